#include "tests/support/fake_intake.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "candour/intake/v1/intake.grpc.pb.h"
#include "candour/intake/v1/ledger.grpc.pb.h"
#include "candour/intake/v1/retention.grpc.pb.h"

namespace candour {
namespace {

google::protobuf::Timestamp ToMessage(absl::Time time) {
  google::protobuf::Timestamp message;
  message.set_seconds(absl::ToUnixSeconds(time));
  message.set_nanos(static_cast<std::int32_t>(
      absl::ToInt64Nanoseconds(time - absl::FromUnixSeconds(message.seconds()))));
  return message;
}

std::string TypeOf(const ledger::v1::Event& event) {
  const auto* kinds = ledger::v1::Event::descriptor()->FindOneofByName("kind");
  const auto* kind = ledger::v1::Event::GetReflection()->GetOneofFieldDescriptor(event, kinds);
  return kind == nullptr ? "" : kind->name();
}

}  // namespace

struct FakeIntake::State {
  mutable std::mutex mutex;
  std::condition_variable changed;
  std::map<std::string, std::vector<ledger::v1::RecordedEvent>> ledgers;
  std::size_t batch = 100;
  // Streams begun under an older number end.
  int generation = 0;
  bool refuse_cursors = false;
  bool closing = false;
  absl::Time now = absl::FromUnixSeconds(1798718400);
  grpc::StatusCode answer = grpc::StatusCode::OK;
  int answer_times = 0;
  int calls = 0;
  std::vector<SentCommand> commands;
};

class FakeIntake::Ledger : public intake::v1::LedgerService::Service {
 public:
  explicit Ledger(State& state) : state_(state) {}

  grpc::Status Follow(grpc::ServerContext* context, const intake::v1::FollowRequest* request,
                      grpc::ServerWriter<intake::v1::FollowResponse>* writer) override {
    std::unique_lock lock(state_.mutex);
    const int generation = state_.generation;
    std::size_t next = static_cast<std::size_t>(request->after().seq());
    if (!Holds(request->authority_id(), request->after())) {
      return {grpc::StatusCode::FAILED_PRECONDITION, "the cursor is not of this ledger"};
    }
    while (true) {
      if (state_.closing || generation != state_.generation) {
        return {grpc::StatusCode::UNAVAILABLE, "intake stops"};
      }
      if (context->IsCancelled()) return grpc::Status::CANCELLED;
      const auto& events = state_.ledgers[request->authority_id()];
      if (next < events.size()) {
        const intake::v1::FollowResponse response = Answer(events, next);
        next = static_cast<std::size_t>(response.passed().seq());
        lock.unlock();
        writer->Write(response);
        lock.lock();
        continue;
      }
      if (request->stop_at_head()) return grpc::Status::OK;
      state_.changed.wait_for(lock, std::chrono::milliseconds(20));
    }
  }

  grpc::Status ListHeads(grpc::ServerContext*, const intake::v1::ListHeadsRequest*,
                         intake::v1::ListHeadsResponse* response) override {
    const std::lock_guard lock(state_.mutex);
    for (const auto& [authority_id, events] : state_.ledgers) {
      intake::v1::Head& head = *response->add_heads();
      head.set_authority_id(authority_id);
      head.mutable_cursor()->set_seq(static_cast<std::int64_t>(events.size()));
      if (!events.empty()) head.mutable_cursor()->set_hash(events.back().hash());
    }
    return grpc::Status::OK;
  }

 private:
  bool Holds(const std::string& authority_id, const intake::v1::Cursor& cursor) {
    if (cursor.seq() == 0) return cursor.hash().empty();
    const auto& events = state_.ledgers[authority_id];
    const auto seq = static_cast<std::size_t>(cursor.seq());
    return !state_.refuse_cursors && seq <= events.size() &&
           events[seq - 1].hash() == cursor.hash();
  }

  intake::v1::FollowResponse Answer(const std::vector<ledger::v1::RecordedEvent>& events,
                                    std::size_t next) {
    intake::v1::FollowResponse response;
    const std::size_t end = std::min(events.size(), next + state_.batch);
    for (std::size_t i = next; i < end; ++i) *response.add_events() = events[i];
    response.mutable_passed()->set_seq(static_cast<std::int64_t>(end));
    response.mutable_passed()->set_hash(events[end - 1].hash());
    response.set_head_seq(static_cast<std::int64_t>(events.size()));
    *response.mutable_now() = ToMessage(state_.now);
    return response;
  }

  State& state_;
};

class FakeIntake::Cases : public intake::v1::CaseService::Service {
 public:
  explicit Cases(State& state) : state_(state) {}

  grpc::Status SuggestThemes(grpc::ServerContext*, const intake::v1::SuggestThemesRequest* request,
                             intake::v1::SuggestThemesResponse*) override {
    ledger::v1::Act act;
    *act.mutable_suggest_themes() = request->act();
    return Take(request->target(), std::move(act));
  }

  grpc::Status RecordNotice(grpc::ServerContext*, const intake::v1::RecordNoticeRequest* request,
                            intake::v1::RecordNoticeResponse*) override {
    ledger::v1::Act act;
    *act.mutable_record_notice() = request->act();
    return Take(request->target(), std::move(act));
  }
  grpc::Status IssueLink(grpc::ServerContext*, const intake::v1::IssueLinkRequest* request,
                         intake::v1::IssueLinkResponse*) override {
    ledger::v1::Act act;
    *act.mutable_issue_link() = request->act();
    return Take(request->target(), std::move(act));
  }

