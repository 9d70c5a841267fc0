#include <algorithm>
#include <memory>
#include <set>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/strip.h"
#include "services/common/day/london.h"
#include "services/common/grpc/answer.h"
#include "services/notification/service/convert.h"
#include "services/notification/service/notification_service.h"

namespace candour::notification {
namespace {

constexpr int kMostDays = 60;
constexpr int kMostLines = 500;

template <typename Request>
Decided DecidedBy(const Caller& caller, const Request& request, const std::string& reason,
                  absl::Time now) {
  return {request.authority_id(), request.obligation_id(), caller.subject, reason, now};
}

std::set<std::string> RolesOf(const Caller& caller) {
  std::set<std::string> roles;
  for (const type::v1::Role role : caller.roles) {
    roles.insert(absl::AsciiStrToLower(absl::StripPrefix(type::v1::Role_Name(role), "ROLE_")));
  }
  return roles;
}

int OrElse(int given, int otherwise, int most) {
  return given == 0 ? otherwise : std::clamp(given, 1, most);
}

// As of a duty that is not there, when the caller may not know of its case.
template <typename Request>
absl::Status Shown(NoticeShelf& shelf, const Caller& caller, const Request& request) {
  return shelf.Shows(request.authority_id(), request.obligation_id(), ViewerOf(caller));
}

// Copies the line into the answer's notice.
template <typename Response>
absl::Status Answered(const absl::StatusOr<NoticeLine>& line, Response* response) {
  if (!line.ok()) return line.status();
  *response->mutable_notice() = ToMessage(*line);
  return absl::OkStatus();
}

}  // namespace

template <typename Request>
grpc::ServerUnaryReactor* NotificationService::AtNow(
    grpc::CallbackServerContext* context, const Request* request,
    std::function<absl::Status(const Caller& caller, absl::Time now)> work) {
  const absl::StatusOr<std::shared_ptr<const Caller>> caller = guard_.Admit(*context, *request);
  if (!caller.ok()) return Answer(context, caller.status());
  return Answer(context, workers_,
                [this, caller = *caller, request, work = std::move(work)]() -> absl::Status {
                  const absl::StatusOr<absl::Time> now = now_(request->authority_id());
                  if (!now.ok()) return now.status();
                  const absl::Status done = work(*caller, *now);
                  if (done.ok()) decided_();
                  return done;
                });
}

grpc::ServerUnaryReactor* NotificationService::Approve(grpc::CallbackServerContext* context,
                                                       const v1::ApproveRequest* request,
                                                       v1::ApproveResponse* response) {
  return AtNow(context, request, [=, this](const Caller& caller, absl::Time now) {
    if (absl::Status shown = Shown(shelf_, caller, *request); !shown.ok()) return shown;
    return Answered(
        desk_.Approve(DecidedBy(caller, *request, "", now), request->digest(), RolesOf(caller)),
        response);
  });
}

grpc::ServerUnaryReactor* NotificationService::Hold(grpc::CallbackServerContext* context,
                                                    const v1::HoldRequest* request,
                                                    v1::HoldResponse* response) {
  return AtNow(context, request, [=, this](const Caller& caller, absl::Time now) {
    if (absl::Status shown = Shown(shelf_, caller, *request); !shown.ok()) return shown;
    return Answered(desk_.Hold(DecidedBy(caller, *request, request->reason(), now)), response);
  });
}

grpc::ServerUnaryReactor* NotificationService::Release(grpc::CallbackServerContext* context,
                                                       const v1::ReleaseRequest* request,
                                                       v1::ReleaseResponse* response) {
  return AtNow(context, request, [=, this](const Caller& caller, absl::Time now) {
    if (absl::Status shown = Shown(shelf_, caller, *request); !shown.ok()) return shown;
    return Answered(desk_.Release(DecidedBy(caller, *request, request->reason(), now)), response);
  });
}

grpc::ServerUnaryReactor* NotificationService::Cancel(grpc::CallbackServerContext* context,
                                                      const v1::CancelRequest* request,
                                                      v1::CancelResponse* response) {
  return AtNow(context, request, [=, this](const Caller& caller, absl::Time now) {
    if (absl::Status shown = Shown(shelf_, caller, *request); !shown.ok()) return shown;
    return Answered(desk_.Cancel(DecidedBy(caller, *request, request->reason(), now)), response);
  });
}

grpc::ServerUnaryReactor* NotificationService::ListDue(grpc::CallbackServerContext* context,
                                                       const v1::ListDueRequest* request,
                                                       v1::ListDueResponse* response) {
  return AtNow(context, request, [=, this](const Caller& caller, absl::Time now) -> absl::Status {
    const absl::CivilDay until = LondonDay(now) + OrElse(request->days(), 7, kMostDays);
    const absl::StatusOr<DueList> list =
        desk_.ListDue(request->authority_id(), until, OrElse(request->page_size(), 100, kMostLines),
                      ViewerOf(caller));
    if (!list.ok()) return list.status();
    for (const NoticeLine& line : list->lines) *response->add_notices() = ToMessage(line);
    response->set_more(list->more);
    response->set_paused(list->paused.has_value());
    response->set_pause_reason(list->paused.value_or(""));
    return absl::OkStatus();
  });
}

grpc::ServerUnaryReactor* NotificationService::ListTasks(grpc::CallbackServerContext* context,
                                                         const v1::ListTasksRequest* request,
                                                         v1::ListTasksResponse* response) {
  return AtNow(context, request, [=, this](const Caller& caller, absl::Time now) -> absl::Status {
    const TaskQuery query = {request->complaint_id(),  NameOf(request->kind()),
                             NameOf(request->state()), request->page_size(),
                             request->page_token(),    ViewerOf(caller)};
    const absl::StatusOr<TaskPage> page = tasks_.List(request->authority_id(), query, now);
    if (!page.ok()) return page.status();
    for (const TaskLine& line : page->tasks) *response->add_tasks() = ToMessage(line);
    response->set_next_page_token(page->next_page_token);
    return absl::OkStatus();
  });
}

grpc::ServerUnaryReactor* NotificationService::CompleteTask(grpc::CallbackServerContext* context,
                                                            const v1::CompleteTaskRequest* request,
                                                            v1::CompleteTaskResponse* response) {
  return AtNow(context, request, [=, this](const Caller& caller, absl::Time now) -> absl::Status {
    const absl::StatusOr<TaskLine> task =
        tasks_.Complete({request->authority_id(), request->task_id(), caller.subject,
                         request->reached(), request->note(), now});
    if (!task.ok()) return task.status();
    *response->mutable_task() = ToMessage(*task);
    return absl::OkStatus();
  });
}

grpc::ServerUnaryReactor* NotificationService::ReportDelivery(
    grpc::CallbackServerContext* context, const v1::ReportDeliveryRequest* request,
    v1::ReportDeliveryResponse* response) {
  return AtNow(context, request, [=, this](const Caller& caller, absl::Time now) -> absl::Status {
    const absl::StatusOr<NoticeLine> line =
        desk_.ReportDelivery(request->authority_id(), request->message_id(),
                             NewsFrom(request->delivery()), request->detail(), now);
    if (!line.ok()) return line.status();
    // It is taken down whoever reports it; whose notice it was is another matter.
    const absl::Status shown =
        shelf_.Shows(request->authority_id(), line->obligation_id, ViewerOf(caller));
    if (shown.ok()) *response->mutable_notice() = ToMessage(*line);
    return absl::IsNotFound(shown) ? absl::OkStatus() : shown;
  });
}

grpc::ServerUnaryReactor* NotificationService::ReleaseAutomation(
    grpc::CallbackServerContext* context, const v1::ReleaseAutomationRequest* request,
    v1::ReleaseAutomationResponse* response) {
  return AtNow(context, request, [=, this](const Caller& caller, absl::Time now) -> absl::Status {
    const absl::StatusOr<int> waiting = desk_.ReleaseAutomation(
        {request->authority_id(), "", caller.subject, request->reason(), now});
    if (!waiting.ok()) return waiting.status();
    response->set_released(*waiting);
    return absl::OkStatus();
  });
}

grpc::ServerUnaryReactor* NotificationService::DryRun(grpc::CallbackServerContext* context,
                                                      const v1::DryRunRequest* request,
                                                      v1::DryRunResponse* response) {
  return AtNow(context, request, [=, this](const Caller& caller, absl::Time now) -> absl::Status {
    const absl::StatusOr<DryRunResult> result =
        desk_.DryRun(request->authority_id(), request->notice(),
                     LondonDay(now) - OrElse(request->days(), 31, 366), ViewerOf(caller));
    if (!result.ok()) return result.status();
    response->set_tried(result->tried);
    response->set_filled(result->filled);
    for (const auto& [why, count] : result->refusals) (*response->mutable_refusals())[why] = count;
    for (const std::string& sample : result->samples) response->add_samples(sample);
    return absl::OkStatus();
  });
}

}  // namespace candour::notification
