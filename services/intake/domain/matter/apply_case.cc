#include <string>

#include "absl/strings/str_cat.h"
#include "services/intake/domain/matter/acts.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

void Resolve(v1::CaseFile& file, const v1::OrallyResolved& event) {
  *file.mutable_matter()->mutable_oral_resolution() = event.resolution();
  if (!event.early_resolution()) return;
  file.set_record_type(v1::RECORD_TYPE_ERO);
  file.set_status(v1::STATUS_CLOSED);
  *file.mutable_closed_at() = event.resolution().resolved_at();
  file.set_outcome(event.outcome());
}

void Pin(v1::CaseFile& file, const v1::RecordPins& pins) {
  file.set_procedure(pins.procedure());
  file.set_procedure_version(pins.procedure_version());
  file.set_calendar(pins.calendar());
  file.set_calendar_version(pins.calendar_version());
  file.clear_relevant_period_ends_on();
  if (pins.has_relevant_period_ends_on()) {
    *file.mutable_relevant_period_ends_on() = pins.relevant_period_ends_on();
  }
}

void Convert(v1::CaseFile& file, const v1::RecordConverted& event) {
  *file.mutable_matter()->add_conversions() = event.conversion();
  v1::RecordType type = file.record_type();
  v1::RecordType_Parse(absl::StrCat("RECORD_TYPE_", event.conversion().to()), &type);
  file.set_record_type(type);
  Pin(file, event.pins());
  if (!event.reopened()) return;
  file.set_status(file.has_acknowledged_at() ? v1::STATUS_ACKNOWLEDGED : v1::STATUS_RECEIVED);
  file.clear_closed_at();
  file.clear_responded_at();
  file.clear_outcome();
  for (v1::Point& point : *file.mutable_points()) point.clear_outcome();
}

void Receive(v1::CaseFile& file, const v1::InformationReceived& event) {
  for (v1::InformationRequest& each : *file.mutable_matter()->mutable_joint()->mutable_requests()) {
    if (each.request_id() == event.request_id()) *each.mutable_received_at() = event.received_at();
  }
}

void Send(v1::CaseFile& file, const v1::SentToProvider& event) {
  for (v1::ProviderShare& each : *file.mutable_matter()->mutable_provider_shares()) {
    if (each.provider() == event.provider()) *each.mutable_sent_at() = event.sent_at();
  }
}

void Safeguard(v1::CaseFile& file, const v1::SafeguardingRecorded& event) {
  for (v1::SafeguardingRecord& each : *file.mutable_matter()->mutable_safeguarding()) {
    if (each.reference() != event.record().reference()) continue;
    each = event.record();
    return;
  }
  *file.mutable_matter()->add_safeguarding() = event.record();
}

void Hold(v1::CaseFile& file, const v1::DebtHold& hold) {
  for (v1::DebtHold& each : *file.mutable_matter()->mutable_debt_holds()) {
    if (each.obligation_id() != hold.obligation_id()) continue;
    each = hold;
    return;
  }
  *file.mutable_matter()->add_debt_holds() = hold;
}

void Answer(v1::CaseFile& file, const v1::SafetyAlert& answered) {
  for (v1::SafetyAlert& each : *file.mutable_matter()->mutable_alerts()) {
    if (each.alert_id() == answered.alert_id()) each = answered;
  }
}

void Assess(v1::CaseFile& file, const v1::MisdirectionAssessed& event) {
  for (v1::Misdirection& each : *file.mutable_matter()->mutable_misdirections()) {
    if (each.obligation_id() == event.misdirection().obligation_id()) each = event.misdirection();
  }
  file.mutable_matter()->set_automation_stopped(false);
}

void Report(v1::CaseFile& file, const v1::MisdirectionReported& event) {
  *file.mutable_matter()->add_misdirections() = event.misdirection();
  file.mutable_matter()->set_automation_stopped(true);
}

// With whom it is handled.
bool ApplySharing(v1::CaseFile& file, const v1::Event& event) {
  switch (event.kind_case()) {
    case v1::Event::kTransferInRecorded:
      *file.mutable_matter()->mutable_transferred_in() = event.transfer_in_recorded().transfer();
      return true;
    case v1::Event::kJointArranged:
      *file.mutable_matter()->mutable_joint() = event.joint_arranged().joint();
      return true;
    case v1::Event::kInformationRequested:
      *file.mutable_matter()->mutable_joint()->add_requests() =
          event.information_requested().request();
      return true;
    case v1::Event::kInformationReceived:
      Receive(file, event.information_received());
      return true;
    case v1::Event::kProviderConsentAsked:
      *file.mutable_matter()->add_provider_shares() = event.provider_consent_asked().share();
      return true;
    case v1::Event::kSentToProvider:
      Send(file, event.sent_to_provider());
      return true;
    case v1::Event::kCasesLinked:
      file.mutable_matter()->mutable_links()->MergeFrom(event.cases_linked().links());
      return true;
    default:
      return false;
  }
}

}  // namespace

bool ApplyToCase(v1::CaseFile& file, const v1::Event& event) {
  switch (event.kind_case()) {
    case v1::Event::kOrallyResolved:
      Resolve(file, event.orally_resolved());
      return true;
    case v1::Event::kRecordConverted:
      Convert(file, event.record_converted());
      return true;
    case v1::Event::kTriaged:
      *file.mutable_matter()->mutable_triage() = event.triaged().result();
      return true;
    case v1::Event::kAlertsRaised:
      file.mutable_matter()->mutable_alerts()->MergeFrom(event.alerts_raised().alerts());
      return true;
    case v1::Event::kAlertAnswered:
      Answer(file, event.alert_answered().alert());
      return true;
    case v1::Event::kSafeguardingRecorded:
      Safeguard(file, event.safeguarding_recorded());
      return true;
    case v1::Event::kDebtHoldRequested:
      Hold(file, event.debt_hold_requested().hold());
      return true;
    case v1::Event::kDebtHoldAnswered:
      Hold(file, event.debt_hold_answered().hold());
      return true;
    case v1::Event::kMisdirectionReported:
      Report(file, event.misdirection_reported());
      return true;
    case v1::Event::kMisdirectionAssessed:
      Assess(file, event.misdirection_assessed());
      return true;
    default:
      return ApplySharing(file, event);
  }
}

}  // namespace candour::intake
