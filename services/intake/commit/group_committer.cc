#include "services/intake/commit/group_committer.h"

#include <algorithm>
#include <utility>

#include "absl/time/clock.h"
#include "services/intake/commit/draft.h"

namespace candour::intake {
namespace {

// The outcome is open or nothing was written: the same requests may be tried again, since their
// request_ids tell what became of them.
bool MayTryAgain(const absl::Status& status) {
  return absl::IsUnavailable(status) || absl::IsUnknown(status) ||
         absl::IsResourceExhausted(status);
}

}  // namespace

GroupCommitter::GroupCommitter(LedgerStore& store, Rules rules,
                               std::function<absl::Time()> business_now,
                               const GroupCommitterSettings& settings, CommitObserver& observer)
    : store_(store),
      rules_(std::move(rules)),
      business_now_(std::move(business_now)),
      settings_(settings),
      observer_(observer),
      lanes_(settings.lane_capacity, observer),
      writer_([this] { Run(); }) {}

GroupCommitter::~GroupCommitter() { Drain(); }

void GroupCommitter::Enqueue(Command command, Done done) {
  Pending pending{std::move(command), std::move(done)};
  switch (lanes_.Push(pending)) {
    case Lanes::Entry::kQueued:
      return;
    case Lanes::Entry::kFull:
      pending.done(absl::ResourceExhaustedError("too busy at the moment, please try again"));
      return;
    case Lanes::Entry::kClosed:
      pending.done(absl::UnavailableError("the service is stopping, please try again"));
      return;
  }
}

void GroupCommitter::Drain() {
  lanes_.Close();
  std::call_once(drained_, [this] { writer_.join(); });
}

void GroupCommitter::Run() {
  while (true) {
    PendingBatch batch = lanes_.Take(settings_.most_in_batch);
    if (batch.empty()) return;
    Commit(std::move(batch));
  }
}

void GroupCommitter::Commit(PendingBatch batch) {
  const absl::Time began = absl::Now();
  Requests requests;
  requests.reserve(batch.size());
  for (Pending& pending : batch) requests.push_back(Examine(std::move(pending.command)));

  absl::StatusOr<Answers> answers = Write(requests);
  if (!answers.ok()) {
    // A database that is away is no fault of any one request.
    const bool away = absl::IsUnavailable(answers.status());
    answers = away || batch.size() == 1 ? Answers(batch.size(), answers.status())
                                        : WriteOneByOne(std::move(requests));
  }
  observer_.Committed(batch.size(), absl::Now() - began);
  for (std::size_t i = 0; i < batch.size(); ++i) batch[i].done(std::move((*answers)[i]));
}

absl::StatusOr<GroupCommitter::Answers> GroupCommitter::Write(const Requests& requests) {
  const absl::Time give_up_at =
      absl::Now() + (database_is_away_ ? absl::ZeroDuration() : settings_.patience);
  absl::Duration pause = settings_.first_pause;
  bool hold_head = false;
  while (true) {
    Answers answers;
    const absl::StatusOr<bool> written = Attempt(requests, hold_head, answers);
    if (written.ok()) database_is_away_ = false;
    if (written.ok() && *written) return answers;
    if (written.ok()) {
      observer_.SwapLost();
      hold_head = true;
      continue;
    }
    if (!MayTryAgain(written.status())) return written.status();
    observer_.Disconnected();
    if (absl::Now() + pause > give_up_at) {
      database_is_away_ = true;
      return absl::UnavailableError("the database is not answering, please try again");
    }
    absl::SleepFor(pause);
    pause = std::min(2 * pause, settings_.longest_pause);
  }
}

GroupCommitter::Answers GroupCommitter::WriteOneByOne(Requests requests) {
  Answers answers;
  for (Request& request : requests) {
    Requests one;
    one.push_back(std::move(request));
    absl::StatusOr<Answers> answer = Write(one);
    answers.push_back(answer.ok() ? std::move(answer->front())
                                  : absl::StatusOr<Outcome>(answer.status()));
  }
  return answers;
}

absl::StatusOr<bool> GroupCommitter::Attempt(const Requests& requests, bool hold_head,
                                             Answers& answers) {
  const std::string& authority_id = requests.front().command.authority_id;
  Wanted wanted;
  for (const Request& request : requests) Want(request, wanted);
  return store_.Attempt(authority_id, wanted, hold_head, [&](const LedgerView& view) {
    Draft draft(rules_, authority_id, business_now_(), view);
    answers.clear();
    answers.reserve(requests.size());
    for (const Request& request : requests) answers.push_back(draft.Add(request));
    return draft.Take();
  });
}

}  // namespace candour::intake
