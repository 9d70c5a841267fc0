// Notices on their way out, each once.
#ifndef CANDOUR_SERVICES_NOTIFICATION_STORE_OUTBOX_H_
#define CANDOUR_SERVICES_NOTIFICATION_STORE_OUTBOX_H_

#include <cstdint>
#include <map>
#include <optional>
#include <pqxx/pqxx>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/common/postgres/database.h"
#include "services/notification/channel/channel.h"
#include "services/notification/domain/message.h"

namespace candour::notification {

// A notice that this process, and no other, now hands over.
struct Claim {
  std::string authority_id;
  std::string complaint_id;
  std::string obligation_id;
  std::string notice;
  std::string channel;
  Message message;
};

// The two clocks of a hand-over.
struct Clocks {
  absl::Time business_now;
  absl::Time machine_now;
};

// The channels that are there. They outlive the outbox.
struct Channels {
  Channel* mail = nullptr;
  Channel* letter = nullptr;

  Channel& For(Way way) const { return way == Way::kEmail ? *mail : *letter; }
  // By the name that the ledger knows; null for one that is not there now.
  Channel* Named(const std::string& name) const;
};

// The records of what was said. A record is made before anything leaves, under the key of G-1, and
// moves queued → sending → sent, each step committed before the next begins. Thread-safe.
class Outbox {
 public:
  // All outlive the outbox.
  Outbox(Database& database, const NoticeBook& book, Channels channels)
      : database_(database), book_(book), channels_(channels) {}

  // Duties of the authority to be judged, earliest last day first, at most `most`.
  absl::StatusOr<std::vector<std::string>> Ready(const std::string& authority_id, int most,
                                                 absl::Time machine_now);

  // Reads the duty, the case and every block again, judges, and records the decision. A claim when
  // the notice is to go: its record then stands at sending. Nothing when it does not go, when
  // another process was faster, or when the follower stands before `seq`, as in the midst of a
  // rebuild.
  absl::StatusOr<std::optional<Claim>> Take(const std::string& authority_id,
                                            const std::string& obligation_id, std::int64_t seq,
                                            const Clocks& clocks);

  // Records how the hand-over of `claim` ended; when it was done also the command that tells
  // intake.
  absl::Status Settle(const Claim& claim, const HandOverReport& report, const Clocks& clocks);

  // Sees to notices that a process left at sending when it died: a channel that recognises a
  // message gets it again, any other leaves the notice unconfirmed. A claim lasts two minutes;
  // `starting` does not wait for that where handing over twice does no harm. Returns how many
  // became unconfirmed.
  absl::StatusOr<int> Recover(const std::string& authority_id, absl::Time machine_now,
                              bool starting);

  // Adds how many notices of the authority stand in each state.
  absl::Status Count(const std::string& authority_id, std::map<std::string, double>& counts);

 private:
  Database& database_;
  const NoticeBook& book_;
  const Channels channels_;
};

// Notices of the transaction's authority that will go without a person: the follower's pending
// work.
std::int64_t CountPending(pqxx::transaction_base& tx);

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_STORE_OUTBOX_H_
