#include "services/intake/store/event_reader.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/postgres/array_literal.h"
#include "services/common/postgres/transact.h"
#include "services/intake/store/rows.h"

namespace candour::intake {
namespace {

// A filter may pass over this many times as many events as a batch holds; then the reader is told
// how far it has come.
constexpr int kPassOver = 10;

constexpr const char* kHead = "SELECT h.seq, h.hash FROM ledger.head h WHERE h.authority_id = $1";
constexpr const char* kHash =
    "SELECT e.hash FROM ledger.event e WHERE e.authority_id = $1 AND e.seq = $2";
constexpr const char* kHeads =
    "SELECT h.authority_id, h.seq, h.hash FROM ledger.heads() h ORDER BY 1";

// `matching` tells whether the bytes ended the batch early.
const std::string& EventsSql() {
  static const std::string kSql = absl::StrCat("SELECT * FROM (SELECT", kEventColumns, R"sql(,
        CASE WHEN $5::boolean THEN p.body END AS body,
        octet_length(e.facts) + coalesce(octet_length(p.body), 0) AS own_bytes,
        sum(octet_length(e.facts) + coalesce(octet_length(p.body), 0))
          OVER (ORDER BY e.seq) AS bytes_so_far,
        count(*) OVER () AS matching
      FROM (
        SELECT * FROM ledger.event l
        WHERE authority_id = $1 AND seq > $2 AND seq <= $3
          AND (cardinality($4::text[]) = 0 OR type = ANY ($4::text[]))
          AND ($8 = '' OR complaint_id IS NULL OR EXISTS (
              SELECT FROM intake.case_file c
              WHERE c.authority_id = $1 AND c.complaint_id = l.complaint_id
                AND intake.may_see(c.seen_only, c.seen_except, $8)))
        ORDER BY seq
        LIMIT $6
      ) e LEFT JOIN ledger.payload p ON p.authority_id = e.authority_id AND p.seq = e.seq
    ) batch
    WHERE bytes_so_far <= $7 OR bytes_so_far = own_bytes
    ORDER BY seq
)sql");
  return kSql;
}

absl::Status NotOurs(const Cursor& cursor) {
  return absl::FailedPreconditionError(
      absl::StrCat("the ledger does not contain the cursor at ", cursor.seq,
                   ": its tail was cut off or another ledger restored"));
}

Cursor HeadOf(pqxx::transaction_base& tx, const std::string& authority_id) {
  const pqxx::result rows = Query(tx, kHead, authority_id);
  if (rows.empty()) return {};
  return {rows.front()["seq"].as<std::int64_t>(), BytesFrom(rows.front()["hash"])};
}

absl::StatusOr<std::string> HashAt(pqxx::transaction_base& tx, const std::string& authority_id,
                                   std::int64_t seq) {
  const pqxx::result rows = Query(tx, kHash, authority_id, seq);
  if (rows.empty()) return absl::DataLossError(absl::StrCat("the ledger lacks event ", seq));
  return BytesFrom(rows.front()["hash"]);
}

absl::Status CheckCursor(pqxx::transaction_base& tx, const std::string& authority_id,
                         const Cursor& cursor, const Cursor& head) {
  if (cursor.seq == 0) return absl::OkStatus();
  if (cursor.seq < 0 || cursor.seq > head.seq) return NotOurs(cursor);
  const absl::StatusOr<std::string> hash = HashAt(tx, authority_id, cursor.seq);
  if (!hash.ok() || *hash != cursor.hash) return NotOurs(cursor);
  return absl::OkStatus();
}

// Where a reader stands who has read everything of its types up to `seq`.
absl::Status Pass(pqxx::transaction_base& tx, const std::string& authority_id, std::int64_t seq,
                  const Cursor& head, Cursor& passed) {
  if (seq == head.seq) {
    passed = head;
    return absl::OkStatus();
  }
  absl::StatusOr<std::string> hash = HashAt(tx, authority_id, seq);
  if (!hash.ok()) return hash.status();
  passed = {seq, *std::move(hash)};
  return absl::OkStatus();
}

absl::Status ReadBatch(pqxx::transaction_base& tx, const std::string& authority_id,
                       const EventQuery& query, EventBatch& batch) {
  const Cursor head = HeadOf(tx, authority_id);
  batch.head_seq = head.seq;
  batch.passed = query.after;
  if (absl::Status known = CheckCursor(tx, authority_id, query.after, head); !known.ok()) {
    return known;
  }
  if (query.after.seq == head.seq) return absl::OkStatus();

  ArrayLiteral types;
  for (const std::string& type : query.types) types.Text(type);
  // Nothing may be passed over, so nothing may be missing.
  const bool whole = query.types.empty() && query.reader.empty();
  const std::int64_t window = static_cast<std::int64_t>(query.max_events) * (whole ? 1 : kPassOver);
  const std::int64_t end = std::min(head.seq, query.after.seq + window);
  const pqxx::result rows = Query(tx, EventsSql().c_str(), authority_id, query.after.seq, end,
                                  types.Take(), query.parts == Parts::kFactsAndPersonal,
                                  query.max_events, query.max_bytes, query.reader);
  for (const pqxx::row& row : rows) batch.events.push_back(EventFrom(row));

  const auto read = static_cast<std::int64_t>(rows.size());
  const bool cut_short =
      read == query.max_events || (read > 0 && read < rows.front()["matching"].as<std::int64_t>());
  const std::int64_t passed = cut_short ? batch.events.back().seq() : end;
  if (whole && read != passed - query.after.seq) {
    return absl::DataLossError(
        absl::StrCat("the ledger lacks an event between ", query.after.seq, " and ", passed));
  }
  return Pass(tx, authority_id, passed, head, batch.passed);
}

}  // namespace

absl::StatusOr<EventBatch> EventReader::Read(const std::string& authority_id,
                                             const EventQuery& query) {
  EventBatch batch;
  const absl::Status done = ReadFor(database_, authority_id, [&](pqxx::transaction_base& tx) {
    return ReadBatch(tx, authority_id, query, batch);
  });
  if (!done.ok()) return done;
  return batch;
}

absl::StatusOr<std::vector<Head>> EventReader::Heads() {
  std::vector<Head> heads;
  const absl::Status done = Transact(database_, [&](pqxx::work& tx) {
    for (const pqxx::row& row : Query(tx, kHeads)) {
      heads.push_back({row["authority_id"].as<std::string>(),
                       {row["seq"].as<std::int64_t>(), BytesFrom(row["hash"])}});
    }
    return absl::OkStatus();
  });
  if (!done.ok()) return done;
  return heads;
}

}  // namespace candour::intake
