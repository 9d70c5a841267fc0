#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/clock.h"
#include "services/intake/domain/decide_acts.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/decide_duties.h"
#include "services/intake/domain/decide_working.h"
#include "services/intake/domain/explain.h"

namespace candour::intake {
namespace {

namespace ref = reference::v1;
namespace v1 = ledger::v1;

// A plan can be set once the complaint is acknowledged and as long as none is in effect.
absl::Status RequirePlanable(const v1::CaseFile& file) {
  absl::Status open = RequireOpenComplaint(file);
  if (!open.ok()) return open;
  if (!file.has_acknowledged_at()) {
    return absl::FailedPreconditionError(
        "acknowledge the complaint and offer to discuss it first, reg 13(3) and (7)");
  }
  if (file.plan().in_effect()) {
    return absl::FailedPreconditionError(
        "a plan is in effect: to change the response date, extend it with a reason");
  }
  return absl::OkStatus();
}

// The last day to which a plan may go: the day to send by, or else the end of the six months.
absl::CivilDay LatestResponse(const v1::CaseFile& file) {
  const v1::Obligation* relevant = FindOpen(file, kRelevant.clock);
  const bool known = relevant != nullptr && relevant->has_due_by();
  return StoredDay(known ? relevant->due_by() : file.relevant_period_ends_on());
}

absl::StatusOr<absl::CivilDay> ResponseDay(const v1::CaseFile& file, const type::v1::Day& message,
                                           absl::CivilDay today) {
  const absl::StatusOr<absl::CivilDay> day = DayOfField(message, "act.response_by");
  if (!day.ok()) return day.status();
  if (*day <= today) return FieldError("act.response_by", "give a day after today");
  const absl::CivilDay latest = LatestResponse(file);
  if (*day > latest) {
    return FieldError("act.response_by",
                      absl::StrCat("give a day not after ", InWords(latest),
                                   ", the last on which a response is in time, reg 14(3)"));
  }
  return *day;
}

// Ends what an earlier plan opened that never took effect, and the duty to set one.
void EndEarlier(absl::Time now, Duties& duties) {
  duties.Close(kPlan.clock, v1::OBLIGATION_STATE_MET, now);
  duties.Close(kPlanSetNotice.clock, v1::OBLIGATION_STATE_CANCELLED, now);
  duties.Close(kResponse.clock, v1::OBLIGATION_STATE_CANCELLED, now);
}

v1::Event PlanEvent(v1::PlanKind kind, absl::CivilDay response_by, const std::string& method,
                    std::vector<std::string> working, const Duties& duties) {
  v1::Event event = duties.NewEvent();
  v1::Plan& plan = *event.mutable_plan_set()->mutable_plan();
  plan.set_kind(kind);
  *plan.mutable_original_response_by() = ToMessage(response_by);
  *plan.mutable_response_by() = ToMessage(response_by);
  plan.set_method(method);
  plan.set_in_effect(kind == v1::PLAN_KIND_AGREED);
  for (std::string& sentence : working) event.mutable_plan_set()->add_working(std::move(sentence));
  return event;
}

// The response date of a determined plan with its working.
struct Determined {
  absl::CivilDay response_by;
  std::vector<std::string> working;
};

absl::StatusOr<Determined> ByBand(const v1::CaseFile& file, uint32_t band, absl::CivilDay today,
                                  const Duties& duties) {
  const std::vector<DerivedDate> bands = DeriveBands(
      duties.Law(), duties.WorkingDays(),
      {{ref::MILESTONE_RECEIVED, StoredDay(file.received_on())}, {ref::MILESTONE_PLAN_SET, today}});
  if (band > bands.size()) {
    return FieldError("act.band", absl::StrCat("choose a band from 1 to ", bands.size()));
  }
  const DerivedDate& date = bands[band - 1];
  if (!date.day.has_value()) {
    return FieldError("act.band", absl::StrCat(date.reason_if_none, ": give a day instead"));
  }
  if (*date.day <= today) {
    return FieldError("act.band", "the six months leave no time for a band: give a day instead");
  }
  return Determined{*date.day, Sentences(Explain(date))};
}

absl::StatusOr<Determined> ByDay(const v1::CaseFile& file, const type::v1::Day& message,
                                 absl::CivilDay today) {
  const absl::StatusOr<absl::CivilDay> day = ResponseDay(file, message, today);
  if (!day.ok()) return day.status();
  return Determined{*day, {absl::StrCat("Determined as ", InWords(*day), ", reg 13(8).")}};
}

}  // namespace

absl::StatusOr<Events> DecideAgreePlan(const v1::CaseFile& file, const v1::AgreePlan& act,
                                       const Context& context) {
  const absl::Status planable = RequirePlanable(file);
  if (!planable.ok()) return planable;
  if (IsBlank(act.method())) return FieldError("act.method", "say how it will be handled");
  const absl::CivilDay today = LondonDay(context.now);
  const absl::StatusOr<absl::CivilDay> day = ResponseDay(file, act.response_by(), today);
  if (!day.ok()) return day.status();
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  EndEarlier(context.now, *duties);
  duties->Open(duties->ByClock(kPlanAgreedNotice, "PLAN_TOLD", today));
  duties->Open(duties->ResponseBy(*day));
  duties->Open(duties->ByClock(kProgress, "PROGRESS", today));
  return Events{PlanEvent(
      v1::PLAN_KIND_AGREED, *day, act.method(),
      {absl::StrCat("Agreed with the complainant as ", InWords(*day), ", reg 13(7).")}, *duties)};
}

absl::StatusOr<Events> DecideDeterminePlan(const v1::CaseFile& file, const v1::DeterminePlan& act,
                                           const Context& context) {
  const absl::Status planable = RequirePlanable(file);
  if (!planable.ok()) return planable;
  if (IsBlank(act.method())) return FieldError("act.method", "say how it will be handled");
  if ((act.band() != 0) == act.has_response_by()) {
    return FieldError("act.response_by", "give either a band or a day");
  }
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  const absl::CivilDay today = LondonDay(context.now);
  absl::StatusOr<Determined> determined = act.has_response_by()
                                              ? ByDay(file, act.response_by(), today)
                                              : ByBand(file, act.band(), today, *duties);
  if (!determined.ok()) return determined.status();
  EndEarlier(context.now, *duties);
  duties->Open(duties->ByWorkingDays(
      kPlanSetNotice, today, 1,
      "A response period that the council determined is told in writing at once."));
  duties->Open(duties->ResponseBy(determined->response_by));
  return Events{PlanEvent(v1::PLAN_KIND_DETERMINED, determined->response_by, act.method(),
                          std::move(determined->working), *duties)};
}

}  // namespace candour::intake
