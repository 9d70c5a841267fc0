#include "clients/cli/notification.h"

#include "clients/cli/show.h"

namespace candour::cli {

std::unique_ptr<notification::v1::NotificationService::Stub> Notification(Session& session) {
  return notification::v1::NotificationService::NewStub(
      session.ChannelTo(session.Given().profile.notification));
}

std::string NoticeWords(notification::v1::NoticeState state) {
  return EnumWords(notification::v1::NoticeState_Name(state), "NOTICE_STATE_");
}

}  // namespace candour::cli
