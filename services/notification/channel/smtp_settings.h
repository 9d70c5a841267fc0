// Where mails go.
#ifndef CANDOUR_SERVICES_NOTIFICATION_CHANNEL_SMTP_SETTINGS_H_
#define CANDOUR_SERVICES_NOTIFICATION_CHANNEL_SMTP_SETTINGS_H_

#include <string>

#include "absl/time/time.h"

namespace candour::notification {

struct SmtpSettings {
  // smtp://host:port (with STARTTLS) or smtps://host:port, without user and password. On the
  // loopback TLS is used where it is offered; anywhere else nothing leaves without it.
  std::string url;
  // Empty: the server asks for none.
  std::string user = {};
  // A secret: never logged.
  std::string password = {};
  // PEM certificates that the server's must come from; empty: the machine's own.
  std::string ca_file = {};
  // Where reports of failures go, such as "bounces@milford.gov.uk": each message's envelope then
  // comes from "bounces+<reference>@milford.gov.uk". Empty: from the message's own From address.
  std::string bounce_address = {};
  absl::Duration patience = absl::Seconds(30);
};

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_CHANNEL_SMTP_SETTINGS_H_
