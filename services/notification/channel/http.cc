#include "services/notification/channel/http.h"

#include <curl/curl.h>

#include <memory>
#include <mutex>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace candour::notification {
namespace {

constexpr std::size_t kMostOctets = 8 << 20;

std::size_t Write(char* data, std::size_t size, std::size_t count, void* body_pointer) {
  std::string& body = *static_cast<std::string*>(body_pointer);
  if (body.size() + size * count > kMostOctets) return 0;
  body.append(data, size * count);
  return size * count;
}

bool IsLoopback(const std::string& url) {
  return absl::StartsWith(url, "http://127.") || absl::StartsWith(url, "http://localhost:");
}

// Faults before the first byte of the request.
bool IsBefore(CURLcode result) {
  return result == CURLE_COULDNT_RESOLVE_HOST || result == CURLE_COULDNT_RESOLVE_PROXY ||
         result == CURLE_COULDNT_CONNECT || result == CURLE_SSL_CONNECT_ERROR ||
         result == CURLE_PEER_FAILED_VERIFICATION || result == CURLE_UNSUPPORTED_PROTOCOL ||
         result == CURLE_URL_MALFORMAT;
}

}  // namespace

HttpAnswer Call(const HttpRequest& request) {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(),
                                                                 &curl_easy_cleanup);
  curl_slist* list = curl_slist_append(nullptr, "Content-Type: application/json");
  list = curl_slist_append(list, absl::StrCat("Authorization: Bearer ", request.bearer).c_str());
  // Without this curl waits for "100 Continue" before a long body.
  list = curl_slist_append(list, "Expect:");
  const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> headers(list,
                                                                            &curl_slist_free_all);
  HttpAnswer answer;
  curl_easy_setopt(curl.get(), CURLOPT_URL, request.url.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR,
                   IsLoopback(request.url) ? "http,https" : "https");
  curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, &Write);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &answer.body);
  curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT_MS,
                   static_cast<long>(absl::ToInt64Milliseconds(request.patience)));
  if (!request.body.empty()) {
    curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDSIZE_LARGE,
                     static_cast<curl_off_t>(request.body.size()));
    curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, request.body.c_str());
  }
  const CURLcode result = curl_easy_perform(curl.get());
  if (result != CURLE_OK) {
    answer.reached = IsBefore(result) ? HttpAnswer::Reached::kNo : HttpAnswer::Reached::kPerhaps;
    answer.error = curl_easy_strerror(result);
    return answer;
  }
  long status = 0;
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
  answer.reached = HttpAnswer::Reached::kYes;
  answer.status = static_cast<int>(status);
  return answer;
}

}  // namespace candour::notification
