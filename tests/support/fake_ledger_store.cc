#include "tests/support/fake_ledger_store.h"

#include <algorithm>
#include <utility>

namespace candour::intake {

absl::StatusOr<bool> FakeLedgerStore::Attempt(const std::string& authority_id, const Wanted& wanted,
                                              bool hold_head, const Decide& decide) {
  const std::lock_guard lock(mutex_);
  holds_.push_back(hold_head);
  batch_sizes_.push_back(wanted.requests.size());
  const Mishap mishap = NextMishap();
  if (mishap == Mishap::kUnavailable) return absl::UnavailableError("gone");
  Ledger& ledger = ledgers_[authority_id];
  LedgerWrite write = decide(View(ledger, wanted));
  if (mishap == Mishap::kSwapLost) return false;
  if (mishap == Mishap::kUnknownAndLost) return absl::UnknownError("perhaps");
  if (poison_ && poison_(write)) return absl::InternalError("refused");
  if (!write.IsEmpty()) Keep(std::move(write), ledger);
  if (mishap == Mishap::kUnknownButKept) return absl::UnknownError("perhaps");
  return true;
}

FakeLedgerStore::Mishap FakeLedgerStore::NextMishap() {
  if (mishaps_.empty()) return Mishap::kNone;
  const Mishap next = mishaps_.front();
  mishaps_.pop_front();
  return next;
}

LedgerView FakeLedgerStore::View(const Ledger& ledger, const Wanted& wanted) {
  LedgerView view;
  view.head = ledger.head;
  for (const RequestKey& key : wanted.requests) {
    const auto known = ledger.requests.find(key);
    if (known != ledger.requests.end()) view.requests.insert(*known);
  }
  const auto among = [](const std::vector<std::string>& keys, const std::string& key) {
    return std::find(keys.begin(), keys.end(), key) != keys.end();
  };
  for (const auto& [id, file] : ledger.files) {
    if (among(wanted.complaint_ids, id) || among(wanted.references, file.reference()) ||
        among(wanted.person_ids, file.complainant().person_id()) ||
        among(wanted.person_ids, file.care_recipient().person_id())) {
      view.files.push_back(file);
    }
  }
  return view;
}

void FakeLedgerStore::Keep(LedgerWrite write, Ledger& ledger) {
  ledger.head = write.head;
  for (SealedEvent& event : write.events) ledger.events.push_back(std::move(event));
  for (const ledger::v1::CaseFile& file : write.opened) ledger.files[file.complaint_id()] = file;
  for (const ledger::v1::CaseFile& file : write.changed) ledger.files[file.complaint_id()] = file;
  for (const auto& [key, request] : write.requests) ledger.requests[key] = request;
  for (const Erasure& erasure : write.erasures) {
    for (SealedEvent& event : ledger.events) {
      const auto& versions = erasure.versions;
      const bool goes = versions.empty() ? event.seq <= erasure.through_seq
                                         : std::find(versions.begin(), versions.end(),
                                                     event.case_version) != versions.end();
      if (event.complaint_id != erasure.complaint_id || !goes) continue;
      event.body.reset();
      event.salt.clear();
    }
  }
}

void FakeLedgerStore::Befall(std::vector<Mishap> mishaps) {
  const std::lock_guard lock(mutex_);
  mishaps_.assign(mishaps.begin(), mishaps.end());
}

void FakeLedgerStore::RefuseWhen(std::function<bool(const LedgerWrite&)> poison) {
  const std::lock_guard lock(mutex_);
  poison_ = std::move(poison);
}

FakeLedgerStore::Ledger FakeLedgerStore::Read(const std::string& authority_id) {
  const std::lock_guard lock(mutex_);
  return ledgers_[authority_id];
}

std::vector<bool> FakeLedgerStore::Holds() {
  const std::lock_guard lock(mutex_);
  return holds_;
}

std::vector<std::size_t> FakeLedgerStore::BatchSizes() {
  const std::lock_guard lock(mutex_);
  return batch_sizes_;
}

}  // namespace candour::intake
