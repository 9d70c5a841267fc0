// Tells the duty desk of safety alerts, at any hour of any day.
#ifndef CANDOUR_SERVICES_NOTIFICATION_DISPATCH_DUTY_MAILER_H_
#define CANDOUR_SERVICES_NOTIFICATION_DISPATCH_DUTY_MAILER_H_

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/notification/channel/channel_plan.h"
#include "services/notification/store/duty_mails.h"

namespace candour::notification {

// On a thread of its own: no quiet hours, no pause of automation and no other message stands before
// an alert. Any number of processes may run one.
class DutyMailer {
 public:
  struct Means {
    // The authorities that are served.
    std::function<absl::StatusOr<std::vector<std::string>>()> authorities;
    // Business time of an authority, once everything that its ledger holds was taken in.
    std::function<absl::StatusOr<absl::Time>(const std::string& authority_id)> now;
    // Told of what a person must look at; no personal data.
    std::function<void(const std::string& authority_id, const std::string& sentence)> alarm;
  };

  // `mails` and the channels outlive the mailer.
  DutyMailer(DutyMails& mails, ChannelPlan channels, Means means,
             absl::Duration poll = absl::Seconds(2));
  ~DutyMailer();
  DutyMailer(const DutyMailer&) = delete;
  DutyMailer& operator=(const DutyMailer&) = delete;

  void Start();
  // Finishes the hand-over in progress. Idempotent.
  void Stop();

  // Hands over what is due for one authority. For the thread, and for tests.
  absl::Status MailAll(const std::string& authority_id);

 private:
  void Run();
  bool Stopping();

  DutyMails& mails_;
  const ChannelPlan channels_;
  const Means means_;
  const absl::Duration poll_;
  std::mutex mutex_;
  std::condition_variable stirred_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_DISPATCH_DUTY_MAILER_H_
