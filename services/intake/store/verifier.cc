#include "services/intake/store/verifier.h"

#include <algorithm>
#include <map>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "candour/ledger/v1/event.pb.h"
#include "services/common/postgres/transact.h"

namespace candour::intake {
namespace {

constexpr int kPage = 1000;

constexpr const char* kHead = "SELECT seq, hash FROM ledger.head WHERE authority_id = $1";

constexpr const char* kErasures = R"sql(
    SELECT complaint_id, seq, facts FROM ledger.event
    WHERE authority_id = $1 AND type = 'personal_erased'
)sql";

// The events whose bodies went with a misfiled point: earlier ones of the same case.
constexpr const char* kMisfiled = R"sql(
    SELECT complaint_id, seq, facts FROM ledger.event
    WHERE authority_id = $1 AND type = 'misfiled_removed'
)sql";

// The events whose bodies went with a message that was filed on the wrong case: they brought it or
// its attachments, whose ids stand in their facts.
constexpr const char* kRemoved = R"sql(
    SELECT complaint_id, seq, facts FROM ledger.event
    WHERE authority_id = $1 AND type = 'message_removed'
)sql";

constexpr const char* kOfIds = R"sql(
    SELECT e.seq FROM ledger.event e
    WHERE e.authority_id = $1 AND e.complaint_id = $2 AND e.seq < $4
      AND e.type IN ('message_received', 'attachment_added')
      AND EXISTS (SELECT FROM unnest($3::text[]) AS wanted (id)
                  WHERE position(convert_to(wanted.id, 'UTF8') IN e.facts) > 0)
)sql";

// The words of searches go with the case of whom they name, and only an erasure takes them.
constexpr const char* kSearchWords = R"sql(
    SELECT e.seq FROM ledger.event e
    LEFT JOIN ledger.payload p ON p.authority_id = e.authority_id AND p.seq = e.seq
    WHERE e.authority_id = $1 AND e.type = 'cases_listed' AND e.complaint_id IS NULL AND e.seq < $2
      AND e.body_digest IS NOT NULL AND p.seq IS NULL
)sql";

constexpr const char* kOfVersions = R"sql(
    SELECT seq FROM ledger.event
    WHERE authority_id = $1 AND complaint_id = $2 AND case_version = ANY ($3::bigint[]) AND seq < $4
)sql";

constexpr const char* kEvents = R"sql(
    SELECT e.seq, e.complaint_id, e.case_version,
           (extract(epoch FROM e.occurred_at) * 1000000)::bigint AS occurred_at,
           (extract(epoch FROM e.recorded_at) * 1000000)::bigint AS recorded_at,
           e.actor, e.type, e.facts, e.body_digest, e.digest, e.prev_hash, e.hash,
           p.salt, p.body
    FROM ledger.event e
    LEFT JOIN ledger.payload p ON p.authority_id = e.authority_id AND p.seq = e.seq
    WHERE e.authority_id = $1 AND e.seq > $2
    ORDER BY e.seq
    LIMIT $3
)sql";

SealedEvent EventFrom(const pqxx::row& row) {
  SealedEvent event;
  event.seq = row["seq"].as<std::int64_t>();
  event.complaint_id = row["complaint_id"].c_str();
  event.case_version = row["case_version"].as<std::int64_t>();
  event.occurred_at = absl::FromUnixMicros(row["occurred_at"].as<std::int64_t>());
  event.recorded_at = absl::FromUnixMicros(row["recorded_at"].as<std::int64_t>());
  event.actor = row["actor"].c_str();
  event.type = row["type"].c_str();
  event.facts = BytesFrom(row["facts"]);
  if (!row["body_digest"].is_null()) event.body_digest = BytesFrom(row["body_digest"]);
  event.digest = BytesFrom(row["digest"]);
  event.prev_hash = BytesFrom(row["prev_hash"]);
  event.hash = BytesFrom(row["hash"]);
  event.salt = BytesFrom(row["salt"]);
  if (!row["body"].is_null()) event.body = BytesFrom(row["body"]);
  return event;
}

Cursor ReadHead(pqxx::transaction_base& tx, const std::string& authority_id) {
  const pqxx::result rows = Query(tx, kHead, authority_id);
  if (rows.empty()) return {};
  return {rows[0]["seq"].as<std::int64_t>(), BytesFrom(rows[0]["hash"])};
}

