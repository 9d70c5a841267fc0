#include "services/notification/store/postgres_notice_shelf.h"

#include <algorithm>
#include <pqxx/pqxx>

#include "absl/strings/str_cat.h"
#include "services/common/postgres/transact.h"
#include "services/notification/store/attempt_log.h"
#include "services/notification/store/case_rows.h"
#include "services/notification/store/notice_lines.h"

namespace candour::notification {
absl::StatusOr<NoticePage> PostgresNoticeShelf::List(const std::string& authority_id,
                                                     const NoticeQuery& query) {
  const int size = query.page_size == 0 ? 50 : std::clamp(query.page_size, 1, 500);
  NoticePage page;
  const absl::Status done = TransactFor(database_, authority_id, [&](pqxx::work& tx) {
    std::string last;
    for (const PlacedLine& each : ReadLines(tx, authority_id, query, size + 1)) {
      if (page.lines.size() == static_cast<std::size_t>(size)) {
        page.next_page_token = last;
        break;
      }
      page.lines.push_back(each.line);
      last = each.place;
    }
    return absl::OkStatus();
  });
  if (!done.ok()) return done;
  return page;
}

absl::Status PostgresNoticeShelf::Shows(const std::string& authority_id,
                                        const std::string& obligation_id,
                                        const std::string& viewer) {
  return TransactFor(database_, authority_id, [&](pqxx::work& tx) {
    const pqxx::result rows = Query(tx,
                                    "SELECT 1 FROM notification.duty WHERE authority_id = $1 "
                                    "AND obligation_id::text = $2 "
                                    "AND notification.may_see(authority_id, complaint_id, $3)",
                                    authority_id, obligation_id, viewer);
    return rows.empty() ? NoSuchDuty() : absl::OkStatus();
  });
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
    judgement = Judge(row->duty, ReadView(tx, authority_id, row->complaint_id), rules_, now);
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
                  "next_try_at = NULL, not_before = NULL, tries = 0, repeats = 0, "
                  "email_failed = false, letter_failed = false "
                  "FROM notification.duty d "
                  "WHERE n.authority_id = $1 AND n.obligation_id = $2::uuid "
                  "AND n.state IN "
                  "('failed', 'unconfirmed', 'awaiting_person', 'awaiting_approval', "
                  "'held_for_protection', 'held', 'cancelled') "
                  "AND d.authority_id = n.authority_id AND d.obligation_id = n.obligation_id "
                  "AND d.state = 'open' RETURNING 1",
                  authority_id, obligation_id);
        Query(tx,
              "UPDATE notification.duty SET pending = true "
              "WHERE authority_id = $1 AND obligation_id = $2::uuid AND state = 'open'",
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
