#include "services/equality/service/equality_service.h"

#include <utility>

#include "absl/time/clock.h"
#include "services/common/grpc/answer.h"
#include "services/equality/service/questions.h"

namespace candour::equality {

using Unary = grpc::ServerUnaryReactor;

Unary* EqualityService::RecordAnswers(Context* context, const v1::RecordAnswersRequest* request,
                                      v1::RecordAnswersResponse* response) {
  const auto caller = guard_.Admit(*context, *request);
  if (!caller.ok()) return Answer(context, caller.status());
  const absl::Status checked = CheckAnswers(*request);
  if (!checked.ok()) return Answer(context, checked);
  return Answer(context, workers_, [this, request, response] {
    absl::Status kept = book_.Record(*request);
    if (kept.ok()) response->mutable_recorded_at()->set_seconds(absl::ToUnixSeconds(absl::Now()));
    return kept;
  });
}

Unary* EqualityService::RemoveAnswers(Context* context, const v1::RemoveAnswersRequest* request,
                                      v1::RemoveAnswersResponse* response) {
  const auto caller = guard_.Admit(*context, *request);
  if (!caller.ok()) return Answer(context, caller.status());
  return Answer(context, workers_, [this, request, response] {
    const absl::StatusOr<int> removed = book_.Remove(request->authority_id(), request->person_id());
    if (removed.ok()) response->set_removed(*removed);
    return removed.status();
  });
}

Unary* EqualityService::CountAnswers(Context* context, const v1::CountAnswersRequest* request,
                                     v1::CountAnswersResponse* response) {
  const auto caller = guard_.Admit(*context, *request);
  if (!caller.ok()) return Answer(context, caller.status());
  return Answer(context, workers_, [this, request, response] {
    absl::StatusOr<v1::CountAnswersResponse> counts =
        book_.Count(request->authority_id(), request->subject());
    if (!counts.ok()) return counts.status();
    *response = *std::move(counts);
    HideSmall(*response);
    return absl::OkStatus();
  });
}

Unary* EqualityService::ListQuestions(Context* context, const v1::ListQuestionsRequest* request,
                                      v1::ListQuestionsResponse* response) {
  const auto caller = guard_.Admit(*context, *request);
  if (!caller.ok()) return Answer(context, caller.status());
  for (const v1::Question& question : Questions()) *response->add_questions() = question;
  return Answer(context, absl::OkStatus());
}

}  // namespace candour::equality
