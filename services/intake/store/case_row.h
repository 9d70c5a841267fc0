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

// The instant of receipt, whole microseconds.
absl::Time ReceivedAt(const ledger::v1::CaseFile& file);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_STORE_CASE_ROW_H_
