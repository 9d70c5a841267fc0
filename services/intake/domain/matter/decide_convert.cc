#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/day/london.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/decide_duties.h"
#include "services/intake/domain/decide_opening.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/matter/acts.h"
#include "services/intake/domain/matter/checks.h"
#include "services/intake/domain/matter/duties.h"
#include "services/intake/domain/people/hold.h"
#include "services/intake/domain/people/party.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

// What a record can become, and what it can be before.
constexpr std::array<v1::RecordType, 6> kTargets = {v1::RECORD_TYPE_CMP, v1::RECORD_TYPE_CNC,
                                                    v1::RECORD_TYPE_ENC, v1::RECORD_TYPE_ENM,
                                                    v1::RECORD_TYPE_SRQ, v1::RECORD_TYPE_OTH};
constexpr std::array<v1::RecordType, 2> kFixed = {v1::RECORD_TYPE_OMB, v1::RECORD_TYPE_DPC};

template <std::size_t N>
bool Holds(const std::array<v1::RecordType, N>& types, v1::RecordType type) {
  return std::find(types.begin(), types.end(), type) != types.end();
}

v1::RecordType TypeOf(const std::string& code) {
  v1::RecordType type = v1::RECORD_TYPE_UNSPECIFIED;
  v1::RecordType_Parse(absl::StrCat("RECORD_TYPE_", code), &type);
  return type;
}

// A complaint becomes a concern only by the person's choice and before anything was promised.
absl::Status CheckComplaintBecomes(const v1::CaseFile& file, const v1::ConvertRecord& act,
                                   v1::RecordType to) {
  if (to != v1::RECORD_TYPE_CNC) {
    return FieldError("act.to",
                      "a complaint can become a concern only; exclude or transfer what is not "
                      "handled here");
  }
  if (IsSettled(file)) {
    return absl::FailedPreconditionError("no point of it waits for an answer any more");
  }
  if (file.has_plan()) {
    return absl::FailedPreconditionError(
        "a plan has been made: answer the complaint, or record that the complainant withdrew");
  }
  if (file.periods().longer_periods_size() > 0) {
    return absl::FailedPreconditionError(
        "a longer period was agreed for it: answer the complaint, or record that the complainant "
        "withdrew");
  }
  if (!act.person_agrees()) {
    return FieldError("act.person_agrees",
                      "a complaint is handled informally only when the person chooses that");
  }
  return RequireOpen(file);
}

absl::Status CheckConversion(const v1::CaseFile& file, const v1::ConvertRecord& act,
                             v1::RecordType to) {
  if (file.historic()) {
    return absl::FailedPreconditionError("the case was taken over as another system closed it");
  }
  absl::Status kept = RequireNotErased(file);
  if (!kept.ok()) return kept;
  if (!Holds(kTargets, to)) {
    return FieldError("act.to", "choose CMP, CNC, ENC, ENM, SRQ or OTH");
  }
  if (IsBlank(act.reason())) return FieldError("act.reason", "say why");
  if (IsSuspended(file)) {
    return absl::FailedPreconditionError("find out first who takes the matter on");
  }
  if (Holds(kFixed, file.record_type())) {
    return absl::FailedPreconditionError("a record of this kind stays what it is");
  }
  const bool confirms = FindOpen(file, kKind.clock) != nullptr;
  if (to == file.record_type() && !confirms) {
    return FieldError("act.to", "the record is of this kind already");
  }
  if (file.record_type() == v1::RECORD_TYPE_CMP) return CheckComplaintBecomes(file, act, to);
  if (to == v1::RECORD_TYPE_CMP) {
    // Whoever is unhappy with the answer complains, also after the record was closed (C-05).
    return file.status() == v1::STATUS_WITHDRAWN ? RequireOpen(file) : absl::OkStatus();
  }
  if (file.record_type() == v1::RECORD_TYPE_ERO) {
    return FieldError("act.to", "an early resolution can become a complaint only");
  }
  if (to == v1::RECORD_TYPE_CNC && !act.person_agrees()) {
    return FieldError("act.person_agrees", "a concern is one by the person's choice");
  }
  return RequireOpen(file);
}

v1::RecordPins PinsOf(const v1::CaseFile& file) {
  v1::RecordPins pins;
  pins.set_procedure(file.procedure());
  pins.set_procedure_version(file.procedure_version());
  pins.set_calendar(file.calendar());
  pins.set_calendar_version(file.calendar_version());
  if (file.has_relevant_period_ends_on()) {
    *pins.mutable_relevant_period_ends_on() = file.relevant_period_ends_on();
  }
  return pins;
}

v1::Conversion ConversionOf(const v1::CaseFile& file, const v1::ConvertRecord& act,
                            absl::Time now) {
  v1::Conversion conversion;
  conversion.set_from(CodeOf(file.record_type()));
  conversion.set_to(act.to());
  conversion.set_reason(act.reason());
  *conversion.mutable_converted_at() = ToTimestamp(now);
  return conversion;
}

// The person was asked, and it stays what it was (Q27).
absl::StatusOr<Events> Confirmed(const v1::CaseFile& file, const v1::ConvertRecord& act,
                                 const Context& context) {
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  duties->Close(kKind.clock, v1::OBLIGATION_STATE_MET, context.now);
  v1::Event event = duties->NewEvent();
  *event.mutable_record_converted()->mutable_conversion() = ConversionOf(file, act, context.now);
  *event.mutable_record_converted()->mutable_pins() = PinsOf(file);
  return Events{std::move(event)};
}

}  // namespace

absl::StatusOr<Events> DecideConvertRecord(const v1::CaseFile& file, const v1::ConvertRecord& act,
                                           const Context& context) {
  const v1::RecordType to = TypeOf(act.to());
  const absl::Status checked = CheckConversion(file, act, to);
  if (!checked.ok()) return checked;
  if (to == file.record_type()) return Confirmed(file, act, context);

  // Everything runs anew from the receipt, which stays what it was.
  v1::CaseFile converted = file;
  converted.set_record_type(to);
  converted.clear_relevant_period_ends_on();
  const absl::CivilDay received_on = StoredDay(file.received_on());
  const absl::Status pinned = Pin(context, received_on, converted);
  if (!pinned.ok()) return pinned;
  absl::StatusOr<Duties> duties = Duties::Of(converted, context);
  if (!duties.ok()) return duties.status();
  duties->Close(kKind.clock, v1::OBLIGATION_STATE_MET, context.now);
  // What was agreed on the spot did not hold.
  duties->Close(kEarlyNote.clock, v1::OBLIGATION_STATE_CANCELLED, context.now);
  OpenDuties(received_on, context.now, *duties, converted);
  v1::CaseFile open = converted;
  open.set_status(v1::STATUS_RECEIVED);
  KeepPeople(open, context, *duties);
  v1::Event event = duties->NewEvent();
  v1::RecordConverted& recorded = *event.mutable_record_converted();
  *recorded.mutable_conversion() = ConversionOf(file, act, context.now);
  *recorded.mutable_pins() = PinsOf(converted);
  recorded.set_reopened(!IsOpen(file));
  return Events{std::move(event)};
}

}  // namespace candour::intake
