#include "services/notification/channel/open_channels.h"

#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "services/notification/channel/folder_channel.h"
#include "services/notification/channel/mail.h"
#include "services/notification/channel/notify_channel.h"
#include "services/notification/channel/smtp_channel.h"

namespace candour::notification {
namespace {

constexpr const char* kMailFolder = "mail";
constexpr const char* kLetterFolder = "letters";

// Of a token that anybody on the way could try to guess.
constexpr std::size_t kShortestToken = 20;

absl::Status Wrong(const char* field, const char* what) {
  return absl::InvalidArgumentError(absl::StrCat(field, ": ", what));
}

absl::StatusOr<std::string> SecretIn(const char* field, const std::string& path) {
  std::ifstream file(path);
  std::string secret(std::istreambuf_iterator<char>(file), {});
  absl::StripAsciiWhitespace(&secret);
  if (!file || secret.empty()) return Wrong(field, "the file cannot be read or is empty");
  return secret;
}

absl::StatusOr<std::unique_ptr<Channel>> OpenSmtp(const reference::v1::Smtp& settings) {
  SmtpSettings smtp;
  smtp.url = settings.url();
  if (!absl::StartsWith(smtp.url, "smtp://") && !absl::StartsWith(smtp.url, "smtps://")) {
    return Wrong("smtp.url", "must begin with smtp:// or smtps://");
  }
  smtp.user = settings.user();
  if (!smtp.user.empty()) {
    absl::StatusOr<std::string> password = SecretIn("smtp.password_file", settings.password_file());
    if (!password.ok()) return password.status();
    smtp.password = *std::move(password);
  }
  smtp.ca_file = settings.ca_file();
  smtp.bounce_address = settings.bounce_address();
  if (!smtp.bounce_address.empty() && !IsAddress(smtp.bounce_address)) {
    return Wrong("smtp.bounce_address", "is no address that a mail can go to");
  }
  return std::unique_ptr<Channel>(std::make_unique<SmtpChannel>(std::move(smtp)));
}

absl::StatusOr<NotifySettings> NotifyFrom(const reference::v1::Notify& settings) {
  const absl::StatusOr<std::string> key = SecretIn("notify.key_file", settings.key_file());
  if (!key.ok()) return key.status();
  const absl::StatusOr<NotifyKey> parsed = ParseNotifyKey(*key);
  if (!parsed.ok()) return Wrong("notify.key_file", "holds no key of GOV.UK Notify");
  NotifySettings notify;
  if (!settings.base_url().empty()) notify.base_url = settings.base_url();
  notify.key = *parsed;
  notify.email_template = settings.email_template();
  notify.sms_template = settings.sms_template();
  notify.reply_to_id = settings.reply_to_id();
  if (!settings.postage().empty()) notify.postage = settings.postage();
  notify.clock = [] { return absl::Now(); };
  return notify;
}

// Whether `maildir` can be read: a report that nobody takes is a person who is not told.
absl::Status CheckMaildir(const std::string& maildir) {
  if (maildir.empty()) return absl::OkStatus();
  std::error_code error;
  for (const char* part : {"new", "cur"}) {
    if (!std::filesystem::is_directory(std::filesystem::path(maildir) / part, error)) {
      return Wrong("smtp.bounce_maildir", "is no Maildir: it has no folders new and cur");
    }
  }
  return absl::OkStatus();
}

absl::Status AddSmtp(const reference::v1::Smtp& settings, OpenedChannels& opened) {
  absl::StatusOr<std::unique_ptr<Channel>> smtp = OpenSmtp(settings);
  if (!smtp.ok()) return smtp.status();
  const absl::Status maildir = CheckMaildir(settings.bounce_maildir());
  if (!maildir.ok()) return maildir;
  opened.mail = *std::move(smtp);
  opened.bounce_maildir = settings.bounce_maildir();
  return absl::OkStatus();
}

absl::Status AddNotify(const reference::v1::Notify& settings, bool with_smtp,
                       OpenedChannels& opened) {
  const absl::StatusOr<NotifySettings> notify = NotifyFrom(settings);
  if (!notify.ok()) return notify.status();
  if (!notify->email_template.empty()) {
    if (with_smtp) {
      return Wrong("notify.email_template", "e-mails go by the mail server or by Notify, not both");
    }
    opened.mail = std::make_unique<NotifyChannel>(NotifyMedium::kEmail, *notify);
  }
  if (settings.letters()) {
    opened.print = std::move(opened.letter);
    opened.letter = std::make_unique<NotifyChannel>(NotifyMedium::kLetter, *notify);
  }
  if (!notify->sms_template.empty()) {
    opened.text = std::make_unique<NotifyChannel>(NotifyMedium::kSms, *notify);
  }
  if (settings.callback_token_file().empty()) return absl::OkStatus();
  absl::StatusOr<std::string> token =
      SecretIn("notify.callback_token_file", settings.callback_token_file());
  if (!token.ok()) return token.status();
  if (token->size() < kShortestToken) {
    return Wrong("notify.callback_token_file", "the token needs at least 20 characters");
  }
  opened.callback_token = *std::move(token);
  return absl::OkStatus();
}

// For the settings of all and those of one council.
template <typename Settings>
absl::StatusOr<OpenedChannels> OpenFor(const Settings& settings,
                                       const std::filesystem::path& folder) {
  OpenedChannels opened;
  opened.mail = std::make_unique<FolderChannel>("folder", folder / kMailFolder);
  opened.letter = std::make_unique<FolderChannel>("letter", folder / kLetterFolder);
  absl::Status added;
  if (settings.has_smtp()) added = AddSmtp(settings.smtp(), opened);
  if (added.ok() && settings.has_notify()) {
    added = AddNotify(settings.notify(), settings.has_smtp(), opened);
  }
  if (!added.ok()) return added;
  return opened;
}

}  // namespace

ChannelPlan OpenedPlan::Refer() const {
  std::map<std::string, Channels> own_channels;
  for (const auto& [authority_id, opened] : own) own_channels[authority_id] = opened.Refer();
  return ChannelPlan(all.Refer(), std::move(own_channels));
}

absl::StatusOr<OpenedPlan> OpenChannels(const reference::v1::Channels& settings,
                                        const std::filesystem::path& folder) {
  absl::StatusOr<OpenedChannels> all = OpenFor(settings, folder);
  if (!all.ok()) return all.status();
  OpenedPlan plan;
  plan.all = *std::move(all);
  for (const reference::v1::OwnChannels& one : settings.own()) {
    if (one.authority_id().empty() || plan.own.contains(one.authority_id())) {
      return Wrong("own.authority_id", "must name each council once");
    }
    absl::StatusOr<OpenedChannels> own = OpenFor(one, folder);
    if (!own.ok()) {
      return Wrong("own", absl::StrCat(one.authority_id(), ": ", own.status().message()).c_str());
    }
    plan.own.emplace(one.authority_id(), *std::move(own));
  }
  return plan;
}

absl::StatusOr<int> ForgetFiles(const std::filesystem::path& folder, const std::string& file_stem) {
  int removed = 0;
  for (const char* place : {kMailFolder, kLetterFolder}) {
    const absl::StatusOr<int> gone = RemoveMessage(folder / place, file_stem);
    if (!gone.ok()) return gone;
    removed += *gone;
  }
  return removed;
}

}  // namespace candour::notification
