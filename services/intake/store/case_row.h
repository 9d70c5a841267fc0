// The columns by which cases are listed, as they follow from the case file.
#ifndef CANDOUR_SERVICES_INTAKE_STORE_CASE_ROW_H_
#define CANDOUR_SERVICES_INTAKE_STORE_CASE_ROW_H_

#include <optional>
#include <string>

#include "absl/time/time.h"
#include "candour/ledger/v1/case_file.pb.h"

namespace candour::intake {

// The earliest day on which an open obligation falls due, YYYY-MM-DD.
std::optional<std::string> NextDueBy(const ledger::v1::CaseFile& file);

// The earliest alarm of an open obligation that passing time has not reached.
std::optional<absl::Time> NextAlarmAt(const ledger::v1::CaseFile& file);

// The day of receipt, YYYY-MM-DD.
std::string ReceivedOn(const ledger::v1::CaseFile& file);

// When somebody last did something about the case: received, answered, wrote, was told, ended a
// duty. That time passed is no movement.
absl::Time MovedAt(const ledger::v1::CaseFile& file);

// The day on which it was closed or withdrawn, YYYY-MM-DD, in London; absent while it is open.
std::optional<std::string> EndedOn(const ledger::v1::CaseFile& file);

// The instant of receipt, whole microseconds.
absl::Time ReceivedAt(const ledger::v1::CaseFile& file);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_STORE_CASE_ROW_H_
