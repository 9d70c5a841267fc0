#include "services/intake/domain/period/acts.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

void SetEnd(bool known, const type::v1::Day& day, v1::CaseFile& file) {
  if (known) {
    *file.mutable_relevant_period_ends_on() = day;
  } else {
    file.clear_relevant_period_ends_on();
  }
}

void ApplyAgreed(const v1::LongerPeriodAgreed& event, v1::CaseFile& file) {
  *file.mutable_periods()->add_longer_periods() = event.agreement();
  SetEnd(event.has_relevant_period_ends_on(), event.relevant_period_ends_on(), file);
}

void ApplyCorrected(const v1::ReceiptCorrected& event, v1::CaseFile& file) {
  *file.mutable_periods()->add_receipt_corrections() = event.correction();
  *file.mutable_periods()->mutable_longer_periods() = event.longer_periods();
  *file.mutable_received_at() = event.correction().new_received_at();
  *file.mutable_received_on() = event.received_on();
  SetEnd(event.has_relevant_period_ends_on(), event.relevant_period_ends_on(), file);
}

// The plan was that of the stage before; the new stage gets its own.
void ApplyEscalated(const v1::Escalated& event, v1::CaseFile& file) {
  *file.mutable_periods()->add_stages() = event.stage();
  file.set_status(v1::STATUS_INVESTIGATING);
  file.clear_plan();
  file.clear_responded_at();
  file.clear_response();
  file.clear_draft();
  file.clear_closed_at();
}

void ApplyStageStep(const v1::StageStepRecorded& event, v1::CaseFile& file) {
  v1::Periods& periods = *file.mutable_periods();
  if (periods.stages().empty()) return;
  *periods.mutable_stages(periods.stages_size() - 1)->add_steps() = event.step();
}

void ApplyResumed(const v1::WorkResumed& event, v1::CaseFile& file) {
  v1::Periods& periods = *file.mutable_periods();
  if (periods.pauses().empty()) return;
  *periods.mutable_pauses(periods.pauses_size() - 1)->mutable_resumed_at() = event.resumed_at();
}

void ApplyRederived(const v1::Rederived& event, v1::CaseFile& file) {
  file.set_calendar_version(event.calendar_version());
  file.set_procedure_version(event.procedure_version());
  SetEnd(event.has_relevant_period_ends_on(), event.relevant_period_ends_on(), file);
}

}  // namespace

void ApplyPeriod(const v1::Event& event, v1::CaseFile& file) {
  switch (event.kind_case()) {
    case v1::Event::kLongerPeriodProposed:
      *file.mutable_periods()->add_proposals() = event.longer_period_proposed().proposal();
      return;
    case v1::Event::kLongerPeriodAgreed:
      return ApplyAgreed(event.longer_period_agreed(), file);
    case v1::Event::kReceiptCorrected:
      return ApplyCorrected(event.receipt_corrected(), file);
    case v1::Event::kEscalated:
      return ApplyEscalated(event.escalated(), file);
    case v1::Event::kStageStepRecorded:
      return ApplyStageStep(event.stage_step_recorded(), file);
    case v1::Event::kWorkPaused:
      *file.mutable_periods()->add_pauses() = event.work_paused().pause();
      return;
    case v1::Event::kWorkResumed:
      return ApplyResumed(event.work_resumed(), file);
    case v1::Event::kRederived:
      return ApplyRederived(event.rederived(), file);
    default:
      return;
  }
}

}  // namespace candour::intake
