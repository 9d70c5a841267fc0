#include "services/notification/store/attempt_log.h"

#include "services/common/postgres/array_literal.h"
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

constexpr const char* kAddDone = R"sql(
    INSERT INTO notification.attempt
        (authority_id, obligation_id, recipient, number, channel, at, outcome, detail)
    SELECT $1, one.obligation_id,
        coalesce((SELECT n.recipient FROM notification.notice n
                  WHERE n.authority_id = $1 AND n.obligation_id = one.obligation_id),
                 'complainant'),
        1 + coalesce((SELECT max(a.number) FROM notification.attempt a
                      WHERE a.authority_id = $1 AND a.obligation_id = one.obligation_id), 0),
        one.channel, $5::timestamptz, 'done', one.detail
    FROM unnest($2::uuid[], $3::text[], $4::text[]) AS one (obligation_id, channel, detail)
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

void LogDone(pqxx::transaction_base& tx, const std::vector<Settlement>& done,
             absl::Time business_now) {
  if (done.empty()) return;
  ArrayLiteral obligations;
  ArrayLiteral channels;
  ArrayLiteral details;
  for (const Settlement& one : done) {
    obligations.Text(one.claim.obligation_id);
    channels.Text(one.claim.channel);
    details.Text(one.report.detail);
  }
  Query(tx, kAddDone, done.front().claim.authority_id, obligations.Take(), channels.Take(),
        details.Take(), InstantText(business_now));
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
