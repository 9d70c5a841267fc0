#include <iostream>

#include "clients/cli/command.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/progress.h"
#include "clients/cli/request.h"
#include "clients/cli/show.h"
#include "clients/cli/story_player.h"
#include "google/protobuf/util/time_util.h"

namespace candour::cli {
namespace {

struct StoryOptions {
  std::string file;
  std::string secrets;
  std::string until;
};

absl::Status PlayAll(StoryPlayer& player, const std::vector<StoryLine>& story, absl::Time until,
                     bool json) {
  Progress progress("Telling the story", static_cast<std::int64_t>(story.size()), json);
  std::int64_t told = 0;
  for (const StoryLine& line : story) {
    const absl::Status played = player.Play(line);
    if (!played.ok()) return played;
    progress.Show(++told);
  }
  return player.RunTo(until);
}

int TellStory(Session& session, const StoryOptions& from) {
  const bool json = session.Given().json;
  const absl::StatusOr<std::string> authority = session.Authority();
  if (!authority.ok()) return Complain(authority.status(), json);
  const auto story = ReadStory(from.file);
  if (!story.ok()) return Complain(story.status(), json);
  const auto until = ParseInstant("--until", from.until);
  if (!until.ok()) return Complain(until.status(), json);
  const absl::Time end =
      absl::FromUnixMicros(google::protobuf::util::TimeUtil::TimestampToMicroseconds(*until));

  StoryPlayer player(session.Given(), from.secrets);
  const auto time = player.Time();
  if (!time.ok()) return Complain(time.status(), json);
  if (google::protobuf::util::TimeUtil::TimestampToMicroseconds(time->now()) >=
      absl::ToUnixMicros(end)) {
    std::cout << (json ? R"({"told":true,"acts":0})" : "The story has been told before.") << "\n";
    return kDone;
  }
  const absl::Status told = PlayAll(player, *story, end, json);
  if (!told.ok()) return Complain(told, json);
  if (json) {
    std::cout << R"({"told":true,"acts":)" << story->size() << "}\n";
  } else {
    std::cout << "Told: " << story->size() << " acts of people; business time is now "
              << Show(*until) << ".\n";
  }
  return kDone;
}

}  // namespace

void AddStory(CLI::App& app, CommandLine& line) {
  auto from = std::make_shared<StoryOptions>();
  CLI::App* verb =
      Verb(app, "story", "Play a story into a demo while business time runs",
           "  candour story deploy/local/story.jsonl --secrets .candour/secrets/clients \\\n"
           "    --until 2026-10-14");
  verb->add_option("FILE", from->file, "JSON lines: at, by, case, act")->required();
  verb->add_option("--secrets", from->secrets, "Folder with one secret a client")->required();
  verb->add_option("--until", from->until, "Let time run on to this day")->required();
  Runs(verb, line, [from](Session& session) { return TellStory(session, *from); });
}

}  // namespace candour::cli
