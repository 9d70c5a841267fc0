// When a channel is left alone.
#ifndef CANDOUR_SERVICES_NOTIFICATION_DISPATCH_CIRCUIT_H_
#define CANDOUR_SERVICES_NOTIFICATION_DISPATCH_CIRCUIT_H_

#include "absl/time/time.h"
#include "services/notification/channel/channel.h"

namespace candour::notification {

// Opens when the channel says that it is down, or fails three times in a row; then nothing is
// handed over until a rest has passed, which doubles from 1 second to 1 minute, and one message is
// tried (NF-4). Not thread-safe.
class Circuit {
 public:
  bool IsOpen(absl::Time machine_now) const { return machine_now < rests_until_; }

  void Note(const HandOverReport& report, absl::Time machine_now);

 private:
  int failures_ = 0;
  absl::Duration rest_ = absl::Seconds(1);
  absl::Time rests_until_ = absl::InfinitePast();
};

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_DISPATCH_CIRCUIT_H_
