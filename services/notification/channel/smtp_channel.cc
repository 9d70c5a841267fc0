#include "services/notification/channel/smtp_channel.h"

#include <curl/curl.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "services/notification/channel/mail.h"

namespace candour::notification {
namespace {

constexpr absl::Duration kServerAway = absl::Seconds(30);
constexpr absl::Duration kPutOff = absl::Minutes(5);
constexpr absl::Duration kMisconfigured = absl::Minutes(15);

// The mail on its way.
struct Upload {
  std::string mail;
  const std::function<bool()>& may_leave;
  // After that it is too late to be let go: no time would be left for the answer.
  absl::Time latest;
  std::size_t sent = 0;
  // The dot that makes it the server's has left, or may have.
  bool ended = false;
};

std::size_t Read(char* buffer, std::size_t size, std::size_t count, void* upload_pointer) {
  Upload& upload = *static_cast<Upload*>(upload_pointer);
  const std::size_t now = std::min(size * count, upload.mail.size() - upload.sent);
  // Told that there is no more, libcurl sends the dot.
  if (now == 0 && !upload.ended) {
    if (!upload.may_leave() || absl::Now() > upload.latest) return CURL_READFUNC_ABORT;
    upload.ended = true;
  }
  upload.mail.copy(buffer, now, upload.sent);
  upload.sent += now;
  return now;
}

// "//127.", "//localhost" and "//[::1]" after the scheme.
bool IsLoopbackUrl(const std::string& url) {
  const std::size_t at = url.find("//");
  if (at == std::string::npos) return false;
  const std::string host = url.substr(at + 2);
  return absl::StartsWith(host, "127.") || absl::StartsWith(host, "localhost") ||
         absl::StartsWith(host, "[::1]");
}

// Whether the fault would meet every other message too, whoever it is for.
bool IsOurs(CURLcode result) {
  return result == CURLE_LOGIN_DENIED || result == CURLE_USE_SSL_FAILED ||
         result == CURLE_PEER_FAILED_VERIFICATION || result == CURLE_SSL_CONNECT_ERROR ||
         result == CURLE_SSL_CACERT_BADFILE;
}

HandOverReport Later(std::string detail, absl::Duration wait, bool channel_down) {
  return {HandOver::kNotNow, std::move(detail), "", wait, channel_down};
}

HandOverReport ReportOf(CURLcode result, long code, const Upload& upload) {
  const std::string detail = absl::StrCat(curl_easy_strerror(result), ", the server said ", code);
  if (result == CURLE_OK) return {HandOver::kDone, "accepted"};
  if (IsOurs(result)) return Later(detail, kMisconfigured, true);
  if (result == CURLE_ABORTED_BY_CALLBACK) return {HandOver::kNotNow, "it was kept back"};
  if (code >= 500) return {HandOver::kRefused, detail};
  // 421 is said of the server, the others of this mail.
  if (code == 421) return Later(detail, kServerAway, true);
  if (code >= 400) return Later(detail, kPutOff, false);
  if (upload.ended) return {HandOver::kUnknown, detail};
  return Later(detail, kServerAway, true);
}

void SetServer(CURL* curl, const SmtpSettings& settings) {
  const bool near = IsLoopbackUrl(settings.url);
  curl_easy_setopt(curl, CURLOPT_URL, settings.url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(curl, CURLOPT_USE_SSL,
                   static_cast<long>(near ? CURLUSESSL_TRY : CURLUSESSL_ALL));
  if (!settings.ca_file.empty()) {
    curl_easy_setopt(curl, CURLOPT_CAINFO, settings.ca_file.c_str());
  }
  if (!settings.user.empty()) {
    curl_easy_setopt(curl, CURLOPT_USERNAME, settings.user.c_str());
    curl_easy_setopt(curl, CURLOPT_PASSWORD, settings.password.c_str());
  }
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS,
                   static_cast<long>(absl::ToInt64Milliseconds(settings.patience)));
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
}

HandOverReport Perform(CURL* curl, Upload& upload) {
  CURLcode result = curl_easy_perform(curl);
  long code = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &code);
  long connected = 0;
  curl_easy_getinfo(curl, CURLINFO_NUM_CONNECTS, &connected);
  // The server had closed the connection that was kept: nothing has left, so a new one is tried.
  if (result != CURLE_OK && upload.sent == 0 && connected == 0 && code < 500) {
    curl_easy_setopt(curl, CURLOPT_FRESH_CONNECT, 1L);
    result = curl_easy_perform(curl);
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &code);
  }
  return ReportOf(result, code, upload);
}

}  // namespace

SmtpChannel::SmtpChannel(SmtpSettings settings) : settings_(std::move(settings)) {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

std::string EnvelopeFrom(const SmtpSettings& settings, const Message& message) {
  const std::string& bounces = settings.bounce_address;
  const std::size_t at = bounces.find('@');
  if (at == std::string::npos || message.reference.empty()) return message.from_email;
  return absl::StrCat(bounces.substr(0, at), "+", message.reference, bounces.substr(at));
}

SmtpChannel::~SmtpChannel() {
  for (void* handle : idle_) curl_easy_cleanup(handle);
}

void* SmtpChannel::Borrow() {
  const std::lock_guard lock(mutex_);
  if (idle_.empty()) return curl_easy_init();
  void* handle = idle_.back();
  idle_.pop_back();
  // Keeps the connections.
  curl_easy_reset(handle);
  return handle;
}

void SmtpChannel::GiveBack(void* handle) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(handle);
}

HandOverReport SmtpChannel::TakeAsking(const Message& message,
                                       const std::function<bool()>& may_leave) {
  const std::string from = EnvelopeFrom(settings_, message);
  if (!IsAddress(message.to_email) || !IsAddress(message.from_email) || !IsAddress(from)) {
    return {HandOver::kRefused, "this is no address that a mail can go to"};
  }
  CURL* curl = Borrow();
  const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> to(
      curl_slist_append(nullptr, absl::StrCat("<", message.to_email, ">").c_str()),
      &curl_slist_free_all);
  Upload upload = {MailFrom(message), may_leave, absl::Now() + settings_.patience / 2};
  SetServer(curl, settings_);
  curl_easy_setopt(curl, CURLOPT_MAIL_FROM, absl::StrCat("<", from, ">").c_str());
  curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, to.get());
  curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(curl, CURLOPT_READFUNCTION, &Read);
  curl_easy_setopt(curl, CURLOPT_READDATA, &upload);
  const HandOverReport report = Perform(curl, upload);
  GiveBack(curl);
  return report;
}

}  // namespace candour::notification
