#include "clients/cli/erasure_note.h"

#include <map>
#include <set>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "clients/cli/show.h"
#include "google/protobuf/util/json_util.h"
#include "services/common/status/field_error.h"

namespace candour::cli {
namespace {

std::string Counted(const google::protobuf::RepeatedPtrField<ledger::v1::Cleared>& cleared) {
  std::vector<std::string> parts;
  for (const ledger::v1::Cleared& each : cleared) {
    parts.push_back(
        absl::StrCat(each.count(), " ", absl::StrReplaceAll(each.what(), {{"_", " "}})));
  }
  return parts.empty() ? "nothing was kept" : absl::StrJoin(parts, ", ");
}

}  // namespace

std::string CertificatePage(const std::string& authority_id,
                            const intake::v1::IssueCertificateResponse& certificate) {
  const ledger::v1::ErasureRecord& erasure = certificate.erasure();
  std::string page = absl::StrCat(
      "CERTIFICATE OF ERASURE\n\n", "Council:      ", authority_id,
      "\nCase:         ", certificate.reference(), "\nErased:       ", Show(erasure.erased_at()),
      " by ", Safe(erasure.erased_by()), "\nUnder rule:   ", erasure.rule(),
      "\nCertified:    ", Show(erasure.certified_at()), "\nIn ledger at: event ", certificate.seq(),
      ", ", absl::BytesToHexString(certificate.hash()).substr(0, 16),
      "…\n\nRemoved\n  case file: ", Counted(erasure.cleared()),
      "\n  ledger: ", certificate.bodies(),
      " personal parts; the chain still verifies\n  search index: its document\n");
  for (const ledger::v1::FollowerErasure& each : erasure.followers()) {
    absl::StrAppend(&page, "  ", each.follower(), ": ", Counted(each.cleared()), " (",
                    Show(each.confirmed_at()), ")\n");
  }
  absl::StrAppend(&page, "\nBackups made before live at most ", erasure.backup_days(),
                  " days. After a restore erasures are replayed (candour retention replay).\n",
                  "This does not speak for what was sent to others, nor for systems of theirs.\n");
  return page;
}

std::string TriageWords(intake::v1::TriageReason reason, const std::string& hold) {
  static const std::map<int, std::string> kWords = {
      {intake::v1::TRIAGE_REASON_OWED, "something is still owed"},
      {intake::v1::TRIAGE_REASON_UNREAD, "a message was not read"},
      {intake::v1::TRIAGE_REASON_OMBUDSMAN, "the Ombudsman's work has not ended"},
      {intake::v1::TRIAGE_REASON_UNPAID, "money was offered and not paid"},
      {intake::v1::TRIAGE_REASON_LEARNING, "a learning action has not ended"},
      {intake::v1::TRIAGE_REASON_RESTRICTED, "it is restricted"},
      {intake::v1::TRIAGE_REASON_OPEN_CASE, "the person has an open case"}};
  if (reason == intake::v1::TRIAGE_REASON_HELD) {
    return absl::StrCat("held (", hold, "): nothing may be erased");
  }
  const auto words = kWords.find(reason);
  return words == kWords.end() ? "another reason" : words->second;
}

absl::StatusOr<std::vector<intake::v1::ErasureNote>> ReadErasureNotes(const std::string& text) {
  std::vector<intake::v1::ErasureNote> notes;
  int number = 0;
  for (const absl::string_view line : absl::StrSplit(text, '\n')) {
    ++number;
    if (line.empty()) continue;
    intake::v1::ErasureNote note;
    const auto read = google::protobuf::util::JsonStringToMessage(
        google::protobuf::StringPiece(line.data(), line.size()), &note);
    if (!read.ok() || note.complaint_id().empty() || note.rule().empty()) {
      return FieldError("--from", absl::StrCat("line ", number, " is no erasure"));
    }
    notes.push_back(std::move(note));
  }
  return notes;
}

std::vector<intake::v1::ErasureNote> MissingErasures(
    const std::vector<intake::v1::ErasureNote>& kept,
    const std::vector<intake::v1::ErasureNote>& known, const std::string& authority_id) {
  std::set<std::string> there;
  for (const intake::v1::ErasureNote& note : known) there.insert(note.complaint_id());
  std::vector<intake::v1::ErasureNote> missing;
  for (const intake::v1::ErasureNote& note : kept) {
    if (note.authority_id() != authority_id) continue;
    // Once is enough where a case was erased twice.
    if (there.insert(note.complaint_id()).second) missing.push_back(note);
  }
  return missing;
}

}  // namespace candour::cli
