// Streams the progress of work that blocks.
#ifndef CANDOUR_SERVICES_COMMON_GRPC_PROGRESS_STREAM_H_
#define CANDOUR_SERVICES_COMMON_GRPC_PROGRESS_STREAM_H_

#include <grpcpp/grpcpp.h>

#include <condition_variable>
#include <functional>
#include <mutex>
#include <utility>

#include "absl/status/status.h"
#include "services/common/grpc/answer.h"
#include "services/common/grpc/worker_pool.h"

namespace candour {

// A server stream whose answers come from one thread of a pool. Deletes itself.
template <typename Response>
class ProgressStream final : public grpc::ServerWriteReactor<Response> {
 public:
  // Sends one answer and waits until it is on its way; false when the caller has gone.
  using Write = std::function<bool(const Response&)>;
  using Work = std::function<absl::Status(const Write&)>;

  // Runs `work` on `workers` and ends the stream with its status; RESOURCE_EXHAUSTED when the pool
  // is full.
  static grpc::ServerWriteReactor<Response>* Start(WorkerPool& workers, Work work) {
    auto* stream = new ProgressStream;
    const bool accepted = workers.Post([stream, work = std::move(work)] { stream->Run(work); });
    if (!accepted) {
      stream->Finish(ToGrpc(absl::ResourceExhaustedError("too busy, try again later")));
    }
    return stream;
  }

  // Ends the stream at once.
  static grpc::ServerWriteReactor<Response>* Refuse(const absl::Status& status) {
    auto* stream = new ProgressStream;
    stream->Finish(ToGrpc(status));
    return stream;
  }

  void OnWriteDone(bool ok) override {
    const std::lock_guard lock(mutex_);
    writing_ = false;
    gone_ = gone_ || !ok;
    changed_.notify_all();
  }

  void OnCancel() override {
    const std::lock_guard lock(mutex_);
    gone_ = true;
  }

  void OnDone() override { delete this; }

 private:
  ProgressStream() = default;

  void Run(const Work& work) {
    const absl::Status status = work([this](const Response& answer) { return Send(answer); });
    // The last touch: the stream may be deleted from here on.
    this->Finish(ToGrpc(status));
  }

  bool Send(const Response& answer) {
    std::unique_lock lock(mutex_);
    if (gone_) return false;
    answer_ = answer;
    writing_ = true;
    lock.unlock();
    this->StartWrite(&answer_);
    lock.lock();
    changed_.wait(lock, [this] { return !writing_; });
    return !gone_;
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  Response answer_;
  bool writing_ = false;
  bool gone_ = false;
};

}  // namespace candour

#endif  // CANDOUR_SERVICES_COMMON_GRPC_PROGRESS_STREAM_H_
