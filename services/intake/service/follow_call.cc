#include "services/intake/service/follow_call.h"

#include <memory>
#include <mutex>
#include <utility>

#include "services/common/grpc/answer.h"

namespace candour::intake {
namespace {

using Response = v1::FollowResponse;

bool AtHead(const Response& response) { return response.passed().seq() >= response.head_seq(); }

// Always in one of three states: a step is under way, it waits to be woken, or it is finished. Only
// the first may touch the feed; leaving the second and entering the third happen under the mutex.
class FollowCall final : public grpc::ServerWriteReactor<Response> {
 public:
  FollowCall(FollowStart start, const Surroundings& around)
      : around_(around), stop_at_head_(start.stop_at_head), order_(std::move(start.order)) {}

  void Begin(std::optional<Command> record) {
    if (!record) return Step();
    around_.committer.Enqueue(*std::move(record), [this](const absl::StatusOr<Outcome>& outcome) {
      outcome.ok() ? Step() : End(outcome.status());
    });
  }

  void OnWriteDone(bool ok) override {
    if (!ok) return End(absl::CancelledError("the reader has gone"));
    if (!AtHead(response_)) return Step();
    if (stop_at_head_) return End(absl::OkStatus());
    Rest();
  }

  void OnCancel() override {
    {
      const std::lock_guard lock(mutex_);
      cancelled_ = true;
      if (state_ != State::kResting) return;
      state_ = State::kFinished;
    }
    Finish(grpc::Status::CANCELLED);
  }

  void OnDone() override { delete this; }

 private:
  enum class State { kStepping, kResting, kFinished };

  // Reads the next batch on a worker. In state kStepping.
  void Step() {
    if (!around_.workers.Post([this] { ReadAndWrite(); })) {
      End(absl::UnavailableError("too busy, come back"));
    }
  }

  void ReadAndWrite() {
    if (!feed_) feed_ = around_.ledger.Subscribe(order_, [this] { Wake(); });
    absl::StatusOr<Response> next = feed_->Next();
    if (absl::IsCancelled(next.status())) {
      return End(absl::UnavailableError("the service stops, come back"));
    }
    if (!next.ok()) return End(next.status());
    response_ = *std::move(next);
    StartWrite(&response_);
  }

  // Waits for Wake, unless it came already, or the caller went.
  void Rest() {
    {
      const std::lock_guard lock(mutex_);
      if (!woken_ && !cancelled_) {
        state_ = State::kResting;
        return;
      }
      woken_ = false;
    }
    Step();
  }

  // From the feeder's thread, whenever a feed at the head may read on.
  void Wake() {
    {
      const std::lock_guard lock(mutex_);
      if (state_ == State::kFinished) return;
      if (state_ == State::kStepping) {
        woken_ = true;
        return;
      }
      state_ = State::kStepping;
    }
    Step();
  }

  // In state kStepping, so nobody else finishes.
  void End(const absl::Status& status) {
    {
      const std::lock_guard lock(mutex_);
      state_ = State::kFinished;
    }
    Finish(ToGrpc(status));
  }

  const Surroundings around_;
  const bool stop_at_head_;
  const FollowOrder order_;
  Response response_;
  std::mutex mutex_;
  State state_ = State::kStepping;
  bool woken_ = false;
  bool cancelled_ = false;
  // The last member: its end waits for a Wake under way, which needs the others.
  std::unique_ptr<EventFeed> feed_;
};

class RefusedFollow final : public grpc::ServerWriteReactor<Response> {
 public:
  explicit RefusedFollow(const absl::Status& status) { Finish(ToGrpc(status)); }
  void OnDone() override { delete this; }
};

}  // namespace

grpc::ServerWriteReactor<Response>* StartFollow(FollowStart start, const Surroundings& around) {
  std::optional<Command> record = std::move(start.record);
  auto* call = new FollowCall(std::move(start), around);
  call->Begin(std::move(record));
  return call;
}

grpc::ServerWriteReactor<Response>* RefuseFollow(const absl::Status& status) {
  return new RefusedFollow(status);
}

}  // namespace candour::intake
