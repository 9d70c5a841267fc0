#include "services/intake/work/alarm_worker.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/digest/digest.h"
#include "services/intake/domain/instant.h"

namespace candour::intake {
namespace {

constexpr const char* kAlarmSubject = "candour-alarm";
// The name space of request_ids that alarms give rise to.
constexpr const char* kAlarmSpace = "5b1c7d5e-3c0e-5b0a-9d53-6a1f0f6d2c41";

// The answers to the commands that are in flight.
class Answers {
 public:
  void Expect() {
    const std::lock_guard lock(mutex_);
    ++awaited_;
  }

  void Take(const absl::StatusOr<Outcome>& outcome) {
    const std::lock_guard lock(mutex_);
    --awaited_;
    if (outcome.ok()) {
      ++acted_;
    } else if (MeansLater(outcome.status())) {
      later_ = outcome.status();
    } else {
      ++refused_;
      refusal_ = std::string(outcome.status().message());
    }
    if (awaited_ == 0) complete_.notify_all();
  }

  // Waits for every answer. Not OK when the commands should be sent again later.
  absl::Status Await(AlarmTurn& turn) {
    std::unique_lock lock(mutex_);
    complete_.wait(lock, [this] { return awaited_ == 0; });
    turn.acted += acted_;
    turn.refused += refused_;
    if (refused_ > 0) turn.refusal = refusal_;
    return later_;
  }

 private:
  // The database or the lane is in the way, not the act.
  static bool MeansLater(const absl::Status& status) {
    return absl::IsUnavailable(status) || absl::IsResourceExhausted(status) ||
           absl::IsUnknown(status) || absl::IsAborted(status) || absl::IsCancelled(status);
  }

  std::mutex mutex_;
  std::condition_variable complete_;
  int awaited_ = 0;
  std::int64_t acted_ = 0;
  std::int64_t refused_ = 0;
  std::string refusal_;
  absl::Status later_;
};

Command TimeReachedFor(const ledger::v1::CaseFile& file, const ledger::v1::Obligation& obligation,
                       const ledger::v1::AlarmInstant& alarm) {
  Command command;
  command.authority_id = file.authority_id();
  command.actor = {kAlarmSubject, {type::v1::ROLE_SERVICE}};
  command.request_id = Uuid5(
      kAlarmSpace, absl::StrCat(obligation.obligation_id(), "/", alarm.alarm(), "/",
                                absl::ToUnixMicros(InstantFrom(alarm.at())), "/", file.version()));
  command.case_key = file.complaint_id();
  command.lane = Lane::kBulk;
  command.act.set_complaint_id(file.complaint_id());
  ledger::v1::TimeReached& act = *command.act.mutable_time_reached();
  act.set_obligation_id(obligation.obligation_id());
  act.set_alarm(alarm.alarm());
  *act.mutable_at() = alarm.at();
  return command;
}

}  // namespace

std::vector<Command> DueCommands(const ledger::v1::CaseFile& file, absl::Time now) {
  std::vector<Command> commands;
  for (const ledger::v1::Obligation& obligation : file.obligations()) {
    if (obligation.state() != ledger::v1::OBLIGATION_STATE_OPEN) continue;
    for (const ledger::v1::AlarmInstant& alarm : obligation.alarms()) {
      if (alarm.reached() || InstantFrom(alarm.at()) > now) continue;
      commands.push_back(TimeReachedFor(file, obligation, alarm));
    }
  }
  std::stable_sort(commands.begin(), commands.end(), [](const Command& a, const Command& b) {
    return InstantFrom(a.act.time_reached().at()) < InstantFrom(b.act.time_reached().at());
  });
  return commands;
}

absl::StatusOr<AlarmTurn> AlarmWorker::Turn() {
  const absl::StatusOr<std::vector<Head>> heads = events_.Heads();
  if (!heads.ok()) return heads.status();
  const absl::Time now = clock_.Now();

  AlarmTurn turn;
  for (const Head& head : *heads) {
    if (absl::Status done = TurnOf(head.authority_id, now, turn); !done.ok()) return done;
  }
  return turn;
}

absl::Status AlarmWorker::TurnOf(const std::string& authority_id, absl::Time now, AlarmTurn& turn) {
  // Pages go on behind a case whose alarm is refused, so that it keeps no other case waiting.
  std::vector<DueCase> page;
  do {
    const std::vector<DueCase> before = std::move(page);
    absl::StatusOr<std::vector<DueCase>> found =
        due_.Find(authority_id, now, cases_at_once_, before.empty() ? nullptr : &before.back());
    if (!found.ok()) return found.status();
    page = *std::move(found);

    Answers answers;
    for (const DueCase& due : page) {
      for (Command& command : DueCommands(due.file, now)) {
        answers.Expect();
        committer_.Enqueue(std::move(command), [&answers](const absl::StatusOr<Outcome>& outcome) {
          answers.Take(outcome);
        });
      }
    }
    if (absl::Status done = answers.Await(turn); !done.ok()) return done;
  } while (static_cast<int>(page.size()) == cases_at_once_);
  return absl::OkStatus();
}

}  // namespace candour::intake
