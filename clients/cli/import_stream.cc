#include "clients/cli/import_stream.h"

#include <utility>

#include "absl/strings/str_cat.h"

namespace candour::cli {
namespace {

// Enough to fill intake's batches, few enough to keep little in memory.
constexpr std::size_t kMostUnanswered = 512;

}  // namespace

ImportStream::ImportStream(Session& session, Rejected rejected)
    : session_(session), rejected_(std::move(rejected)) {}

ImportStream::~ImportStream() {
  if (!reader_.joinable()) return;
  context_.TryCancel();
  reader_.join();
}

absl::Status ImportStream::Open() {
  const absl::Status prepared = session_.Prepare(context_, absl::InfiniteDuration());
  if (!prepared.ok()) return prepared;
  stub_ = intake::v1::IntakeService::NewStub(session_.ChannelTo(session_.Given().profile.intake));
  stream_ = stub_->SubmitMany(&context_);
  reader_ = std::thread([this] { ReadAnswers(); });
  return absl::OkStatus();
}

void ImportStream::ReadAnswers() {
  intake::v1::SubmitManyResponse answer;
  while (stream_->Read(&answer)) TakeAnswer(answer);
  const std::lock_guard lock(mutex_);
  ended_ = true;
  changed_.notify_all();
}

void ImportStream::TakeAnswer(const intake::v1::SubmitManyResponse& answer) {
  std::int64_t line = 0;
  {
    const std::lock_guard lock(mutex_);
    const auto found = unanswered_.find(answer.request_id());
    if (found == unanswered_.end()) return;
    line = found->second;
    unanswered_.erase(found);
    if (answer.error_code() != 0) ++count_.rejected;
    if (answer.error_code() == 0 && answer.receipt().repeated()) ++count_.already_there;
    if (answer.error_code() == 0 && !answer.receipt().repeated()) ++count_.taken_in;
    changed_.notify_all();
  }
  if (answer.error_code() != 0) rejected_(line, answer.error_field(), answer.error_message());
}

bool ImportStream::Send(std::int64_t line, const intake::v1::SubmitRequest& request) {
  {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return ended_ || unanswered_.size() < kMostUnanswered; });
    if (ended_) return false;
    unanswered_[request.request_id()] = line;
  }
  intake::v1::SubmitManyRequest message;
  *message.mutable_request() = request;
  return stream_->Write(message);
}

absl::Status ImportStream::Finish() {
  stream_->WritesDone();
  reader_.join();
  const absl::Status done = FromGrpc(stream_->Finish());
  if (!done.ok()) return done;
  if (unanswered_.empty()) return absl::OkStatus();
  return absl::UnavailableError(absl::StrCat(unanswered_.size(), " rows were not answered"));
}

ImportCount ImportStream::Count() const {
  const std::lock_guard lock(mutex_);
  return count_;
}

}  // namespace candour::cli
