// Messages to GOV.UK Notify: e-mails, text messages and letters.
#ifndef CANDOUR_SERVICES_NOTIFICATION_CHANNEL_NOTIFY_CHANNEL_H_
#define CANDOUR_SERVICES_NOTIFICATION_CHANNEL_NOTIFY_CHANNEL_H_

#include <functional>
#include <string>

#include "absl/time/time.h"
#include "services/notification/channel/channel.h"
#include "services/notification/channel/notify_key.h"

namespace candour::notification {

struct NotifySettings {
  std::string base_url = "https://api.notifications.service.gov.uk";
  NotifyKey key;
  // The template of an e-mail, with ((subject)), ((greeting)) and ((body)); of a text message, with
  // ((text)).
  std::string email_template;
  std::string sms_template;
  // Empty: the service's own.
  std::string reply_to_id = {};
  // first, second or economy. A statutory letter goes first class (G-4).
  std::string postage = "first";
  // Machine time: Notify refuses a clock that is 30 seconds off.
  std::function<absl::Time()> clock;
  absl::Duration patience = absl::Seconds(30);
};

enum class NotifyMedium { kEmail, kSms, kLetter };

// A message is known to Notify by Message::reference, so that an unknown outcome is found out by
// asking. Letters go as PDF that we made (letter_pdf.h).
class NotifyChannel : public Channel {
 public:
  NotifyChannel(NotifyMedium medium, NotifySettings settings);

  std::string Name() const override;
  // Notify keeps every message that it takes: twice handed over is twice sent.
  bool IsRepeatable() const override { return false; }
  bool CanTell() const override { return true; }
  // 201 is done; 400 refuses the message; 403, 404 and 429 shut the channel; 500 and a connection
  // that broke leave the outcome unknown.
  HandOverReport Take(const Message& message) override;
  absl::StatusOr<std::optional<DeliveryReport>> Ask(const std::string& reference) override;

 private:
  const NotifyMedium medium_;
  const NotifySettings settings_;
};

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_CHANNEL_NOTIFY_CHANNEL_H_
