#include "services/intake/store/erasure_shelf.h"

#include <algorithm>
#include <map>
#include <utility>

#include "candour/ledger/v1/event.pb.h"
#include "google/protobuf/util/message_differencer.h"
#include "services/common/fields/personal.h"
#include "services/common/postgres/array_literal.h"
#include "services/common/postgres/transact.h"
#include "services/intake/domain/instant.h"
#include "services/intake/store/rows.h"

namespace candour::intake {
namespace {

constexpr const char* kList = R"sql(
    SELECT e.seq, e.complaint_id, e.facts, coalesce(c.reference, '') AS reference
    FROM ledger.event e
    LEFT JOIN intake.case_file c
        ON c.authority_id = e.authority_id AND c.complaint_id = e.complaint_id
    WHERE e.authority_id = $1 AND e.type = 'personal_erased' AND e.seq > $2
    ORDER BY e.seq
    LIMIT 1000
)sql";

constexpr const char* kLast = R"sql(
    SELECT e.seq, e.facts, e.hash FROM ledger.event e
    WHERE e.authority_id = $1 AND e.complaint_id = $2::uuid AND e.type = 'personal_erased'
    ORDER BY e.seq DESC
    LIMIT 1
)sql";

constexpr const char* kBodies = R"sql(
    SELECT count(*) FILTER (WHERE p.seq IS NULL) AS gone, count(p.seq) AS kept
    FROM ledger.event e
    LEFT JOIN ledger.payload p ON p.authority_id = e.authority_id AND p.seq = e.seq
    WHERE e.authority_id = $1 AND e.complaint_id = $2::uuid AND e.seq <= $3
      AND e.body_digest IS NOT NULL
)sql";

constexpr const char* kCopies = R"sql(
    SELECT (SELECT count(*) FROM intake.attachment
            WHERE authority_id = $1 AND complaint_id = $2::uuid) AS attachments,
           (SELECT count(*) FROM intake.mail_id
            WHERE authority_id = $1 AND complaint_id = $2::uuid) AS mails,
           (SELECT count(*) FROM intake.search
            WHERE authority_id = $1 AND complaint_id = $2::uuid) AS documents,
           coalesce((SELECT seq FROM intake.search_cursor WHERE authority_id = $1), 0) AS indexed
)sql";

constexpr const char* kErased = R"sql(
    SELECT e.complaint_id, e.seq, e.facts FROM ledger.event e
    WHERE e.authority_id = $1 AND e.type = 'personal_erased' ORDER BY e.seq
)sql";

// What was filed on the wrong case and removed there: points, messages with their attachments.
constexpr const char* kRemovals = R"sql(
    SELECT e.complaint_id, e.type, e.facts FROM ledger.event e
    WHERE e.authority_id = $1 AND e.type IN ('misfiled_removed', 'message_removed') ORDER BY e.seq
)sql";

constexpr const char* kForgetSearches = R"sql(
    SELECT coalesce((SELECT ledger.erase_search_words($1, e.complaint_id, '{}') FROM ledger.event e
                     WHERE e.authority_id = $1 AND e.type = 'personal_erased'
                     ORDER BY e.seq DESC LIMIT 1), 0) AS gone
)sql";

constexpr const char* kClearFile = R"sql(
    UPDATE intake.case_file
    SET file = $3, erased = true, complainant_id = NULL, care_recipient_id = NULL
    WHERE authority_id = $1 AND complaint_id = $2::uuid
)sql";

ledger::v1::Event Facts(const pqxx::field& field) {
  ledger::v1::Event event;
  event.ParseFromString(BytesFrom(field));
  return event;
}

std::int64_t Removed(pqxx::work& tx, const char* sql, const std::string& authority_id,
                     const std::string& complaint_id) {
  return Affected(Query(tx, sql, authority_id, complaint_id));
}

// The snapshot, should it have come back with what the ledger has erased.
std::int64_t ClearFile(pqxx::work& tx, const std::string& authority_id,
                       const std::string& complaint_id) {
  const pqxx::result rows = Query(tx,
                                  "SELECT file FROM intake.case_file "
                                  "WHERE authority_id = $1 AND complaint_id = $2::uuid FOR UPDATE",
                                  authority_id, complaint_id);
  if (rows.empty()) return 0;
  const ledger::v1::CaseFile file = FileFrom(rows.front()["file"]);
  ledger::v1::CaseFile facts = file;
  ClearPersonal(facts);
  if (google::protobuf::util::MessageDifferencer::Equals(facts, file)) return 0;
  facts.set_erased(true);
  const std::string bytes = facts.SerializeAsString();
  return Affected(Query(tx, kClearFile, authority_id, complaint_id, Bytes(bytes)));
}

void RepeatOne(pqxx::work& tx, const std::string& authority_id, const std::string& complaint_id,
               std::int64_t through_seq, RepeatedErasures& done) {
  done.bodies += Query(tx, "SELECT ledger.erase_bodies($1, $2::uuid, $3) AS gone", authority_id,
                       complaint_id, through_seq)
                     .front()["gone"]
                     .as<std::int64_t>();
  done.attachments += Removed(
      tx, "DELETE FROM intake.attachment WHERE authority_id = $1 AND complaint_id = $2::uuid",
      authority_id, complaint_id);
  Removed(tx, "DELETE FROM intake.mail_id WHERE authority_id = $1 AND complaint_id = $2::uuid",
          authority_id, complaint_id);
  done.search_documents +=
      Removed(tx, "DELETE FROM intake.search WHERE authority_id = $1 AND complaint_id = $2::uuid",
              authority_id, complaint_id);
  done.case_files += ClearFile(tx, authority_id, complaint_id);
}

