#include "services/intake/store/search_index.h"

#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/postgres/array_literal.h"
#include "services/common/postgres/transact.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/instant.h"
#include "services/intake/store/rows.h"
#include "services/intake/store/search_text.h"

namespace candour::intake {
namespace {

constexpr int kUsualHits = 50;
constexpr int kMostHits = 200;
// Found beyond what is shown, for those of which the reader may not know; the more only where the
// few were all such.
constexpr int kSpare = 50;
constexpr int kMoreSpare = 2000;
// Small enough that the longest texts of a step fit in memory many times.
constexpr int kEventsAtOnce = 200;

// What was found, newest first, and in each row, of which there is at least one, whether the search
// was ended early (`spent`) and whether it found all that it was asked for (`many`).
const std::string& SearchSql() {
  static const std::string kSql = absl::StrCat(R"sql(
    WITH hit AS MATERIALIZED (
        SELECT complaint_id FROM intake.search_cases(websearch_to_tsquery('english', $2), $3))
    SELECT whole.spent, whole.many, )sql",
                                               kLineColumns, R"sql(
    FROM (SELECT coalesce(bool_or(complaint_id IS NULL), false) AS spent,
                 count(complaint_id) >= $3 AS many FROM hit) whole
    LEFT JOIN (hit JOIN intake.case_file c ON c.complaint_id = hit.complaint_id
               AND c.authority_id = $1
               AND ($5 = '' OR intake.may_see(c.seen_only, c.seen_except, $5))) ON true
    ORDER BY c.received_at DESC, c.complaint_id DESC
    LIMIT $4
)sql");
  return kSql;
}

struct SearchRows {
  FoundCases found;
  // There may be more that match.
  bool many = false;
};

SearchRows RowsFrom(const pqxx::result& rows) {
  SearchRows read;
  for (const pqxx::row& row : rows) {
    if (!row["complaint_id"].is_null()) read.found.lines.push_back(LineFrom(row));
  }
  read.found.partial = rows.front()["spent"].as<bool>();
  read.many = rows.front()["many"].as<bool>();
  return read;
}

constexpr const char* kBegin = R"sql(
    INSERT INTO intake.search_cursor (authority_id, seq, hash) VALUES ($1, 0, '')
    ON CONFLICT (authority_id) DO NOTHING
)sql";

constexpr const char* kTakeCursor = R"sql(
    SELECT seq, hash FROM intake.search_cursor WHERE authority_id = $1 FOR UPDATE
)sql";

constexpr const char* kMoveCursor =
    "UPDATE intake.search_cursor SET seq = $2, hash = $3 WHERE authority_id = $1";

constexpr const char* kHead = "SELECT seq FROM ledger.head WHERE authority_id = $1";

constexpr const char* kHashMatches =
    "SELECT hash = $3 AS same FROM ledger.event WHERE authority_id = $1 AND seq = $2";

constexpr const char* kEvents = R"sql(
    SELECT seq, complaint_id, type, hash
    FROM ledger.event
    WHERE authority_id = $1 AND seq > $2
    ORDER BY seq
    LIMIT $3
)sql";

constexpr const char* kFiles = R"sql(
    SELECT c.file FROM intake.case_file c
    WHERE c.authority_id = $1 AND c.complaint_id = ANY ($2::uuid[])
)sql";

// The table adds the words that say whose case it is and when it was received.
constexpr const char* kPut = R"sql(
    INSERT INTO intake.search (authority_id, complaint_id, document, received_at)
    SELECT $1, n.complaint_id,
           to_tsvector('english', n.words) || array_to_tsvector(string_to_array(n.keys, ' ')),
           timestamptz 'epoch' + n.received_at * interval '1 microsecond'
    FROM unnest($2::uuid[], $3::text[], $4::text[], $5::bigint[])
        AS n (complaint_id, words, keys, received_at)
    ON CONFLICT (authority_id, complaint_id)
    DO UPDATE SET document = EXCLUDED.document, received_at = EXCLUDED.received_at
)sql";

constexpr const char* kRemove = R"sql(
    DELETE FROM intake.search WHERE authority_id = $1 AND complaint_id = ANY ($2::uuid[])
)sql";

// Events known to leave the searched words alone. A kind that is not listed is looked at.
bool LeavesWordsAlone(const std::string& type) {
  static const std::set<std::string> kKinds = {"acknowledged",
                                               "alarm_reached",
                                               "attachment_downloaded",
                                               "attachment_scanned",
                                               "case_viewed",
                                               "cases_listed",
                                               "closed",
                                               "message_read",
                                               "notice_sent",
                                               "plan_set",
                                               "responded",
                                               "response_date_moved",
                                               "restricted_opened",
                                               "step_taken",
                                               "themes_suggested",
                                               "withdrawn"};
  return kKinds.contains(type);
}

