// What is owed from the day of receipt on, for a contact of any kind.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_DECIDE_OPENING_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_DECIDE_OPENING_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "services/intake/domain/context.h"
#include "services/intake/domain/decide_duties.h"

namespace candour::intake {

// The code of the record type, such as "CMP".
std::string CodeOf(ledger::v1::RecordType type);

// Whether the channel is a spoken one: telephone, in person, voicemail (reg 8(1)(c), 13(2)).
bool IsOral(ledger::v1::Channel channel);

// Writes into the file what its dates are derived with: the procedure of its record type and that
// procedure's calendar, as they count on `received_on`. Fails with a FieldError when the council
// does not take in this kind of contact, and with FailedPrecondition when something is not loaded.
absl::Status Pin(const Context& context, absl::CivilDay received_on, ledger::v1::CaseFile& file,
                 std::string_view procedure = "");

// Opens the duties of the file's record type, counted from `received_on`, or closes a contact that
// has none. `duties` must be those of `file`.
void OpenDuties(absl::CivilDay received_on, absl::Time now, Duties& duties,
                ledger::v1::CaseFile& file);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_DECIDE_OPENING_H_
