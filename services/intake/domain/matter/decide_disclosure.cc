#include <algorithm>
#include <string>
#include <utility>

#include "services/common/day/london.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/decide_duties.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/matter/acts.h"
#include "services/intake/domain/matter/checks.h"
#include "services/intake/domain/matter/duties.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

// Within how long a disclosure is assessed, UK GDPR art 33(1).
constexpr absl::Duration kToAssess = absl::Hours(72);

// What was reported and is not yet assessed, or null.
const v1::Misdirection* Unassessed(const v1::CaseFile& file) {
  for (const v1::Misdirection& each : file.matter().misdirections()) {
    if (!each.has_assessed_at()) return &each;
  }
  return nullptr;
}

// The duty of information governance: the day by its clock, and the very hour as the alarm before.
v1::Obligation ToAssess(absl::Time reported, const Duties& duties) {
  v1::Obligation obligation = duties.ByStandard(kDisclosure, LondonDay(reported));
  const absl::Time assess_by = reported + kToAssess;
  v1::AlarmInstant alarm;
  alarm.set_alarm(v1::ALARM_ESCALATE);
  *alarm.mutable_at() = ToTimestamp(assess_by);
  google::protobuf::RepeatedPtrField<v1::AlarmInstant> alarms;
  bool placed = false;
  for (const v1::AlarmInstant& each : obligation.alarms()) {
    if (!placed && assess_by < InstantFrom(each.at())) {
      *alarms.Add() = alarm;
      placed = true;
    }
    *alarms.Add() = each;
  }
  if (!placed) *alarms.Add() = alarm;
  *obligation.mutable_alarms() = std::move(alarms);
  return obligation;
}

}  // namespace

absl::StatusOr<Events> DecideReportMisdirected(const v1::CaseFile& file,
                                               const v1::ReportMisdirected& act,
                                               const Context& context) {
  const absl::Status kept = RequireNotErased(file);
  if (!kept.ok()) return kept;
  if (file.historic()) {
    return absl::FailedPreconditionError("the case was taken over: Candour sent nothing on it");
  }
  if (IsBlank(act.disclosed())) return FieldError("act.disclosed", "say what was disclosed");
  if (Unassessed(file) != nullptr) {
    return absl::FailedPreconditionError("a disclosure is being assessed already: add to that one");
  }
  if (!act.notice_obligation_id().empty() &&
      FindObligation(file, act.notice_obligation_id()) == nullptr) {
    return FieldError("act.notice_obligation_id", "the case has no such notice");
  }
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  v1::Misdirection misdirection;
  misdirection.set_disclosed(act.disclosed());
  misdirection.set_notice_obligation_id(act.notice_obligation_id());
  *misdirection.mutable_reported_at() = ToTimestamp(context.now);
  *misdirection.mutable_assess_by() = ToTimestamp(context.now + kToAssess);
  misdirection.set_obligation_id(duties->Open(ToAssess(context.now, *duties)));
  v1::Event event = duties->NewEvent();
  *event.mutable_misdirection_reported()->mutable_misdirection() = std::move(misdirection);
  return Events{std::move(event)};
}

absl::StatusOr<Events> DecideAssessMisdirected(const v1::CaseFile& file,
                                               const v1::AssessMisdirected& act,
                                               const Context& context) {
  const v1::Misdirection* reported = Unassessed(file);
  if (reported == nullptr) {
    return absl::FailedPreconditionError("nothing was reported that waits to be assessed");
  }
  if (IsBlank(act.decision())) {
    return FieldError("act.decision", "say what was decided, and why");
  }
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  const v1::Obligation* owed = FindObligation(file, reported->obligation_id());
  if (owed != nullptr && owed->state() == v1::OBLIGATION_STATE_OPEN) {
    duties->CloseOne(*owed, v1::OBLIGATION_STATE_MET, context.now);
  }
  v1::Event event = duties->NewEvent();
  v1::Misdirection& assessed = *event.mutable_misdirection_assessed()->mutable_misdirection();
  assessed = *reported;
  *assessed.mutable_assessed_at() = ToTimestamp(context.now);
  assessed.set_reported_to_commissioner(act.reported_to_commissioner());
  assessed.set_decision(act.decision());
  return Events{std::move(event)};
}

absl::StatusOr<Events> DecideRemoveMisfiled(const v1::CaseFile& file, const v1::RemoveMisfiled& act,
                                            const Context&) {
  const absl::StatusOr<const v1::Point*> point = PointOf(file, act.point_id(), "act.point_id");
  if (!point.ok()) return point.status();
  const v1::PointMatter& matter = (*point)->matter();
  if (matter.body_versions().empty()) {
    return FieldError("act.point_id",
                      "this point came with the complaint itself: erase the case instead, once "
                      "it is closed");
  }
  if (matter.has_finding() || !matter.remedies().empty() || !(*point)->outcome().empty()) {
    return absl::FailedPreconditionError("this point is decided already: it stays on the file");
  }
  v1::Event event;
  v1::MisfiledRemoved& removed = *event.mutable_misfiled_removed();
  removed.set_point_id(act.point_id());
  removed.set_belongs_to(act.belongs_to());
  *removed.mutable_versions() = matter.body_versions();
  return Events{std::move(event)};
}

}  // namespace candour::intake