// Brings the documents of these cases to what their files now say.
void Index(pqxx::work& tx, const std::string& authority_id, const std::set<std::string>& cases) {
  if (cases.empty()) return;
  ArrayLiteral touched;
  for (const std::string& id : cases) touched.Text(id);
  ArrayLiteral ids;
  ArrayLiteral words;
  ArrayLiteral keys;
  ArrayLiteral received;
  ArrayLiteral erased;
  for (const pqxx::row& row : Query(tx, kFiles, authority_id, touched.Take())) {
    const ledger::v1::CaseFile file = FileFrom(row["file"]);
    if (file.erased()) {
      erased.Text(file.complaint_id());
    } else {
      ids.Text(file.complaint_id());
      words.Text(SearchText(file));
      keys.Text(SearchKeys(file));
      received.Instant(InstantFrom(file.received_at()));
    }
  }
  Query(tx, kPut, authority_id, ids.Take(), words.Take(), keys.Take(), received.Take());
  Query(tx, kRemove, authority_id, erased.Take());
}

bool Contains(pqxx::work& tx, const std::string& authority_id, const pqxx::row& cursor) {
  const auto seq = cursor["seq"].as<std::int64_t>();
  if (seq == 0) return true;
  const pqxx::result rows =
      Query(tx, kHashMatches, authority_id, seq, Bytes(BytesFrom(cursor["hash"])));
  return !rows.empty() && rows.front()["same"].as<bool>();
}

absl::Status Step(pqxx::work& tx, const std::string& authority_id, IndexStep& step) {
  const pqxx::result head = Query(tx, kHead, authority_id);
  if (head.empty()) return absl::OkStatus();
  Query(tx, kBegin, authority_id);
  const pqxx::row cursor = Query(tx, kTakeCursor, authority_id).front();
  if (!Contains(tx, authority_id, cursor)) {
    return absl::FailedPreconditionError(
        "the search index stands where the ledger never was; rebuild it");
  }
  step.seq = cursor["seq"].as<std::int64_t>();
  const pqxx::result events = Query(tx, kEvents, authority_id, step.seq, kEventsAtOnce);
  std::set<std::string> cases;
  for (const pqxx::row& event : events) {
    if (event["complaint_id"].is_null()) continue;
    if (LeavesWordsAlone(event["type"].as<std::string>())) continue;
    cases.insert(event["complaint_id"].as<std::string>());
  }
  Index(tx, authority_id, cases);
  step.head_seq = std::max(head.front()["seq"].as<std::int64_t>(), step.seq);
  if (events.empty()) return absl::OkStatus();
  step.seq = events.back()["seq"].as<std::int64_t>();
  step.head_seq = std::max(step.head_seq, step.seq);
  Query(tx, kMoveCursor, authority_id, step.seq, Bytes(BytesFrom(events.back()["hash"])));
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<FoundCases> SearchIndex::Search(const std::string& authority_id,
                                               const std::string& query, int limit,
                                               const std::string& reader) {
  if (limit < 0 || limit > kMostHits) {
    return FieldError("limit", absl::StrCat("must be 1 to ", kMostHits));
  }
  const int most = limit == 0 ? kUsualHits : limit;
  const std::string words = SearchWords(query);

  SearchRows read;
  const absl::Status done = ReadFor(database_, authority_id, [&](pqxx::transaction_base& tx) {
    for (const int spare : {kSpare, kMoreSpare}) {
      read =
          RowsFrom(Query(tx, SearchSql().c_str(), authority_id, words, most + spare, most, reader));
      if (!read.many || static_cast<int>(read.found.lines.size()) >= most) break;
    }
    return absl::OkStatus();
  });
  if (!done.ok()) return done;
  return read.found;
}

absl::StatusOr<IndexStep> SearchIndex::Advance(const std::string& authority_id) {
  IndexStep step;
  const absl::Status done = TransactFor(
      database_, authority_id, [&](pqxx::work& tx) { return Step(tx, authority_id, step); });
  if (!done.ok()) return done;
  return step;
}

absl::Status SearchIndex::Clear(const std::string& authority_id) {
  return TransactFor(database_, authority_id, [&](pqxx::work& tx) {
    Query(tx, "DELETE FROM intake.search WHERE authority_id = $1", authority_id);
    Query(tx, "DELETE FROM intake.search_cursor WHERE authority_id = $1", authority_id);
    return absl::OkStatus();
  });
}

}  // namespace candour::intake
