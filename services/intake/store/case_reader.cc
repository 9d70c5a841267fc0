#include "services/intake/store/case_reader.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/postgres/array_literal.h"
#include "services/common/postgres/transact.h"
#include "services/common/status/field_error.h"
#include "services/intake/store/case_key.h"
#include "services/intake/store/page_token.h"
#include "services/intake/store/rows.h"

namespace candour::intake {
namespace {

constexpr int kUsualPage = 50;
constexpr int kLargestPage = 500;

// Exactly one of $2 and $3 is given.
constexpr const char* kFindCase = R"sql(
    SELECT c.complaint_id, c.file
    FROM intake.case_file c
    WHERE c.authority_id = $1 AND (c.complaint_id = $2::uuid OR c.reference = $3)
)sql";

const std::string& ListSql() {
  static const std::string kSql = absl::StrCat("SELECT", kLineColumns, R"sql(,
      (extract(epoch FROM c.received_at) * 1000000)::bigint AS received_at
    FROM intake.case_file c
    WHERE c.authority_id = $1
      AND ($2::smallint = 0 OR c.status = $2)
      AND ($3::date IS NULL OR c.next_due_by <= $3)
      AND ($4::bigint IS NULL OR (c.received_at, c.complaint_id) <
           (timestamptz 'epoch' + $4 * interval '1 microsecond', $5::uuid))
      AND ($7 = '' OR intake.may_see(c.seen_only, c.seen_except, $7))
      AND ($8::date IS NULL OR ((c.next_due_by < $8 OR c.unread_messages > 0)
           AND c.moved_at < timestamptz 'epoch' + $9::bigint * interval '1 microsecond'))
    ORDER BY c.received_at DESC, c.complaint_id DESC
    LIMIT $6
)sql");
  return kSql;
}

const std::string& LinesSql() {
  static const std::string kSql = absl::StrCat("SELECT", kLineColumns, R"sql(
    FROM intake.case_file c
    WHERE c.authority_id = $1 AND c.complaint_id = ANY ($2::uuid[])
    ORDER BY array_position($2::uuid[], c.complaint_id)
)sql");
  return kSql;
}

const std::string& TimelineSql() {
  static const std::string kSql =
      absl::StrCat("SELECT", kEventColumns, ", p.body FROM", kEventTables, R"sql(
    WHERE e.authority_id = $1 AND e.complaint_id = $2::uuid
    ORDER BY e.seq
)sql");
  return kSql;
}

// The one row of the case.
absl::StatusOr<pqxx::row> FindCase(pqxx::transaction_base& tx, const std::string& authority_id,
                                   const CaseKey& key) {
  const pqxx::result rows =
      Query(tx, kFindCase, authority_id, UnlessEmpty(key.complaint_id), UnlessEmpty(key.reference));
  if (rows.empty()) return absl::NotFoundError("there is no such case");
  return rows.front();
}

}  // namespace

absl::StatusOr<ledger::v1::CaseFile> CaseReader::Get(const std::string& authority_id,
                                                     std::string_view case_key) {
  const absl::StatusOr<CaseKey> key = ParseCaseKey(case_key);
  if (!key.ok()) return key.status();

  ledger::v1::CaseFile file;
  const absl::Status done =
      ReadFor(database_, authority_id, [&](pqxx::transaction_base& tx) -> absl::Status {
        const absl::StatusOr<pqxx::row> row = FindCase(tx, authority_id, *key);
        if (!row.ok()) return row.status();
        file = FileFrom((*row)["file"]);
        return absl::OkStatus();
      });
  if (!done.ok()) return done;
  return file;
}

absl::StatusOr<CasePage> CaseReader::List(const std::string& authority_id, const ListQuery& query) {
  if (query.page_size < 0 || query.page_size > kLargestPage) {
    return FieldError("page_size", absl::StrCat("must be 1 to ", kLargestPage));
  }
  const int page_size = query.page_size == 0 ? kUsualPage : query.page_size;
  std::optional<std::string> due_by;
  if (query.due_by) due_by = absl::FormatCivilTime(*query.due_by);
  std::optional<std::string> due_before;
  std::optional<std::int64_t> not_moved_since;
  if (query.stuck) {
    due_before = absl::FormatCivilTime(query.stuck->due_before);
    not_moved_since = absl::ToUnixMicros(query.stuck->not_moved_since);
  }
  std::optional<std::int64_t> behind;
  std::optional<std::string> behind_id;
  if (!query.page_token.empty()) {
    const absl::StatusOr<PagePosition> position = PositionOf(query.page_token);
    if (!position.ok()) return position.status();
    behind = position->received_at;
    behind_id = position->complaint_id;
  }

  CasePage page;
  const absl::Status done = ReadFor(database_, authority_id, [&](pqxx::transaction_base& tx) {
    const pqxx::result rows =
        Query(tx, ListSql().c_str(), authority_id, static_cast<int>(query.status), due_by, behind,
              behind_id, page_size + 1, query.reader, due_before, not_moved_since);
    for (const pqxx::row& row : rows) {
      if (static_cast<int>(page.lines.size()) == page_size) {
        const pqxx::row last = rows[page_size - 1];
        page.next_page_token = TokenOf(
            {last["received_at"].as<std::int64_t>(), last["complaint_id"].as<std::string>()});
        break;
      }
      page.lines.push_back(LineFrom(row));
    }
    return absl::OkStatus();
  });
  if (!done.ok()) return done;
  return page;
}

absl::StatusOr<std::vector<CaseLine>> CaseReader::Lines(
    const std::string& authority_id, const std::vector<std::string>& complaint_ids) {
  ArrayLiteral ids;
  for (const std::string& id : complaint_ids) ids.Text(id);
  const std::string wanted = ids.Take();

  std::vector<CaseLine> lines;
  const absl::Status done = ReadFor(database_, authority_id, [&](pqxx::transaction_base& tx) {
    for (const pqxx::row& row : Query(tx, LinesSql().c_str(), authority_id, wanted)) {
      lines.push_back(LineFrom(row));
    }
    return absl::OkStatus();
  });
  if (!done.ok()) return done;
  return lines;
}

absl::StatusOr<std::vector<ledger::v1::RecordedEvent>> CaseReader::Timeline(
    const std::string& authority_id, std::string_view case_key) {
  const absl::StatusOr<CaseKey> key = ParseCaseKey(case_key);
  if (!key.ok()) return key.status();

  std::vector<ledger::v1::RecordedEvent> events;
  const absl::Status done =
      ReadFor(database_, authority_id, [&](pqxx::transaction_base& tx) -> absl::Status {
        const absl::StatusOr<pqxx::row> found = FindCase(tx, authority_id, *key);
        if (!found.ok()) return found.status();
        const auto complaint_id = (*found)["complaint_id"].as<std::string>();
        for (const pqxx::row& row : Query(tx, TimelineSql().c_str(), authority_id, complaint_id)) {
          events.push_back(EventFrom(row));
        }
        return absl::OkStatus();
      });
  if (!done.ok()) return done;
  return events;
}

}  // namespace candour::intake
