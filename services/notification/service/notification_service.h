// NotificationService over a shelf.
#ifndef CANDOUR_SERVICES_NOTIFICATION_SERVICE_NOTIFICATION_SERVICE_H_
#define CANDOUR_SERVICES_NOTIFICATION_SERVICE_NOTIFICATION_SERVICE_H_

#include <functional>
#include <string>

#include "absl/status/statusor.h"
#include "candour/notification/v1/notification.grpc.pb.h"
#include "services/common/grpc/guard.h"
#include "services/common/grpc/worker_pool.h"
#include "services/notification/domain/notice_desk.h"
#include "services/notification/domain/notice_shelf.h"
#include "services/notification/domain/task_shelf.h"

namespace candour::notification {

// Where notices and tasks are looked up and decided.
struct Counters {
  NoticeShelf& shelf;
  NoticeDesk& desk;
  TaskShelf& tasks;
  // Called after a call that may have decided something.
  std::function<void()> decided = [] {};
};

class NotificationService : public v1::NotificationService::CallbackService {
 public:
  // Business time, as intake keeps it.
  using Now = std::function<absl::StatusOr<absl::Time>(const std::string& authority_id)>;

  // Everything given outlives the service.
  NotificationService(Counters counters, Now now, Guard& guard, WorkerPool& workers)
      : shelf_(counters.shelf),
        desk_(counters.desk),
        tasks_(counters.tasks),
        decided_(std::move(counters.decided)),
        now_(std::move(now)),
        guard_(guard),
        workers_(workers) {}

  grpc::ServerUnaryReactor* ListNotices(grpc::CallbackServerContext* context,
                                        const v1::ListNoticesRequest* request,
                                        v1::ListNoticesResponse* response) override;
  grpc::ServerUnaryReactor* GetNotice(grpc::CallbackServerContext* context,
                                      const v1::GetNoticeRequest* request,
                                      v1::GetNoticeResponse* response) override;
  grpc::ServerUnaryReactor* Preview(grpc::CallbackServerContext* context,
                                    const v1::PreviewRequest* request,
                                    v1::PreviewResponse* response) override;
  grpc::ServerUnaryReactor* Retry(grpc::CallbackServerContext* context,
                                  const v1::RetryRequest* request,
                                  v1::RetryResponse* response) override;

  grpc::ServerUnaryReactor* Approve(grpc::CallbackServerContext* context,
                                    const v1::ApproveRequest* request,
                                    v1::ApproveResponse* response) override;
  grpc::ServerUnaryReactor* Hold(grpc::CallbackServerContext* context,
                                 const v1::HoldRequest* request,
                                 v1::HoldResponse* response) override;
  grpc::ServerUnaryReactor* Release(grpc::CallbackServerContext* context,
                                    const v1::ReleaseRequest* request,
                                    v1::ReleaseResponse* response) override;
  grpc::ServerUnaryReactor* Cancel(grpc::CallbackServerContext* context,
                                   const v1::CancelRequest* request,
                                   v1::CancelResponse* response) override;
  grpc::ServerUnaryReactor* ListDue(grpc::CallbackServerContext* context,
                                    const v1::ListDueRequest* request,
                                    v1::ListDueResponse* response) override;
  grpc::ServerUnaryReactor* ListTasks(grpc::CallbackServerContext* context,
                                      const v1::ListTasksRequest* request,
                                      v1::ListTasksResponse* response) override;
  grpc::ServerUnaryReactor* CompleteTask(grpc::CallbackServerContext* context,
                                         const v1::CompleteTaskRequest* request,
                                         v1::CompleteTaskResponse* response) override;
  grpc::ServerUnaryReactor* ReportDelivery(grpc::CallbackServerContext* context,
                                           const v1::ReportDeliveryRequest* request,
                                           v1::ReportDeliveryResponse* response) override;
  grpc::ServerUnaryReactor* ReleaseAutomation(grpc::CallbackServerContext* context,
                                              const v1::ReleaseAutomationRequest* request,
                                              v1::ReleaseAutomationResponse* response) override;
  grpc::ServerUnaryReactor* DryRun(grpc::CallbackServerContext* context,
                                   const v1::DryRunRequest* request,
                                   v1::DryRunResponse* response) override;

 private:
  // Lets the caller in, then does `work` at business time on a worker.
  template <typename Request>
  grpc::ServerUnaryReactor* AtNow(
      grpc::CallbackServerContext* context, const Request* request,
      std::function<absl::Status(const Caller& caller, absl::Time now)> work);

  NoticeShelf& shelf_;
  NoticeDesk& desk_;
  TaskShelf& tasks_;
  const std::function<void()> decided_;
  const Now now_;
  Guard& guard_;
  WorkerPool& workers_;
};

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_SERVICE_NOTIFICATION_SERVICE_H_
