#include "services/intake/domain/period/stages.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/clock.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/period/duties.h"

namespace candour::intake {
namespace {

namespace ref = reference::v1;
namespace v1 = ledger::v1;

// How many working days the council takes to acknowledge where the procedure does not say.
constexpr int kAcknowledgeWithin = 3;
// How many working days after the answer a case is closed where the procedure does not say.
constexpr int kCloseAfter = 20;

// What answers a stage.
bool IsAnswer(ref::Milestone milestone) {
  return milestone == ref::MILESTONE_RESPONDED || milestone == ref::MILESTONE_STAGE_TWO_RESPONDED ||
         milestone == ref::MILESTONE_PANEL_ANSWERED;
}

// What only the complainant can do: no duty of the council.
bool IsTheirs(ref::Milestone milestone) {
  return milestone == ref::MILESTONE_RECEIVED || milestone == ref::MILESTONE_ESCALATION_REQUESTED ||
         milestone == ref::MILESTONE_PANEL_REQUESTED;
}

Duty DutyOf(const ref::Clock& clock) {
  if (IsAnswer(clock.satisfied_by())) {
    return clock.notice_code() == kStageResponse.notice ? kStageResponse : kResponse;
  }
  if (clock.satisfied_by() == ref::MILESTONE_ACKNOWLEDGED) return kAcknowledge;
  if (clock.satisfied_by() == ref::MILESTONE_ESCALATION_ACKNOWLEDGED) {
    return {clock.id(), v1::RECIPIENT_COMPLAINANT, kRequestHeard};
  }
  return {clock.id(), v1::RECIPIENT_COMPLAINANT, ""};
}

// By when a person is asked to take the answer of a stage further: no duty of the council.
constexpr Duty kStageRequest{"STAGE_REQUEST", v1::RECIPIENT_COMPLAINANT, ""};

const v1::Obligation* FindOpened(const v1::Event& event, std::string_view clock) {
  for (const v1::Obligation& opened : event.obligations().opened()) {
    if (opened.clock() == clock) return &opened;
  }
  return nullptr;
}

bool StageHasAmendment(const v1::CaseFile& file) {
  const auto& stages = file.periods().stages();
  if (stages.empty()) return !file.amendments().empty();
  const absl::Time since = InstantFrom(stages.rbegin()->requested_at());
  return std::any_of(
      file.amendments().begin(), file.amendments().end(),
      [since](const v1::Amendment& each) { return InstantFrom(each.made_at()) >= since; });
}

}  // namespace

int StagesOf(const ref::Procedure& procedure) {
  return 1 + static_cast<int>(std::count_if(
                 procedure.clocks().begin(), procedure.clocks().end(), [](const ref::Clock& each) {
                   return each.satisfied_by() == ref::MILESTONE_STAGE_TWO_RESPONDED ||
                          each.satisfied_by() == ref::MILESTONE_PANEL_ANSWERED;
                 }));
}

bool SetsItsPeriod(const ref::Procedure& procedure) {
  if (HasStages(procedure)) return true;
  if (FindClock(procedure, "RELEVANT") != nullptr) return false;
  const auto& clocks = procedure.clocks();
  return std::any_of(clocks.begin(), clocks.end(), [](const ref::Clock& each) {
    return each.satisfied_by() == ref::MILESTONE_RESPONDED &&
           (each.start() == ref::MILESTONE_RECEIVED || each.start() == ref::MILESTONE_ACKNOWLEDGED);
  });
}

void EndFor(ref::Milestone milestone, const v1::CaseFile& file, absl::Time at, Duties& duties) {
  for (const ref::Clock& clock : duties.Law().clocks()) {
    if (clock.satisfied_by() != milestone) continue;
    const std::string_view ended = DutyOf(clock).clock;
    if (FindOpen(file, ended) != nullptr) duties.Close(ended, v1::OBLIGATION_STATE_MET, at);
  }
}

void StartFrom(ref::Milestone milestone, absl::CivilDay day, Duties& duties) {
  for (const ref::Clock& clock : duties.Law().clocks()) {
    if (clock.start() != milestone || IsTheirs(clock.satisfied_by())) continue;
    duties.Open(duties.ByClock(DutyOf(clock), clock.id(), day));
  }
}

void OpenStages(absl::CivilDay received_on, bool anonymous, Duties& duties) {
  StartFrom(ref::MILESTONE_RECEIVED, received_on, duties);
  const auto& clocks = duties.Law().clocks();
  const bool own = std::any_of(clocks.begin(), clocks.end(), [](const ref::Clock& each) {
    return each.satisfied_by() == ref::MILESTONE_ACKNOWLEDGED;
  });
  if (own || anonymous) return;
  duties.Open(duties.ByWorkingDays(
      kAcknowledge, received_on, kAcknowledgeWithin,
      "The council acknowledges every complaint within 3 working days of receiving it."));
}

Events WithStagePlan(v1::Event told, const v1::CaseFile& file, const Duties& duties) {
  Events events = {std::move(told)};
  const v1::Obligation* response = FindOpened(events.front(), kResponse.clock);
  if (response == nullptr) response = FindOpen(file, kResponse.clock);
  if (!SetsItsPeriod(duties.Law()) || response == nullptr || !response->has_due_by()) return events;
  v1::Event event;
  v1::PlanSet& set = *event.mutable_plan_set();
  set.mutable_plan()->set_kind(v1::PLAN_KIND_PROCEDURE);
  *set.mutable_plan()->mutable_original_response_by() = response->due_by();
  *set.mutable_plan()->mutable_response_by() = response->due_by();
  set.mutable_plan()->set_in_effect(true);
  *set.mutable_working() = response->working();
  events.push_back(std::move(event));
  return events;
}

absl::Status CheckStageExtension(const v1::CaseFile& file, const v1::Extend& act,
                                 absl::CivilDay day, const Duties& duties) {
  const v1::Obligation* response = FindOpen(file, kResponse.clock);
  if (response == nullptr || !IsBlank(act.good_reason())) return absl::OkStatus();
  const ref::Clock* clock = FindClock(duties.Law(), response->basis().procedure_clock());
  if (clock == nullptr || clock->extension().total_count() == 0) return absl::OkStatus();
  const DerivedDate limit =
      DeriveExtended(duties.Law(), clock->id(), duties.WorkingDays(),
                     {{clock->start(), StoredDay(response->basis().start_on())}});
  if (limit.day.has_value() && day > *limit.day) {
    return FieldError("act.good_reason",
                      absl::StrCat("the procedure grants no day after ", InWords(*limit.day),
                                   " without a good reason: record it, or give an earlier day"));
  }
  const bool once = clock->extension().max_times() == 1;
  if (!once || !StageHasAmendment(file)) return absl::OkStatus();
  return FieldError("act.good_reason",
                    "the procedure grants one extension of this stage: record the good reason for "
                    "another");
}

v1::StageAnswer StageAnswerOf(const v1::CaseFile& file, absl::CivilDay today,
                              const Duties& duties) {
  v1::StageAnswer answer;
  const int number = file.periods().stages_size() + 1;
  answer.set_number(static_cast<uint32_t>(number));
  if (number >= StagesOf(duties.Law())) return answer;
  const v1::Obligation* response = FindOpen(file, kResponse.clock);
  const bool due_later = response != nullptr && response->has_due_by();
  const absl::CivilDay from = due_later ? std::max(today, StoredDay(response->due_by())) : today;
  const ref::Milestone asked =
      number == 1 ? ref::MILESTONE_ESCALATION_REQUESTED : ref::MILESTONE_PANEL_REQUESTED;
  const auto& clocks = duties.Law().clocks();
  const auto own = std::find_if(clocks.begin(), clocks.end(), [asked](const ref::Clock& each) {
    return each.satisfied_by() == asked;
  });
  const v1::Obligation by = own == clocks.end() ? duties.ByStandard(kStageRequest, from)
                                                : duties.ByClock(kStageRequest, own->id(), from);
  if (by.has_due_by()) *answer.mutable_escalate_by() = by.due_by();
  return answer;
}

v1::Obligation ClosingAfter(absl::CivilDay answered_on, const Duties& duties) {
  if (FindClock(duties.Law(), "CLOSE") != nullptr) {
    return duties.ByClock(kClose, "CLOSE", answered_on);
  }
  return duties.ByWorkingDays(
      kClose, answered_on, kCloseAfter,
      "A case is closed 20 working days after the response; its actions are still tracked.");
}

}  // namespace candour::intake