void RepeatRemoval(pqxx::work& tx, const std::string& authority_id, const pqxx::row& row,
                   RepeatedErasures& done) {
  const ledger::v1::Event event = Facts(row["facts"]);
  const auto complaint_id = row["complaint_id"].as<std::string>();
  ArrayLiteral which;
  if (event.has_misfiled_removed()) {
    for (const std::int64_t version : event.misfiled_removed().versions()) which.Number(version);
    if (event.misfiled_removed().versions().empty()) return;
    done.bodies += Query(tx, "SELECT ledger.erase_bodies_of($1, $2::uuid, $3::bigint[]) AS gone",
                         authority_id, complaint_id, which.Take())
                       .front()["gone"]
                       .as<std::int64_t>();
    return;
  }
  which.Text(event.message_removed().message_id());
  for (const std::string& id : event.message_removed().attachment_ids()) which.Text(id);
  const std::string wanted = which.Take();
  done.bodies += Query(tx, "SELECT ledger.remove_bodies($1, $2::uuid, $3::text[]) AS gone",
                       authority_id, complaint_id, wanted)
                     .front()["gone"]
                     .as<std::int64_t>();
  done.attachments +=
      Affected(Query(tx,
                     "DELETE FROM intake.attachment WHERE authority_id = $1 "
                     "AND complaint_id = $2::uuid AND attachment_id = ANY ($3::uuid[])",
                     authority_id, complaint_id, wanted));
}

}  // namespace

absl::StatusOr<std::vector<ErasureLine>> ErasureShelf::List(const std::string& authority_id,
                                                            std::int64_t after_seq) {
  std::vector<ErasureLine> lines;
  const absl::Status done = ReadFor(database_, authority_id, [&](pqxx::transaction_base& tx) {
    for (const pqxx::row& row : Query(tx, kList, authority_id, after_seq)) {
      const ledger::v1::Event event = Facts(row["facts"]);
      lines.push_back({row["complaint_id"].as<std::string>(), row["reference"].as<std::string>(),
                       event.personal_erased().rule(),
                       InstantFrom(event.personal_erased().erased_at()),
                       row["seq"].as<std::int64_t>()});
    }
    return absl::OkStatus();
  });
  if (!done.ok()) return done;
  return lines;
}

absl::StatusOr<ErasureRemains> ErasureShelf::RemainsOf(const std::string& authority_id,
                                                       const std::string& complaint_id) {
  ErasureRemains remains;
  const absl::Status done =
      ReadFor(database_, authority_id, [&](pqxx::transaction_base& tx) -> absl::Status {
        const pqxx::result last = Query(tx, kLast, authority_id, complaint_id);
        if (last.empty()) return absl::NotFoundError("the case was not erased");
        remains.seq = last.front()["seq"].as<std::int64_t>();
        remains.hash = BytesFrom(last.front()["hash"]);
        const std::int64_t through = Facts(last.front()["facts"]).personal_erased().through_seq();
        const pqxx::row bodies = Query(tx, kBodies, authority_id, complaint_id, through).front();
        remains.bodies_gone = bodies["gone"].as<std::int64_t>();
        remains.bodies_left = bodies["kept"].as<std::int64_t>();
        const pqxx::row copies = Query(tx, kCopies, authority_id, complaint_id).front();
        remains.attachments = copies["attachments"].as<std::int64_t>();
        remains.mails = copies["mails"].as<std::int64_t>();
        remains.search_documents = copies["documents"].as<std::int64_t>();
        remains.search_passed = copies["indexed"].as<std::int64_t>() >= remains.seq;
        return absl::OkStatus();
      });
  if (!done.ok()) return done;
  return remains;
}

absl::StatusOr<RepeatedErasures> ErasureShelf::Repeat(const std::string& authority_id) {
  RepeatedErasures repeated;
  const absl::Status done = TransactFor(database_, authority_id, [&](pqxx::work& tx) {
    std::map<std::string, std::int64_t> through;
    for (const pqxx::row& row : Query(tx, kErased, authority_id)) {
      ++repeated.erasures;
      // Never itself or what came after it.
      through[row["complaint_id"].as<std::string>()] = std::min(
          Facts(row["facts"]).personal_erased().through_seq(), row["seq"].as<std::int64_t>() - 1);
    }
    for (const auto& [complaint_id, seq] : through) {
      RepeatOne(tx, authority_id, complaint_id, seq, repeated);
    }
    // Nobody knows by which words they would be found: those of every search before go.
    if (!through.empty()) {
      repeated.bodies +=
          Query(tx, kForgetSearches, authority_id).front()["gone"].as<std::int64_t>();
    }
    for (const pqxx::row& row : Query(tx, kRemovals, authority_id)) {
      RepeatRemoval(tx, authority_id, row, repeated);
    }
    return absl::OkStatus();
  });
  if (!done.ok()) return done;
  return repeated;
}

}  // namespace candour::intake
