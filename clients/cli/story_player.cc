#include "clients/cli/story_player.h"

#include <algorithm>
#include <thread>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "clients/cli/line_reader.h"
#include "clients/cli/login.h"
#include "clients/cli/story_act.h"
#include "google/protobuf/util/json_util.h"
#include "google/protobuf/util/time_util.h"
#include "nlohmann/json.hpp"
#include "services/common/digest/digest.h"

namespace candour::cli {
namespace {

// The space of a story's request ids.
constexpr const char* kStorySpace = "0c8f7d4e-2a51-5f0b-8a43-6f1d0e5b7a92";
// Who moves time and asks how far everybody is.
constexpr const char* kConductor = "demo-manager";
constexpr absl::Duration kPatience = absl::Seconds(60);
constexpr auto kPause = std::chrono::milliseconds(5);

absl::StatusOr<StoryLine> LineFrom(const std::string& text) {
  const nlohmann::json json = nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!json.is_object()) return absl::InvalidArgumentError("not a JSON object");
  StoryLine line;
  line.by = json.value("by", "");
  line.of_case = json.value("case", "");
  std::string error;
  if (!absl::ParseTime(absl::RFC3339_full, json.value("at", ""), &line.at, &error)) {
    return absl::InvalidArgumentError(absl::StrCat("at: ", error));
  }
  const auto parsed = google::protobuf::util::JsonStringToMessage(
      json.value("act", nlohmann::json::object()).dump(), &line.act);
  if (!parsed.ok()) return absl::InvalidArgumentError(parsed.ToString());
  line.request_id = Uuid5(kStorySpace, text);
  return line;
}

absl::Time InstantOf(const google::protobuf::Timestamp& message) {
  return absl::FromUnixMicros(google::protobuf::util::TimeUtil::TimestampToMicroseconds(message));
}

}  // namespace

absl::StatusOr<std::vector<StoryLine>> ReadStory(const std::string& path) {
  const auto reader = LineReader::Open(path);
  if (!reader.ok()) return reader.status();
  std::vector<StoryLine> story;
  std::string text;
  while (true) {
    const absl::StatusOr<bool> more = (*reader)->Next(text);
    if (!more.ok()) return more.status();
    if (!*more) break;
    absl::StatusOr<StoryLine> line = LineFrom(text);
    if (!line.ok()) {
      return absl::InvalidArgumentError(absl::StrCat(path, " line ", (*reader)->LineNumber(), ": ",
                                                     std::string{line.status().message()}));
    }
    story.push_back(*std::move(line));
  }
  std::stable_sort(story.begin(), story.end(),
                   [](const StoryLine& a, const StoryLine& b) { return a.at < b.at; });
  return story;
}

absl::StatusOr<Session*> StoryPlayer::SessionOf(const std::string& client) {
  const auto found = sessions_.find(client);
  if (found != sessions_.end()) return found->second.get();
  const auto sign_in =
      SignInWithSecret(options_.profile.issuer, client, absl::StrCat(secrets_, "/", client));
  if (!sign_in.ok()) return sign_in.status();
  auto& session = sessions_[client];
  session = std::make_unique<Session>(options_, *sign_in);
  return session.get();
}

absl::StatusOr<intake::v1::GetTimeResponse> StoryPlayer::Time() {
  const absl::StatusOr<Session*> session = SessionOf(kConductor);
  if (!session.ok()) return session.status();
  const auto stub =
      intake::v1::ClockService::NewStub((*session)->ChannelTo(options_.profile.intake));
  intake::v1::GetTimeResponse response;
  const absl::Status done = Call(**session, *stub, &intake::v1::ClockService::Stub::GetTime,
                                 intake::v1::GetTimeRequest(), response);
  if (!done.ok()) return done;
  return response;
}

absl::Status StoryPlayer::MoveTo(absl::Time instant) {
  if (instant <= now_) return absl::OkStatus();
  const absl::StatusOr<Session*> session = SessionOf(kConductor);
  if (!session.ok()) return session.status();
  const auto stub =
      intake::v1::ClockService::NewStub((*session)->ChannelTo(options_.profile.intake));
  intake::v1::MoveTimeRequest request;
  *request.mutable_to() =
      google::protobuf::util::TimeUtil::MicrosecondsToTimestamp(absl::ToUnixMicros(instant));
  intake::v1::MoveTimeResponse response;
  const absl::Status done =
      Call(**session, *stub, &intake::v1::ClockService::Stub::MoveTime, request, response);
  if (done.ok()) now_ = instant;
  return done;
}

