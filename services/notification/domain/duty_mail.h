// Mails that tell the duty desk of a safety alert (G-12). They hold nothing of the complaint.
#ifndef CANDOUR_SERVICES_NOTIFICATION_DOMAIN_DUTY_MAIL_H_
#define CANDOUR_SERVICES_NOTIFICATION_DOMAIN_DUTY_MAIL_H_

#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "candour/reference/v1/notice.pb.h"
#include "services/notification/domain/message.h"

namespace candour::notification {

// InvalidArgument naming the field of a duty contact that could not be mailed or passed over.
absl::Status CheckDutyContacts(const reference::v1::Authority& authority);

// An alert that nobody has answered.
struct WaitingAlert {
  std::string authority_id;
  std::string complaint_id;
  // The case's reference.
  std::string reference;
  // Number inside the case, from 1.
  std::uint32_t alert_id = 0;
  // Code of the kind, such as immediate_care_risk.
  std::string kind;
  absl::Time raised_at;
  absl::Time look_by;
};

// The mail to the contact number `step`, from 0, of `authority`, which must have one of that
// number: which case, what kind of alert, since when and what to do, and no word of the complaint.
// The same alert and step always make the same key.
Message DutyMail(const WaitingAlert& alert, const reference::v1::Authority& authority, int step,
                 absl::Time now);

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_DOMAIN_DUTY_MAIL_H_
