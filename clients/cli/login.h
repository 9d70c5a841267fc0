// Getting an access token from the OpenID provider.
#ifndef CANDOUR_CLIENTS_CLI_LOGIN_H_
#define CANDOUR_CLIENTS_CLI_LOGIN_H_

#include <functional>
#include <string>

#include "absl/status/statusor.h"
#include "clients/cli/profile.h"

namespace candour::cli {

// Signs a program in (client credentials, RFC 6749 section 4.4). `secret_file` holds the secret,
// which never is an argument. Unauthenticated when the provider refuses.
absl::StatusOr<SignIn> SignInWithSecret(const std::string& issuer, const std::string& client,
                                        const std::string& secret_file);

// Signs a person in who opens a page and types a code (device authorisation, RFC 8628). `show` gets
// the sentence that says so. Returns when the person has done it; DeadlineExceeded when they have
// not.
absl::StatusOr<SignIn> SignInOnAnotherScreen(const std::string& issuer, const std::string& client,
                                             const std::function<void(const std::string&)>& show);

}  // namespace candour::cli

#endif  // CANDOUR_CLIENTS_CLI_LOGIN_H_
