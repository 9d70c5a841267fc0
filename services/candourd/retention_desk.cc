#include "services/candourd/retention_desk.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/intake/domain/instant.h"
#include "services/intake/store/ended_files.h"

namespace candour::intake {
namespace {

absl::Status NotOpenYet() { return absl::UnavailableError("the service is starting, try again"); }

void AddLeft(std::int64_t count, const char* what, std::vector<std::string>& left) {
  if (count > 0) left.push_back(absl::StrCat(count, " ", what, " left"));
}

}  // namespace

absl::Status RetentionDesk::EndedFiles(
    const std::string& authority_id, absl::CivilDay last, const std::string& reader,
    const std::function<void(const ledger::v1::CaseFile&)>& visit) {
  IntakeRooms* rooms = rooms_;
  if (rooms == nullptr) return NotOpenYet();
  return ReadEndedFiles(rooms->reading, authority_id, last, reader, visit);
}

absl::StatusOr<std::set<std::string>> RetentionDesk::WithOpenCase(
    const std::string& authority_id, const std::vector<std::string>& person_ids) {
  IntakeRooms* rooms = rooms_;
  if (rooms == nullptr) return NotOpenYet();
  return PersonsWithOpenCase(rooms->reading, authority_id, person_ids);
}

absl::Status RetentionDesk::Erasures(const v1::ListErasuresRequest& request,
                                     v1::ListErasuresResponse& response) {
  IntakeRooms* rooms = rooms_;
  if (rooms == nullptr) return NotOpenYet();
  const auto lines = rooms->erasures.List(request.authority_id(), request.after_seq());
  if (!lines.ok()) return lines.status();
  for (const ErasureLine& line : *lines) {
    v1::ErasureNote& note = *response.add_erasures();
    note.set_authority_id(request.authority_id());
    note.set_complaint_id(line.complaint_id);
    note.set_reference(line.reference);
    note.set_rule(line.rule);
    *note.mutable_erased_at() = ToTimestamp(line.erased_at);
    note.set_seq(line.seq);
  }
  return absl::OkStatus();
}

absl::Status RetentionDesk::Repeat(const std::string& authority_id,
                                   v1::RepeatErasuresResponse& response) {
  IntakeRooms* rooms = rooms_;
  if (rooms == nullptr) return NotOpenYet();
  const absl::StatusOr<RepeatedErasures> repeated = rooms->erasures.Repeat(authority_id);
  if (!repeated.ok()) return repeated.status();
  response.set_erasures(repeated->erasures);
  response.set_bodies(repeated->bodies);
  response.set_attachments(repeated->attachments);
  response.set_search_documents(repeated->search_documents);
  response.set_case_files(repeated->case_files);
  return absl::OkStatus();
}

absl::StatusOr<Remains> RetentionDesk::RemainsOf(const std::string& authority_id,
                                                 const std::string& complaint_id) {
  IntakeRooms* rooms = rooms_;
  if (rooms == nullptr) return NotOpenYet();
  absl::StatusOr<ErasureRemains> found = rooms->erasures.RemainsOf(authority_id, complaint_id);
  if (!found.ok()) return found.status();
  Remains remains;
  remains.seq = found->seq;
  remains.hash = std::move(found->hash);
  remains.bodies_gone = found->bodies_gone;
  AddLeft(found->bodies_left, "personal parts", remains.left);
  AddLeft(found->attachments, "attachments", remains.left);
  AddLeft(found->mails, "marks of mails", remains.left);
  AddLeft(found->search_documents, "search documents", remains.left);
  if (!found->search_passed) remains.left.emplace_back("the search index has not passed it");
  return remains;
}

}  // namespace candour::intake
