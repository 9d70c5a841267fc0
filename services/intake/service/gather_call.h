// A stream of requests that amount to one: who and what first, then content in pieces.
#ifndef CANDOUR_SERVICES_INTAKE_SERVICE_GATHER_CALL_H_
#define CANDOUR_SERVICES_INTAKE_SERVICE_GATHER_CALL_H_

#include <grpcpp/grpcpp.h>

#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "services/common/auth/caller.h"
#include "services/common/grpc/answer.h"
#include "services/common/grpc/guard.h"
#include "services/common/grpc/worker_pool.h"
#include "services/common/status/field_error.h"

namespace candour::intake {

// Reads `Request`s whose `part` is a `Head` once and then `content`, refuses them beyond `most`
// bytes together, and does `work` on the pool when the caller has sent all. Deletes itself.
template <typename Request, typename Head>
class GatherCall final : public grpc::ServerReadReactor<Request> {
 public:
  using Caller = std::shared_ptr<const candour::Caller>;
  using Work = std::function<absl::Status(const candour::Caller&, const Head&, const std::string&)>;
  // The head of a request; null when it has none.
  using HeadOf = const Head* (*)(const Request&);

  static GatherCall* Start(absl::StatusOr<Caller> caller, WorkerPool& workers, std::size_t most,
                           HeadOf head_of, Work work) {
    auto* call = new GatherCall(workers, most, head_of, std::move(work));
    if (!caller.ok()) {
      call->Finish(ToGrpc(caller.status()));
    } else {
      call->caller_ = *std::move(caller);
      call->StartRead(&call->request_);
    }
    return call;
  }

  void OnReadDone(bool ok) override {
    if (!ok) return Conclude();
    const absl::Status taken = Take();
    if (!taken.ok()) return this->Finish(ToGrpc(taken));
    this->StartRead(&request_);
  }

  void OnDone() override { delete this; }

 private:
  GatherCall(WorkerPool& workers, std::size_t most, HeadOf head_of, Work work)
      : workers_(workers), most_(most), head_of_(head_of), work_(std::move(work)) {}

  absl::Status Take() {
    if (const Head* head = head_of_(request_); head != nullptr) {
      if (has_head_) return FieldError("part", "only the first request says what it is");
      has_head_ = true;
      head_ = *head;
      return Guard::Check(*caller_, head_);
    }
    if (!has_head_) return FieldError("part", "the first request says what it is");
    if (content_.size() + request_.content().size() > most_) {
      return absl::OutOfRangeError("it is too large: 25 MB at most");
    }
    content_ += request_.content();
    return absl::OkStatus();
  }

  void Conclude() {
    if (!has_head_) return this->Finish(ToGrpc(FieldError("part", "nothing was sent")));
    if (content_.empty()) return this->Finish(ToGrpc(FieldError("content", "is empty")));
    const bool accepted =
        workers_.Post([this] { this->Finish(ToGrpc(work_(*caller_, head_, content_))); });
    if (!accepted) this->Finish(ToGrpc(absl::ResourceExhaustedError("too busy, try again")));
  }

  WorkerPool& workers_;
  const std::size_t most_;
  const HeadOf head_of_;
  const Work work_;
  Caller caller_;
  Request request_;
  bool has_head_ = false;
  Head head_;
  std::string content_;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_SERVICE_GATHER_CALL_H_
