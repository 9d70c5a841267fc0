#include "services/common/follower/reader.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/day/instant.h"
#include "services/common/postgres/transact.h"

namespace candour::follower {

LedgerReader::LedgerReader(std::string authority_id, ReaderSurroundings surroundings)
    : authority_id_(std::move(authority_id)),
      surroundings_(std::move(surroundings)),
      thread_([this] { Run(); }) {}

LedgerReader::~LedgerReader() {
  Stop();
  thread_.join();
}

void LedgerReader::Stop() {
  const std::lock_guard lock(mutex_);
  stopping_ = true;
  if (stream_ != nullptr) stream_->TryCancel();
  moved_.notify_all();
}

void LedgerReader::ReadAgain() {
  const std::lock_guard lock(mutex_);
  halted_.clear();
  again_ = true;
  position_ = {};
  if (stream_ != nullptr) stream_->TryCancel();
  moved_.notify_all();
}

absl::Status LedgerReader::WaitFor(std::int64_t seq, absl::Duration patience) {
  std::unique_lock lock(mutex_);
  moved_.wait_for(lock, absl::ToChronoMilliseconds(patience),
                  [&] { return position_.seq >= seq || !halted_.empty() || stopping_; });
  if (position_.seq >= seq) return absl::OkStatus();
  if (!halted_.empty()) return absl::FailedPreconditionError(halted_);
  if (stopping_) return absl::CancelledError("the follower stops");
  return absl::DeadlineExceededError(
      absl::StrCat("the follower stands at ", position_.seq, ", not yet at ", seq));
}

Position LedgerReader::Reached() const {
  const std::lock_guard lock(mutex_);
  return position_;
}

std::string LedgerReader::Halted() const {
  const std::lock_guard lock(mutex_);
  return halted_;
}

void LedgerReader::Run() {
  const absl::Duration longest = surroundings_.settings.longest_wait;
  absl::Duration rest = longest / 64;
  while (true) {
    absl::Status ended;
    const bool progress = ReadOnce(ended);
    if (ended.code() == absl::StatusCode::kFailedPrecondition) {
      Halt(absl::StrCat(
          "intake refuses the cursor, for its ledger is not the one that was followed: ",
          std::string(ended.message())));
    }
    rest = progress ? longest / 64 : std::min(rest * 2, longest);
    Rest(rest);
    const std::lock_guard lock(mutex_);
    if (stopping_) return;
    again_ = false;
  }
}

bool LedgerReader::ReadOnce(absl::Status& ended) {
  Place from;
  const Bookkeeping& books = surroundings_.taker.Books();
  ended = TransactFor(surroundings_.database, authority_id_, [&](pqxx::work& tx) {
    from = books.Read(tx, authority_id_);
    return absl::OkStatus();
  });
  if (!ended.ok()) {
    // A database that refuses is not a ledger that refuses.
    ended = absl::UnavailableError(ended.message());
    return false;
  }
  Reach(from, absl::InfinitePast());
  grpc::ClientContext context;
  {
    const std::lock_guard lock(mutex_);
    if (stopping_ || again_) return false;
    stream_ = &context;
  }
  bool progress = false;
  absl::Status failure;
  ended = surroundings_.intake.Follow(context, authority_id_, from, false,
                                      [&](const intake::v1::FollowResponse& response) {
                                        AwaitRoom();
                                        const bool taken = TakeIn(response, from, failure);
                                        progress = progress || taken;
                                        return taken;
                                      });
  const std::lock_guard lock(mutex_);
  stream_ = nullptr;
  return progress;
}

bool LedgerReader::TakeIn(const intake::v1::FollowResponse& response, Place& from,
                          absl::Status& failure) {
  const Batch batch = {authority_id_,
                       from,
                       {response.events().begin(), response.events().end()},
                       {response.passed().seq(), response.passed().hash()},
                       InstantFrom(response.now())};
  {
    const std::lock_guard lock(mutex_);
    if (stopping_ || again_) return false;
  }
  Taken taken;
  taken.place = batch.to;
  if (!(batch.to == batch.from)) {
    failure = TransactFor(surroundings_.database, authority_id_, [&](pqxx::work& tx) {
      return surroundings_.taker.Take(tx, batch, taken);
    });
    if (!failure.ok()) return false;
  }
  from = taken.place;
  Reach(taken.place, batch.business_now);
  Report(taken);
  return taken.unknown_type.empty();
}

void LedgerReader::Reach(const Place& place, absl::Time business_now) {
  {
    const std::lock_guard lock(mutex_);
    if (again_) return;
    position_.seq = place.seq;
    position_.hash = place.hash;
    position_.business_now = std::max(position_.business_now, business_now);
    moved_.notify_all();
  }
  surroundings_.changed();
}

void LedgerReader::Report(const Taken& taken) {
  for (const Parked& one : taken.parked) {
    surroundings_.settings.alarm(
        authority_id_,
        absl::StrCat("case ", one.complaint_id, " is parked at event ", one.seq, ": ", one.reason));
  }
  if (!taken.unknown_type.empty()) {
    Halt(absl::StrCat("event ", taken.unknown_seq, " is of the unknown type ", taken.unknown_type,
                      ": this service must be upgraded before intake"));
  }
}

void LedgerReader::Halt(const std::string& sentence) {
  {
    const std::lock_guard lock(mutex_);
    if (again_) return;
    halted_ = sentence;
    moved_.notify_all();
  }
  surroundings_.settings.alarm(authority_id_, sentence);
  surroundings_.changed();
}

void LedgerReader::Rest(absl::Duration rest) {
  std::unique_lock lock(mutex_);
  const auto woken = [this] { return stopping_ || again_; };
  if (halted_.empty()) {
    moved_.wait_for(lock, absl::ToChronoMilliseconds(rest), woken);
  } else {
    moved_.wait(lock, woken);
  }
}

void LedgerReader::AwaitRoom() {
  std::unique_lock lock(mutex_);
  while (surroundings_.congested && !stopping_ && !again_) {
    moved_.wait_for(lock, absl::ToChronoMilliseconds(absl::Milliseconds(20)));
  }
}

}  // namespace candour::follower
