// Text messages that say that something was sent, and never more (NG-1, NG-3).
#ifndef CANDOUR_SERVICES_NOTIFICATION_DOMAIN_HEADS_UP_H_
#define CANDOUR_SERVICES_NOTIFICATION_DOMAIN_HEADS_UP_H_

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "services/notification/domain/judgement.h"
#include "services/notification/domain/message.h"

namespace candour::notification {

// The mobile number of the complainant, blanks removed, when a text message may go there: the
// person agreed to it, the number is confirmed, safe and shared with nobody. Else empty.
std::string TextNumber(const ledger::v1::Person& person);

// What becomes of a text message about something that left.
struct HeadsUp {
  // Why none is sent, a sentence for staff; empty for one that may go.
  std::string reason = {};
  // Not before; in quiet hours it waits (domain 6.5).
  absl::Time not_before = absl::InfinitePast();
  Message message = {};
};

// A notice that left.
struct Departure {
  std::string obligation_id;
  // Its code.
  std::string notice;
  // letter or e-mail.
  std::string vehicle;
  absl::Time at;
};

// The text message about `departure` on the case `view` at business time `now`. None when it was
// not for the complainant, nobody may write to them, the number may not be used any more, or it
// left more than two days ago.
HeadsUp HeadsUpAbout(const Departure& departure, const ledger::v1::CaseFile& view,
                     const Rules& rules, absl::Time now);

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_DOMAIN_HEADS_UP_H_
