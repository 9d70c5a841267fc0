// Between the wire and the domain.
#ifndef CANDOUR_SERVICES_NOTIFICATION_SERVICE_CONVERT_H_
#define CANDOUR_SERVICES_NOTIFICATION_SERVICE_CONVERT_H_

#include <string>

#include "candour/notification/v1/notification.pb.h"
#include "services/common/auth/caller.h"
#include "services/notification/domain/notice_desk.h"
#include "services/notification/domain/notice_shelf.h"
#include "services/notification/domain/task_shelf.h"

namespace candour::notification {

// The state by its name in the domain; unspecified for a name that is none.
v1::NoticeState StateFrom(const std::string& name);

// The name of a state in the domain; empty for unspecified.
std::string NameOf(v1::NoticeState state);

v1::Notice ToMessage(const NoticeLine& line);

v1::PreviewResponse ToMessage(const Judgement& judgement);

v1::Task ToMessage(const TaskLine& line);

// Names in the domain; empty for unspecified.
std::string NameOf(v1::TaskKind kind);
std::string NameOf(v1::TaskState state);

DeliveryNews NewsFrom(v1::Delivery delivery);

// Whose sight a call has: the caller's subject; empty, all there is, for Candour's own services.
std::string ViewerOf(const Caller& caller);

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_SERVICE_CONVERT_H_
