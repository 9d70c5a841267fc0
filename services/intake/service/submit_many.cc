#include "services/intake/service/submit_many.h"

#include <grpcpp/alarm.h>

#include <chrono>
#include <deque>
#include <mutex>
#include <utility>

#include "services/common/grpc/answer.h"
#include "services/common/grpc/guard.h"
#include "services/common/status/field_error.h"
#include "services/intake/service/command.h"

namespace candour::intake {
namespace {

using ManyRequest = v1::SubmitManyRequest;
using ManyResponse = v1::SubmitManyResponse;

constexpr int kMostUnanswered = 256;
constexpr std::chrono::milliseconds kPauseWhenFull{10};

ManyResponse AnswerOf(const std::string& request_id, absl::StatusOr<Outcome> outcome) {
  ManyResponse answer;
  answer.set_request_id(request_id);
  if (outcome.ok()) {
    *answer.mutable_receipt() = std::move(outcome->receipt);
    return answer;
  }
  // The same wording as a call of its own would get.
  const absl::Status refusal = RefusalOf(outcome.status(), "request.");
  const grpc::Status status = ToGrpc(refusal);
  answer.set_error_code(status.error_code());
  answer.set_error_message(status.error_message());
  const std::vector<FieldViolation> violations = FieldViolationsOf(refusal);
  if (!violations.empty()) answer.set_error_field(violations.front().field);
  return answer;
}

// What an event changes and what follows from it is decided under one lock, since whoever finishes
// the call lets it be deleted; gRPC's operations are begun outside it.
class SubmitManyCall final : public grpc::ServerBidiReactor<ManyRequest, ManyResponse> {
 public:
  SubmitManyCall(std::shared_ptr<const Caller> caller, Committer& committer)
      : caller_(std::move(caller)), committer_(committer) {
    StartRead(&request_);
  }

  void OnReadDone(bool ok) override {
    if (ok) return Take();
    std::unique_lock lock(mutex_);
    reading_ = false;
    read_all_ = true;
    GoOn(std::move(lock));
  }

  void OnWriteDone(bool ok) override {
    std::unique_lock lock(mutex_);
    writing_ = false;
    answers_.pop_front();
    if (!ok) gone_ = true;
    GoOn(std::move(lock));
  }

  void OnCancel() override {
    const std::lock_guard lock(mutex_);
    gone_ = true;
  }

  void OnDone() override { delete this; }

 private:
  // Handles the request that was just read. It still counts as reading: no other read is begun.
  void Take() {
    const std::string request_id = request_.request().request_id();
    const absl::Status checked = Guard::Check(*caller_, request_);
    if (!checked.ok()) {
      std::unique_lock lock(mutex_);
      answers_.push_back(AnswerOf(request_id, checked));
      return DoneReading(std::move(lock));
    }
    {
      const std::lock_guard lock(mutex_);
      ++pending_;
      lane_full_ = false;
    }
    committer_.Enqueue(SubmitCommand(*caller_, request_.request(), Lane::kBulk),
                       [this, request_id](absl::StatusOr<Outcome> outcome) {
                         Hear(request_id, std::move(outcome));
                       });
    std::unique_lock lock(mutex_);
    if (lane_full_ && !gone_) return Pause();
    DoneReading(std::move(lock));
  }

  // Tries the same request again a little later. An alarm may not be set anew from its own
  // callback.
  void Pause() {
    again_ = std::make_unique<grpc::Alarm>();
    again_->Set(std::chrono::system_clock::now() + kPauseWhenFull, [this](bool) { Take(); });
  }

  void Hear(const std::string& request_id, absl::StatusOr<Outcome> outcome) {
    std::unique_lock lock(mutex_);
    --pending_;
    if (absl::IsResourceExhausted(outcome.status())) {
      // By contract on the thread that enqueues, so Take sees it.
      lane_full_ = true;
      return;
    }
    answers_.push_back(AnswerOf(request_id, std::move(outcome)));
    GoOn(std::move(lock));
  }

  void DoneReading(std::unique_lock<std::mutex> lock) {
    reading_ = false;
    GoOn(std::move(lock));
  }

  // Begins whatever can be begun: a write, a read, or the end.
  void GoOn(std::unique_lock<std::mutex> lock) {
    // Once the caller is gone, what is still to be said is said to nobody.
    if (gone_ && !writing_) answers_.clear();
    const ManyResponse* write = !writing_ && !answers_.empty() ? &answers_.front() : nullptr;
    writing_ = writing_ || write != nullptr;
    const bool room = pending_ + static_cast<int>(answers_.size()) < kMostUnanswered;
    const bool read = !reading_ && !read_all_ && !gone_ && room;
    reading_ = reading_ || read;
    const bool idle = !reading_ && !writing_ && pending_ == 0;
    const bool finish = !finished_ && idle && (read_all_ || gone_);
    finished_ = finished_ || finish;
    lock.unlock();
    if (write != nullptr) StartWrite(write);
    if (read) StartRead(&request_);
    if (finish) Finish(grpc::Status::OK);
  }

  const std::shared_ptr<const Caller> caller_;
  Committer& committer_;
  ManyRequest request_;
  std::unique_ptr<grpc::Alarm> again_;
  std::mutex mutex_;
  std::deque<ManyResponse> answers_;
  int pending_ = 0;
  bool reading_ = true;
  bool read_all_ = false;
  bool writing_ = false;
  bool lane_full_ = false;
  bool gone_ = false;
  bool finished_ = false;
};

class RefusedSubmitMany final : public grpc::ServerBidiReactor<ManyRequest, ManyResponse> {
 public:
  explicit RefusedSubmitMany(const absl::Status& status) { Finish(ToGrpc(status)); }
  void OnDone() override { delete this; }
};

}  // namespace

grpc::ServerBidiReactor<ManyRequest, ManyResponse>* StartSubmitMany(
    absl::StatusOr<std::shared_ptr<const Caller>> caller, Committer& committer) {
  if (!caller.ok()) return new RefusedSubmitMany(caller.status());
  return new SubmitManyCall(*std::move(caller), committer);
}

}  // namespace candour::intake
