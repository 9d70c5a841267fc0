#include "services/intake/work/adoption_job.h"

#include <condition_variable>
#include <mutex>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/digest/digest.h"
#include "services/intake/domain/period/pins.h"

namespace candour::intake {
namespace {

constexpr const char* kAdoptionSubject = "candour-adoption";
// The name space of request_ids of this job.
constexpr const char* kAdoptionSpace = "0f4f7d53-8a51-5f0c-9a53-3d8f0f7a6b12";

// Waits for the answer to one command.
absl::StatusOr<Outcome> Send(Committer& committer, Command command) {
  std::mutex mutex;
  std::condition_variable answered;
  bool done = false;
  absl::StatusOr<Outcome> answer = absl::UnknownError("no answer");
  committer.Enqueue(std::move(command), [&](absl::StatusOr<Outcome> outcome) {
    const std::lock_guard lock(mutex);
    answer = std::move(outcome);
    done = true;
    answered.notify_all();
  });
  std::unique_lock lock(mutex);
  answered.wait(lock, [&done] { return done; });
  return answer;
}

bool MeansLater(const absl::Status& status) {
  return absl::IsUnavailable(status) || absl::IsResourceExhausted(status) ||
         absl::IsUnknown(status) || absl::IsAborted(status) || absl::IsCancelled(status);
}

}  // namespace

Command RederiveFor(const ledger::v1::CaseFile& file, const ledger::v1::AuthorityFile& authority) {
  const Pins pins = PinsInForce(file, authority);
  Command command;
  command.authority_id = file.authority_id();
  command.actor = {kAdoptionSubject, {type::v1::ROLE_SERVICE}};
  command.request_id =
      Uuid5(kAdoptionSpace,
            absl::StrCat(file.complaint_id(), "/", file.calendar(), "/", pins.calendar_version, "/",
                         file.procedure(), "/", pins.procedure_version));
  command.case_key = file.complaint_id();
  command.lane = Lane::kBulk;
  command.act.set_complaint_id(file.complaint_id());
  command.act.mutable_rederive();
  return command;
}

absl::StatusOr<AdoptionTurn> AdoptionJob::Turn() {
  const absl::StatusOr<std::vector<std::string>> authorities = source_.authorities();
  if (!authorities.ok()) return authorities.status();
  AdoptionTurn turn;
  for (const std::string& authority_id : *authorities) {
    const absl::Status done = TurnOf(authority_id, turn);
    if (!done.ok()) return done;
  }
  return turn;
}

absl::Status AdoptionJob::TurnOf(const std::string& authority_id, AdoptionTurn& turn) {
  const absl::StatusOr<ledger::v1::AuthorityFile> authority = source_.authority(authority_id);
  if (!authority.ok()) return authority.status();
  if (done_[authority_id] == authority->adoptions_size()) return absl::OkStatus();

  std::vector<Command> commands;
  const absl::Status read = source_.open_files(authority_id, [&](const ledger::v1::CaseFile& file) {
    if (StandsOn(file, PinsInForce(file, *authority))) return;
    commands.push_back(RederiveFor(file, *authority));
  });
  if (!read.ok()) return read;
  bool all = true;
  for (Command& command : commands) {
    const absl::StatusOr<Outcome> outcome = Send(committer_, std::move(command));
    if (!outcome.ok() && MeansLater(outcome.status())) return outcome.status();
    turn.rederived += outcome.ok() ? 1 : 0;
    if (outcome.ok()) continue;
    all = false;
    ++turn.refused;
    turn.refusal = std::string(outcome.status().message());
  }
  if (all) done_[authority_id] = authority->adoptions_size();
  return absl::OkStatus();
}

}  // namespace candour::intake
