// The record of everything that was tried.
#ifndef CANDOUR_SERVICES_NOTIFICATION_STORE_ATTEMPT_LOG_H_
#define CANDOUR_SERVICES_NOTIFICATION_STORE_ATTEMPT_LOG_H_

#include <pqxx/pqxx>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "services/notification/channel/channel.h"

namespace candour::notification {

struct Claim;
struct Settlement;

// Adds how a hand-over ended.
void LogAttempt(pqxx::transaction_base& tx, const Claim& claim, const HandOverReport& report,
                absl::Time business_now);

// Adds that each of these, which are of one authority, was done.
void LogDone(pqxx::transaction_base& tx, const std::vector<Settlement>& done,
             absl::Time business_now);

// Adds what the channel says became of it. `detail` holds no personal data.
void LogNews(pqxx::transaction_base& tx, const Claim& claim, const std::string& outcome,
             const std::string& detail, absl::Time business_now);

// Adds the decision of a person. `reason` holds no personal data.
void LogDecision(pqxx::transaction_base& tx, const std::string& authority_id,
                 const std::string& obligation_id, const std::string& outcome,
                 const std::string& reason, absl::Time business_now);

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_STORE_ATTEMPT_LOG_H_