using ErasedOfCase = std::map<std::string, Erased>;

void ReadMisfiled(pqxx::transaction_base& tx, const std::string& authority_id,
                  ErasedOfCase& erased) {
  for (const pqxx::row& row : Query(tx, kMisfiled, authority_id)) {
    ledger::v1::Event event;
    event.ParseFromString(BytesFrom(row["facts"]));
    const std::string complaint_id = row["complaint_id"].c_str();
    const std::string versions =
        absl::StrCat("{", absl::StrJoin(event.misfiled_removed().versions(), ","), "}");
    for (const pqxx::row& gone : Query(tx, kOfVersions, authority_id, complaint_id, versions,
                                       row["seq"].as<std::int64_t>())) {
      erased[complaint_id].single.insert(gone["seq"].as<std::int64_t>());
    }
  }
}

void ReadRemoved(pqxx::transaction_base& tx, const std::string& authority_id,
                 ErasedOfCase& erased) {
  for (const pqxx::row& row : Query(tx, kRemoved, authority_id)) {
    ledger::v1::Event event;
    event.ParseFromString(BytesFrom(row["facts"]));
    const std::string complaint_id = row["complaint_id"].c_str();
    std::vector<std::string> ids = {event.message_removed().message_id()};
    ids.insert(ids.end(), event.message_removed().attachment_ids().begin(),
               event.message_removed().attachment_ids().end());
    const std::string wanted = absl::StrCat("{", absl::StrJoin(ids, ","), "}");
    for (const pqxx::row& gone :
         Query(tx, kOfIds, authority_id, complaint_id, wanted, row["seq"].as<std::int64_t>())) {
      erased[complaint_id].single.insert(gone["seq"].as<std::int64_t>());
    }
  }
}

// Which bodies of each case are gone. A forged erasure does not pass: the walk comes to its event
// too.
ErasedOfCase ReadErasures(pqxx::transaction_base& tx, const std::string& authority_id) {
  ErasedOfCase erased;
  std::int64_t last_erasure = 0;
  for (const pqxx::row& row : Query(tx, kErasures, authority_id)) {
    last_erasure = std::max(last_erasure, row["seq"].as<std::int64_t>());
    ledger::v1::Event event;
    event.ParseFromString(BytesFrom(row["facts"]));
    // Never itself or what came after it.
    const std::int64_t through =
        std::min(event.personal_erased().through_seq(), row["seq"].as<std::int64_t>() - 1);
    std::int64_t& latest = erased[row["complaint_id"].c_str()].through_seq;
    latest = std::max(latest, through);
  }
  for (const pqxx::row& row : Query(tx, kSearchWords, authority_id, last_erasure)) {
    erased[""].single.insert(row["seq"].as<std::int64_t>());
  }
  ReadMisfiled(tx, authority_id, erased);
  ReadRemoved(tx, authority_id, erased);
  return erased;
}

// Steps over the events until the last one or the first fault.
absl::Status Walk(pqxx::transaction_base& tx, const std::string& authority_id,
                  std::int64_t head_seq, const VerifyProgress& progress, ChainWalk& walk) {
  std::int64_t passed = 0;
  std::int64_t walked = 0;
  while (true) {
    const pqxx::result rows = Query(tx, kEvents, authority_id, passed, kPage);
    for (const pqxx::row& row : rows) {
      const SealedEvent event = EventFrom(row);
      if (!walk.Step(event)) return absl::OkStatus();
      passed = event.seq;
      ++walked;
    }
    if (!rows.empty() && !progress(walked, head_seq)) return absl::CancelledError("stopped");
    if (rows.size() < kPage) return absl::OkStatus();
  }
}

}  // namespace

absl::StatusOr<Verdict> VerifyLedger(Database& database, const std::string& authority_id,
                                     const std::vector<Cursor>& anchors,
                                     const VerifyProgress& progress) {
  Verdict verdict;
  const absl::Status status =
      ReadFor(database, authority_id, [&](pqxx::transaction_base& tx) -> absl::Status {
        const Cursor head = ReadHead(tx, authority_id);
        ChainWalk walk(authority_id, head, anchors, ReadErasures(tx, authority_id));
        absl::Status walked = Walk(tx, authority_id, head.seq, progress, walk);
        verdict = walk.Finish();
        return walked;
      });
  if (!status.ok()) return status;
  return verdict;
}

}  // namespace candour::intake
