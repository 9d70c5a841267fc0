#include "services/notification/store/attempt_log.h"

#include "services/common/postgres/transact.h"
#include "services/notification/store/columns.h"
#include "services/notification/store/outbox.h"

namespace candour::notification {
namespace {

constexpr const char* kAdd = R"sql(
    INSERT INTO notification.attempt
        (authority_id, obligation_id, recipient, number, channel, at, outcome, detail)
    SELECT $1, $2::uuid,
           coalesce((SELECT n.recipient FROM notification.notice n
                     WHERE n.authority_id = $1 AND n.obligation_id = $2::uuid), 'complainant'),
           1 + coalesce(max(number), 0), $3, $4::timestamptz, $5, $6
    FROM notification.attempt
    WHERE authority_id = $1 AND obligation_id = $2::uuid
)sql";

std::string NameOf(HandOver outcome) {
  switch (outcome) {
    case HandOver::kDone:
      return "done";
    case HandOver::kNotNow:
      return "not_now";
    case HandOver::kRefused:
      return "refused";
    case HandOver::kUnknown:
      break;
  }
  return "unknown";
}

}  // namespace

void LogAttempt(pqxx::transaction_base& tx, const Claim& claim, const HandOverReport& report,
                absl::Time business_now) {
  Query(tx, kAdd, claim.authority_id, claim.obligation_id, claim.channel, InstantText(business_now),
        NameOf(report.outcome), report.detail);
}

void LogNews(pqxx::transaction_base& tx, const Claim& claim, const std::string& outcome,
             const std::string& detail, absl::Time business_now) {
  Query(tx, kAdd, claim.authority_id, claim.obligation_id, claim.channel, InstantText(business_now),
        outcome, detail);
}

void LogDecision(pqxx::transaction_base& tx, const std::string& authority_id,
                 const std::string& obligation_id, const std::string& outcome,
                 const std::string& reason, absl::Time business_now) {
  const std::string channel = "person";
  Query(tx, kAdd, authority_id, obligation_id, channel, InstantText(business_now), outcome, reason);
}

}  // namespace candour::notification
