#include "services/intake/domain/decide_opening.h"

#include <string_view>

#include "absl/strings/str_cat.h"
#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/clock.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/matter/duties.h"
#include "services/intake/domain/period/pins.h"
#include "services/intake/domain/period/stages.h"
#include "services/intake/domain/reference_data.h"

namespace candour::intake {
namespace {

namespace ref = reference::v1;
namespace v1 = ledger::v1;

constexpr std::string_view kResolved = "RES";

bool IsFeedback(v1::RecordType type) {
  return type == v1::RECORD_TYPE_CPL || type == v1::RECORD_TYPE_CMT || type == v1::RECORD_TYPE_SUG;
}

void CloseAt(absl::Time instant, v1::CaseFile& file) {
  file.set_status(v1::STATUS_CLOSED);
  *file.mutable_closed_at() = ToTimestamp(instant);
}

// Opens the duties of a complaint: the relevant period and, where somebody can be told, the
// acknowledgement and the copy of what was said (reg 13(2)).
void OpenComplaint(absl::CivilDay received_on, Duties& duties, v1::CaseFile& file) {
  if (SetsItsPeriod(duties.Law())) return OpenStages(received_on, file.anonymous(), duties);
  const DerivedDate ends = Derive(duties.Law(), "RELEVANT", duties.WorkingDays(),
                                  {{ref::MILESTONE_RECEIVED, received_on}});
  if (ends.day.has_value()) *file.mutable_relevant_period_ends_on() = ToMessage(*ends.day);
  duties.Open(duties.RelevantPeriod(received_on));
  if (file.anonymous()) return;
  // Acknowledged before it became a concern and a complaint again: the plan is what comes next.
  if (file.has_acknowledged_at()) {
    duties.Open(duties.ByClock(kPlan, "PLAN", LondonDay(InstantFrom(file.acknowledged_at()))));
    return;
  }
  duties.Open(duties.ByClock(kAcknowledge, "ACK", received_on));
  if (IsOral(file.channel())) duties.Open(duties.ByStandard(kOralRecord, received_on));
}

bool IsEnquiry(v1::RecordType type) {
  return type == v1::RECORD_TYPE_ENC || type == v1::RECORD_TYPE_ENM;
}

// Opens the duties of a contact that is no complaint, or closes it where there are none.
void OpenOther(absl::CivilDay received_on, absl::Time now, Duties& duties, v1::CaseFile& file) {
  if (file.record_type() == v1::RECORD_TYPE_ERO) {
    file.set_outcome(std::string(kResolved));
    CloseAt(now, file);
  } else if (IsFeedback(file.record_type())) {
    if (file.anonymous()) return CloseAt(now, file);
    duties.Open(duties.ByClock(kThanks, "THANKS", received_on));
  } else if (FindClock(duties.Law(), "ACK") != nullptr) {
    if (!file.anonymous()) duties.Open(duties.ByClock(kAcknowledge, "ACK", received_on));
  } else {
    duties.Open(duties.ByClock(kReply, "REPLY", received_on));
    if (IsEnquiry(file.record_type())) duties.Open(duties.ByStandard(kKind, received_on));
  }
}

}  // namespace

std::string CodeOf(v1::RecordType type) {
  return v1::RecordType_Name(type).substr(std::string_view("RECORD_TYPE_").size());
}

bool IsOral(v1::Channel channel) {
  return channel == v1::CHANNEL_PHONE || channel == v1::CHANNEL_IN_PERSON ||
         channel == v1::CHANNEL_VOICEMAIL;
}

absl::Status Pin(const Context& context, absl::CivilDay received_on, v1::CaseFile& file,
                 std::string_view procedure) {
  const ReferenceData& data = *context.reference_data;
  const ref::RecordType* type = data.RecordTypeOn(CodeOf(file.record_type()), received_on);
  if (type == nullptr) {
    return FieldError("submit.record_type", "the council does not take in this kind of contact");
  }
  if (procedure.empty()) return PinTo(type->procedure_id(), received_on, context, file);
  absl::Status chosen = CheckMayWorkBy(procedure, received_on, context, "submit.procedure");
  return chosen.ok() ? PinTo(procedure, received_on, context, file) : chosen;
}

void OpenDuties(absl::CivilDay received_on, absl::Time now, Duties& duties, v1::CaseFile& file) {
  if (file.record_type() == v1::RECORD_TYPE_CMP) {
    OpenComplaint(received_on, duties, file);
  } else {
    OpenOther(received_on, now, duties, file);
  }
}

}  // namespace candour::intake
