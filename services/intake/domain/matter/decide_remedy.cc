#include <algorithm>
#include <string>
#include <utility>

#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/matter/acts.h"
#include "services/intake/domain/matter/checks.h"
#include "services/intake/domain/reference_data.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

const v1::Remedy* FindRemedy(const v1::Point& point, uint32_t remedy_id) {
  for (const v1::Remedy& remedy : point.matter().remedies()) {
    if (remedy.remedy_id() == remedy_id) return &remedy;
  }
  return nullptr;
}

uint32_t NextRemedyId(const v1::CaseFile& file) {
  uint32_t last = 0;
  for (const v1::Point& point : file.points()) {
    for (const v1::Remedy& each : point.matter().remedies())
      last = std::max(last, each.remedy_id());
  }
  return last + 1;
}

// A new remedy, not yet offered.
absl::StatusOr<v1::Remedy> NewRemedy(const v1::CaseFile& file, const v1::RecordRemedy& act,
                                     const ReferenceData& data) {
  if (act.step() != v1::REMEDY_STEP_OFFERED) {
    return FieldError("act.step", "a remedy is offered first");
  }
  const reference::v1::Code* code = data.CodeOf("remedies", act.code());
  if (code == nullptr) return FieldError("act.code", "choose a remedy, for example REM-REF");
  if (code->money() && act.amount_pence() <= 0) {
    return FieldError("act.amount_pence", "say how much is offered, in pence");
  }
  if (!code->money() && act.amount_pence() != 0) {
    return FieldError("act.amount_pence", "only a refund, a write-off or a payment has an amount");
  }
  v1::Remedy remedy;
  remedy.set_remedy_id(NextRemedyId(file));
  remedy.set_code(act.code());
  remedy.set_amount_pence(act.amount_pence());
  return remedy;
}

// The remedy as it was recorded last.
absl::StatusOr<v1::Remedy> KnownRemedy(const v1::Point& point, const v1::RecordRemedy& act) {
  const v1::Remedy* remedy = FindRemedy(point, act.remedy_id());
  if (remedy == nullptr) return FieldError("act.remedy_id", "the point has no such remedy");
  if (act.step() == v1::REMEDY_STEP_OFFERED) {
    return FieldError("act.step", "it is offered already: record another remedy instead");
  }
  if (remedy->has_refused_on()) {
    return absl::FailedPreconditionError("the remedy was refused: offer another one");
  }
  if (remedy->has_paid_on()) return absl::FailedPreconditionError("the remedy is paid already");
  if (remedy->has_accepted_on() && act.step() != v1::REMEDY_STEP_PAID) {
    return absl::FailedPreconditionError("the remedy is accepted already");
  }
  return *remedy;
}

// The day of the step: today when none is given.
absl::StatusOr<absl::CivilDay> DayOfStep(const v1::CaseFile& file, const v1::RecordRemedy& act,
                                         const v1::Remedy& remedy, absl::CivilDay today) {
  if (!act.has_on()) return today;
  const absl::StatusOr<absl::CivilDay> day = DayOfField(act.on(), "act.on");
  if (!day.ok()) return day.status();
  absl::CivilDay earliest = StoredDay(file.received_on());
  if (remedy.has_offered_on()) earliest = StoredDay(remedy.offered_on());
  if (remedy.has_accepted_on()) earliest = StoredDay(remedy.accepted_on());
  if (*day > today || *day < earliest) {
    return FieldError("act.on",
                      "give a day that is not in the future and not before the last step");
  }
  return *day;
}

absl::Status TakeStep(v1::RemedyStep step, absl::CivilDay day, v1::Remedy& remedy) {
  switch (step) {
    case v1::REMEDY_STEP_OFFERED:
      *remedy.mutable_offered_on() = ToMessage(day);
      return absl::OkStatus();
    case v1::REMEDY_STEP_ACCEPTED:
      *remedy.mutable_accepted_on() = ToMessage(day);
      return absl::OkStatus();
    case v1::REMEDY_STEP_PAID:
      *remedy.mutable_paid_on() = ToMessage(day);
      return absl::OkStatus();
    case v1::REMEDY_STEP_REFUSED:
      *remedy.mutable_refused_on() = ToMessage(day);
      return absl::OkStatus();
    default:
      return FieldError("act.step", "say whether it was offered, accepted, refused or paid");
  }
}

}  // namespace

absl::StatusOr<Events> DecideRecordRemedy(const v1::CaseFile& file, const v1::RecordRemedy& act,
                                          const Context& context) {
  if (file.record_type() != v1::RECORD_TYPE_CMP && file.record_type() != v1::RECORD_TYPE_ERO) {
    return absl::FailedPreconditionError("only a complaint has remedies");
  }
  const absl::StatusOr<const v1::Point*> point = PointOf(file, act.point_id(), "act.point_id");
  if (!point.ok()) return point.status();
  absl::StatusOr<v1::Remedy> remedy = act.remedy_id() == 0
                                          ? NewRemedy(file, act, *context.reference_data)
                                          : KnownRemedy(**point, act);
  if (!remedy.ok()) return remedy.status();
  const absl::StatusOr<absl::CivilDay> day = DayOfStep(file, act, *remedy, LondonDay(context.now));
  if (!day.ok()) return day.status();
  const absl::Status taken = TakeStep(act.step(), *day, *remedy);
  if (!taken.ok()) return taken;
  v1::Event event;
  v1::RemedyRecorded& recorded = *event.mutable_remedy_recorded();
  recorded.set_point_id(act.point_id());
  recorded.set_step(act.step());
  *recorded.mutable_remedy() = *std::move(remedy);
  return Events{std::move(event)};
}

}  // namespace candour::intake
