#include "clients/cli/session.h"

#include <chrono>
#include <fstream>
#include <sstream>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "clients/cli/login.h"

namespace candour::cli {
namespace {

// A token that ends sooner than this is renewed first.
constexpr absl::Duration kRenewBefore = absl::Seconds(60);

std::string Contents(const std::string& path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace

std::shared_ptr<grpc::Channel> Session::ChannelTo(const std::string& address) const {
  if (options_.profile.tls_ca_file.empty()) {
    return grpc::CreateChannel(address, grpc::InsecureChannelCredentials());
  }
  grpc::SslCredentialsOptions tls;
  tls.pem_root_certs = Contents(options_.profile.tls_ca_file);
  return grpc::CreateChannel(address, grpc::SslCredentials(tls));
}

absl::StatusOr<std::string> Session::Token() {
  if (sign_in_.access_token.empty()) {
    const auto kept = ReadSignIn(options_.profile, options_.as);
    if (!kept.ok()) return absl::UnauthenticatedError(kept.status().message());
    sign_in_ = *kept;
  }
  if (absl::Now() + kRenewBefore < sign_in_.expires_at) return sign_in_.access_token;
  if (sign_in_.secret_file.empty()) {
    return absl::UnauthenticatedError("the sign-in has ended; use `candour login`");
  }
  const auto renewed = SignInWithSecret(sign_in_.issuer, sign_in_.client, sign_in_.secret_file);
  if (!renewed.ok()) return renewed.status();
  sign_in_ = *renewed;
  const absl::Status kept = KeepSignIn(options_.profile, sign_in_);
  if (!kept.ok()) return kept;
  return sign_in_.access_token;
}

absl::Status Session::Prepare(grpc::ClientContext& context, absl::Duration deadline) {
  const absl::StatusOr<std::string> token = Token();
  if (!token.ok()) return token.status();
  context.AddMetadata("authorization", absl::StrCat("Bearer ", *token));
  if (deadline < absl::InfiniteDuration()) {
    context.set_deadline(std::chrono::system_clock::now() + absl::ToChronoMilliseconds(deadline));
  }
  return absl::OkStatus();
}

absl::StatusOr<std::string> Session::Authority() const {
  if (!options_.profile.authority.empty()) return options_.profile.authority;
  return absl::InvalidArgumentError("authority: say --authority or set CANDOUR_AUTHORITY");
}

absl::Status FromGrpc(const grpc::Status& status) {
  // The two enumerations share their numbers.
  return {static_cast<absl::StatusCode>(status.error_code()), status.error_message()};
}

}  // namespace candour::cli
