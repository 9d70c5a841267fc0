#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/common/digest/digest.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/clock.h"
#include "services/intake/domain/decide_acts.h"
#include "services/intake/domain/decide_duties.h"
#include "services/intake/domain/decide_submit_check.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/reference_data.h"

namespace candour::intake {
namespace {

namespace ref = reference::v1;
namespace v1 = ledger::v1;

constexpr std::string_view kResolved = "RES";

// The code of the record type, such as "CMP".
std::string CodeOf(v1::RecordType type) {
  return v1::RecordType_Name(type).substr(std::string_view("RECORD_TYPE_").size());
}

bool IsFeedback(v1::RecordType type) {
  return type == v1::RECORD_TYPE_CPL || type == v1::RECORD_TYPE_CMT || type == v1::RECORD_TYPE_SUG;
}

// `person` with an id: the given one, or one that follows from the case and `role`.
v1::Person Known(v1::Person person, const std::string& complaint_id, std::string_view role) {
  if (person.person_id().empty()) person.set_person_id(Uuid5(complaint_id, role));
  return person;
}

void CopyPeople(const v1::Submit& act, v1::CaseFile& file) {
  file.set_anonymous(act.anonymous());
  file.set_representation_basis(act.representation_basis());
  if (act.has_complainant() && !act.anonymous()) {
    *file.mutable_complainant() = Known(act.complainant(), file.complaint_id(), "complainant");
  }
  if (act.has_care_recipient()) {
    *file.mutable_care_recipient() =
        Known(act.care_recipient(), file.complaint_id(), "care_recipient");
  }
}

void CopyPoints(const v1::Submit& act, v1::CaseFile& file) {
  for (const v1::NewPoint& point : act.points()) {
    v1::Point& added = *file.add_points();
    added.set_point_id(static_cast<uint32_t>(file.points_size()));
    added.set_text(point.text());
    added.set_desired_outcome(point.desired_outcome());
  }
}

v1::CaseFile FileOf(const v1::Submit& act, const Context& context) {
  const absl::Time received = ReceiptOf(act, context);
  v1::CaseFile file;
  file.set_authority_id(context.authority_id);
  file.set_complaint_id(context.new_complaint_id);
  file.set_reference(context.new_reference);
  file.set_record_type(act.record_type());
  file.set_channel(act.channel());
  file.set_status(v1::STATUS_RECEIVED);
  *file.mutable_received_at() = ToTimestamp(received);
  *file.mutable_received_on() = ToMessage(LondonDay(received));
  if (act.has_source()) *file.mutable_source() = act.source();
  CopyPeople(act, file);
  CopyPoints(act, file);
  file.set_scope_checked(act.scope_checked());
  return file;
}

void CloseAt(absl::Time instant, v1::CaseFile& file) {
  file.set_status(v1::STATUS_CLOSED);
  *file.mutable_closed_at() = ToTimestamp(instant);
}

// Closed as the other system left it: without clocks, so that nobody is written to.
Events TakeOver(const v1::Historic& historic, v1::CaseFile file) {
  file.set_historic(true);
  file.set_outcome(historic.outcome());
  // The outcome of the case is that of its point only where there is one point.
  if (file.points_size() == 1) file.mutable_points(0)->set_outcome(historic.outcome());
  if (historic.has_responded_at()) {
    *file.mutable_responded_at() = ToTimestamp(InstantFrom(historic.responded_at()));
  }
  CloseAt(InstantFrom(historic.has_closed_at() ? historic.closed_at() : file.received_at()), file);
  v1::Event event;
  *event.mutable_complaint_received()->mutable_file() = std::move(file);
  return {event};
}

// Writes into the file what its dates are derived with.
absl::Status Pin(const Context& context, absl::CivilDay received_on, v1::CaseFile& file) {
  const ReferenceData& data = *context.reference_data;
  const ref::RecordType* type = data.RecordTypeOn(CodeOf(file.record_type()), received_on);
  if (type == nullptr) {
    return FieldError("submit.record_type", "the council does not take in this kind of contact");
  }
  const ref::Procedure* procedure = data.ProcedureOn(type->procedure_id(), received_on);
  const Calendar* calendar =
      procedure == nullptr ? nullptr : data.CalendarOn(procedure->calendar_id(), received_on);
  if (calendar == nullptr) {
    return absl::FailedPreconditionError(
        absl::StrCat("the procedure ", type->procedure_id(), " or its calendar is not loaded"));
  }
  file.set_procedure(procedure->id());
  file.set_procedure_version(absl::StrCat(procedure->version()));
  file.set_calendar(calendar->Id());
  file.set_calendar_version(absl::StrCat(calendar->Version()));
  return absl::OkStatus();
}

// An early resolution came by the end of the next working day, or it is a complaint.
absl::Status CheckResolvedInTime(const Duties& duties, absl::CivilDay received_on,
                                 absl::CivilDay today) {
  const DerivedDate by =
      Derive(duties.Law(), "ORAL", duties.WorkingDays(), {{ref::MILESTONE_RECEIVED, received_on}});
  if (!by.day.has_value() || today <= *by.day) return absl::OkStatus();
  return FieldError("submit.record_type", absl::StrCat("an early resolution had to come by ",
                                                       InWords(*by.day), ": record a complaint"));
}

// Opens the duties of a complaint: the acknowledgement, where somebody can be told, and the
// relevant period.
void OpenComplaint(absl::CivilDay received_on, Duties& duties, v1::CaseFile& file) {
  const DerivedDate ends = Derive(duties.Law(), "RELEVANT", duties.WorkingDays(),
                                  {{ref::MILESTONE_RECEIVED, received_on}});
  if (ends.day.has_value()) *file.mutable_relevant_period_ends_on() = ToMessage(*ends.day);
  if (!file.anonymous()) duties.Open(duties.ByClock(kAcknowledge, "ACK", received_on));
  duties.Open(duties.RelevantPeriod(received_on));
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
  }
}

}  // namespace

absl::StatusOr<Events> DecideSubmit(const v1::Submit& act, const Context& context) {
  const absl::Status checked = CheckSubmit(act, context);
  if (!checked.ok()) return checked;
  v1::CaseFile file = FileOf(act, context);
  if (act.has_historic()) return TakeOver(act.historic(), std::move(file));
  const absl::CivilDay received_on = LondonDay(ReceiptOf(act, context));
  const absl::Status pinned = Pin(context, received_on, file);
  if (!pinned.ok()) return pinned;
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  if (act.record_type() == v1::RECORD_TYPE_ERO) {
    const absl::Status in_time = CheckResolvedInTime(*duties, received_on, LondonDay(context.now));
    if (!in_time.ok()) return in_time;
  }
  if (act.record_type() == v1::RECORD_TYPE_CMP) {
    OpenComplaint(received_on, *duties, file);
  } else {
    OpenOther(received_on, context.now, *duties, file);
  }
  v1::Event event = duties->NewEvent();
  *event.mutable_complaint_received()->mutable_file() = std::move(file);
  return Events{std::move(event)};
}

}  // namespace candour::intake