absl::StatusOr<std::int64_t> StoryPlayer::HeadSeq() {
  const absl::StatusOr<Session*> session = SessionOf(kConductor);
  if (!session.ok()) return session.status();
  const auto stub =
      intake::v1::LedgerService::NewStub((*session)->ChannelTo(options_.profile.intake));
  intake::v1::ListHeadsResponse response;
  const absl::Status done = Call(**session, *stub, &intake::v1::LedgerService::Stub::ListHeads,
                                 intake::v1::ListHeadsRequest(), response);
  if (!done.ok()) return done;
  for (const intake::v1::Head& head : response.heads()) {
    if (head.authority_id() == options_.profile.authority) return head.cursor().seq();
  }
  return 0;
}

absl::StatusOr<bool> StoryPlayer::FollowersStandAt(std::int64_t seq) {
  const absl::StatusOr<Session*> session = SessionOf(kConductor);
  if (!session.ok()) return session.status();
  for (const std::string& address : {options_.profile.categorisation, options_.profile.notification,
                                     options_.profile.analytics}) {
    const auto stub = follower::v1::FollowerService::NewStub((*session)->ChannelTo(address));
    follower::v1::GetStandingResponse response;
    const absl::Status done =
        Call(**session, *stub, &follower::v1::FollowerService::Stub::GetStanding,
             follower::v1::GetStandingRequest(), response);
    if (!done.ok()) return done;
    const auto stands = std::find_if(
        response.standings().begin(), response.standings().end(), [&](const auto& standing) {
          return standing.authority_id() == options_.profile.authority && standing.seq() == seq &&
                 standing.pending() == 0;
        });
    if (seq > 0 && stands == response.standings().end()) return false;
  }
  return true;
}

absl::Status StoryPlayer::WaitUntilQuiet() {
  const absl::Time until = absl::Now() + kPatience;
  while (absl::Now() < until) {
    const auto before = HeadSeq();
    if (!before.ok()) return before.status();
    const auto time = Time();
    if (!time.ok()) return time.status();
    const auto stand = FollowersStandAt(*before);
    if (!stand.ok()) return stand.status();
    const auto after = HeadSeq();
    if (!after.ok()) return after.status();
    if (*stand && time->alarms_due() == 0 && *before == *after) return absl::OkStatus();
    std::this_thread::sleep_for(kPause);
  }
  return absl::DeadlineExceededError("the services did not come to rest");
}

absl::Status StoryPlayer::RunTo(absl::Time until) {
  while (true) {
    const absl::Status quiet = WaitUntilQuiet();
    if (!quiet.ok()) return quiet;
    const auto time = Time();
    if (!time.ok()) return time.status();
    if (!time->demo()) {
      return absl::FailedPreconditionError("this is not a demo: business time cannot be moved");
    }
    now_ = InstantOf(time->now());
    if (!time->has_next_alarm_at() || InstantOf(time->next_alarm_at()) >= until) {
      return MoveTo(until);
    }
    const absl::Status moved = MoveTo(InstantOf(time->next_alarm_at()));
    if (!moved.ok()) return moved;
  }
}

absl::Status StoryPlayer::Play(const StoryLine& line) {
  if (line.at > now_) {
    const absl::Status moved = RunTo(line.at);
    if (!moved.ok()) return moved;
  }
  const absl::StatusOr<Session*> session = SessionOf(line.by);
  if (!session.ok()) return session.status();
  const auto receipt =
      SendStoryAct(**session, line.request_id,
                   line.act.has_submit() ? "" : complaint_ids_[line.of_case], line.act);
  if (!receipt.ok()) {
    return {receipt.status().code(), absl::StrCat(line.of_case, " at ", absl::FormatTime(line.at),
                                                  ": ", std::string{receipt.status().message()})};
  }
  if (line.act.has_submit()) complaint_ids_[line.of_case] = receipt->complaint_id();
  return absl::OkStatus();
}

}  // namespace candour::cli
