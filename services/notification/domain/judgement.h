// What becomes of a duty to tell somebody something.
#ifndef CANDOUR_SERVICES_NOTIFICATION_DOMAIN_JUDGEMENT_H_
#define CANDOUR_SERVICES_NOTIFICATION_DOMAIN_JUDGEMENT_H_

#include <optional>
#include <string>
#include <string_view>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "candour/ledger/v1/event.pb.h"
#include "services/common/calendar/calendar.h"
#include "services/notification/domain/notice_book.h"
#include "services/notification/domain/task.h"

namespace candour::notification {

// A duty whose time has come.
struct Duty {
  std::string obligation_id;
  std::string notice;
  // For N-09: the change that it tells. For N-10 and N-11: the last longer period that was
  // proposed, with its reason, as such a change.
  std::optional<ledger::v1::ResponseDateMoved> moved = std::nullopt;
  // The last day on which it is in time.
  std::optional<absl::CivilDay> due_by = std::nullopt;
  // A person approved what it says.
  bool approved = false;
  // Ways by which an attempt of this duty failed for good (G-5).
  bool email_failed = false;
  bool letter_failed = false;
};

enum class Decision {
  // It goes by itself, now.
  kSend,
  // It goes by itself, at Judgement::not_before.
  kLater,
  // Its time has not come after all.
  kNotYet,
  // A person must see to it.
  kAwaitPerson,
  // The text is drafted, and a person must approve it (NG-9).
  kAwaitApproval,
  // Nobody may write to this person, or not in this way (NG-5, NG-6).
  kHold,
  kNotApplicable,
};

// By which way a notice reaches its person.
enum class Way { kEmail, kLetter };

struct Judgement {
  Decision decision = Decision::kNotYet;
  // Why, a sentence for staff without personal data; empty for kSend.
  std::string reason = {};
  // For kSend, kLater and kAwaitApproval.
  Way way = Way::kLetter;
  Rendered text = {};
  // For kSend and kLater: who gets it, and where.
  ledger::v1::Person to = {};
  // For kLater.
  absl::Time not_before = absl::InfinitePast();
  // What a person is asked to do, if anything; for kAwaitPerson, kAwaitApproval and kHold.
  std::optional<TaskDraft> task = std::nullopt;
};

// Whether the notice of that code is the signed answer: of the case, or of a stage.
inline bool IsAnswer(std::string_view notice) { return notice == "N-12" || notice == "N-23"; }

// What judging goes by. Outlives the judgement.
struct Rules {
  const NoticeBook& book;
  const Calendar& calendar;
};

// Judges `duty` of the case `view` at business time `now`:
//
//   historic or erased cases: nobody is written to;
//   anonymous complainants, a death, no contact, a hold or restriction on contact: held (NG-6, G-5,
//   G-9), with a task for a named person; a recorded format or language: held (NG-5);
//   an unread message or a stop after a misdirection: a person first (G-6, G-11);
//   bereaved complainants: a person checks the words (G-9);
//   e-mail only with consent and a safe address, else a letter (NG-1); after a failure only a
//   channel that the person confirmed as safe; else a telephone call (G-5);
//   what carries the matter by e-mail only to an address that the person confirmed and shares with
//   nobody (G-15);
//   N-01 of a web complaint by itself only to an address confirmed by link (G-8);
//   N-03 and N-04 once the plan is agreed or determined; N-09 with the change it tells; none of
//   them, nor N-22 and N-23, once the date that it promises has passed;
//   N-08 only by CheckProgress (G-2);
//   N-12 and N-23 only as they were signed, and never by themselves where a legal claim is
//   intimated;
//   N-19 on its day, and not after a death, with a legal claim or safeguarding, or when declined;
//   what goes to a provider or to our own people is stopped by nothing that is about the
//   complainant alone;
//   what neither may go by itself nor follows from an act of a person awaits approval (NG-9);
//   a text that cannot be filled in, or names a date that no clock gives, goes to a person;
//   quiet hours (FirstSlot).
Judgement Judge(const Duty& duty, const ledger::v1::CaseFile& view, const Rules& rules,
                absl::Time now);

// Whether the notice of that code goes without a person's approval of its text: what the reference
// data lets go by itself, and what a person's act has already said in full (NG-9).
bool GoesWithoutApproval(std::string_view code, const NoticeBook& book,
                         const std::string& authority_id);

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_DOMAIN_JUDGEMENT_H_
