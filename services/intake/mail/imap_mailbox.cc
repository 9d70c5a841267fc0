#include "services/intake/mail/imap_mailbox.h"

#include <curl/curl.h>

#include <cstddef>
#include <memory>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "services/common/settings/settings.h"

namespace candour::intake {
namespace {

constexpr std::size_t kMostMailOctets = std::size_t{35} << 20;
constexpr long kImapPatience = 60;  // seconds

using Curl = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;

// What a conversation brought, up to the largest mail.
struct Brought {
  std::string octets;
  bool too_large = false;
};

std::size_t Bring(const char* octets, std::size_t size, std::size_t count, void* to) {
  auto& brought = *static_cast<Brought*>(to);
  brought.too_large = brought.octets.size() + size * count > kMostMailOctets;
  if (brought.too_large) return 0;
  brought.octets.append(octets, size * count);
  return size * count;
}

absl::Status StatusOf(CURLcode code, const Brought& brought) {
  if (code == CURLE_OK) return absl::OkStatus();
  if (brought.too_large) return absl::OutOfRangeError("the mail is larger than any that is taken");
  if (code == CURLE_LOGIN_DENIED) {
    return absl::UnauthenticatedError("the mail server does not let us in");
  }
  if (code == CURLE_QUOTE_ERROR) return absl::FailedPreconditionError("the mail server refused");
  return absl::UnavailableError(
      absl::StrCat("the mail server does not answer: ", curl_easy_strerror(code)));
}

std::string Quoted(const std::string& folder) {
  return absl::StrCat("\"", absl::StrReplaceAll(folder, {{"\\", "\\\\"}, {"\"", "\\\""}}), "\"");
}

std::string Escaped(CURL* curl, const std::string& text) {
  char* escaped = curl_easy_escape(curl, text.c_str(), static_cast<int>(text.size()));
  std::string copy = escaped == nullptr ? text : escaped;
  curl_free(escaped);
  return copy;
}

// The part of the address that names the machine.
std::string HostOf(const std::string& url) { return url.substr(url.find("://") + 3); }

void Prepare(CURL* curl, const ImapSettings& settings) {
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, kImapPatience);
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "imap,imaps");
  curl_easy_setopt(curl, CURLOPT_USERNAME, settings.user.c_str());
  curl_easy_setopt(curl, CURLOPT_PASSWORD, settings.password.c_str());
  const std::string host = HostOf(settings.url);
  const bool here = IsLoopback(host) || IsLoopback(absl::StrCat(host, ":143"));
  curl_easy_setopt(curl, CURLOPT_USE_SSL,
                   static_cast<long>(here ? CURLUSESSL_TRY : CURLUSESSL_ALL));
  if (!settings.ca_file.empty()) {
    curl_easy_setopt(curl, CURLOPT_CAINFO, settings.ca_file.c_str());
  }
}

}  // namespace

std::vector<std::uint32_t> NumbersIn(const std::string& answer) {
  std::vector<std::uint32_t> numbers;
  for (const absl::string_view line : absl::StrSplit(answer, '\n')) {
    if (!absl::StartsWith(line, "* SEARCH")) continue;
    for (const absl::string_view word :
         absl::StrSplit(line, absl::ByAnyChar(" \r"), absl::SkipEmpty())) {
      std::uint32_t number = 0;
      if (absl::SimpleAtoi(word, &number) && number > 0) numbers.push_back(number);
    }
  }
  return numbers;
}

std::optional<absl::Time> InternalDateIn(const std::string& answer) {
  const std::string mark = "INTERNALDATE \"";
  const std::size_t at = answer.find(mark);
  if (at == std::string::npos) return std::nullopt;
  const std::size_t begin = at + mark.size();
  const std::string text = answer.substr(begin, answer.find('"', begin) - begin);
  absl::Time time;
  std::string error;
  // A day below ten begins with a space, which is read as none.
  if (!absl::ParseTime("%d-%b-%Y %H:%M:%S %z", text, &time, &error)) return std::nullopt;
  return time;
}

absl::StatusOr<std::string> ImapMailbox::Ask(const std::string& path, const std::string& command) {
  const Curl curl(curl_easy_init(), &curl_easy_cleanup);
  if (!curl) return absl::UnavailableError("no memory for a mail connection");
  Prepare(curl.get(), settings_);
  const std::string url = absl::StrCat(settings_.url, "/", path);
  Brought brought;
  curl_easy_setopt(curl.get(), CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, &Bring);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &brought);
  if (!command.empty()) {
    curl_easy_setopt(curl.get(), CURLOPT_CUSTOMREQUEST, command.c_str());
  }
  const absl::Status done = StatusOf(curl_easy_perform(curl.get()), brought);
  if (!done.ok()) return done;
  return brought.octets;
}

absl::StatusOr<std::vector<std::uint32_t>> ImapMailbox::Waiting() {
  const Curl curl(curl_easy_init(), &curl_easy_cleanup);
  const absl::StatusOr<std::string> answer =
      Ask(Escaped(curl.get(), settings_.folder), "UID SEARCH UNDELETED");
  if (!answer.ok()) return answer.status();
  return NumbersIn(*answer);
}

absl::StatusOr<FetchedMail> ImapMailbox::Fetch(std::uint32_t number) {
  const Curl curl(curl_easy_init(), &curl_easy_cleanup);
  const std::string folder = Escaped(curl.get(), settings_.folder);
  const absl::StatusOr<std::string> date =
      Ask(folder, absl::StrCat("UID FETCH ", number, " (INTERNALDATE)"));
  if (!date.ok()) return date.status();
  absl::StatusOr<std::string> octets = Ask(absl::StrCat(folder, "/;UID=", number), "");
  if (!octets.ok()) return octets.status();
  return FetchedMail{*std::move(octets), InternalDateIn(*date)};
}

absl::Status ImapMailbox::MoveTo(std::uint32_t number, const std::string& folder) {
  const Curl curl(curl_easy_init(), &curl_easy_cleanup);
  const std::string from = Escaped(curl.get(), settings_.folder);
  // There may be one of that name already.
  Ask(from, absl::StrCat("CREATE ", Quoted(folder))).IgnoreError();
  absl::Status done = Ask(from, absl::StrCat("UID COPY ", number, " ", Quoted(folder))).status();
  if (!done.ok()) return done;
  done = Ask(from, absl::StrCat("UID STORE ", number, " +FLAGS.SILENT (\\Deleted)")).status();
  if (!done.ok()) return done;
  // A server without UIDPLUS keeps it, marked as deleted, and it is not looked at again.
  Ask(from, absl::StrCat("UID EXPUNGE ", number)).IgnoreError();
  return absl::OkStatus();
}

}  // namespace candour::intake
