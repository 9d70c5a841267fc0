#include "services/common/auth/token_source.h"

#include <fstream>
#include <mutex>
#include <nlohmann/json.hpp>
#include <sstream>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "services/common/auth/http.h"

namespace candour {
namespace {

constexpr absl::Duration kLeastLeft = absl::Seconds(60);

absl::StatusOr<std::string> SecretIn(const std::string& path) {
  const std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  std::string secret{absl::StripAsciiWhitespace(text.str())};
  if (!file.good() || secret.empty()) {
    return absl::FailedPreconditionError("the client's secret cannot be read");
  }
  return secret;
}

class ClientTokenSource final : public TokenSource {
 public:
  ClientTokenSource(OidcSettings settings, std::string client, MachineClock clock)
      : settings_(std::move(settings)), client_(std::move(client)), clock_(std::move(clock)) {}

  absl::StatusOr<std::string> Token() override {
    const std::lock_guard lock(mutex_);
    if (!token_.empty() && clock_() < expires_at_ - kLeastLeft) return token_;
    const absl::Status renewed = Renew();
    if (!renewed.ok()) return renewed;
    return token_;
  }

  void Forget() override {
    const std::lock_guard lock(mutex_);
    token_.clear();
  }

 private:
  absl::Status Renew() {
    const absl::StatusOr<std::string> secret =
        SecretIn(settings_.client_secret_dir + "/" + client_);
    if (!secret.ok()) return secret.status();
    const absl::StatusOr<std::string> endpoint =
        DiscoverEndpoint(settings_.issuer, "token_endpoint");
    if (!endpoint.ok()) return endpoint.status();
    const absl::Time asked_at = clock_();
    const absl::StatusOr<std::string> answer =
        HttpPostForm(*endpoint, "grant_type=client_credentials&scope=candour", client_, *secret);
    if (!answer.ok()) return answer.status();
    return Keep(*answer, asked_at);
  }

  absl::Status Keep(const std::string& answer, absl::Time asked_at) {
    const nlohmann::json document = nlohmann::json::parse(answer, nullptr, false);
    if (!document.is_object() || !document.contains("access_token") ||
        !document["access_token"].is_string()) {
      return absl::UnavailableError("the sign-in service does not answer with a token");
    }
    const auto lasts = document.find("expires_in");
    const std::int64_t seconds =
        lasts != document.end() && lasts->is_number_integer() ? lasts->get<std::int64_t>() : 0;
    token_ = document["access_token"].get<std::string>();
    expires_at_ = asked_at + absl::Seconds(seconds);
    return absl::OkStatus();
  }

  const OidcSettings settings_;
  const std::string client_;
  const MachineClock clock_;
  std::mutex mutex_;
  std::string token_;
  absl::Time expires_at_ = absl::InfinitePast();
};

}  // namespace

std::unique_ptr<TokenSource> ClientCredentials(const OidcSettings& settings,
                                               const std::string& client, MachineClock clock) {
  return std::make_unique<ClientTokenSource>(settings, client, std::move(clock));
}

}  // namespace candour
