// Notices on their way out, each once.
#ifndef CANDOUR_SERVICES_NOTIFICATION_STORE_OUTBOX_H_
#define CANDOUR_SERVICES_NOTIFICATION_STORE_OUTBOX_H_

#include <cstdint>
#include <map>
#include <optional>
#include <pqxx/pqxx>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/common/postgres/database.h"
#include "services/notification/channel/channel.h"
#include "services/notification/channel/channel_plan.h"
#include "services/notification/domain/message.h"
#include "services/notification/store/pauses.h"

namespace candour::notification {

// A notice that this process, and no other, now hands over.
struct Claim {
  std::string authority_id;
  std::string complaint_id;
  std::string obligation_id;
  std::string notice;
  std::string channel;
  // Counted from 1 over all ways; part of the key of the attempt (G-1).
  int attempt = 1;
  std::optional<absl::CivilDay> due_by = {};
  // Until when it is this process's, as the record says: no two claims of a notice say the same.
  std::string claimed_until = {};
  // The channel can be asked what became of it.
  bool can_tell = false;
  // A text message may say that it was sent.
  bool may_announce = false;
  Message message;
  // The link that stands in the message and in nothing that is kept; empty where it has none.
  std::string link = {};
  // Further notices for the same person on the same case that lie in the same envelope (G-14); the
  // message holds their texts too.
  std::vector<Claim> enclosed = {};
};

// The claims, each with what lies in its envelope.
std::vector<Claim> WithEnclosed(const std::vector<Claim>& claims);

// A claim and how its hand-over ended.
struct Settlement {
  Claim claim;
  HandOverReport report;
};

// How far a hand-over had come.
enum class Stage {
  // It cannot have left.
  kHeld,
  // It may have left.
  kLeaving,
  // The other side has it.
  kLeft,
};

// What a process that died remembered outside the database of one claim.
struct Remembered {
  std::string claimed_until;
  Stage stage = Stage::kLeaving;
};

// By the obligation.
using Memory = std::map<std::string, Remembered>;

// The two clocks of a hand-over.
struct Clocks {
  absl::Time business_now;
  absl::Time machine_now;
};

// What Take may take.
struct Limits {
  int most = 50;
  // Intake is silent: only what is legally due by this day, and the follower need not stand at the
  // head.
  std::optional<absl::CivilDay> only_due_by = std::nullopt;
  // Automation pauses itself when more than so many notices of an authority left within an hour of
  // business time (G-7).
  int hourly_cap = 2000;
  // Ways that are down: their notices wait, but for what is due that day and would still go by
  // e-mail in the afternoon: it is judged without e-mail, for the legal date wins; and a letter for
  // Notify that is due that day is then printed here, with a task to post it (NF-5).
  bool mail_down = false;
  bool letter_down = false;
};

// What was taken: what is to be handed over, and how much was decided in all.
struct Batch {
  std::vector<Claim> claims;
  int looked_at = 0;
};

// The records of what was said. A record is made before anything leaves, under the key of G-1, and
// moves queued → sending → begun → sent, each step committed before the next begins. Thread-safe;
// any number of processes share the work.
class Outbox {
 public:
  // All outlive the outbox.
  Outbox(Database& database, const Rules& rules, ChannelPlan channels)
      : database_(database), rules_(rules), channels_(std::move(channels)) {}

  // Whether anything waits to be looked at now. Costs as much as is due, not as is open.
  absl::StatusOr<bool> HasReady(const std::string& authority_id, const Clocks& clocks);

  // Takes what is due, earliest last day first, passing over what another worker holds. Of each the
  // duty, the case and every block are read again, judged, and the decision recorded with the task
  // that a person gets. Answers with what is to go: its record then stands at sending. Nothing when
  // automation is paused, or when the follower stands before `seq`, as in the midst of a rebuild.
  absl::StatusOr<Batch> Take(const std::string& authority_id, std::int64_t seq,
                             const Clocks& clocks, const Limits& limits = {});

  // The hand-over of `claim` begins: before its first byte, unless Settle has said so.
  absl::Status Begin(const Claim& claim);

  // Says that this process still works on these claims. Returns their new claimed_until.
  absl::StatusOr<std::string> Renew(const std::vector<Claim>& claims, absl::Time machine_now);

  // Gives claims back that were not handed over at all.
  absl::Status Return(const std::vector<Claim>& claims, const std::string& reason);

  // Records how hand-overs ended; of what was done also the command that tells intake. What was
  // refused, or not taken after many tries or on its last day, is judged again without that way
  // (NF-3, G-5). What nobody knows stays where it is until the channel was asked (Recover); where
  // it cannot be asked it is handed over once more under the same key, and then left for a person.
  // `next` begin in the same transaction. To settle what is settled already changes nothing but the
  // log of attempts.
  absl::Status Settle(const std::vector<Settlement>& settlements, const Clocks& clocks,
                      const std::vector<Claim>& next = {});

  // Sees to notices that a process left at sending when it died, or of which nobody knows: what had
  // not begun is due again; of the rest the channel is asked, or gets it again, as in Settle. A
  // claim lasts 40 seconds unless renewed; `starting` does not wait for that where handing over
  // twice does no harm, nor for the claims in `memory`, of which it also tells what had left and
  // what had not. A channel that cannot be asked now is asked again later, and on the last day a
  // person is told. Returns how many became unconfirmed.
  absl::StatusOr<int> Recover(const std::string& authority_id, const Clocks& clocks, bool starting,
                              const Memory& memory = {});

  // Adds how many notices of the authority stand in each state.
  absl::Status Count(const std::string& authority_id, std::map<std::string, double>& counts);

  // When intake was heard last; nothing when never.
  absl::StatusOr<std::optional<Pace>> LastHeard(const std::string& authority_id);

  // Intake was heard: keeps the pace, raises tasks whose day has come, and pauses when what is
  // ready piled up in an outage of over 4 hours. Returns how many tasks rose.
  absl::StatusOr<int> Heard(const std::string& authority_id, std::int64_t seq,
                            const Clocks& clocks);

  absl::Status PauseFor(const std::string& authority_id, PauseCause cause,
                        const std::string& reason, std::int64_t seq, absl::Time business_now);

 private:
  Database& database_;
  const Rules rules_;
  const ChannelPlan channels_;
};

// Notices of the transaction's authority that will go without a person now: the follower's pending
// work. Those that wait for their hours, and all while automation is paused, are none.
std::int64_t CountPending(pqxx::transaction_base& tx);

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_STORE_OUTBOX_H_
