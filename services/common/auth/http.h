// The few requests that signing in needs.
#ifndef CANDOUR_SERVICES_COMMON_AUTH_HTTP_H_
#define CANDOUR_SERVICES_COMMON_AUTH_HTTP_H_

#include <string>

#include "absl/status/statusor.h"

namespace candour {

// All of these block for at most 5 seconds, follow no redirect, check certificates, and take in at
// most 1 MB. Unavailable when there is no answer, or one other than 200.

absl::StatusOr<std::string> HttpGet(const std::string& url);

// Posts `form`, already encoded, as `user` with `secret`. Unauthenticated for 400, 401 and 403.
absl::StatusOr<std::string> HttpPostForm(const std::string& url, const std::string& form,
                                         const std::string& user, const std::string& secret);

// What `issuer`'s discovery document gives for `name`, such as jwks_uri or token_endpoint. Refuses
// a document of another issuer.
absl::StatusOr<std::string> DiscoverEndpoint(const std::string& issuer, const std::string& name);

}  // namespace candour

#endif  // CANDOUR_SERVICES_COMMON_AUTH_HTTP_H_
