#include "services/intake/commit/request.h"

#include <set>
#include <utility>

#include "absl/strings/ascii.h"
#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"
#include "services/common/digest/digest.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/people/named_people.h"
#include "services/intake/domain/reference.h"

namespace candour::intake {
namespace {

// The space of the names of imported cases. Never changes: an import would come in twice.
constexpr std::string_view kSourceSpace = "5f1d9a52-0b0e-4c57-9a39-6f6c4d0f1c2e";

bool IsUuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
    if (hyphen ? text[i] != '-' : !absl::ascii_isxdigit(static_cast<unsigned char>(text[i]))) {
      return false;
    }
  }
  return true;
}

std::string InLowerCase(std::string_view text) {
  return absl::AsciiStrToLower(absl::string_view(text.data(), text.size()));
}

// The same act always gives the same bytes, maps included.
std::string BytesOf(const ledger::v1::Act& act) {
  std::string bytes;
  google::protobuf::io::StringOutputStream stream(&bytes);
  google::protobuf::io::CodedOutputStream coded(&stream);
  coded.SetSerializationDeterministic(true);
  act.SerializeToCodedStream(&coded);
  coded.Trim();
  return bytes;
}

// The bytes of what the caller asked for: which cases somebody who died or may not be contacted has
// is looked up anew each time.
std::string BytesAsked(const ledger::v1::Act& act) {
  if (PersonOnEveryCase(act).empty()) return BytesOf(act);
  ledger::v1::Act asked = act;
  asked.clear_further_complaint_ids();
  return BytesOf(asked);
}

// The case as the caller names it.
std::string CaseNamedBy(const Command& command) {
  return command.case_key.empty() ? command.act.complaint_id() : command.case_key;
}

absl::Status FindCase(Request& request) {
  const Command& command = request.command;
  if (request.IsSubmit()) {
    const ledger::v1::Submit& submit = command.act.submit();
    request.new_complaint_id = RandomUuid();
    if (submit.has_source()) {
      request.complaint_id =
          ComplaintIdOfSource(command.authority_id, submit.source().system(), submit.source().id());
      request.new_complaint_id = request.complaint_id;
    }
    return absl::OkStatus();
  }
  const std::string named = CaseNamedBy(command);
  if (named.empty()) return absl::OkStatus();
  if (IsUuid(named)) {
    request.complaint_id = InLowerCase(named);
    return absl::OkStatus();
  }
  absl::StatusOr<std::string> reference = ParseReference(named);
  if (!reference.ok()) return reference.status();
  request.reference = *std::move(reference);
  return absl::OkStatus();
}

// Each case once, by complaint_id: an act is decided on it once.
absl::Status CheckFurtherCases(const Request& request) {
  std::set<std::string> seen = {request.complaint_id};
  for (const std::string& id : request.command.act.further_complaint_ids()) {
    if (!IsUuid(id)) return FieldError("further_complaint_ids", "must be UUIDs");
    if (!seen.insert(InLowerCase(id)).second) {
      return FieldError("further_complaint_ids", "names a case twice");
    }
  }
  const bool further = request.command.act.further_complaint_ids_size() > 0;
  if (further && request.complaint_id.empty()) {
    return FieldError("further_complaint_ids", "name the first case by its complaint_id too");
  }
  return absl::OkStatus();
}

// What is no UUID is nobody whom a case could know.
void WantPerson(const std::string& id, Wanted& wanted) {
  if (IsUuid(id)) wanted.person_ids.push_back(InLowerCase(id));
}

}  // namespace

Request Examine(Command command) {
  Request request;
  request.command = std::move(command);
  if (!IsUuid(request.command.request_id)) {
    request.refused = FieldError("request_id", "must be a UUID");
    return request;
  }
  request.key = {request.command.actor.subject, InLowerCase(request.command.request_id)};
  request.body_digest =
      Sha256(CaseNamedBy(request.command) + '\0' + BytesAsked(request.command.act));
  request.refused = FindCase(request);
  if (request.refused.ok()) request.refused = CheckFurtherCases(request);
  return request;
}

std::string ComplaintIdOfSource(std::string_view authority_id, std::string_view system,
                                std::string_view id) {
  std::string name(authority_id);
  name += '\0';
  name += system;
  name += '\0';
  name += id;
  return Uuid5(kSourceSpace, name);
}

void Want(const Request& request, Wanted& wanted) {
  if (!request.refused.ok()) return;
  wanted.requests.push_back(request.key);
  if (!request.complaint_id.empty()) wanted.complaint_ids.push_back(request.complaint_id);
  if (!request.reference.empty()) wanted.references.push_back(request.reference);
  for (const std::string& id : request.command.act.further_complaint_ids()) {
    wanted.complaint_ids.push_back(InLowerCase(id));
  }
  for (const std::string& id : PeopleNamedIn(request.command.act)) WantPerson(id, wanted);
  WantPerson(PersonOnEveryCase(request.command.act), wanted);
}

}  // namespace candour::intake
