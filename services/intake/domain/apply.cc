#include "services/intake/domain/apply.h"

#include <algorithm>
#include <string>

#include "google/protobuf/descriptor.h"
#include "services/common/fields/personal.h"
#include "services/intake/domain/correspondence/acts.h"
#include "services/intake/domain/delivery/acts.h"
#include "services/intake/domain/inquiry/acts.h"
#include "services/intake/domain/matter/acts.h"
#include "services/intake/domain/people/acts.h"
#include "services/intake/domain/period/acts.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

v1::Point* FindPoint(v1::CaseFile& file, uint32_t point_id) {
  for (v1::Point& point : *file.mutable_points()) {
    if (point.point_id() == point_id) return &point;
  }
  return nullptr;
}

v1::Obligation* FindObligation(v1::CaseFile& file, const std::string& obligation_id) {
  for (v1::Obligation& obligation : *file.mutable_obligations()) {
    if (obligation.obligation_id() == obligation_id) return &obligation;
  }
  return nullptr;
}

void ApplyObligations(v1::CaseFile& file, const v1::ObligationChanges& changes) {
  for (const v1::ObligationMoved& moved : changes.moved()) {
    v1::Obligation* obligation = FindObligation(file, moved.obligation().obligation_id());
    if (obligation != nullptr) *obligation = moved.obligation();
  }
  for (const v1::ObligationClosed& closed : changes.closed()) {
    v1::Obligation* obligation = FindObligation(file, closed.obligation_id());
    if (obligation == nullptr) continue;
    obligation->set_state(closed.state());
    *obligation->mutable_closed_at() = closed.closed_at();
  }
  for (const v1::Obligation& opened : changes.opened()) *file.add_obligations() = opened;
}

void ApplyOutcomes(v1::CaseFile& file,
                   const google::protobuf::RepeatedPtrField<v1::PointOutcome>& outcomes) {
  for (const v1::PointOutcome& outcome : outcomes) {
    v1::Point* point = FindPoint(file, outcome.point_id());
    if (point != nullptr) point->set_outcome(outcome.outcome());
  }
}

void ApplyAcknowledged(v1::CaseFile& file, const v1::Acknowledged& event) {
  file.set_status(v1::STATUS_ACKNOWLEDGED);
  *file.mutable_acknowledged_at() = event.acknowledged_at();
  file.set_acknowledgement_method(event.method());
  file.set_discussion_offered(event.discussion_offered());
  file.set_scope_checked(event.scope_checked());
}

void ApplyPlanSet(v1::CaseFile& file, const v1::PlanSet& event) {
  *file.mutable_plan() = event.plan();
  if (event.plan().in_effect()) file.set_status(v1::STATUS_INVESTIGATING);
}

void ApplyMoved(v1::CaseFile& file, const v1::ResponseDateMoved& event) {
  *file.add_amendments() = event.amendment();
  *file.mutable_plan()->mutable_response_by() = event.amendment().new_response_by();
}

void ApplyStep(v1::CaseFile& file, const v1::StepTaken& event) {
  *file.add_steps() = event.step();
  if (event.date_reaffirmed()) *file.mutable_date_reaffirmed_at() = event.step().taken_at();
}

void ApplyResponded(v1::CaseFile& file, const v1::Responded& event) {
  file.set_status(v1::STATUS_RESPONDED);
  *file.mutable_responded_at() = event.sent_at();
  ApplyOutcomes(file, event.points());
  file.set_outcome(event.outcome());
  ApplyAnswer(event, file);
  if (!event.answered_by().empty()) file.mutable_periods()->add_answered_by(event.answered_by());
}

void ApplyClosed(v1::CaseFile& file, const v1::Closed& event) {
  file.set_status(v1::STATUS_CLOSED);
  *file.mutable_closed_at() = event.closed_at();
  ApplyOutcomes(file, event.points());
  if (!event.outcome().empty()) file.set_outcome(event.outcome());
}

void ApplyWithdrawn(v1::CaseFile& file, const v1::Withdrawn& event) {
  file.set_status(v1::STATUS_WITHDRAWN);
  *file.mutable_withdrawn_at() = event.withdrawn_at();
  // What was excluded or sent on before stays so.
  for (v1::Point& point : *file.mutable_points()) {
    if (point.outcome().empty()) point.set_outcome(event.outcome());
  }
  file.set_outcome(event.outcome());
  ApplyActions(event.actions(), file);
}

void ApplySuggested(v1::CaseFile& file, const v1::ThemesSuggested& event) {
  for (const v1::PointSuggestions& suggested : event.points()) {
    v1::Point* point = FindPoint(file, suggested.point_id());
    if (point == nullptr) continue;
    *point->mutable_suggestions() = suggested.suggestions();
    // Its evidence quotes the words of a point that may turn out to belong elsewhere.
    if (point->matter().has_received_at()) {
      point->mutable_matter()->add_body_versions(file.version() + 1);
    }
  }
  file.set_primary_theme(event.primary_theme());
}

