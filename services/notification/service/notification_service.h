// NotificationService over a shelf.
#ifndef CANDOUR_SERVICES_NOTIFICATION_SERVICE_NOTIFICATION_SERVICE_H_
#define CANDOUR_SERVICES_NOTIFICATION_SERVICE_NOTIFICATION_SERVICE_H_

#include <functional>
#include <string>

#include "absl/status/statusor.h"
#include "candour/notification/v1/notification.grpc.pb.h"
#include "services/common/grpc/guard.h"
#include "services/common/grpc/worker_pool.h"
#include "services/notification/domain/notice_shelf.h"

namespace candour::notification {

class NotificationService : public v1::NotificationService::CallbackService {
 public:
  // Business time, as intake keeps it.
  using Now = std::function<absl::StatusOr<absl::Time>(const std::string& authority_id)>;

  // Everything given outlives the service.
  NotificationService(NoticeShelf& shelf, Now now, Guard& guard, WorkerPool& workers)
      : shelf_(shelf), now_(std::move(now)), guard_(guard), workers_(workers) {}

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

 private:
  NoticeShelf& shelf_;
  const Now now_;
  Guard& guard_;
  WorkerPool& workers_;
};

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_SERVICE_NOTIFICATION_SERVICE_H_
