// Mails to a server.
#ifndef CANDOUR_SERVICES_NOTIFICATION_CHANNEL_SMTP_CHANNEL_H_
#define CANDOUR_SERVICES_NOTIFICATION_CHANNEL_SMTP_CHANNEL_H_

#include <string>

#include "absl/time/time.h"
#include "services/notification/channel/channel.h"

namespace candour::notification {

// Hands each message to the server of `url` (smtp:// or smtps://), with TLS where the server offers
// it. An answer of the server is believed; a connection that breaks after the text has begun to
// flow leaves the outcome unknown.
class SmtpChannel : public Channel {
 public:
  explicit SmtpChannel(std::string url, absl::Duration patience = absl::Seconds(30));

  std::string Name() const override { return "smtp"; }
  bool IsRepeatable() const override { return false; }
  HandOverReport Take(const Message& message) override;

 private:
  const std::string url_;
  const absl::Duration patience_;
};

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_CHANNEL_SMTP_CHANNEL_H_
