#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/decide_duties.h"
#include "services/intake/domain/decide_reason.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/period/acts.h"
#include "services/intake/domain/period/duties.h"
#include "services/intake/domain/period/relevant.h"
#include "services/intake/domain/reference_data.h"

namespace candour::intake {
namespace {

namespace ref = reference::v1;
namespace v1 = ledger::v1;

// How many working days before the six months end the request goes, where there is time.
constexpr int kRequestDays = 20;
// Within how many working days of the decision it goes otherwise.
constexpr int kRequestWithin = 2;
constexpr const char* kNoPeriod = "the procedure of this case knows no period of six months";

// The day to which the period is to be longer.
absl::StatusOr<absl::CivilDay> UntilOf(bool given, const type::v1::Day& message,
                                       absl::CivilDay statutory) {
  if (!given) {
    return FieldError("act.until",
                      "give the last day: \"until it is finished\" is no period, reg 14(3)");
  }
  const absl::StatusOr<absl::CivilDay> until = DayOfField(message, "act.until");
  if (!until.ok()) return until.status();
  if (*until <= statutory) {
    return FieldError("act.until", absl::StrCat("the six months run until ", InWords(statutory),
                                                ": give a later day"));
  }
  return *until;
}

absl::StatusOr<const ref::DelayReason*> ReasonOf(const v1::ProposeLongerPeriod& act,
                                                 const Context& context) {
  const ref::DelayReason* reason = context.reference_data->DelayReasonOf(act.reason());
  if (reason == nullptr) return FieldError("act.reason", "choose a reason that exists");
  v1::Extend as_told;
  as_told.set_reason(act.reason());
  *as_told.mutable_facts() = act.facts();
  as_told.set_explanation(act.explanation());
  const absl::Status checked = CheckReason(*reason, as_told, context.actor);
  if (!checked.ok()) return checked;
  return reason;
}

// 20 working days before the six months end, or soon after the decision where that has passed.
v1::Obligation RequestBy(absl::CivilDay statutory, absl::CivilDay today, const Duties& duties) {
  const Calendar& calendar = duties.WorkingDays();
  const absl::CivilDay soon = calendar.AddWorkingDays(today, kRequestWithin).value_or(today);
  const absl::CivilDay early = calendar.WorkingDaysBefore(statutory, kRequestDays).value_or(today);
  return duties.OnDay(kLongerRequest, std::max(early, soon),
                      "The complainant is asked 20 working days before the six months end, or "
                      "within 2 working days where that has passed. Nobody has to agree.",
                      "reg 14(3)");
}

absl::Status CheckAgreement(const v1::CaseFile& file, const v1::AgreeLongerPeriod& act,
                            absl::Time agreed_at, absl::Time now) {
  const bool known = IsMethod(act.method());
  if (!known) return FieldError("act.method", "choose phone, letter, email or in_person");
  return CheckHappened(agreed_at, file, now, "act.agreed_at");
}

// Moves the end of the relevant period to the agreed day; what spoke of the old end is not owed.
void MoveEnd(const v1::CaseFile& file, const v1::LongerPeriod& agreement, absl::Time now,
             Duties& duties) {
  duties.Move(RelevantBy(StoredDay(file.received_on()), &agreement, duties));
  duties.Close(kLongerRequest.clock, v1::OBLIGATION_STATE_CANCELLED, now);
  duties.Close(kSixMonthNotice.clock, v1::OBLIGATION_STATE_CANCELLED, now);
  duties.Open(duties.ByClock(kLongerConfirmed, "LONGER_CONFIRMED",
                             LondonDay(InstantFrom(agreement.agreed_at()))));
}

}  // namespace

absl::StatusOr<Events> DecideProposeLongerPeriod(const v1::CaseFile& file,
                                                 const v1::ProposeLongerPeriod& act,
                                                 const Context& context) {
  const absl::Status open = RequireOpenComplaint(file);
  if (!open.ok()) return open;
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  const std::optional<absl::CivilDay> statutory =
      StatutoryLastDay(StoredDay(file.received_on()), *duties);
  if (!statutory.has_value()) return absl::FailedPreconditionError(kNoPeriod);
  const absl::CivilDay today = LondonDay(context.now);
  if (today > *statutory || CountedPeriod(file.periods()) != nullptr) {
    return absl::FailedPreconditionError(
        "a longer period can be agreed once and only before the six months end, reg 14(3)");
  }
  const absl::StatusOr<absl::CivilDay> until = UntilOf(act.has_until(), act.until(), *statutory);
  if (!until.ok()) return until.status();
  const absl::StatusOr<const ref::DelayReason*> reason = ReasonOf(act, context);
  if (!reason.ok()) return reason.status();

  duties->Close(kLongerRequest.clock, v1::OBLIGATION_STATE_CANCELLED, context.now);
  v1::LongerPeriodProposal proposal;
  proposal.set_obligation_id(duties->Open(RequestBy(*statutory, today, *duties)));
  *proposal.mutable_until() = ToMessage(*until);
  proposal.set_reason(act.reason());
  *proposal.mutable_made_at() = ToTimestamp(context.now);
  proposal.set_reason_approved(MayLeave(**reason, context.actor));
  v1::Event event = duties->NewEvent();
  v1::LongerPeriodProposed& proposed = *event.mutable_longer_period_proposed();
  *proposed.mutable_proposal() = std::move(proposal);
  *proposed.mutable_facts() = act.facts();
  proposed.set_explanation(act.explanation());
  return Events{std::move(event)};
}

absl::StatusOr<Events> DecideAgreeLongerPeriod(const v1::CaseFile& file,
                                               const v1::AgreeLongerPeriod& act,
                                               const Context& context) {
  const absl::Status open = RequireOpenComplaint(file);
  if (!open.ok()) return open;
  const absl::Time agreed_at = act.has_agreed_at() ? InstantFrom(act.agreed_at()) : context.now;
  const absl::Status checked = CheckAgreement(file, act, agreed_at, context.now);
  if (!checked.ok()) return checked;
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  const std::optional<absl::CivilDay> statutory =
      StatutoryLastDay(StoredDay(file.received_on()), *duties);
  if (!statutory.has_value()) return absl::FailedPreconditionError(kNoPeriod);
  const absl::StatusOr<absl::CivilDay> until = UntilOf(act.has_until(), act.until(), *statutory);
  if (!until.ok()) return until.status();

  v1::LongerPeriod agreement;
  *agreement.mutable_until() = ToMessage(*until);
  *agreement.mutable_agreed_at() = ToTimestamp(agreed_at);
  agreement.set_method(act.method());
  *agreement.mutable_statutory_last_day() = ToMessage(*statutory);
  const bool late = LondonDay(agreed_at) > *statutory;
  const bool second = CountedPeriod(file.periods()) != nullptr;
  agreement.set_counts(!late && !second);
  if (late || second) agreement.set_not_counted(late ? "late" : "second");
  if (agreement.counts()) MoveEnd(file, agreement, context.now, *duties);
  v1::Event event = duties->NewEvent();
  v1::LongerPeriodAgreed& agreed = *event.mutable_longer_period_agreed();
  if (agreement.counts()) {
    *agreed.mutable_relevant_period_ends_on() = agreement.until();
  } else if (file.has_relevant_period_ends_on()) {
    *agreed.mutable_relevant_period_ends_on() = file.relevant_period_ends_on();
  }
  *agreed.mutable_agreement() = std::move(agreement);
  agreed.set_note(act.note());
  return Events{std::move(event)};
}

}  // namespace candour::intake