  grpc::Status ReportNoticeFailed(grpc::ServerContext*,
                                  const intake::v1::ReportNoticeFailedRequest* request,
                                  intake::v1::ReportNoticeFailedResponse*) override {
    ledger::v1::Act act;
    *act.mutable_report_notice_failed() = request->act();
    return Take(request->target(), std::move(act));
  }
  grpc::Status RecordCall(grpc::ServerContext*, const intake::v1::RecordCallRequest* request,
                          intake::v1::RecordCallResponse*) override {
    ledger::v1::Act act;
    *act.mutable_record_call() = request->act();
    return Take(request->target(), std::move(act));
  }

  grpc::Status Take(const intake::v1::Target& target, ledger::v1::Act act) {
    const std::lock_guard lock(state_.mutex);
    ++state_.calls;
    if (state_.answer_times > 0) {
      --state_.answer_times;
      return {state_.answer, "as arranged"};
    }
    const bool known = std::any_of(
        state_.commands.begin(), state_.commands.end(),
        [&](const SentCommand& sent) { return sent.request_id == target.request_id(); });
    if (known) return grpc::Status::OK;
    act.set_complaint_id(target.case_());
    state_.commands.push_back({target.authority_id(), target.request_id(), std::move(act)});
    return grpc::Status::OK;
  }

 private:
  State& state_;
};

class FakeIntake::Retention : public intake::v1::RetentionService::Service {
 public:
  explicit Retention(Cases& cases) : cases_(cases) {}

  grpc::Status ConfirmErasure(grpc::ServerContext*,
                              const intake::v1::ConfirmErasureRequest* request,
                              intake::v1::ConfirmErasureResponse*) override {
    ledger::v1::Act act;
    *act.mutable_confirm_erasure() = request->act();
    return cases_.Take(request->target(), std::move(act));
  }

 private:
  Cases& cases_;
};

class FakeIntake::Clock : public intake::v1::ClockService::Service {
 public:
  explicit Clock(State& state) : state_(state) {}

  grpc::Status GetTime(grpc::ServerContext*, const intake::v1::GetTimeRequest*,
                       intake::v1::GetTimeResponse* response) override {
    const std::lock_guard lock(state_.mutex);
    *response->mutable_now() = ToMessage(state_.now);
    return grpc::Status::OK;
  }

 private:
  State& state_;
};

FakeIntake::FakeIntake()
    : state_(std::make_unique<State>()),
      ledger_(std::make_unique<Ledger>(*state_)),
      cases_(std::make_unique<Cases>(*state_)),
      retention_(std::make_unique<Retention>(*cases_)),
      clock_(std::make_unique<Clock>(*state_)) {
  grpc::ServerBuilder builder;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port_);
  builder.RegisterService(ledger_.get());
  builder.RegisterService(cases_.get());
  builder.RegisterService(retention_.get());
  builder.RegisterService(clock_.get());
  server_ = builder.BuildAndStart();
}

FakeIntake::~FakeIntake() {
  {
    const std::lock_guard lock(state_->mutex);
    state_->closing = true;
    state_->changed.notify_all();
  }
  server_->Shutdown(std::chrono::system_clock::now() + std::chrono::seconds(2));
}

std::shared_ptr<grpc::Channel> FakeIntake::Channel() const {
  return grpc::CreateChannel(absl::StrCat("127.0.0.1:", port_), grpc::InsecureChannelCredentials());
}

std::int64_t FakeIntake::Append(ledger::v1::RecordedEvent event) {
  const std::lock_guard lock(state_->mutex);
  auto& events = state_->ledgers[event.authority_id()];
  event.set_seq(static_cast<std::int64_t>(events.size()) + 1);
  event.set_hash(absl::StrCat("hash of ", event.authority_id(), " ", event.seq()));
  if (event.type().empty()) event.set_type(TypeOf(event.event()));
  if (!event.has_occurred_at()) *event.mutable_occurred_at() = ToMessage(state_->now);
  if (!event.has_recorded_at()) *event.mutable_recorded_at() = ToMessage(state_->now);
  events.push_back(event);
  state_->changed.notify_all();
  return event.seq();
}

void FakeIntake::SetBatch(int events) {
  const std::lock_guard lock(state_->mutex);
  state_->batch = static_cast<std::size_t>(events);
}

void FakeIntake::DropStreams() {
  const std::lock_guard lock(state_->mutex);
  ++state_->generation;
  state_->changed.notify_all();
}

void FakeIntake::RefuseCursors() {
  const std::lock_guard lock(state_->mutex);
  state_->refuse_cursors = true;
  ++state_->generation;
  state_->changed.notify_all();
}

void FakeIntake::SetNow(absl::Time now) {
  const std::lock_guard lock(state_->mutex);
  state_->now = now;
}

void FakeIntake::AnswerCommands(grpc::StatusCode code, int times) {
  const std::lock_guard lock(state_->mutex);
  state_->answer = code;
  state_->answer_times = times;
}

std::vector<SentCommand> FakeIntake::Commands() const {
  const std::lock_guard lock(state_->mutex);
  return state_->commands;
}

int FakeIntake::CommandCalls() const {
  const std::lock_guard lock(state_->mutex);
  return state_->calls;
}

}  // namespace candour
