// Facts out of the ledger.
#ifndef CANDOUR_SERVICES_ANALYTICS_STORE_FACT_PROJECTION_H_
#define CANDOUR_SERVICES_ANALYTICS_STORE_FACT_PROJECTION_H_

#include <string>
#include <vector>

#include "services/common/follower/projection.h"

namespace candour::analytics {

// Makes every table of analytics: one fact a case, its points and amendments, the daily sums and
// the standing. No figure depends on a personal part; the excerpt is the only one kept, and erasure
// clears it.
class FactProjection : public follower::Projection {
 public:
  std::vector<std::string> Types() const override;
  absl::Status Handle(follower::Transaction& transaction, const ledger::v1::RecordedEvent& event,
                      absl::Time business_now) override;
  absl::Status Reset(follower::Transaction& transaction, const std::string& authority_id) override;
};

}  // namespace candour::analytics

#endif  // CANDOUR_SERVICES_ANALYTICS_STORE_FACT_PROJECTION_H_
