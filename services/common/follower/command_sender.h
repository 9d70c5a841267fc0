// Hands a follower's queued commands over to intake.
#ifndef CANDOUR_SERVICES_COMMON_FOLLOWER_COMMAND_SENDER_H_
#define CANDOUR_SERVICES_COMMON_FOLLOWER_COMMAND_SENDER_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "services/common/follower/command.h"
#include "services/common/follower/follower.h"
#include "services/common/follower/intake_client.h"
#include "services/common/postgres/database.h"

namespace candour::follower {

// What is left of an authority's queue after a turn. Of several authorities the last one counts.
enum class Left {
  kNothing,
  // Intake is away, or will take some of it later.
  kLater,
  // More than one turn holds.
  kMore,
  // Intake has no room: do nothing that would make more commands.
  kNoRoom,
};

// Commands of different cases go together, at most `at_a_time` of them; those of one case one after
// the other, in the order in which they were queued. Everything given outlives it.
class CommandSender {
 public:
  CommandSender(const FollowerSettings& settings, Database& database, IntakeClient& intake,
                int at_a_time = 128)
      : settings_(settings), database_(database), intake_(intake), at_a_time_(at_a_time) {}

  // Sends the oldest `at_a_time` queued commands of the authority and keeps the answers. A command
  // that intake refuses for good raises the alarm. kLater too when the database does not answer.
  Left Send(const std::string& authority_id);

 private:
  // Sends commands of as many cases and keeps the answers; `stuck` gets those that were not ended.
  Left SendTogether(const std::string& authority_id, const std::vector<QueuedCommand>& commands,
                    std::vector<std::string>& stuck);

  const FollowerSettings& settings_;
  Database& database_;
  IntakeClient& intake_;
  const int at_a_time_;
};

}  // namespace candour::follower

#endif  // CANDOUR_SERVICES_COMMON_FOLLOWER_COMMAND_SENDER_H_
