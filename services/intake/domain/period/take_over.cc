#include "services/intake/domain/period/take_over.h"

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/decide_duties.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/people/arrival.h"
#include "services/intake/domain/period/relevant.h"
#include "services/intake/domain/period/stages.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;
using Violations = std::vector<FieldViolation>;

// A person acknowledges: the other system's acknowledgement may be on its way, and nothing is sent.
constexpr Duty kAcknowledgeByHand{kAcknowledge.clock, v1::RECIPIENT_STAFF, ""};

void CheckKind(const v1::Submit& act, Violations& violations) {
  if (act.record_type() != v1::RECORD_TYPE_CMP || act.anonymous()) {
    violations.push_back(
        {"submit.ongoing", "only a complaint of a known person is taken over open"});
  }
  if (act.source().system().empty() || act.source().id().empty()) {
    violations.push_back({"submit.source", "say from which system and under which id it comes"});
  }
}

void CheckInstants(const v1::Ongoing& ongoing, const v1::CaseFile& file, absl::Time now,
                   Violations& violations) {
  const auto check = [&](bool given, const google::protobuf::Timestamp& at, const char* field) {
    if (!given || CheckHappened(InstantFrom(at), file, now, field).ok()) return;
    violations.push_back({field, "give an instant between the receipt and now"});
  };
  check(ongoing.has_acknowledged_at(), ongoing.acknowledged_at(), "submit.ongoing.acknowledged_at");
  check(ongoing.has_progress_told_at(), ongoing.progress_told_at(),
        "submit.ongoing.progress_told_at");
  check(ongoing.has_longer_period_agreed_at(), ongoing.longer_period_agreed_at(),
        "submit.ongoing.longer_period_agreed_at");
}

void CheckPromises(const v1::Ongoing& ongoing, Violations& violations) {
  const bool known = IsMethod(ongoing.acknowledgement_method());
  if (ongoing.has_acknowledged_at() && !known) {
    violations.push_back(
        {"submit.ongoing.acknowledgement_method", "choose phone, letter, email or in_person"});
  }
  if (ongoing.has_original_response_by() && !ongoing.has_acknowledged_at()) {
    violations.push_back({"submit.ongoing.acknowledged_at",
                          "a plan goes with an acknowledgement: say when it was acknowledged"});
  }
  if (ongoing.has_response_by() && !ongoing.has_original_response_by()) {
    violations.push_back({"submit.ongoing.original_response_by", "give the day as first told"});
  }
  if (ongoing.has_longer_period_until() != ongoing.has_longer_period_agreed_at()) {
    violations.push_back({"submit.ongoing.longer_period_agreed_at",
                          "give both the day that was agreed and when it was agreed"});
  }
}

v1::LongerPeriod AgreementOf(const v1::Ongoing& ongoing, absl::CivilDay statutory) {
  v1::LongerPeriod agreement;
  *agreement.mutable_until() = ongoing.longer_period_until();
  *agreement.mutable_agreed_at() = ongoing.longer_period_agreed_at();
  agreement.set_method("import");
  *agreement.mutable_statutory_last_day() = ToMessage(statutory);
  agreement.set_counts(LondonDay(InstantFrom(ongoing.longer_period_agreed_at())) <= statutory);
  if (!agreement.counts()) agreement.set_not_counted("late");
  return agreement;
}

// The relevant period with the agreement that was made, where there is one.
void OpenPeriod(const v1::Ongoing& ongoing, Duties& duties, v1::CaseFile& file) {
  const absl::CivilDay received_on = StoredDay(file.received_on());
  const std::optional<absl::CivilDay> statutory = StatutoryLastDay(received_on, duties);
  if (!statutory.has_value()) return;
  if (ongoing.has_longer_period_until()) {
    *file.mutable_periods()->add_longer_periods() = AgreementOf(ongoing, *statutory);
  }
  const v1::LongerPeriod* counted = CountedPeriod(file.periods());
  *file.mutable_relevant_period_ends_on() =
      counted == nullptr ? ToMessage(*statutory) : counted->until();
  duties.Open(RelevantBy(received_on, counted, duties));
}

// The day of a plan as the other system told it.
type::v1::Day PromisedDay(const v1::Ongoing& ongoing) {
  return ongoing.has_response_by() ? ongoing.response_by() : ongoing.original_response_by();
}

void OpenOwed(const v1::Ongoing& ongoing, Duties& duties, const v1::CaseFile& file) {
  if (!ongoing.has_acknowledged_at()) {
    v1::Obligation owed = duties.ByClock(kAcknowledgeByHand, "ACK", StoredDay(file.received_on()));
    duties.Open(std::move(owed));
    return;
  }
  const absl::CivilDay acknowledged_on = LondonDay(InstantFrom(ongoing.acknowledged_at()));
  if (!ongoing.has_original_response_by()) {
    duties.Open(duties.ByClock(kPlan, "PLAN", acknowledged_on));
    return;
  }
  duties.Open(duties.ResponseBy(StoredDay(PromisedDay(ongoing))));
  const absl::CivilDay told_on = ongoing.has_progress_told_at()
                                     ? LondonDay(InstantFrom(ongoing.progress_told_at()))
                                     : acknowledged_on;
  duties.Open(duties.ByClock(kProgress, "PROGRESS", told_on));
}

v1::Event AcknowledgedEvent(const v1::Ongoing& ongoing) {
  v1::Event event;
  v1::Acknowledged& acknowledged = *event.mutable_acknowledged();
  *acknowledged.mutable_acknowledged_at() = ongoing.acknowledged_at();
  acknowledged.set_method(ongoing.acknowledgement_method());
  acknowledged.set_discussion_offered(true);
  acknowledged.set_scope_checked(true);
  return event;
}

v1::Event PlanEvent(const v1::Ongoing& ongoing) {
  v1::Event event;
  v1::Plan& plan = *event.mutable_plan_set()->mutable_plan();
  plan.set_kind(ongoing.plan_agreed() ? v1::PLAN_KIND_AGREED : v1::PLAN_KIND_DETERMINED);
  *plan.mutable_original_response_by() = ongoing.original_response_by();
  *plan.mutable_response_by() = PromisedDay(ongoing);
  plan.set_method(ongoing.method());
  plan.set_in_effect(true);
  event.mutable_plan_set()->add_working("Told before the case was taken over.");
  return event;
}

}  // namespace

absl::StatusOr<Events> TakeOverOpen(const v1::Submit& act, v1::CaseFile file,
                                    const Context& context) {
  const v1::Ongoing& ongoing = act.ongoing();
  Violations violations;
  CheckKind(act, violations);
  CheckInstants(ongoing, file, context.now, violations);
  CheckPromises(ongoing, violations);
  if (!violations.empty()) return FieldErrors(violations);
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  if (SetsItsPeriod(duties->Law())) {
    return FieldError("submit.ongoing",
                      "a case of a procedure that sets the day of the answer is taken in anew");
  }
  file.mutable_periods()->set_taken_over(true);
  OpenPeriod(ongoing, *duties, file);
  OpenOwed(ongoing, *duties, file);
  OpenPeople(context, *duties, file);

  Events events = {duties->NewEvent()};
  *events.front().mutable_complaint_received()->mutable_file() = file;
  if (ongoing.has_acknowledged_at()) events.push_back(AcknowledgedEvent(ongoing));
  if (ongoing.has_original_response_by()) events.push_back(PlanEvent(ongoing));
  return events;
}

}  // namespace candour::intake
