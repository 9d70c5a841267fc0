#include "services/notification/store/notice_lines.h"

#include "absl/status/status.h"
#include "services/common/postgres/transact.h"
#include "services/notification/store/case_rows.h"
#include "services/notification/store/columns.h"

namespace candour::notification {
namespace {

// Duties with their records; the state is the record's while the duty is open or it was sent.
constexpr const char* kLines = R"sql(
    SELECT line.* FROM (
        SELECT d.obligation_id, d.complaint_id, v.facts, d.notice, d.due_by,
               coalesce(n.recipient, d.recipient) AS recipient,
               CASE WHEN n.state IN ('sent', 'delivered', 'sending', 'unconfirmed')
                        THEN n.state
                    WHEN d.state <> 'open' THEN 'not_applicable'
                    WHEN n.state IS NOT NULL THEN n.state
                    WHEN d.ready_seq IS NULL THEN 'not_yet'
                    ELSE 'due' END AS state,
               CASE WHEN d.state = 'met' AND coalesce(n.state, '') NOT IN ('sent', 'delivered')
                        THEN 'The duty was met in another way.'
                    WHEN d.state = 'cancelled' THEN 'It is no longer owed.'
                    ELSE coalesce(n.reason, '') END AS reason,
               coalesce(n.channel, '') AS channel,
               (extract(epoch FROM n.sent_at) * 1000000)::bigint AS sent_at,
               coalesce(n.tries, 0) AS tries, coalesce(n.late, false) AS late,
               (extract(epoch FROM n.not_before) * 1000000)::bigint AS not_before,
               coalesce(d.due_by, 'infinity'::date)::text || '/' || d.obligation_id AS place,
               coalesce(n.subject, '') AS subject, coalesce(n.body, '') AS body,
               coalesce(n.digest, '') AS digest, coalesce(n.message_id, '') AS message_id
        FROM notification.duty d
        JOIN notification.case_view v ON v.authority_id = d.authority_id
            AND v.complaint_id = d.complaint_id
        LEFT JOIN notification.notice n ON n.authority_id = d.authority_id
            AND n.obligation_id = d.obligation_id
        WHERE d.authority_id = $1
          AND ($2 = '' OR d.complaint_id::text = $2)
          AND ($3 = '' OR d.obligation_id::text = $3)
          AND notification.may_see(d.authority_id, d.complaint_id, $7)
    ) line
    WHERE ($4 = '' OR line.state = $4) AND line.place > $5
    ORDER BY line.place
    LIMIT $6
)sql";

NoticeLine LineFrom(const pqxx::row& row) {
  NoticeLine line;
  ledger::v1::CaseFile facts;
  facts.ParseFromString(BytesFrom(row["facts"]));
  line.obligation_id = row["obligation_id"].as<std::string>();
  line.complaint_id = row["complaint_id"].as<std::string>();
  line.reference = facts.reference();
  line.notice = row["notice"].as<std::string>();
  line.recipient = row["recipient"].as<std::string>();
  absl::CivilDay due_by;
  if (!row["due_by"].is_null() && absl::ParseCivilTime(row["due_by"].c_str(), &due_by)) {
    line.due_by = due_by;
  }
  line.state = row["state"].as<std::string>();
  line.reason = row["reason"].as<std::string>();
  line.channel = row["channel"].as<std::string>();
  if (!row["sent_at"].is_null()) line.sent_at = InstantOf(row["sent_at"].as<std::int64_t>());
  line.tries = row["tries"].as<int>();
  line.late = row["late"].as<bool>();
  if (!row["not_before"].is_null()) {
    line.not_before = InstantOf(row["not_before"].as<std::int64_t>());
  }
  return line;
}

}  // namespace

absl::Status NoSuchDuty() { return absl::NotFoundError("there is no such duty to tell anybody"); }

std::vector<PlacedLine> ReadLines(pqxx::transaction_base& tx, const std::string& authority_id,
                                  const NoticeQuery& query, int most) {
  const std::string any;
  std::vector<PlacedLine> lines;
  for (const pqxx::row& row : Query(tx, kLines, authority_id, query.complaint_id, any, query.state,
                                    query.page_token, most, query.viewer)) {
    lines.push_back({LineFrom(row), row["place"].as<std::string>()});
  }
  return lines;
}

absl::StatusOr<NoticeText> TextFrom(pqxx::transaction_base& tx, const std::string& authority_id,
                                    const std::string& obligation_id) {
  const std::string any;
  const pqxx::result rows = Query(tx, kLines, authority_id, any, obligation_id, any, any, 1, any);
  if (rows.empty()) return NoSuchDuty();
  const pqxx::row row = rows.front();
  return NoticeText{LineFrom(row), row["subject"].as<std::string>(), row["body"].as<std::string>(),
                    BytesFrom(row["digest"]), row["message_id"].as<std::string>()};
}

}  // namespace candour::notification
