// What a command asks of the store before it can be decided.
#ifndef CANDOUR_SERVICES_INTAKE_COMMIT_REQUEST_H_
#define CANDOUR_SERVICES_INTAKE_COMMIT_REQUEST_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "services/intake/commit/committer.h"
#include "services/intake/domain/ledger_store.h"

namespace candour::intake {

// A command, looked through once before its first attempt.
struct Request {
  Command command;
  // Why it cannot be tried at all, such as a request_id that is no UUID.
  absl::Status refused;
  // Subject and request_id in lower case.
  RequestKey key;
  // SHA-256 of the case named and the act's bytes.
  std::string body_digest;
  // The case it is about, at most one of the two. For Submit with a Source, the case that it would
  // open: there already when the record was imported before.
  std::string complaint_id;
  std::string reference;
  // For Submit: the UUID of the new case.
  std::string new_complaint_id;

  bool IsSubmit() const { return command.act.has_submit(); }
  bool NamesCase() const { return !complaint_id.empty() || !reference.empty(); }
};

Request Examine(Command command);

// The UUID of the case that came from record `id` of `system`.
std::string ComplaintIdOfSource(std::string_view authority_id, std::string_view system,
                                std::string_view id);

// Adds what `request` needs to `wanted`.
void Want(const Request& request, Wanted& wanted);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_COMMIT_REQUEST_H_
