#include "services/intake/store/case_history.h"

#include <map>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/postgres/array_literal.h"
#include "services/common/postgres/transact.h"
#include "services/intake/store/case_key.h"
#include "services/intake/store/rows.h"

namespace candour::intake {
namespace {

constexpr const char* kSnapshotColumns = R"sql(, c.file,
      (extract(epoch FROM c.received_at) * 1000000)::bigint AS received_at,
      (extract(epoch FROM c.next_alarm_at) * 1000000)::bigint AS next_alarm_at
    FROM intake.case_file c
)sql";

const std::string& PageSql() {
  static const std::string kSql = absl::StrCat("SELECT", kLineColumns, kSnapshotColumns, R"sql(
    WHERE c.authority_id = $1 AND ($2::uuid IS NULL OR c.complaint_id > $2)
    ORDER BY c.complaint_id
    LIMIT $3
)sql");
  return kSql;
}

const std::string& OneSql() {
  static const std::string kSql = absl::StrCat("SELECT", kLineColumns, kSnapshotColumns, R"sql(
    WHERE c.authority_id = $1 AND (c.complaint_id = $2::uuid OR c.reference = $3)
)sql");
  return kSql;
}

const std::string& EventsOfCasesSql() {
  static const std::string kSql =
      absl::StrCat("SELECT", kEventColumns, ", p.body FROM", kEventTables, R"sql(
    WHERE e.authority_id = $1 AND e.complaint_id = ANY ($2::uuid[])
    ORDER BY e.seq
)sql");
  return kSql;
}

CaseHistory SnapshotFrom(const pqxx::row& row) {
  CaseHistory history;
  history.line = LineFrom(row);
  history.received_at = InstantFrom(row["received_at"]);
  if (const pqxx::field alarm = row["next_alarm_at"]; !alarm.is_null()) {
    history.next_alarm_at = InstantFrom(alarm);
  }
  history.file = FileFrom(row["file"]);
  return history;
}

std::vector<CaseHistory> HistoriesFrom(pqxx::transaction_base& tx, const std::string& authority_id,
                                       const pqxx::result& snapshots) {
  std::vector<CaseHistory> histories;
  std::map<std::string, std::size_t> place_of;
  ArrayLiteral ids;
  for (const pqxx::row& row : snapshots) {
    histories.push_back(SnapshotFrom(row));
    const std::string& id = histories.back().line.complaint_id;
    place_of[id] = histories.size() - 1;
    ids.Text(id);
  }
  for (const pqxx::row& row : Query(tx, EventsOfCasesSql().c_str(), authority_id, ids.Take())) {
    ledger::v1::RecordedEvent recorded = EventFrom(row);
    histories[place_of.at(recorded.complaint_id())].events.push_back(
        std::move(*recorded.mutable_event()));
  }
  return histories;
}

}  // namespace

absl::StatusOr<std::vector<CaseHistory>> CaseHistories::Page(const std::string& authority_id,
                                                             const std::string& after, int most) {
  std::vector<CaseHistory> page;
  const absl::Status done = ReadFor(database_, authority_id, [&](pqxx::transaction_base& tx) {
    page = HistoriesFrom(tx, authority_id,
                         Query(tx, PageSql().c_str(), authority_id, UnlessEmpty(after), most));
    return absl::OkStatus();
  });
  if (!done.ok()) return done;
  return page;
}

absl::StatusOr<CaseHistory> CaseHistories::One(const std::string& authority_id,
                                               std::string_view case_key) {
  const absl::StatusOr<CaseKey> key = ParseCaseKey(case_key);
  if (!key.ok()) return key.status();

  std::vector<CaseHistory> found;
  const absl::Status done = ReadFor(database_, authority_id, [&](pqxx::transaction_base& tx) {
    found = HistoriesFrom(tx, authority_id,
                          Query(tx, OneSql().c_str(), authority_id, UnlessEmpty(key->complaint_id),
                                UnlessEmpty(key->reference)));
    return absl::OkStatus();
  });
  if (!done.ok()) return done;
  if (found.empty()) return absl::NotFoundError("there is no such case");
  return std::move(found.front());
}

}  // namespace candour::intake
