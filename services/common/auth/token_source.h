// The token with which a service calls another one.
#ifndef CANDOUR_SERVICES_COMMON_AUTH_TOKEN_SOURCE_H_
#define CANDOUR_SERVICES_COMMON_AUTH_TOKEN_SOURCE_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "services/common/auth/key_set.h"
#include "services/common/settings/settings.h"

namespace candour {

// Gives a token that is good for at least another minute. Thread-safe.
class TokenSource {
 public:
  virtual ~TokenSource() = default;

  // Blocks on the network only when a new one is needed. Unavailable when the issuer does not
  // answer, Unauthenticated when it refuses the secret.
  virtual absl::StatusOr<std::string> Token() = 0;

  // Forgets the token, after it was refused.
  virtual void Forget() = 0;
};

// The token of `client`, for example "candour-notification", by the client credentials grant with
// the secret in the file `client` of settings.client_secret_dir. The file is read at each fetch, so
// a secret may be changed under a running service.
std::unique_ptr<TokenSource> ClientCredentials(const OidcSettings& settings,
                                               const std::string& client, MachineClock clock);

}  // namespace candour

#endif  // CANDOUR_SERVICES_COMMON_AUTH_TOKEN_SOURCE_H_
