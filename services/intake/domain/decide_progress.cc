#include "services/common/day/london.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_acts.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/reference_data.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

absl::Status CheckReaffirmed(const v1::CaseFile& file, absl::CivilDay today) {
  if (!file.plan().in_effect()) {
    return FieldError("act.date_reaffirmed", "there is no response date yet");
  }
  if (StoredDay(file.plan().response_by()) < today) {
    return FieldError("act.date_reaffirmed", "the response date has passed: extend it instead");
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Events> DecideRecordStep(const v1::CaseFile& file, const v1::RecordStep& act,
                                        const Context& context) {
  const absl::Status open = RequireOpen(file);
  if (!open.ok()) return open;
  if (!context.reference_data->MayBeTold(act.step())) {
    return FieldError("act.step", "choose a step that may be told");
  }
  if (act.date_reaffirmed()) {
    const absl::Status reaffirmed = CheckReaffirmed(file, LondonDay(context.now));
    if (!reaffirmed.ok()) return reaffirmed;
  }
  v1::Event event;
  v1::StepTaken& taken = *event.mutable_step_taken();
  taken.mutable_step()->set_step(act.step());
  *taken.mutable_step()->mutable_taken_at() = ToTimestamp(context.now);
  taken.set_date_reaffirmed(act.date_reaffirmed());
  return Events{event};
}

}  // namespace candour::intake
