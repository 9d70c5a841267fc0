#include "services/notification/channel/smtp_channel.h"

#include <curl/curl.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/notification/channel/mail.h"

namespace candour::notification {
namespace {

// The mail on its way, and whether any of it has left.
struct Upload {
  std::string mail;
  std::size_t sent = 0;
};

std::size_t Read(char* buffer, std::size_t size, std::size_t count, void* upload_pointer) {
  Upload& upload = *static_cast<Upload*>(upload_pointer);
  const std::size_t now = std::min(size * count, upload.mail.size() - upload.sent);
  upload.mail.copy(buffer, now, upload.sent);
  upload.sent += now;
  return now;
}

HandOverReport ReportOf(CURLcode result, long code, const Upload& upload) {
  const std::string detail = absl::StrCat(curl_easy_strerror(result), ", the server said ", code);
  if (result == CURLE_OK) return {HandOver::kDone, "accepted"};
  if (code >= 500) return {HandOver::kRefused, detail};
  if (code >= 400) return {HandOver::kNotNow, detail};
  if (upload.sent > 0) return {HandOver::kUnknown, detail};
  return {HandOver::kNotNow, detail};
}

}  // namespace

SmtpChannel::SmtpChannel(std::string url, absl::Duration patience)
    : url_(std::move(url)), patience_(patience) {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

HandOverReport SmtpChannel::Take(const Message& message) {
  if (!IsAddress(message.to_email) || !IsAddress(message.from_email)) {
    return {HandOver::kRefused, "this is no address that a mail can go to"};
  }
  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(),
                                                                 &curl_easy_cleanup);
  const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> to(
      curl_slist_append(nullptr, absl::StrCat("<", message.to_email, ">").c_str()),
      &curl_slist_free_all);
  const std::string from = absl::StrCat("<", message.from_email, ">");
  Upload upload = {MailFrom(message), 0};
  curl_easy_setopt(curl.get(), CURLOPT_URL, url_.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_TRY));
  curl_easy_setopt(curl.get(), CURLOPT_MAIL_FROM, from.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_MAIL_RCPT, to.get());
  curl_easy_setopt(curl.get(), CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_READFUNCTION, &Read);
  curl_easy_setopt(curl.get(), CURLOPT_READDATA, &upload);
  curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT_MS,
                   static_cast<long>(absl::ToInt64Milliseconds(patience_)));
  curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
  const CURLcode result = curl_easy_perform(curl.get());
  long code = 0;
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &code);
  return ReportOf(result, code, upload);
}

}  // namespace candour::notification
