// The relevant period of reg 14(3): six months, or a longer period that both agreed in time.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_PERIOD_RELEVANT_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_PERIOD_RELEVANT_H_

#include <optional>

#include "absl/time/civil_time.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "candour/ledger/v1/obligation.pb.h"
#include "candour/ledger/v1/period.pb.h"
#include "services/intake/domain/decide_duties.h"

namespace candour::intake {

// The last day of the six months by rule C, whatever was agreed; none where the procedure knows no
// relevant period.
std::optional<absl::CivilDay> StatutoryLastDay(absl::CivilDay received_on, const Duties& duties);

// The agreement that ends the relevant period, or null. Points into `periods`.
const ledger::v1::LongerPeriod* CountedPeriod(const ledger::v1::Periods& periods);

// The duties of a relevant period that ends as `counted` says, or by the six months where that is
// null: the response by the last working day inside it, and the notice that it ends without one.
ledger::v1::Obligation RelevantBy(absl::CivilDay received_on,
                                  const ledger::v1::LongerPeriod* counted, const Duties& duties);
ledger::v1::Obligation SixMonthNoticeBy(absl::CivilDay received_on,
                                        const ledger::v1::LongerPeriod* counted,
                                        const Duties& duties);

// Whether the notice of the relevant period that now runs is owed or went out. One that went before
// a longer period was agreed speaks of another end.
bool HadSixMonthNotice(const ledger::v1::CaseFile& file);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_PERIOD_RELEVANT_H_
