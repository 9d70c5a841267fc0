// A signed-in conversation with the services.
#ifndef CANDOUR_CLIENTS_CLI_SESSION_H_
#define CANDOUR_CLIENTS_CLI_SESSION_H_

#include <grpcpp/grpcpp.h>

#include <memory>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "clients/cli/profile.h"
#include "services/common/fields/check.h"

namespace candour::cli {

// What was said before the sub-command.
struct Options {
  Profile profile;
  // Whom to act as: the name of a kept sign-in; empty for the last one.
  std::string as;
  // Machine-readable output.
  bool json = false;
};

// Channels and tokens for one run of the command. Not thread-safe.
class Session {
 public:
  // As whoever signed in under options.as.
  explicit Session(Options options) : options_(std::move(options)) {}

  // As `sign_in`, which need not be kept anywhere.
  Session(Options options, SignIn sign_in)
      : options_(std::move(options)), sign_in_(std::move(sign_in)) {}

  // A channel to host:port. TLS where the profile names a CA.
  std::shared_ptr<grpc::Channel> ChannelTo(const std::string& address) const;

  // Puts the token and a deadline on `context`. Renews a token of client credentials that is about
  // to end. Unauthenticated when nobody is signed in.
  absl::Status Prepare(grpc::ClientContext& context, absl::Duration deadline = absl::Seconds(30));

  // The authority to work in. InvalidArgument when neither --authority nor the environment says.
  absl::StatusOr<std::string> Authority() const;

  const Options& Given() const { return options_; }

 private:
  absl::StatusOr<std::string> Token();

  Options options_;
  SignIn sign_in_;
};

// The same code and words as an absl status.
absl::Status FromGrpc(const grpc::Status& status);

// Calls a unary rpc of a stub: Call(session, *stub, &Stub::Get, request, response). A request that
// the server would refuse for the form of a field is refused here, in the same words; what is not
// UTF-8 could not even be sent.
template <typename Stub, typename Request, typename Response>
absl::Status Call(Session& session, Stub& stub,
                  grpc::Status (Stub::*rpc)(grpc::ClientContext*, const Request&, Response*),
                  const Request& request, Response& response) {
  const absl::Status checked = CheckFields(request);
  if (!checked.ok()) return checked;
  grpc::ClientContext context;
  const absl::Status prepared = session.Prepare(context);
  if (!prepared.ok()) return prepared;
  return FromGrpc((stub.*rpc)(&context, request, &response));
}

}  // namespace candour::cli

#endif  // CANDOUR_CLIENTS_CLI_SESSION_H_
