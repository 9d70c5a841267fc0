// Mails to a server.
#ifndef CANDOUR_SERVICES_NOTIFICATION_CHANNEL_SMTP_CHANNEL_H_
#define CANDOUR_SERVICES_NOTIFICATION_CHANNEL_SMTP_CHANNEL_H_

#include <functional>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "services/notification/channel/channel.h"
#include "services/notification/channel/smtp_settings.h"

namespace candour::notification {

// Hands each message to a server. An answer of the server is believed: 5xx refuses the message, 4xx
// puts it off, a password or certificate that is not accepted shuts the channel. A connection that
// breaks after the dot that ends the text leaves the outcome unknown; the same message has the same
// Message-ID when it is sent again. Connections stay open for the next message.
class SmtpChannel : public Channel {
 public:
  explicit SmtpChannel(SmtpSettings settings);
  explicit SmtpChannel(std::string url) : SmtpChannel(SmtpSettings{std::move(url)}) {}

  ~SmtpChannel() override;
  SmtpChannel(const SmtpChannel&) = delete;
  SmtpChannel& operator=(const SmtpChannel&) = delete;

  std::string Name() const override { return "smtp"; }
  bool IsRepeatable() const override { return false; }
  HandOverReport Take(const Message& message) override {
    return TakeAsking(message, [] { return true; });
  }
  HandOverReport TakeAsking(const Message& message,
                            const std::function<bool()>& may_leave) override;

 private:
  // A handle of libcurl with the connections it holds open, for one thread at a time.
  void* Borrow();
  void GiveBack(void* handle);

  const SmtpSettings settings_;
  std::mutex mutex_;
  std::vector<void*> idle_;
};

// The address that failures of `message` are reported to.
std::string EnvelopeFrom(const SmtpSettings& settings, const Message& message);

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_CHANNEL_SMTP_CHANNEL_H_
