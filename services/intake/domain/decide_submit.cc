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
#include "services/intake/domain/decide_opening.h"
#include "services/intake/domain/decide_submit_check.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/people/arrival.h"
#include "services/intake/domain/people/known_people.h"
#include "services/intake/domain/period/take_over.h"
#include "services/intake/domain/reference_data.h"

namespace candour::intake {
namespace {

namespace ref = reference::v1;
namespace v1 = ledger::v1;

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
  // Nobody asks where a closed case of an earlier system stands.
  if (!act.has_historic()) file.set_track_code(context.new_track_code);
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

// An early resolution came by the end of the next working day, or it is a complaint.
absl::Status CheckResolvedInTime(const Duties& duties, absl::CivilDay received_on,
                                 absl::CivilDay today) {
  const DerivedDate by =
      Derive(duties.Law(), "ORAL", duties.WorkingDays(), {{ref::MILESTONE_RECEIVED, received_on}});
  if (!by.day.has_value() || today <= *by.day) return absl::OkStatus();
  return FieldError("submit.record_type", absl::StrCat("an early resolution had to come by ",
                                                       InWords(*by.day), ": record a complaint"));
}

absl::StatusOr<Events> OpenCase(const v1::Submit& act, const Context& context) {
  const absl::Status checked = CheckSubmit(act, context);
  if (!checked.ok()) return checked;
  v1::CaseFile file = FileOf(act, context);
  CompletePeople(act, context, file);
  if (act.has_historic()) return TakeOver(act.historic(), std::move(file));
  const absl::CivilDay received_on = LondonDay(ReceiptOf(act, context));
  const absl::Status pinned = Pin(context, received_on, file, act.procedure());
  if (!pinned.ok()) return pinned;
  if (act.has_ongoing()) return TakeOverOpen(act, std::move(file), context);
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  if (act.record_type() == v1::RECORD_TYPE_ERO) {
    const absl::Status in_time = CheckResolvedInTime(*duties, received_on, LondonDay(context.now));
    if (!in_time.ok()) return in_time;
  }
  OpenDuties(received_on, context.now, *duties, file);
  OpenPeople(context, *duties, file);
  v1::Event event = duties->NewEvent();
  *event.mutable_complaint_received()->mutable_file() = std::move(file);
  return Events{std::move(event)};
}

}  // namespace

absl::StatusOr<Events> DecideSubmit(const v1::Submit& act, const Context& context) {
  absl::StatusOr<Events> opening = OpenCase(act, context);
  if (!opening.ok() || act.has_historic()) return opening;
  return WithKnownPeople(*std::move(opening), context);
}

}  // namespace candour::intake
