#include "services/notification/store/postgres_notice_shelf.h"

#include <algorithm>
#include <pqxx/pqxx>

#include "absl/strings/str_cat.h"
#include "services/common/postgres/transact.h"
#include "services/notification/store/attempt_log.h"
#include "services/notification/store/case_rows.h"
#include "services/notification/store/columns.h"

namespace candour::notification {
namespace {

// Duties with their records; the state is the record's while the duty is open or it was sent.
constexpr const char* kLines = R"sql(
    SELECT line.* FROM (
        SELECT d.obligation_id, d.complaint_id, v.facts, d.notice, d.due_by,
               CASE WHEN n.state IN ('sent', 'sending', 'unconfirmed') THEN n.state
                    WHEN d.state <> 'open' THEN 'not_applicable'
                    WHEN n.state IS NOT NULL THEN n.state
                    WHEN d.ready_seq IS NULL THEN 'not_yet'
                    ELSE 'due' END AS state,
               CASE WHEN d.state = 'met' AND coalesce(n.state, '') <> 'sent'
                        THEN 'The duty was met in another way.'
                    WHEN d.state = 'cancelled' THEN 'It is no longer owed.'
                    ELSE coalesce(n.reason, '') END AS reason,
               coalesce(n.channel, '') AS channel,
               (extract(epoch FROM n.sent_at) * 1000000)::bigint AS sent_at,
               coalesce(n.tries, 0) AS tries,
               coalesce(d.due_by, 'infinity'::date)::text || '/' || d.obligation_id AS place,
               coalesce(n.subject, '') AS subject, coalesce(n.body, '') AS body,
               coalesce(n.digest, '') AS digest, coalesce(n.message_id, '') AS message_id
        FROM notification.duty d
        JOIN notification.case_view v ON v.authority_id = d.authority_id
            AND v.complaint_id = d.complaint_id
        LEFT JOIN notification.notice n ON n.authority_id = d.authority_id
            AND n.obligation_id = d.obligation_id AND n.recipient = 'complainant'
        WHERE d.authority_id = $1
          AND ($2 = '' OR d.complaint_id::text = $2)
          AND ($3 = '' OR d.obligation_id::text = $3)
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
  absl::CivilDay due_by;
  if (!row["due_by"].is_null() && absl::ParseCivilTime(row["due_by"].c_str(), &due_by)) {
    line.due_by = due_by;
  }
  line.state = row["state"].as<std::string>();
  line.reason = row["reason"].as<std::string>();
  line.channel = row["channel"].as<std::string>();
  if (!row["sent_at"].is_null()) line.sent_at = InstantOf(row["sent_at"].as<std::int64_t>());
  line.tries = row["tries"].as<int>();
  return line;
}

absl::Status NoSuchDuty() { return absl::NotFoundError("there is no such duty to tell anybody"); }

absl::StatusOr<NoticeText> TextFrom(pqxx::work& tx, const std::string& authority_id,
                                    const std::string& obligation_id) {
  const std::string any;
  const pqxx::result rows = Query(tx, kLines, authority_id, any, obligation_id, any, any, 1);
  if (rows.empty()) return NoSuchDuty();
  const pqxx::row row = rows.front();
  return NoticeText{LineFrom(row), row["subject"].as<std::string>(), row["body"].as<std::string>(),
                    BytesFrom(row["digest"]), row["message_id"].as<std::string>()};
}

}  // namespace

absl::StatusOr<NoticePage> PostgresNoticeShelf::List(const std::string& authority_id,
                                                     const NoticeQuery& query) {
  const int size = query.page_size == 0 ? 50 : std::clamp(query.page_size, 1, 500);
  const std::string any;
  NoticePage page;
  const absl::Status done = TransactFor(database_, authority_id, [&](pqxx::work& tx) {
    std::string last;
    for (const pqxx::row& row : Query(tx, kLines, authority_id, query.complaint_id, any,
                                      query.state, query.page_token, size + 1)) {
      if (page.lines.size() == static_cast<std::size_t>(size)) {
        page.next_page_token = last;
        break;
      }
      page.lines.push_back(LineFrom(row));
      last = row["place"].as<std::string>();
    }
    return absl::OkStatus();
  });
  if (!done.ok()) return done;
  return page;
}

absl::StatusOr<NoticeText> PostgresNoticeShelf::Get(const std::string& authority_id,
                                                    const std::string& obligation_id) {
  absl::StatusOr<NoticeText> text = NoSuchDuty();
  const absl::Status done = TransactFor(database_, authority_id, [&](pqxx::work& tx) {
    text = TextFrom(tx, authority_id, obligation_id);
    return absl::OkStatus();
  });
  if (!done.ok()) return done;
  return text;
}

absl::StatusOr<Judgement> PostgresNoticeShelf::Preview(const std::string& authority_id,
                                                       const std::string& obligation_id,
                                                       absl::Time now) {
  Judgement judgement;
  const absl::Status done = TransactFor(database_, authority_id, [&](pqxx::work& tx) {
    const std::optional<DutyRow> row = ReadDuty(tx, authority_id, obligation_id);
    if (!row) return NoSuchDuty();
    judgement = Judge(row->duty, ReadView(tx, authority_id, row->complaint_id), book_, now);
    return absl::OkStatus();
  });
  if (!done.ok()) return done;
  return judgement;
}

absl::StatusOr<NoticeLine> PostgresNoticeShelf::Retry(const std::string& authority_id,
                                                      const std::string& obligation_id,
                                                      const std::string& decided_by,
                                                      const std::string& reason, absl::Time now) {
  NoticeLine line;
  const absl::Status done =
      TransactFor(database_, authority_id, [&](pqxx::work& tx) -> absl::Status {
        const pqxx::result changed =
            Query(tx,
                  "UPDATE notification.notice n SET state = 'queued', reason = '', "
                  "next_try_at = NULL, tries = 0 FROM notification.duty d "
                  "WHERE n.authority_id = $1 AND n.obligation_id = $2::uuid "
                  "AND n.recipient = 'complainant' AND n.state IN "
                  "('failed', 'unconfirmed', 'awaiting_person', 'held_for_protection') "
                  "AND d.authority_id = n.authority_id AND d.obligation_id = n.obligation_id "
                  "AND d.state = 'open' RETURNING 1",
                  authority_id, obligation_id);
        const absl::StatusOr<NoticeText> text = TextFrom(tx, authority_id, obligation_id);
        if (!text.ok()) return text.status();
        line = text->line;
        if (changed.empty()) {
          return absl::FailedPreconditionError(
              absl::StrCat("a notice that is ", line.state, " cannot be tried again"));
        }
        LogDecision(tx, authority_id, obligation_id, "retry",
                    absl::StrCat(decided_by, ": ", reason), now);
        return absl::OkStatus();
      });
  if (!done.ok()) return done;
  return line;
}

}  // namespace candour::notification
