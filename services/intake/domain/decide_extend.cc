#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_acts.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/decide_duties.h"
#include "services/intake/domain/decide_reason.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/period/stages.h"
#include "services/intake/domain/reference_data.h"

namespace candour::intake {
namespace {

namespace ref = reference::v1;
namespace v1 = ledger::v1;

// How many working days before the old date, and after the decision, the notice is to go at most.
constexpr int kNoticeDays = 2;

// The response date that the complainant knows: an amendment whose notice never went out is none.
absl::CivilDay KnownResponseBy(const v1::CaseFile& file) {
  const bool pending = FindOpen(file, kDelayNotice.clock) != nullptr && !file.amendments().empty();
  return StoredDay(pending ? file.amendments().rbegin()->old_response_by()
                           : file.plan().response_by());
}

absl::StatusOr<absl::CivilDay> NewResponseBy(const v1::CaseFile& file, const v1::Extend& act,
                                             absl::CivilDay today) {
  const absl::StatusOr<absl::CivilDay> day = DayOfField(act.response_by(), "act.response_by");
  if (!day.ok()) return day.status();
  const absl::CivilDay old = KnownResponseBy(file);
  if (*day <= old) {
    return FieldError("act.response_by", absl::StrCat("give a day after ", InWords(old),
                                                      ", the date that the person knows"));
  }
  if (*day <= today) return FieldError("act.response_by", "give a day after today");
  const absl::CivilDay end = StoredDay(file.relevant_period_ends_on());
  if (file.has_relevant_period_ends_on() && *day > end) {
    return FieldError("act.response_by",
                      absl::StrCat("the six months end on ", InWords(end),
                                   ": a later day needs an agreed longer period, reg 14(3)"));
  }
  return *day;
}

// By when the notice goes: soon after the decision, in time before the old date, or at once.
v1::Obligation NoticeOf(absl::CivilDay old, absl::CivilDay today, const Duties& duties) {
  const Calendar& calendar = duties.WorkingDays();
  absl::CivilDay due = calendar.AddWorkingDays(today, kNoticeDays).value_or(today);
  due = std::min(due, calendar.WorkingDaysBefore(old, kNoticeDays).value_or(old));
  due = std::max(due, today);
  return duties.OnDay(kDelayNotice, due,
                      "The complainant is told the old date, the reason and the new date within 2 "
                      "working days and 2 working days before the old date, or else at once.",
                      "reg 14(1)(b)");
}

// A holding notice that went out promised a reason, which is given now; one that did not is no
// longer needed.
void EndHolding(const v1::CaseFile& file, absl::Time now, Duties& duties) {
  const bool told = WasSent(file, kHoldingNotice.notice);
  duties.Close(kReason.clock, told ? v1::OBLIGATION_STATE_MET : v1::OBLIGATION_STATE_CANCELLED,
               now);
  duties.Close(kHoldingNotice.clock, v1::OBLIGATION_STATE_CANCELLED, now);
  duties.Close(kDelayNotice.clock, v1::OBLIGATION_STATE_CANCELLED, now);
}

absl::StatusOr<const ref::DelayReason*> ReasonOf(const v1::Extend& act, const Context& context) {
  const ref::DelayReason* reason = context.reference_data->DelayReasonOf(act.reason());
  if (reason == nullptr) return FieldError("act.reason", "choose a reason that exists");
  const absl::Status checked = CheckReason(*reason, act, context.actor);
  if (!checked.ok()) return checked;
  return reason;
}

v1::Event MovedEvent(const v1::Extend& act, v1::Amendment amendment, const Duties& duties) {
  v1::Event event = duties.NewEvent();
  v1::ResponseDateMoved& moved = *event.mutable_response_date_moved();
  *moved.mutable_amendment() = std::move(amendment);
  *moved.mutable_facts() = act.facts();
  moved.set_explanation(act.explanation());
  moved.set_good_reason(act.good_reason());
  return event;
}

}  // namespace

absl::StatusOr<Events> DecideExtend(const v1::CaseFile& file, const v1::Extend& act,
                                    const Context& context) {
  const absl::Status open = RequireOpenComplaint(file);
  if (!open.ok()) return open;
  if (!file.plan().in_effect()) {
    return absl::FailedPreconditionError("no response date has been told yet that could move");
  }
  const absl::CivilDay today = LondonDay(context.now);
  const absl::StatusOr<absl::CivilDay> day = NewResponseBy(file, act, today);
  if (!day.ok()) return day.status();
  const absl::StatusOr<const ref::DelayReason*> reason = ReasonOf(act, context);
  if (!reason.ok()) return reason.status();
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  const absl::Status granted = CheckStageExtension(file, act, *day, *duties);
  if (!granted.ok()) return granted;

  const absl::CivilDay old = KnownResponseBy(file);
  EndHolding(file, context.now, *duties);
  duties->Move(duties->ResponseBy(*day));
  v1::Amendment amendment;
  amendment.set_obligation_id(duties->Open(NoticeOf(old, today, *duties)));
  *amendment.mutable_old_response_by() = ToMessage(old);
  *amendment.mutable_new_response_by() = ToMessage(*day);
  amendment.set_reason(act.reason());
  *amendment.mutable_made_at() = ToTimestamp(context.now);
  amendment.set_reason_approved(MayLeave(**reason, context.actor));
  return Events{MovedEvent(act, std::move(amendment), *duties)};
}

}  // namespace candour::intake
