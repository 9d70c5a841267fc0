// Hears what became of messages after they left.
#ifndef CANDOUR_SERVICES_NOTIFICATION_DISPATCH_DELIVERY_WATCH_H_
#define CANDOUR_SERVICES_NOTIFICATION_DISPATCH_DELIVERY_WATCH_H_

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/notification/channel/channel_plan.h"
#include "services/notification/channel/delivery.h"
#include "services/notification/dispatch/circuit.h"
#include "services/notification/store/delivery_book.h"

namespace candour::notification {

// Where reports come from, and about whose messages each may speak.
struct ReportSource {
  // A Maildir of mails that did not arrive; empty for none.
  std::filesystem::path maildir;
  // What GOV.UK Notify shows when it calls back; empty when it does not.
  std::string token;
  // The one authority; empty for all that have no source of their own.
  std::string authority_id;
};

struct WatchSettings {
  std::vector<ReportSource> sources = {};
  // How often it looks.
  absl::Duration poll = absl::Seconds(5);
  // How many messages of an authority are asked for at a time.
  int at_a_time = 50;
};

// Takes in the mails that came back, and asks the channels that can tell about what is not final,
// on a thread of its own; takes callbacks from any thread. All three come to DeliveryBook::Keep.
// Thread-safe.
class DeliveryWatch {
 public:
  // The authorities that are served.
  using Authorities = std::function<absl::StatusOr<std::vector<std::string>>()>;
  // Business time of an authority.
  using Now = std::function<absl::StatusOr<absl::Time>(const std::string& authority_id)>;
  // Something was kept: look what is due, and tell intake.
  using Stir = std::function<void()>;
  // Told of what a person must look at; no personal data.
  using Alarm = std::function<void(const std::string& authority_id, const std::string& sentence)>;

  struct Means {
    Authorities authorities;
    Now now;
    Stir stir;
    Alarm alarm;
  };

  // `book` outlives the watch, and so do the channels.
  DeliveryWatch(DeliveryBook& book, ChannelPlan channels, Means means, WatchSettings settings);
  ~DeliveryWatch();
  DeliveryWatch(const DeliveryWatch&) = delete;
  DeliveryWatch& operator=(const DeliveryWatch&) = delete;

  void Start();
  // Idempotent.
  void Stop();

  // A call of GOV.UK Notify. PermissionDenied when it shows no token of ours, or speaks of a
  // council that the token is not for; InvalidArgument when it is neither receipt nor returned
  // letter; Unavailable when it must come again. What is known already is taken.
  absl::Status Hear(const std::string& authorization, const std::string& body);

  // Asks about an authority's messages that are to be asked for at machine time `machine_now`. For
  // the thread, and for tests.
  absl::Status Ask(const std::string& authority_id, absl::Time machine_now);

  // Takes in what lies in the Maildirs. For the thread, and for tests.
  absl::Status TakeMails();

 private:
  void Run();
  bool Stopping();
  bool Speaks(const ReportSource& source, const std::string& authority_id) const;
  // Keeps the report; what is known already, or nobody's, is no failure.
  absl::Status Keep(const DeliveryReport& report);

  DeliveryBook& book_;
  const ChannelPlan channels_;
  const Means means_;
  const WatchSettings settings_;
  std::map<const Channel*, Circuit> circuits_;
  std::mutex mutex_;
  std::condition_variable stirred_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_DISPATCH_DELIVERY_WATCH_H_
