#include "services/common/auth/http.h"

#include <curl/curl.h>

#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>

#include "absl/status/status.h"

namespace candour {
namespace {

constexpr long kConnectMillis = 2000;
constexpr long kTotalMillis = 5000;
constexpr std::size_t kMostBytes = 1 << 20;

using CurlHandle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;

std::size_t Take(const char* bytes, std::size_t size, std::size_t count, void* into) {
  auto& body = *static_cast<std::string*>(into);
  if (body.size() + size * count > kMostBytes) return 0;
  body.append(bytes, size * count);
  return size * count;
}

CurlHandle Prepare(const std::string& url, std::string& body) {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  CurlHandle curl{curl_easy_init(), &curl_easy_cleanup};
  curl_easy_setopt(curl.get(), CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_CONNECTTIMEOUT_MS, kConnectMillis);
  curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT_MS, kTotalMillis);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, &Take);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &body);
  return curl;
}

absl::Status Perform(CURL* curl) {
  if (curl_easy_perform(curl) != CURLE_OK) {
    return absl::UnavailableError("the sign-in service does not answer");
  }
  long code = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &code);
  if (code == 200) return absl::OkStatus();
  if (code == 400 || code == 401 || code == 403) {
    return absl::UnauthenticatedError("the sign-in service refuses the client's secret");
  }
  return absl::UnavailableError("the sign-in service does not answer as it should");
}

}  // namespace

absl::StatusOr<std::string> HttpGet(const std::string& url) {
  std::string body;
  const CurlHandle curl = Prepare(url, body);
  const absl::Status done = Perform(curl.get());
  if (!done.ok()) return absl::UnavailableError(done.message());
  return body;
}

absl::StatusOr<std::string> HttpPostForm(const std::string& url, const std::string& form,
                                         const std::string& user, const std::string& secret) {
  std::string body;
  const CurlHandle curl = Prepare(url, body);
  curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, form.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_HTTPAUTH, CURLAUTH_BASIC);
  curl_easy_setopt(curl.get(), CURLOPT_USERNAME, user.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_PASSWORD, secret.c_str());
  const absl::Status done = Perform(curl.get());
  if (!done.ok()) return done;
  return body;
}

absl::StatusOr<std::string> DiscoverEndpoint(const std::string& issuer, const std::string& name) {
  const absl::StatusOr<std::string> body = HttpGet(issuer + "/.well-known/openid-configuration");
  if (!body.ok()) return body.status();
  const nlohmann::json document = nlohmann::json::parse(*body, nullptr, false);
  if (!document.is_object() || !document.contains("issuer") || document["issuer"] != issuer) {
    return absl::UnavailableError("the sign-in service calls itself by another name");
  }
  const auto found = document.find(name);
  if (found == document.end() || !found->is_string()) {
    return absl::UnavailableError("the sign-in service does not name its " + name);
  }
  return found->get<std::string>();
}

}  // namespace candour
