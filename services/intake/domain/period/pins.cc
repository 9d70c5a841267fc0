#include "services/intake/domain/period/pins.h"

#include <optional>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/authority/authority_file.h"
#include "services/intake/domain/reference_data.h"

namespace candour::intake {
namespace {

namespace ref = reference::v1;
namespace v1 = ledger::v1;

// The version that counts for a case pinned to `pinned`: the adopted one unless it is older.
std::string VersionFor(const v1::AuthorityFile& authority, v1::ReferenceKind kind,
                       const std::string& id, const std::string& pinned) {
  const std::optional<int> adopted = AdoptedVersion(authority, kind, id);
  int now = 0;
  const bool numbered = absl::SimpleAtoi(pinned, &now);
  return adopted.has_value() && numbered && *adopted > now ? absl::StrCat(*adopted) : pinned;
}

const ref::Procedure* ProcedureInForce(std::string_view id, absl::CivilDay day,
                                       const Context& context) {
  const ReferenceData& data = *context.reference_data;
  const std::optional<int> adopted =
      AdoptedVersion(*context.authority, v1::REFERENCE_KIND_PROCEDURE, id);
  return adopted.has_value() ? data.PinnedProcedure(id, absl::StrCat(*adopted))
                             : data.ProcedureOn(id, day);
}

const Calendar* CalendarInForce(std::string_view id, absl::CivilDay day, const Context& context) {
  const ReferenceData& data = *context.reference_data;
  const std::optional<int> adopted =
      AdoptedVersion(*context.authority, v1::REFERENCE_KIND_CALENDAR, id);
  return adopted.has_value() ? data.PinnedCalendar(id, absl::StrCat(*adopted))
                             : data.CalendarOn(id, day);
}

}  // namespace

Pins PinsInForce(const v1::CaseFile& file, const v1::AuthorityFile& authority) {
  return {
      VersionFor(authority, v1::REFERENCE_KIND_CALENDAR, file.calendar(), file.calendar_version()),
      VersionFor(authority, v1::REFERENCE_KIND_PROCEDURE, file.procedure(),
                 file.procedure_version())};
}

bool StandsOn(const v1::CaseFile& file, const Pins& pins) {
  return file.calendar_version() == pins.calendar_version &&
         file.procedure_version() == pins.procedure_version;
}

absl::Status PinTo(std::string_view procedure_id, absl::CivilDay received_on,
                   const Context& context, v1::CaseFile& file) {
  const ref::Procedure* procedure = ProcedureInForce(procedure_id, received_on, context);
  const Calendar* calendar = procedure == nullptr
                                 ? nullptr
                                 : CalendarInForce(procedure->calendar_id(), received_on, context);
  if (calendar == nullptr) {
    return absl::FailedPreconditionError(absl::StrCat("the procedure ", std::string(procedure_id),
                                                      " or its calendar is not loaded"));
  }
  file.set_procedure(procedure->id());
  file.set_procedure_version(absl::StrCat(procedure->version()));
  file.set_calendar(calendar->Id());
  file.set_calendar_version(absl::StrCat(calendar->Version()));
  return absl::OkStatus();
}

absl::Status CheckMayWorkBy(std::string_view procedure_id, absl::CivilDay day,
                            const Context& context, std::string_view field) {
  const ref::Procedure* procedure = context.reference_data->ProcedureOn(procedure_id, day);
  const bool theirs = procedure != nullptr && !procedure->authority_id().empty();
  if (procedure == nullptr || (theirs && procedure->authority_id() != context.authority_id)) {
    return FieldError(std::string(field),
                      "choose a procedure by which the council works: candour lists procedures");
  }
  const bool adopted =
      AdoptedVersion(*context.authority, v1::REFERENCE_KIND_PROCEDURE, procedure_id).has_value();
  if (!theirs || adopted) return absl::OkStatus();
  return FieldError(std::string(field),
                    absl::StrCat("the council has not adopted its procedure ", procedure->id(),
                                 " yet: candour procedure adopt"));
}

}  // namespace candour::intake
