// What the annual report counts, and of which cases not everybody may know.
#ifndef CANDOUR_SERVICES_ANALYTICS_STORE_ANNUAL_ROWS_H_
#define CANDOUR_SERVICES_ANALYTICS_STORE_ANNUAL_ROWS_H_

#include <pqxx/pqxx>
#include <string>
#include <vector>

#include "candour/ledger/v1/event.pb.h"
#include "services/analytics/domain/figures.h"
#include "services/common/follower/projection.h"

namespace candour::analytics {

// The types of event that CopyAnnual takes over.
std::vector<std::string> AnnualTypes();

// Takes over what the Ombudsman, learning and restriction events say.
void CopyAnnual(follower::Transaction& tx, const ledger::v1::RecordedEvent& event);

// Complaints referred, and learning by type, between these days, both counted.
AnnualFigures ReadAnnual(pqxx::transaction_base& tx, const std::string& authority_id,
                         const std::string& first, const std::string& last);

}  // namespace candour::analytics

#endif  // CANDOUR_SERVICES_ANALYTICS_STORE_ANNUAL_ROWS_H_