void ApplyConfirmed(v1::CaseFile& file, const v1::ThemesConfirmed& event) {
  for (const v1::PointTheme& confirmed : event.points()) {
    v1::Point* point = FindPoint(file, confirmed.point_id());
    if (point == nullptr) {
      point = file.add_points();
      point->set_point_id(confirmed.point_id());
      point->set_text(confirmed.text());
    }
    point->set_theme(confirmed.theme());
  }
  file.set_primary_theme(event.primary_theme());
}

void ApplyNotice(v1::CaseFile& file, const v1::NoticeSent& event) {
  *file.add_notices() = event.notice();
  for (v1::Amendment& amendment : *file.mutable_amendments()) {
    if (amendment.obligation_id() != event.notice().obligation_id()) continue;
    *amendment.mutable_told_at() = event.notice().sent_at();
  }
  if (!event.plan_in_effect()) return;
  file.mutable_plan()->set_in_effect(true);
  file.set_status(v1::STATUS_INVESTIGATING);
}

void ApplyAlarm(v1::CaseFile& file, const v1::AlarmReached& event) {
  v1::Obligation* obligation = FindObligation(file, event.obligation_id());
  if (obligation == nullptr) return;
  for (v1::AlarmInstant& alarm : *obligation->mutable_alarms()) {
    const bool same_instant =
        alarm.at().seconds() == event.at().seconds() && alarm.at().nanos() == event.at().nanos();
    if (alarm.alarm() == event.alarm() && same_instant) alarm.set_reached(true);
  }
}

void ApplyKind(v1::CaseFile& file, const v1::Event& event) {
  switch (event.kind_case()) {
    case v1::Event::kComplaintReceived: {
      const int64_t version = file.version();
      file = event.complaint_received().file();
      file.set_version(version);
      return;
    }
    case v1::Event::kAcknowledged:
      return ApplyAcknowledged(file, event.acknowledged());
    case v1::Event::kPlanSet:
      return ApplyPlanSet(file, event.plan_set());
    case v1::Event::kResponseDateMoved:
      return ApplyMoved(file, event.response_date_moved());
    case v1::Event::kStepTaken:
      return ApplyStep(file, event.step_taken());
    case v1::Event::kResponded:
      return ApplyResponded(file, event.responded());
    case v1::Event::kClosed:
      return ApplyClosed(file, event.closed());
    case v1::Event::kWithdrawn:
      return ApplyWithdrawn(file, event.withdrawn());
    case v1::Event::kThemesSuggested:
      return ApplySuggested(file, event.themes_suggested());
    case v1::Event::kThemesConfirmed:
      return ApplyConfirmed(file, event.themes_confirmed());
    case v1::Event::kNoticeSent:
      return ApplyNotice(file, event.notice_sent());
    case v1::Event::kNoticeFailed:
      ApplyNoticeFailed(file, event.notice_failed());
      break;
    case v1::Event::kCallRecorded:
      ApplyCallRecorded(file, event.call_recorded());
      break;
    case v1::Event::kAlarmReached:
      return ApplyAlarm(file, event.alarm_reached());
    case v1::Event::kPersonalErased:
      return ApplyErased(file, event.personal_erased());
    case v1::Event::kCaseViewed:
    case v1::Event::kCasesListed:
    case v1::Event::kReferenceAdopted:
    case v1::Event::kDelegationRecorded:
    case v1::Event::KIND_NOT_SET:
      return;
    case v1::Event::kLongerPeriodProposed:
    case v1::Event::kLongerPeriodAgreed:
    case v1::Event::kReceiptCorrected:
    case v1::Event::kEscalated:
    case v1::Event::kStageStepRecorded:
    case v1::Event::kWorkPaused:
    case v1::Event::kWorkResumed:
    case v1::Event::kRederived:
      ApplyPeriod(event, file);
      break;
    default:
      if (ApplyInquiry(event, file)) return;
      if (IsOnPeople(event)) return ApplyOnPeople(file, event);
      if (ApplyToPoints(file, event) || ApplyToCase(file, event)) return;
      ApplyCorrespondence(file, event);
      return;
  }
}

}  // namespace

bool ChangesCase(const v1::Event& event) {
  switch (event.kind_case()) {
    case v1::Event::kAttachmentDownloaded:
    case v1::Event::kCaseViewed:
    case v1::Event::kCasesListed:
    case v1::Event::kReferenceAdopted:
    case v1::Event::kDelegationRecorded:
    case v1::Event::KIND_NOT_SET:
      return false;
    default:
      return true;
  }
}

v1::CaseFile Apply(v1::CaseFile file, const v1::Event& event) {
  if (!ChangesCase(event)) return file;
  ApplyKind(file, event);
  ApplyObligations(file, event.obligations());
  file.set_version(file.version() + 1);
  return file;
}

std::string_view TypeOf(const v1::Event& event) {
  const google::protobuf::OneofDescriptor* kind = v1::Event::descriptor()->FindOneofByName("kind");
  const google::protobuf::FieldDescriptor* field =
      v1::Event::GetReflection()->GetOneofFieldDescriptor(event, kind);
  return field == nullptr ? std::string_view() : std::string_view(field->name());
}

}  // namespace candour::intake
