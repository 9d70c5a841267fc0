// A notice with its envelope.
#ifndef CANDOUR_SERVICES_NOTIFICATION_DOMAIN_MESSAGE_H_
#define CANDOUR_SERVICES_NOTIFICATION_DOMAIN_MESSAGE_H_

#include <string>
#include <vector>

#include "absl/time/time.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "candour/reference/v1/notice.pb.h"
#include "services/notification/domain/judgement.h"

namespace candour::notification {

// What a channel is handed. The same notice always makes the same message, so that handing it over
// again can be recognised.
struct Message {
  Way way = Way::kLetter;
  std::string from_name;
  std::string from_email;
  std::string to_name;
  std::string to_email;
  std::string subject;
  // The exact text; of a letter with the postal address and the date on top.
  std::string body;
  // Without angle brackets.
  std::string message_id;
  // Unique and fit for a file name; holds no personal data.
  std::string file_stem;
  // Business time at which the text was made.
  absl::Time dated_at;
};

// The Message-ID and file name of the notice of this obligation to its complainant (G-1).
std::string MessageId(const std::string& authority_id, const std::string& obligation_id,
                      const reference::v1::Authority& authority);

// The message that `judgement`, which must be kSend, comes to at business time `now`.
Message Compose(const Duty& duty, const Judgement& judgement, const ledger::v1::CaseFile& view,
                const reference::v1::Authority& authority, absl::Time now);

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_DOMAIN_MESSAGE_H_
