// What becomes of a duty to tell somebody something.
#ifndef CANDOUR_SERVICES_NOTIFICATION_DOMAIN_JUDGEMENT_H_
#define CANDOUR_SERVICES_NOTIFICATION_DOMAIN_JUDGEMENT_H_

#include <optional>
#include <string>

#include "absl/time/time.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "candour/ledger/v1/event.pb.h"
#include "services/notification/domain/notice_book.h"

namespace candour::notification {

// A duty whose time has come.
struct Duty {
  std::string obligation_id;
  std::string notice;
  // For N-09: the change that it tells.
  std::optional<ledger::v1::ResponseDateMoved> moved;
};

enum class Decision {
  // It goes by itself, now.
  kSend,
  // Its time has not come after all.
  kNotYet,
  // A person must see to it.
  kAwaitPerson,
  // Nobody may write to this person, or not in this way (NG-5, NG-6).
  kHold,
  kNotApplicable,
};

// By which way a notice reaches its person.
enum class Way { kEmail, kLetter };

struct Judgement {
  Decision decision = Decision::kNotYet;
  // Why, a sentence for staff without personal data; empty for kSend.
  std::string reason;
  // For kSend.
  Way way = Way::kLetter;
  Rendered text;
};

// Judges `duty` of the case `view` at business time `now`:
//
//   historic or erased cases and anonymous complainants: nobody is written to;
//   do_not_contact: held (NG-6); a recorded format other than "standard": held (NG-5);
//   e-mail only with consent and an address, else a letter (NG-1), else a person;
//   N-03 and N-04 once the plan is agreed or determined; N-09 with the change it tells;
//   N-08 only if a sayable step was taken since the last contact and the date was reaffirmed within
//   5 working days (G-2), which is held to 7 calendar days, never more than 5 working days;
//   a text that cannot be filled in, or names a date that no clock gives, goes to a person.
Judgement Judge(const Duty& duty, const ledger::v1::CaseFile& view, const NoticeBook& book,
                absl::Time now);

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_DOMAIN_JUDGEMENT_H_
