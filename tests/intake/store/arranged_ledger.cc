#include "tests/intake/store/arranged_ledger.h"

#include <stdexcept>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/common/digest/digest.h"
#include "services/common/fields/personal.h"
#include "services/intake/domain/apply.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/reference.h"
#include "services/intake/store/seal.h"

namespace candour::intake {
namespace {

SealedEvent Unsealed(const ledger::v1::Event& event, const ledger::v1::CaseFile& file,
                     const LedgerHead& head) {
  SealedEvent sealed;
  sealed.seq = head.seq + 1;
  sealed.complaint_id = file.complaint_id();
  sealed.case_version = file.version();
  sealed.occurred_at = kMarchMorning + absl::Minutes(sealed.seq);
  sealed.recorded_at = sealed.occurred_at;
  sealed.actor = "arranged";
  sealed.type = std::string(TypeOf(event));
  ledger::v1::Event facts;
  ledger::v1::Event personal;
  const bool has_personal = SplitPersonal(event, facts, personal);
  sealed.facts = facts.SerializeAsString();
  if (has_personal) sealed.body = personal.SerializeAsString();
  return sealed;
}

}  // namespace

std::string CaseId(int number) { return absl::StrFormat("00000000-0000-4000-8000-%012d", number); }

ArrangedLedger::ArrangedLedger() : database_(test_.Conninfo("candour_intake")), store_(database_) {}

ledger::v1::CaseFile ArrangedLedger::NewCase(const std::string& authority_id, int number,
                                             absl::Time at) const {
  ledger::v1::CaseFile file;
  file.set_authority_id(authority_id);
  file.set_complaint_id(CaseId(number));
  file.set_reference(FormatReference(2026, number));
  file.set_record_type(ledger::v1::RECORD_TYPE_CMP);
  file.set_status(ledger::v1::STATUS_RECEIVED);
  *file.mutable_received_at() = ToTimestamp(at);
  *file.mutable_received_on() = ToMessage(LondonDay(at));
  ledger::v1::Point& point = *file.add_points();
  point.set_point_id(1);
  point.set_text("my words");
  return file;
}

void ArrangedLedger::Receive(const ledger::v1::CaseFile& file) {
  ledger::v1::Event event;
  *event.mutable_complaint_received()->mutable_file() = file;
  event.mutable_complaint_received()->mutable_file()->clear_obligations();
  *event.mutable_obligations()->mutable_opened() = file.obligations();
  const ledger::v1::CaseFile after = Apply({}, event);
  Write(file.authority_id(), event, after, true);
  files_[file.complaint_id()] = after;
}

Cursor ArrangedLedger::Record(const std::string& authority_id, const std::string& complaint_id,
                              const ledger::v1::Event& event) {
  ledger::v1::CaseFile& file = files_.at(complaint_id);
  file = Apply(std::move(file), event);
  return Write(authority_id, event, file, false);
}

Cursor ArrangedLedger::Write(const std::string& authority_id, const ledger::v1::Event& event,
                             const ledger::v1::CaseFile& file, bool is_new) {
  Cursor end;
  const auto decide = [&](const LedgerView& view) {
    LedgerWrite write;
    SealedEvent sealed = Unsealed(event, file, view.head);
    Seal(authority_id, view.head.hash, sealed);
    end = {sealed.seq, sealed.hash};
    write.head = view.head;
    write.head.seq = sealed.seq;
    write.head.hash = sealed.hash;
    write.head.recorded_at = sealed.recorded_at;
    write.events.push_back(std::move(sealed));
    (is_new ? write.opened : write.changed).push_back(file);
    if (event.has_personal_erased()) {
      write.erasures.push_back({file.complaint_id(), event.personal_erased().through_seq(), {}});
    }
    return write;
  };
  const absl::StatusOr<bool> written = store_.Attempt(authority_id, {}, true, decide);
  if (!written.ok()) throw std::runtime_error(written.status().ToString());
  return end;
}

void ArrangedLedger::Replace(const ledger::v1::CaseFile& file) {
  test_.Execute(absl::StrCat("UPDATE intake.case_file SET file = '\\x",
                             Hex(file.SerializeAsString()), "' WHERE complaint_id = '",
                             file.complaint_id(), "'"));
}

void ArrangedLedger::CutBehind(const std::string& authority_id, std::int64_t seq) {
  test_.Execute(absl::StrCat("DELETE FROM ledger.event WHERE authority_id = '", authority_id,
                             "' AND seq > ", seq, "; UPDATE ledger.head SET seq = ", seq,
                             ", hash = (SELECT hash FROM ledger.event WHERE authority_id = '",
                             authority_id, "' AND seq = ", seq, ") WHERE authority_id = '",
                             authority_id, "'"));
}

void ArrangedLedger::MakeDemo(absl::Time now) {
  test_.Execute(absl::StrCat("INSERT INTO intake.business_clock (now_at) VALUES (to_timestamp(",
                             absl::ToUnixSeconds(now), "))"));
}

ledger::v1::Event Viewed() {
  ledger::v1::Event event;
  *event.mutable_case_viewed()->mutable_bucket() = ToTimestamp(kMarchMorning);
  return event;
}

ledger::v1::Event Noted(const std::string& note) {
  ledger::v1::Event event;
  *event.mutable_closed()->mutable_closed_at() = ToTimestamp(kMarchMorning);
  event.mutable_closed()->set_note(note);
  return event;
}

ledger::v1::Event ErasedThrough(std::int64_t seq) {
  ledger::v1::Event event;
  event.mutable_personal_erased()->set_rule("retention-6y");
  event.mutable_personal_erased()->set_through_seq(seq);
  return event;
}

}  // namespace candour::intake
