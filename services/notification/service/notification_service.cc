#include "services/notification/service/notification_service.h"

#include <memory>
#include <utility>

#include "services/common/grpc/answer.h"
#include "services/notification/service/convert.h"

namespace candour::notification {

grpc::ServerUnaryReactor* NotificationService::ListNotices(grpc::CallbackServerContext* context,
                                                           const v1::ListNoticesRequest* request,
                                                           v1::ListNoticesResponse* response) {
  const absl::StatusOr<std::shared_ptr<const Caller>> caller = guard_.Admit(*context, *request);
  if (!caller.ok()) return Answer(context, caller.status());
  return Answer(context, workers_, [this, caller = *caller, request, response]() -> absl::Status {
    const NoticeQuery query = {request->complaint_id(), NameOf(request->state()),
                               request->page_size(), request->page_token(), ViewerOf(*caller)};
    const absl::StatusOr<NoticePage> page = shelf_.List(request->authority_id(), query);
    if (!page.ok()) return page.status();
    for (const NoticeLine& line : page->lines) *response->add_notices() = ToMessage(line);
    response->set_next_page_token(page->next_page_token);
    return absl::OkStatus();
  });
}

grpc::ServerUnaryReactor* NotificationService::GetNotice(grpc::CallbackServerContext* context,
                                                         const v1::GetNoticeRequest* request,
                                                         v1::GetNoticeResponse* response) {
  const absl::StatusOr<std::shared_ptr<const Caller>> caller = guard_.Admit(*context, *request);
  if (!caller.ok()) return Answer(context, caller.status());
  return Answer(context, workers_, [this, caller = *caller, request, response]() -> absl::Status {
    absl::Status shown =
        shelf_.Shows(request->authority_id(), request->obligation_id(), ViewerOf(*caller));
    if (!shown.ok()) return shown;
    const absl::StatusOr<NoticeText> text =
        shelf_.Get(request->authority_id(), request->obligation_id());
    if (!text.ok()) return text.status();
    *response->mutable_notice() = ToMessage(text->line);
    response->set_subject(text->subject);
    response->set_body(text->body);
    response->set_digest(text->digest);
    response->set_message_id(text->message_id);
    return absl::OkStatus();
  });
}

grpc::ServerUnaryReactor* NotificationService::Preview(grpc::CallbackServerContext* context,
                                                       const v1::PreviewRequest* request,
                                                       v1::PreviewResponse* response) {
  const absl::StatusOr<std::shared_ptr<const Caller>> caller = guard_.Admit(*context, *request);
  if (!caller.ok()) return Answer(context, caller.status());
  return Answer(context, workers_, [this, caller = *caller, request, response]() -> absl::Status {
    absl::Status shown =
        shelf_.Shows(request->authority_id(), request->obligation_id(), ViewerOf(*caller));
    if (!shown.ok()) return shown;
    const absl::StatusOr<absl::Time> now = now_(request->authority_id());
    if (!now.ok()) return now.status();
    const absl::StatusOr<Judgement> judgement =
        shelf_.Preview(request->authority_id(), request->obligation_id(), *now);
    if (!judgement.ok()) return judgement.status();
    *response = ToMessage(*judgement);
    return absl::OkStatus();
  });
}

grpc::ServerUnaryReactor* NotificationService::Retry(grpc::CallbackServerContext* context,
                                                     const v1::RetryRequest* request,
                                                     v1::RetryResponse* response) {
  const absl::StatusOr<std::shared_ptr<const Caller>> caller = guard_.Admit(*context, *request);
  if (!caller.ok()) return Answer(context, caller.status());
  return Answer(context, workers_, [this, caller = *caller, request, response]() -> absl::Status {
    absl::Status shown =
        shelf_.Shows(request->authority_id(), request->obligation_id(), ViewerOf(*caller));
    if (!shown.ok()) return shown;
    const absl::StatusOr<absl::Time> now = now_(request->authority_id());
    if (!now.ok()) return now.status();
    const absl::StatusOr<NoticeLine> line =
        shelf_.Retry(request->authority_id(), request->obligation_id(), caller->subject,
                     request->reason(), *now);
    if (!line.ok()) return line.status();
    *response->mutable_notice() = ToMessage(*line);
    decided_();
    return absl::OkStatus();
  });
}

}  // namespace candour::notification
