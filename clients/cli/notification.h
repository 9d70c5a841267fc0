// What the commands about notices and about tasks have in common.
#ifndef CANDOUR_CLIENTS_CLI_NOTIFICATION_H_
#define CANDOUR_CLIENTS_CLI_NOTIFICATION_H_

#include <memory>
#include <string>

#include "candour/notification/v1/notification.grpc.pb.h"
#include "clients/cli/session.h"

namespace candour::cli {

// How many notices or tasks are asked for at once.
inline constexpr int kNotificationPage = 500;

// Calls to the notification that the session speaks with.
std::unique_ptr<notification::v1::NotificationService::Stub> Notification(Session& session);

// NOTICE_STATE_AWAITING_PERSON is "awaiting person".
std::string NoticeWords(notification::v1::NoticeState state);

}  // namespace candour::cli

#endif  // CANDOUR_CLIENTS_CLI_NOTIFICATION_H_
