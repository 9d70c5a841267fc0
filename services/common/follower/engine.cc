#include "services/common/follower/engine.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "services/common/postgres/transact.h"

namespace candour::follower {
namespace {

// Commands handed over before others get their turn.
constexpr int kCommandsAtATime = 100;

// Answers after which the next command would fare no better.
bool IsAway(absl::StatusCode code) {
  return code == absl::StatusCode::kUnavailable || code == absl::StatusCode::kDeadlineExceeded ||
         code == absl::StatusCode::kResourceExhausted || code == absl::StatusCode::kUnauthenticated;
}

}  // namespace

Follower::Engine::Engine(FollowerSettings settings, Database& database,
                         std::vector<Projection*> projections)
    : settings_(std::move(settings)),
      database_(database),
      intake_(settings_.intake, settings_.authorise),
      taker_(settings_.schema, std::move(projections), settings_.tries) {}

void Follower::Engine::Start() {
  const std::lock_guard lock(mutex_);
  if (running_) return;
  running_ = true;
  thread_ = std::thread([this] { Run(); });
}

void Follower::Engine::Stop() {
  std::map<std::string, std::shared_ptr<LedgerReader>> readers;
  {
    const std::lock_guard lock(mutex_);
    running_ = false;
    readers.swap(readers_);
    nudged_.notify_all();
  }
  for (const auto& [authority_id, reader] : readers) reader->Stop();
  readers.clear();
  if (!thread_.joinable()) return;
  thread_.join();
  settings_.serving(false);
}

void Follower::Engine::Nudge() {
  const std::lock_guard lock(mutex_);
  nudge_ = true;
  nudged_.notify_all();
}

void Follower::Engine::Run() {
  absl::Time next_look = absl::InfinitePast();
  while (true) {
    if (absl::Now() >= next_look) {
      LookAndTell();
      next_look = absl::Now() + settings_.poll;
    }
    bool full = false;
    for (const std::string& authority_id : Known()) full = SendCommands(authority_id) || full;
    congested_ = full;
    TellHealth();
    std::unique_lock lock(mutex_);
    if (!running_) return;
    const absl::Duration rest = full ? absl::Milliseconds(50) : settings_.poll;
    nudged_.wait_for(lock, absl::ToChronoMilliseconds(rest),
                     [this] { return nudge_ || !running_; });
    nudge_ = false;
    if (!running_) return;
  }
}

void Follower::Engine::LookAndTell() {
  const absl::StatusOr<std::vector<LedgerHead>> heads = Look();
  if (!heads.ok()) return;
  looked_ = true;
  for (const LedgerHead& head : *heads) {
    const std::shared_ptr<LedgerReader> reader = ReaderOf(head.authority_id);
    if (reader == nullptr) return;
    std::size_t parked = 0;
    const absl::Status read = TransactFor(database_, head.authority_id, [&](pqxx::work& tx) {
      parked = taker_.books().ReadParked(tx, head.authority_id).size();
      return absl::OkStatus();
    });
    if (!read.ok()) continue;
    settings_.observe(head.authority_id, head.place.seq - reader->position().seq,
                      static_cast<std::int64_t>(parked));
  }
}

void Follower::Engine::TellHealth() {
  bool serving = looked_;
  for (const std::string& authority_id : Known()) {
    const std::shared_ptr<LedgerReader> reader = ReaderOf(authority_id);
    serving = serving && reader != nullptr && reader->halted().empty();
  }
  settings_.serving(serving);
}

absl::StatusOr<std::vector<LedgerHead>> Follower::Engine::Look() {
  absl::StatusOr<std::vector<LedgerHead>> heads = intake_.Heads();
  if (!heads.ok()) return heads.status();
  for (const LedgerHead& head : *heads) ReaderOf(head.authority_id);
  return heads;
}

std::vector<std::string> Follower::Engine::Known() {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> known;
  known.reserve(readers_.size());
  for (const auto& [authority_id, reader] : readers_) known.push_back(authority_id);
  return known;
}

std::shared_ptr<LedgerReader> Follower::Engine::ReaderOf(const std::string& authority_id) {
  const std::lock_guard lock(mutex_);
  if (!running_) return nullptr;
  std::shared_ptr<LedgerReader>& reader = readers_[authority_id];
  if (reader == nullptr) {
    const ReaderSurroundings surroundings = {settings_, database_,  intake_,
                                             taker_,    congested_, [this] { Nudge(); }};
    reader = std::make_shared<LedgerReader>(authority_id, surroundings);
  }
  return reader;
}

bool Follower::Engine::SendCommands(const std::string& authority_id) {
  std::vector<QueuedCommand> commands;
  const std::string& schema = settings_.schema;
  const absl::Status read = TransactFor(database_, authority_id, [&](pqxx::work& tx) {
    commands = QueuedCommands(tx, schema, authority_id, kCommandsAtATime);
    return absl::OkStatus();
  });
  if (!read.ok()) return false;
  for (const QueuedCommand& command : commands) {
    const absl::Status answer = intake_.Send(authority_id, command);
    bool ended = false;
    const absl::Status kept = TransactFor(database_, authority_id, [&](pqxx::work& tx) {
      ended = SettleCommand(tx, schema, authority_id, command.request_id, answer);
      return absl::OkStatus();
    });
    if (ended && !answer.ok()) {
      settings_.alarm(authority_id, absl::StrCat("intake refuses command ", command.request_id,
                                                 ": ", absl::StatusCodeToString(answer.code())));
    }
    if (!kept.ok() || (!ended && IsAway(answer.code()))) {
      return answer.code() == absl::StatusCode::kResourceExhausted;
    }
  }
  if (commands.size() == kCommandsAtATime) Nudge();
  return false;
}

absl::StatusOr<Position> Follower::Engine::CatchUp(const std::string& authority_id,
                                                   absl::Duration patience) {
  const absl::StatusOr<std::vector<LedgerHead>> heads = Look();
  if (!heads.ok()) return heads.status();
  const auto head = std::find_if(heads->begin(), heads->end(), [&](const LedgerHead& one) {
    return one.authority_id == authority_id;
  });
  if (head == heads->end()) {
    return absl::NotFoundError(absl::StrCat("no ledger of ", authority_id));
  }
  const absl::StatusOr<absl::Time> now = intake_.BusinessNow();
  if (!now.ok()) return now.status();
  const std::shared_ptr<LedgerReader> reader = ReaderOf(authority_id);
  if (reader == nullptr) return absl::UnavailableError("the follower does not run");
  const absl::Status reached = reader->WaitFor(head->place.seq, patience);
  if (!reached.ok()) return reached;
  Position position = reader->position();
  position.business_now = *now;
  return position;
}

absl::StatusOr<v1::Standing> Follower::Engine::StandingOf(const std::string& authority_id) {
  v1::Standing standing;
  standing.set_authority_id(authority_id);
  const absl::Status read = TransactFor(database_, authority_id, [&](pqxx::work& tx) {
    const Place place = taker_.books().Read(tx, authority_id);
    standing.set_seq(place.seq);
    standing.set_hash(place.hash);
    for (const Parked& one : taker_.books().ReadParked(tx, authority_id)) {
      v1::ParkedCase& parked = *standing.add_parked();
      parked.set_complaint_id(one.complaint_id);
      parked.set_seq(one.seq);
      parked.set_reason(one.reason);
    }
    standing.set_pending(CountQueued(tx, settings_.schema, authority_id) + settings_.pending(tx));
    return absl::OkStatus();
  });
  if (!read.ok()) return read;
  return standing;
}

absl::StatusOr<std::vector<v1::Standing>> Follower::Engine::Standings() {
  std::vector<v1::Standing> standings;
  for (const std::string& authority_id : Known()) {
    absl::StatusOr<v1::Standing> standing = StandingOf(authority_id);
    if (!standing.ok()) return standing.status();
    standings.push_back(*std::move(standing));
  }
  return standings;
}

absl::Status Follower::Engine::Rebuild(
    const std::string& authority_id,
    const std::function<bool(std::int64_t, std::int64_t)>& progress) {
  const absl::StatusOr<std::vector<LedgerHead>> heads = Look();
  if (!heads.ok()) return heads.status();
  std::int64_t head_seq = -1;
  for (const LedgerHead& head : *heads) {
    if (head.authority_id == authority_id) head_seq = head.place.seq;
  }
  const std::shared_ptr<LedgerReader> reader = ReaderOf(authority_id);
  if (head_seq < 0 || reader == nullptr) {
    return absl::NotFoundError(absl::StrCat("no ledger of ", authority_id));
  }
  const absl::Status restarted = TransactFor(
      database_, authority_id, [&](pqxx::work& tx) { return taker_.Restart(tx, authority_id); });
  if (!restarted.ok()) return restarted;
  reader->ReadAgain();
  absl::Status reached;
  do {
    reached = reader->WaitFor(head_seq, absl::Milliseconds(200));
    if (!progress(reader->position().seq, head_seq)) {
      return absl::CancelledError("nobody waits for the end of the rebuild");
    }
  } while (reached.code() == absl::StatusCode::kDeadlineExceeded);
  return reached;
}

absl::Status Follower::Engine::ReadParkedCase(const std::string& authority_id, const Parked& parked,
                                              const Place& until, Batch& batch) {
  // The hash of the event before the parked one is not kept, so the ledger is read from its
  // beginning; resuming is rare.
  batch.authority_id = authority_id;
  bool done = false;
  grpc::ClientContext context;
  const absl::Status read = intake_.Follow(
      context, authority_id, {}, true, [&](const intake::v1::FollowResponse& response) {
        batch.business_now = absl::FromUnixSeconds(response.now().seconds());
        for (const ledger::v1::RecordedEvent& event : response.events()) {
          const bool of_case = parked.complaint_id == kNoCase
                                   ? event.complaint_id().empty()
                                   : event.complaint_id() == parked.complaint_id;
          if (of_case && event.seq() >= parked.seq && event.seq() <= until.seq) {
            batch.events.push_back(event);
          }
        }
        done = response.passed().seq() >= until.seq;
        return !done;
      });
  if (!read.ok()) return read;
  return done ? absl::OkStatus() : absl::UnavailableError("the ledger was not read to the cursor");
}

absl::Status Follower::Engine::Resume(const std::string& authority_id,
                                      const std::string& complaint_id) {
  std::vector<Parked> again;
  const absl::Status done = TransactFor(database_, authority_id, [&](pqxx::work& tx) {
    const Place until = taker_.books().Lock(tx, authority_id);
    for (const Parked& one : taker_.books().ReadParked(tx, authority_id)) {
      if (one.complaint_id != complaint_id) continue;
      Batch batch;
      const absl::Status read = ReadParkedCase(authority_id, one, until, batch);
      if (!read.ok()) return read;
      return taker_.TakeParked(tx, complaint_id, batch, again);
    }
    return absl::NotFoundError("the case is not parked");
  });
  if (!done.ok()) return done;
  Nudge();
  if (again.empty()) return absl::OkStatus();
  return absl::FailedPreconditionError(
      absl::StrCat("parked again at event ", again.front().seq, ": ", again.front().reason));
}

}  // namespace candour::follower
