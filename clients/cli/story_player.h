// Plays a story into a demo: people act at their hours, and business time runs between them.
#ifndef CANDOUR_CLIENTS_CLI_STORY_PLAYER_H_
#define CANDOUR_CLIENTS_CLI_STORY_PLAYER_H_

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "candour/follower/v1/follower.grpc.pb.h"
#include "candour/intake/v1/intake.grpc.pb.h"
#include "candour/intake/v1/ledger.grpc.pb.h"
#include "candour/ledger/v1/act.pb.h"
#include "clients/cli/session.h"

namespace candour::cli {

// One line of a story: {"at": instant, "by": client, "case": name, "act": {"submit": {…}}}. A
// submit gives its case the name by which later lines speak of it.
struct StoryLine {
  absl::Time at;
  std::string by;
  std::string of_case;
  ledger::v1::Act act;
  // Stable, so that a story played again does nothing twice.
  std::string request_id;
};

// A whole file, in order of time. InvalidArgument names the line that is not understood.
absl::StatusOr<std::vector<StoryLine>> ReadStory(const std::string& path);

// Plays lines one after another. Not thread-safe.
class StoryPlayer {
 public:
  // `secrets` is the folder with one file a client.
  StoryPlayer(Options options, std::string secrets)
      : options_(std::move(options)), secrets_(std::move(secrets)) {}

  // Moves business time to the line's instant, stopping at every alarm before it until intake and
  // all followers have done what was due, and then acts. FailedPrecondition when the database is
  // not a demo's.
  absl::Status Play(const StoryLine& line);

  // Lets time run to `until` in the same way.
  absl::Status RunTo(absl::Time until);

  // Business time, as intake says.
  absl::StatusOr<intake::v1::GetTimeResponse> Time();

 private:
  absl::StatusOr<Session*> SessionOf(const std::string& client);
  absl::Status MoveTo(absl::Time instant);
  absl::Status WaitUntilQuiet();
  absl::StatusOr<bool> FollowersStandAt(std::int64_t seq);
  absl::StatusOr<std::int64_t> HeadSeq();

  Options options_;
  std::string secrets_;
  std::map<std::string, std::unique_ptr<Session>> sessions_;
  std::map<std::string, std::string> complaint_ids_;
  absl::Time now_ = absl::InfinitePast();
};

}  // namespace candour::cli

#endif  // CANDOUR_CLIENTS_CLI_STORY_PLAYER_H_
