#include "clients/cli/login.h"

#include <fstream>
#include <thread>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "clients/cli/http.h"
#include "services/common/auth/http.h"

namespace candour::cli {
namespace {

constexpr const char* kDeviceGrant = "urn:ietf:params:oauth:grant-type:device_code";

absl::StatusOr<std::string> Endpoint(const std::string& issuer, const std::string& name) {
  if (issuer.empty()) {
    return absl::InvalidArgumentError("issuer: say --issuer or set CANDOUR_OIDC_ISSUER");
  }
  return DiscoverEndpoint(issuer, name);
}

absl::StatusOr<std::string> SecretIn(const std::string& path) {
  std::ifstream file(path);
  std::string secret;
  if (!std::getline(file, secret)) {
    return absl::InvalidArgumentError(absl::StrCat("secret-file: cannot read ", path));
  }
  return std::string{absl::StripAsciiWhitespace(secret)};
}

SignIn SignInFrom(const nlohmann::json& token, const std::string& issuer,
                  const std::string& client) {
  SignIn sign_in;
  sign_in.client = client;
  sign_in.issuer = issuer;
  sign_in.access_token = token.value("access_token", "");
  sign_in.expires_at = absl::Now() + absl::Seconds(token.value("expires_in", 0));
  return sign_in;
}

absl::Status Refused(const HttpAnswer& answer) {
  return absl::UnauthenticatedError(
      absl::StrCat("the sign-in was refused: ",
                   answer.body.value("error_description", answer.body.value("error", "?"))));
}

}  // namespace

absl::StatusOr<SignIn> SignInWithSecret(const std::string& issuer, const std::string& client,
                                        const std::string& secret_file) {
  const auto endpoint = Endpoint(issuer, "token_endpoint");
  if (!endpoint.ok()) return endpoint.status();
  const auto secret = SecretIn(secret_file);
  if (!secret.ok()) return secret.status();
  const auto answer = PostForm(*endpoint, {{"grant_type", "client_credentials"}}, client, *secret);
  if (!answer.ok()) return answer.status();
  if (answer->code != 200) return Refused(*answer);
  SignIn sign_in = SignInFrom(answer->body, issuer, client);
  sign_in.secret_file = secret_file;
  return sign_in;
}

absl::StatusOr<SignIn> SignInOnAnotherScreen(const std::string& issuer, const std::string& client,
                                             const std::function<void(const std::string&)>& show) {
  const auto device = Endpoint(issuer, "device_authorization_endpoint");
  if (!device.ok()) return device.status();
  const auto token = Endpoint(issuer, "token_endpoint");
  if (!token.ok()) return token.status();
  const auto code = PostForm(*device, {{"client_id", client}, {"scope", "openid candour"}});
  if (!code.ok()) return code.status();
  if (code->code != 200) return Refused(*code);
  show(absl::StrCat("Open ", code->body.value("verification_uri", ""), " and type ",
                    code->body.value("user_code", "")));

  const absl::Time until = absl::Now() + absl::Seconds(code->body.value("expires_in", 300));
  absl::Duration pause = absl::Seconds(code->body.value("interval", 5));
  while (absl::Now() < until) {
    std::this_thread::sleep_for(absl::ToChronoMilliseconds(pause));
    const auto answer = PostForm(*token, {{"grant_type", kDeviceGrant},
                                          {"client_id", client},
                                          {"device_code", code->body.value("device_code", "")}});
    if (!answer.ok()) return answer.status();
    if (answer->code == 200) return SignInFrom(answer->body, issuer, client);
    const std::string error = answer->body.value("error", "");
    if (error == "slow_down") pause += absl::Seconds(5);
    if (error != "slow_down" && error != "authorization_pending") return Refused(*answer);
  }
  return absl::DeadlineExceededError("nobody typed the code in time");
}

}  // namespace candour::cli
