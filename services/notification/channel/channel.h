// Ways out of the building.
#ifndef CANDOUR_SERVICES_NOTIFICATION_CHANNEL_CHANNEL_H_
#define CANDOUR_SERVICES_NOTIFICATION_CHANNEL_CHANNEL_H_

#include <functional>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/notification/channel/delivery.h"
#include "services/notification/domain/message.h"

namespace candour::notification {

enum class HandOver {
  // The other side has it.
  kDone,
  // It has it not, and may take it later.
  kNotNow,
  // It has it not, and never will.
  kRefused,
  // Whether it has it cannot be told from here. Ask may tell later.
  kUnknown,
};

struct HandOverReport {
  HandOver outcome = HandOver::kUnknown;
  // For staff; holds no personal data.
  std::string detail;
  // What the other side calls it, if it does; holds no personal data.
  std::string receipt = {};
  // With kNotNow: not before so long.
  std::optional<absl::Duration> retry_after = {};
  // With kNotNow or kUnknown: the fault lies with the channel, not with this message, so that the
  // next would meet it too. Open the circuit.
  bool channel_down = false;
};

// Thread-safe. Blocks.
class Channel {
 public:
  virtual ~Channel() = default;

  // As the ledger names it: folder, smtp, letter, notify_email, notify_sms or notify_letter.
  virtual std::string Name() const = 0;

  // Handing the same message over again leaves one message, not two. What was begun may then be
  // done again; otherwise it is unconfirmed.
  virtual bool IsRepeatable() const = 0;

  // Whether Ask can tell what became of a message.
  virtual bool CanTell() const { return false; }

  // Hands it over under Message::reference, the key by which Ask and delivery reports know it.
  virtual HandOverReport Take(const Message& message) = 0;

  // Take, asking `may_leave` at the last moment at which the message can still be kept back: a mail
  // is the other side's with the dot that ends it, anything else with its first byte. Asked once at
  // most; when it says no, nothing has left and it may be handed over later.
  virtual HandOverReport TakeAsking(const Message& message,
                                    const std::function<bool()>& may_leave) {
    if (!may_leave()) return {HandOver::kNotNow, "it was kept back"};
    return Take(message);
  }

  // Whether a message of this reference is there, after an unknown outcome or to hear how it fares.
  // Nothing: the other side has never had it, so it may be handed over. Unavailable: it cannot be
  // asked now. Unimplemented: this channel can never tell (mail, print).
  virtual absl::StatusOr<std::optional<DeliveryReport>> Ask(const std::string& reference) {
    static_cast<void>(reference);
    return absl::UnimplementedError("this channel cannot tell what became of a message");
  }
};

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_CHANNEL_CHANNEL_H_
