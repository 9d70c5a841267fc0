#include "clients/cli/http.h"

#include <curl/curl.h>

#include <memory>

#include "absl/strings/str_cat.h"

namespace candour::cli {
namespace {

constexpr long kSeconds = 15;

using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;

std::size_t Append(char* data, std::size_t size, std::size_t count, void* body) {
  static_cast<std::string*>(body)->append(data, size * count);
  return size * count;
}

absl::StatusOr<HttpAnswer> Perform(CURL* curl, const std::string& url) {
  std::string body;
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, Append);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &body);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, kSeconds);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  const CURLcode done = curl_easy_perform(curl);
  if (done != CURLE_OK) {
    return absl::UnavailableError(absl::StrCat(url, ": ", curl_easy_strerror(done)));
  }
  HttpAnswer answer;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer.code);
  answer.body = nlohmann::json::parse(body, nullptr, /*allow_exceptions=*/false);
  if (answer.body.is_discarded()) {
    return absl::UnavailableError(absl::StrCat(url, ": HTTP ", answer.code, " without JSON"));
  }
  return answer;
}

std::string Encoded(CURL* curl, const std::map<std::string, std::string>& form) {
  std::string body;
  for (const auto& [name, value] : form) {
    char* escaped = curl_easy_escape(curl, value.c_str(), static_cast<int>(value.size()));
    absl::StrAppend(&body, body.empty() ? "" : "&", name, "=", escaped);
    curl_free(escaped);
  }
  return body;
}

}  // namespace

absl::StatusOr<HttpAnswer> PostForm(const std::string& url,
                                    const std::map<std::string, std::string>& form,
                                    const std::string& user, const std::string& password) {
  const Handle curl(curl_easy_init(), curl_easy_cleanup);
  const std::string body = Encoded(curl.get(), form);
  curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, body.c_str());
  if (!user.empty()) {
    curl_easy_setopt(curl.get(), CURLOPT_HTTPAUTH, CURLAUTH_BASIC);
    curl_easy_setopt(curl.get(), CURLOPT_USERNAME, user.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_PASSWORD, password.c_str());
  }
  return Perform(curl.get(), url);
}

}  // namespace candour::cli
