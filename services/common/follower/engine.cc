#include "services/common/follower/engine.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "services/common/postgres/transact.h"

namespace candour::follower {
namespace {

// How often the queues are looked at although nobody said that there is something in them: another
// process of the same follower may have died before it sent its own.
constexpr absl::Duration kSweep = absl::Seconds(30);

}  // namespace

Follower::Engine::Engine(FollowerSettings settings, Database& database,
                         std::vector<Projection*> projections)
    : settings_(std::move(settings)),
      database_(database),
      intake_(settings_.intake, settings_.authorise),
      sender_(settings_, database_, intake_),
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

void Follower::Engine::Nudge() { NudgeFor(""); }

void Follower::Engine::NudgeFor(const std::string& authority_id) {
  const std::lock_guard lock(mutex_);
  nudged_for_.insert(authority_id);
  nudged_.notify_all();
}

void Follower::Engine::Run() {
  absl::Time next_look = absl::InfinitePast();
  absl::Time next_sweep = absl::InfinitePast();
  std::set<std::string> to_send;
  while (true) {
    if (absl::Now() >= next_look) {
      LookAndTell();
      next_look = absl::Now() + settings_.poll;
    }
    if (absl::Now() >= next_sweep || to_send.contains("")) {
      const std::vector<std::string> known = Known();
      to_send = {known.begin(), known.end()};
      next_sweep = absl::Now() + kSweep;
    }
    const Left left = SendCommands(to_send);
    congested_ = left == Left::kNoRoom;
    TellHealth();
    if (!AwaitWork(left, to_send)) return;
  }
}

Left Follower::Engine::SendCommands(std::set<std::string>& to_send) {
  Left most = Left::kNothing;
  for (auto authority_id = to_send.begin(); authority_id != to_send.end();) {
    const Left left = sender_.Send(*authority_id);
    most = std::max(most, left);
    authority_id = left == Left::kNothing ? to_send.erase(authority_id) : std::next(authority_id);
  }
  return most;
}

bool Follower::Engine::AwaitWork(Left left, std::set<std::string>& to_send) {
  std::unique_lock lock(mutex_);
  if (!running_) return false;
  const absl::Duration rest = left == Left::kMore     ? absl::ZeroDuration()
                              : left == Left::kNoRoom ? absl::Milliseconds(50)
                                                      : settings_.poll;
  nudged_.wait_for(lock, absl::ToChronoMilliseconds(rest),
                   [this] { return !nudged_for_.empty() || !running_; });
  to_send.merge(nudged_for_);
  nudged_for_.clear();
  return running_;
}

void Follower::Engine::LookAndTell() {
  const absl::StatusOr<std::vector<LedgerHead>> heads = Look();
  if (!heads.ok()) return;
  looked_ = true;
  for (const LedgerHead& head : *heads) {
    const std::shared_ptr<LedgerReader> reader = ReaderOf(head.authority_id);
    if (reader == nullptr) return;
    const std::int64_t seq = reader->Reached().seq;
    Told& told = told_[head.authority_id];
    const bool quiet = told.seq == seq && told.head_seq == head.place.seq && told.parked == 0;
    if (quiet || !CountParked(head.authority_id, told.parked).ok()) continue;
    told.seq = seq;
    told.head_seq = head.place.seq;
    settings_.observe(head.authority_id, head.place.seq - seq, told.parked);
  }
}

absl::Status Follower::Engine::CountParked(const std::string& authority_id, std::int64_t& parked) {
  return TransactFor(database_, authority_id, [&](pqxx::work& tx) {
    parked = static_cast<std::int64_t>(taker_.Books().ReadParked(tx, authority_id).size());
    return absl::OkStatus();
  });
}

void Follower::Engine::TellHealth() {
  bool serving = looked_;
  for (const std::string& authority_id : Known()) {
    const std::shared_ptr<LedgerReader> reader = ReaderOf(authority_id);
    serving = serving && reader != nullptr && reader->Halted().empty();
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
    const ReaderSurroundings surroundings = {
        settings_, database_,  intake_,
        taker_,    congested_, [this, authority_id] { NudgeFor(authority_id); }};
    reader = std::make_shared<LedgerReader>(authority_id, surroundings);
  }
  return reader;
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
  // A ledger that was set back has a head that was passed long ago.
  if (!reader->Halted().empty()) return absl::FailedPreconditionError(reader->Halted());
  const absl::Status reached = reader->WaitFor(head->place.seq, patience);
  if (!reached.ok()) return reached;
  Position position = reader->Reached();
  position.business_now = *now;
  return position;
}

absl::StatusOr<v1::Standing> Follower::Engine::StandingOf(const std::string& authority_id) {
  v1::Standing standing;
  standing.set_authority_id(authority_id);
  const absl::Status read = TransactFor(database_, authority_id, [&](pqxx::work& tx) {
    const Place place = taker_.Books().Read(tx, authority_id);
    standing.set_seq(place.seq);
    standing.set_hash(place.hash);
    for (const Parked& one : taker_.Books().ReadParked(tx, authority_id)) {
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
    if (!progress(reader->Reached().seq, head_seq)) {
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
    const Place until = taker_.Books().Lock(tx, authority_id);
    for (const Parked& one : taker_.Books().ReadParked(tx, authority_id)) {
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
