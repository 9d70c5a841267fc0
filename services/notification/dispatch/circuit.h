// When a channel is left alone.
#ifndef CANDOUR_SERVICES_NOTIFICATION_DISPATCH_CIRCUIT_H_
#define CANDOUR_SERVICES_NOTIFICATION_DISPATCH_CIRCUIT_H_

#include <map>
#include <mutex>

#include "absl/time/time.h"
#include "services/notification/channel/channel.h"

namespace candour::notification {

// Opens when the channel says that it is down, or fails three times in a row; then nothing is
// handed over until a rest has passed, which doubles from 1 second to 1 minute, and one message is
// tried (NF-4). Not thread-safe.
class Circuit {
 public:
  bool IsOpen(absl::Time machine_now) const { return machine_now < rests_until_; }

  // Nothing failed since something was handed over.
  bool IsSound() const { return failures_ == 0; }

  void Note(const HandOverReport& report, absl::Time machine_now);

 private:
  int failures_ = 0;
  absl::Duration rest_ = absl::Seconds(1);
  absl::Time rests_until_ = absl::InfinitePast();
};

// The circuits of all channels. Thread-safe.
class Circuits {
 public:
  bool IsOpen(const Channel* channel, absl::Time machine_now);

  // Nothing failed on any channel since something was handed over on it.
  bool AreSound();

  void Note(const Channel* channel, const HandOverReport& report, absl::Time machine_now);

 private:
  std::mutex mutex_;
  std::map<const Channel*, Circuit> circuits_;
};

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_DISPATCH_CIRCUIT_H_
