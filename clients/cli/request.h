// What most requests have in common.
#ifndef CANDOUR_CLIENTS_CLI_REQUEST_H_
#define CANDOUR_CLIENTS_CLI_REQUEST_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "candour/intake/v1/intake.grpc.pb.h"
#include "clients/cli/command.h"

namespace candour::cli {

// The case, and how safely to act on it, as the command line says.
struct Aim {
  // Reference or complaint_id.
  std::string of_case;
  // Act only when the case is at this version; 0: whatever it is.
  std::int64_t version = 0;
  // Repeating with the same one never acts twice; a new one when empty.
  std::string request_id;
};

// Adds CASE, --version and --request-id to `verb`.
void AddAim(CLI::App* verb, Aim& aim);

// The target message. InvalidArgument when the authority is not known.
absl::StatusOr<intake::v1::Target> TargetOf(Session& session, const Aim& aim);

// "2026-09-14" as a day; InvalidArgument naming `field` otherwise.
absl::StatusOr<type::v1::Day> ParseDay(const std::string& field, const std::string& text);

// "2026-09-14T10:00:00Z", or a day that means 12:00 London.
absl::StatusOr<google::protobuf::Timestamp> ParseInstant(const std::string& field,
                                                         const std::string& text);

// The number of the enum value that `name` stands for, its prefix left out: "phone" is
// CHANNEL_PHONE. InvalidArgument naming `field` and listing what there is.
absl::StatusOr<int> ParseEnum(const google::protobuf::EnumDescriptor& type,
                              const std::string& prefix, const std::string& field,
                              const std::string& name);

// The text itself, or what the file holds when it starts with "@"; "@-" is standard input.
absl::StatusOr<std::string> TextOrFile(const std::string& field, const std::string& text);

// Calls about cases, to the intake that the session speaks with.
std::unique_ptr<intake::v1::CaseService::Stub> Cases(Session& session);

// Prints `status` in the form that the session was asked for. Gives the exit code.
int Fail(const Session& session, const absl::Status& status);

// Prints the receipt of an act, or why there is none. Gives the exit code.
int ShowReceipt(const Session& session, const absl::Status& status,
                const ledger::v1::Receipt& receipt);

// Sends one act on a case and prints the receipt. Gives the exit code.
template <typename Request, typename Response>
int SendAct(Session& session, const Aim& aim, Request request,
            grpc::Status (intake::v1::CaseService::Stub::*rpc)(grpc::ClientContext*, const Request&,
                                                               Response*)) {
  const absl::StatusOr<intake::v1::Target> target = TargetOf(session, aim);
  if (!target.ok()) return ShowReceipt(session, target.status(), {});
  *request.mutable_target() = *target;
  Response response;
  const absl::Status done = Call(session, *Cases(session), rpc, request, response);
  return ShowReceipt(session, done, response.receipt());
}

}  // namespace candour::cli

#endif  // CANDOUR_CLIENTS_CLI_REQUEST_H_
