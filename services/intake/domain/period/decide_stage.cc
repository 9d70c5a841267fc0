#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/clock.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/decide_duties.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/people/hold.h"
#include "services/intake/domain/period/acts.h"
#include "services/intake/domain/period/duties.h"
#include "services/intake/domain/period/stages.h"

namespace candour::intake {
namespace {

namespace ref = reference::v1;
namespace v1 = ledger::v1;

// Within how many working days the written statement of a child's complaint is agreed.
constexpr int kStatementWithin = 10;

const std::map<std::string_view, ref::Milestone>& Milestones() {
  static const std::map<std::string_view, ref::Milestone> kKnown = {
      {"escalation_acknowledged", ref::MILESTONE_ESCALATION_ACKNOWLEDGED},
      {"statement_agreed", ref::MILESTONE_STATEMENT_AGREED},
      {"adjudication_received", ref::MILESTONE_ADJUDICATION_RECEIVED},
      {"panel_met", ref::MILESTONE_PANEL_MET},
      {"panel_reported", ref::MILESTONE_PANEL_REPORTED}};
  return kKnown;
}

// The stage that would come next, from 2.
int NextStage(const v1::CaseFile& file) { return file.periods().stages_size() + 2; }

absl::Status CheckAnswered(const v1::CaseFile& file, const Duties& duties) {
  if (!HasStages(duties.Law())) {
    return absl::FailedPreconditionError(absl::StrCat(
        "the procedure ", duties.Law().id(), " has one stage: the next step is the Ombudsman"));
  }
  const bool answered = file.has_responded_at() && (file.status() == v1::STATUS_RESPONDED ||
                                                    file.status() == v1::STATUS_CLOSED);
  if (!answered || file.historic()) {
    return absl::FailedPreconditionError("the stage before has not been answered yet");
  }
  if (NextStage(file) <= StagesOf(duties.Law())) return absl::OkStatus();
  return absl::FailedPreconditionError(
      absl::StrCat("the procedure ", duties.Law().id(), " has ", StagesOf(duties.Law()),
                   " stages and no further one: the next step is the Ombudsman"));
}

absl::Status CheckHandler(const v1::CaseFile& file, const v1::Escalate& act) {
  if (IsBlank(act.handler())) return FieldError("act.handler", "say who handles the next stage");
  const auto& before = file.periods().answered_by();
  if (std::find(before.begin(), before.end(), act.handler()) == before.end()) {
    return absl::OkStatus();
  }
  return FieldError("act.handler", "choose somebody who has not handled a stage before");
}

// A panel is asked for within its time, once the adjudication has been received.
absl::Status CheckPanelInTime(const v1::CaseFile& file, absl::CivilDay requested_on,
                              const Duties& duties) {
  if (file.periods().stages().empty()) return absl::OkStatus();
  for (const v1::StageStep& step : file.periods().stages().rbegin()->steps()) {
    if (step.milestone() != "adjudication_received") continue;
    const DerivedDate by =
        Derive(duties.Law(), "S3_REQUEST", duties.WorkingDays(),
               {{ref::MILESTONE_ADJUDICATION_RECEIVED, LondonDay(InstantFrom(step.at()))}});
    if (!by.day.has_value()) continue;
    // A later day that the answer named is kept.
    const v1::StageAnswer& told = file.draft().stage();
    const absl::CivilDay last =
        told.has_escalate_by() ? std::max(*by.day, StoredDay(told.escalate_by())) : *by.day;
    if (requested_on > last) {
      return FieldError("act.requested_at",
                        absl::StrCat("a panel had to be asked for by ", InWords(last)));
    }
  }
  return absl::OkStatus();
}

// A stage without an acknowledgement of its own begins with the statement, or with the panel.
void OpenStage(int number, absl::CivilDay requested_on, Duties& duties) {
  StartFrom(ref::MILESTONE_ESCALATION_REQUESTED, requested_on, duties);
  if (FindClock(duties.Law(), "S2_ACK") != nullptr) return;
  if (number > 2) return StartFrom(ref::MILESTONE_PANEL_REQUESTED, requested_on, duties);
  duties.Open(duties.ByWorkingDays(
      kStatement, requested_on, kStatementWithin,
      "The written statement of the complaint is agreed within 10 working days of the request."));
}

absl::StatusOr<ref::Milestone> MilestoneOf(const v1::CaseFile& file, const v1::RecordStageStep& act,
                                           const Duties& duties) {
  const auto known = Milestones().find(act.milestone());
  const auto& clocks = duties.Law().clocks();
  const bool used = known != Milestones().end() &&
                    std::any_of(clocks.begin(), clocks.end(), [&known](const ref::Clock& each) {
                      return each.start() == known->second || each.satisfied_by() == known->second;
                    });
  if (!used) {
    return FieldError("act.milestone",
                      absl::StrCat("the procedure ", duties.Law().id(), " knows no such step"));
  }
  if (file.periods().stages().empty()) {
    return absl::FailedPreconditionError("no further stage has been asked for");
  }
  const auto& steps = file.periods().stages().rbegin()->steps();
  const bool done = std::any_of(steps.begin(), steps.end(), [&act](const v1::StageStep& each) {
    return each.milestone() == act.milestone();
  });
  if (done) return absl::FailedPreconditionError("the step has been recorded already");
  return known->second;
}

}  // namespace

absl::StatusOr<Events> DecideEscalate(const v1::CaseFile& file, const v1::Escalate& act,
                                      const Context& context) {
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  const absl::Status answered = CheckAnswered(file, *duties);
  if (!answered.ok()) return answered;
  const absl::Status handler = CheckHandler(file, act);
  if (!handler.ok()) return handler;
  const absl::Time at = act.has_requested_at() ? InstantFrom(act.requested_at()) : context.now;
  absl::Status happened = CheckHappened(at, file, context.now, "act.requested_at");
  if (!happened.ok()) return happened;
  const absl::Status in_time = CheckPanelInTime(file, LondonDay(at), *duties);
  if (!in_time.ok()) return in_time;

  v1::CaseFile further = file;
  further.set_status(v1::STATUS_RECEIVED);
  KeepPeople(further, context, *duties);
  OpenStage(NextStage(file), LondonDay(at), *duties);
  v1::Event event = duties->NewEvent();
  v1::Stage& stage = *event.mutable_escalated()->mutable_stage();
  stage.set_number(static_cast<uint32_t>(NextStage(file)));
  stage.set_handler(act.handler());
  *stage.mutable_requested_at() = ToTimestamp(at);
  *stage.mutable_previous_responded_at() = file.responded_at();
  event.mutable_escalated()->set_reason(act.reason());
  return Events{std::move(event)};
}

absl::StatusOr<Events> DecideRecordStageStep(const v1::CaseFile& file,
                                             const v1::RecordStageStep& act,
                                             const Context& context) {
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  const absl::StatusOr<ref::Milestone> milestone = MilestoneOf(file, act, *duties);
  if (!milestone.ok()) return milestone.status();
  const absl::Time at = act.has_at() ? InstantFrom(act.at()) : context.now;
  absl::Status happened = CheckHappened(at, file, context.now, "act.at");
  if (!happened.ok()) return happened;

  // The adjudication comes with the answer of stage two and starts nothing that the council owes.
  if (*milestone != ref::MILESTONE_ADJUDICATION_RECEIVED) {
    const absl::Status open = RequireOpen(file);
    if (!open.ok()) return open;
    EndFor(*milestone, file, at, *duties);
    StartFrom(*milestone, LondonDay(at), *duties);
  }
  if (*milestone == ref::MILESTONE_STATEMENT_AGREED) {
    duties->Close(kStatement.clock, v1::OBLIGATION_STATE_MET, at);
  }
  v1::Event event = duties->NewEvent();
  v1::StageStep& step = *event.mutable_stage_step_recorded()->mutable_step();
  step.set_milestone(act.milestone());
  *step.mutable_at() = ToTimestamp(at);
  return WithStagePlan(std::move(event), file, *duties);
}

}  // namespace candour::intake
