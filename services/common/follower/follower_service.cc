#include "services/common/follower/follower_service.h"

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "services/common/grpc/answer.h"

namespace candour::follower {
namespace {

// Sends the newest progress whenever the one before has left. Lives until gRPC and the worker are
// both done with it.
class RebuildStream : public grpc::ServerWriteReactor<v1::RebuildResponse> {
 public:
  static std::shared_ptr<RebuildStream> Make() {
    auto stream = std::make_shared<RebuildStream>();
    stream->self_ = stream;
    return stream;
  }

  // False when nobody listens any more.
  bool Offer(const v1::RebuildResponse& progress) {
    const std::lock_guard lock(mutex_);
    newest_ = progress;
    Go();
    return !gone_;
  }

  void End(const absl::Status& status) {
    const std::lock_guard lock(mutex_);
    end_ = ToGrpc(status);
    Go();
  }

  void OnWriteDone(bool ok) override {
    const std::lock_guard lock(mutex_);
    writing_ = false;
    if (!ok) gone_ = true;
    Go();
  }

  void OnCancel() override {
    const std::lock_guard lock(mutex_);
    gone_ = true;
  }

  void OnDone() override { const std::shared_ptr<RebuildStream> last = std::move(self_); }

 private:
  // Needs mutex_.
  void Go() {
    if (writing_ || finished_) return;
    if (newest_ && !gone_) {
      leaving_ = *std::exchange(newest_, std::nullopt);
      writing_ = true;
      StartWrite(&leaving_);
    } else if (end_) {
      finished_ = true;
      Finish(*end_);
    }
  }

  std::mutex mutex_;
  std::shared_ptr<RebuildStream> self_;
  std::optional<v1::RebuildResponse> newest_;
  v1::RebuildResponse leaving_;
  std::optional<grpc::Status> end_;
  bool writing_ = false;
  bool gone_ = false;
  bool finished_ = false;
};

v1::RebuildResponse Progress(std::int64_t seq, std::int64_t head_seq, bool done) {
  v1::RebuildResponse response;
  response.set_seq(seq);
  response.set_head_seq(head_seq);
  response.set_done(done);
  return response;
}

}  // namespace

grpc::ServerUnaryReactor* FollowerService::GetStanding(grpc::CallbackServerContext* context,
                                                       const v1::GetStandingRequest* request,
                                                       v1::GetStandingResponse* response) {
  const absl::StatusOr<std::shared_ptr<const Caller>> caller = guard_.Admit(*context, *request);
  if (!caller.ok()) return Answer(context, caller.status());
  return Answer(context, workers_, [this, caller = *caller, response]() -> absl::Status {
    const absl::StatusOr<std::vector<v1::Standing>> standings = follower_.Standings();
    if (!standings.ok()) return standings.status();
    for (const v1::Standing& standing : *standings) {
      if (caller->WorksFor(standing.authority_id())) *response->add_standings() = standing;
    }
    return absl::OkStatus();
  });
}

grpc::ServerWriteReactor<v1::RebuildResponse>* FollowerService::Rebuild(
    grpc::CallbackServerContext* context, const v1::RebuildRequest* request) {
  const std::shared_ptr<RebuildStream> stream = RebuildStream::Make();
  const absl::Status admitted = guard_.Admit(*context, *request).status();
  if (!admitted.ok()) {
    stream->End(admitted);
    return stream.get();
  }
  const bool accepted =
      workers_.Post([this, stream, authority_id = std::string(request->authority_id())] {
        std::int64_t last = 0;
        const absl::Status done =
            follower_.Rebuild(authority_id, [&](std::int64_t seq, std::int64_t head_seq) {
              last = head_seq;
              return stream->Offer(Progress(seq, head_seq, false));
            });
        if (done.ok()) stream->Offer(Progress(last, last, true));
        stream->End(done);
      });
  if (!accepted) stream->End(absl::ResourceExhaustedError("too busy, try again"));
  return stream.get();
}

grpc::ServerUnaryReactor* FollowerService::Resume(grpc::CallbackServerContext* context,
                                                  const v1::ResumeRequest* request,
                                                  v1::ResumeResponse*) {
  const absl::Status admitted = guard_.Admit(*context, *request).status();
  if (!admitted.ok()) return Answer(context, admitted);
  return Answer(context, workers_, [this, request] {
    return follower_.Resume(request->authority_id(), request->complaint_id());
  });
}

}  // namespace candour::follower
