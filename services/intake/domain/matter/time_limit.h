// The twelve-month limit (reg 12).
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_MATTER_TIME_LIMIT_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_MATTER_TIME_LIMIT_H_

#include <optional>

#include "absl/time/civil_time.h"
#include "candour/ledger/v1/matter.pb.h"
#include "candour/reference/v1/procedure.pb.h"
#include "services/common/calendar/calendar.h"

namespace candour::intake {

// The day from which the limit runs: the later of the day on which the matter occurred, or last
// occurred where it went on (Q16), and the day on which it came to the complainant's notice
// (reg 12(1)). Nothing when no day is known.
std::optional<absl::CivilDay> MatterKnownOn(const ledger::v1::PointPlace& place);

// The limit of a point received on `received_on`, by the procedure's clock IN_TIME. Nothing when
// the days of the matter are not known or the procedure sets no limit.
std::optional<ledger::v1::TimeLimit> LimitOf(const ledger::v1::PointPlace& place,
                                             absl::CivilDay received_on,
                                             const reference::v1::Procedure& procedure,
                                             const Calendar& calendar);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_MATTER_TIME_LIMIT_H_
