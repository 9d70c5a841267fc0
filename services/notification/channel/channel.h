// Ways out of the building.
#ifndef CANDOUR_SERVICES_NOTIFICATION_CHANNEL_CHANNEL_H_
#define CANDOUR_SERVICES_NOTIFICATION_CHANNEL_CHANNEL_H_

#include <string>

#include "services/notification/domain/message.h"

namespace candour::notification {

enum class HandOver {
  // The other side has it.
  kDone,
  // It has it not, and may take it later.
  kNotNow,
  // It has it not, and never will.
  kRefused,
  // Whether it has it cannot be told from here.
  kUnknown,
};

struct HandOverReport {
  HandOver outcome = HandOver::kUnknown;
  // For staff; holds no personal data.
  std::string detail;
};

// Thread-safe. Blocks.
class Channel {
 public:
  virtual ~Channel() = default;

  // As the ledger names it: folder, smtp or letter.
  virtual std::string Name() const = 0;

  // Handing the same message over again leaves one message, not two. What was begun may then be
  // done again; otherwise it is unconfirmed.
  virtual bool IsRepeatable() const = 0;

  virtual HandOverReport Take(const Message& message) = 0;
};

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_CHANNEL_CHANNEL_H_
