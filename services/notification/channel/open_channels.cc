#include "services/notification/channel/open_channels.h"

#include <fstream>
#include <iterator>
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

}  // namespace

absl::StatusOr<OpenedChannels> OpenChannels(const reference::v1::Channels& settings,
                                            const std::filesystem::path& folder) {
  OpenedChannels opened;
  opened.mail = std::make_unique<FolderChannel>("folder", folder / "mail");
  opened.letter = std::make_unique<FolderChannel>("letter", folder / "letters");
  if (settings.has_smtp()) {
    absl::StatusOr<std::unique_ptr<Channel>> smtp = OpenSmtp(settings.smtp());
    if (!smtp.ok()) return smtp.status();
    opened.mail = *std::move(smtp);
  }
  if (!settings.has_notify()) return opened;
  const absl::StatusOr<NotifySettings> notify = NotifyFrom(settings.notify());
  if (!notify.ok()) return notify.status();
  if (!notify->email_template.empty()) {
    if (settings.has_smtp()) {
      return Wrong("notify.email_template", "e-mails go by the mail server or by Notify, not both");
    }
    opened.mail = std::make_unique<NotifyChannel>(NotifyMedium::kEmail, *notify);
  }
  if (settings.notify().letters()) {
    opened.letter = std::make_unique<NotifyChannel>(NotifyMedium::kLetter, *notify);
  }
  return opened;
}

}  // namespace candour::notification
