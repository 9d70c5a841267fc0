// How two ends of a connection prove themselves, and how a service calls another.
#ifndef CANDOUR_SERVICES_COMMON_GRPC_CREDENTIALS_H_
#define CANDOUR_SERVICES_COMMON_GRPC_CREDENTIALS_H_

#include <grpcpp/grpcpp.h>

#include <memory>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "services/common/auth/token_source.h"
#include "services/common/settings/settings.h"

namespace candour {

// Without TLS for loopback addresses, which settings see to. With a CA a certificate that the
// caller shows must be that CA's; Guard asks services for one, people bring a token alone.
// InvalidArgument when a file cannot be read.
absl::StatusOr<std::shared_ptr<grpc::ServerCredentials>> ServerCredentialsFor(
    const std::optional<TlsSettings>& tls);

// A channel to `address`, kept alive, with back-off of at most 2 seconds between tries. With TLS it
// trusts the CA and shows our certificate. InvalidArgument when a file cannot be read.
absl::StatusOr<std::shared_ptr<grpc::Channel>> ChannelTo(const std::string& address,
                                                         const std::optional<TlsSettings>& tls);

// Puts `source`'s token into a call. Errors as for TokenSource::Token.
absl::Status Authorise(TokenSource& source, grpc::ClientContext& context);

// Puts this token into a call.
void Authorise(const std::string& token, grpc::ClientContext& context);

}  // namespace candour

#endif  // CANDOUR_SERVICES_COMMON_GRPC_CREDENTIALS_H_
