#include "services/intake/store/ledger_read.h"

#include <stdexcept>

#include "candour/ledger/v1/authority.pb.h"
#include "services/common/postgres/array_literal.h"
#include "services/common/postgres/transact.h"

namespace candour::intake {
namespace {

// The transaction only ever looks rows up by their keys, and its statements are the same each time:
// one plan, made once, by way of the keys. Planning took as long as writing.
constexpr const char* kReadHead = R"sql(
    SELECT seq, hash, (extract(epoch FROM recorded_at) * 1000000)::bigint AS recorded_at,
           reference_year, reference_serial, authority_file,
           set_config('plan_cache_mode', 'force_generic_plan', true),
           set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
           set_config('enable_mergejoin', 'off', true)
    FROM ledger.head
    WHERE authority_id = $1
)sql";

constexpr const char* kHoldHead = R"sql(
    SELECT seq, hash, (extract(epoch FROM recorded_at) * 1000000)::bigint AS recorded_at,
           reference_year, reference_serial, authority_file,
           set_config('plan_cache_mode', 'force_generic_plan', true),
           set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
           set_config('enable_mergejoin', 'off', true)
    FROM ledger.head
    WHERE authority_id = $1
    FOR UPDATE
)sql";

// LIMIT keeps the planner from turning the join round: row security makes it expect a single row of
// the authority, and it would walk all of them for each batch.
constexpr const char* kReadRequests = R"sql(
    SELECT known.subject, known.request_id, known.body_digest, known.answer
    FROM unnest($2::text[], $3::uuid[]) AS wanted (subject, request_id)
    CROSS JOIN LATERAL (
        SELECT r.subject, r.request_id, r.body_digest, r.answer
        FROM intake.request r
        WHERE r.authority_id = $1 AND r.subject = wanted.subject
          AND r.request_id = wanted.request_id
        LIMIT 1
    ) AS known
)sql";

constexpr const char* kReadFilesById = R"sql(
    SELECT file FROM intake.case_file
    WHERE authority_id = $1 AND complaint_id = ANY ($2::uuid[])
)sql";

constexpr const char* kReadFilesByReference = R"sql(
    SELECT file FROM intake.case_file
    WHERE authority_id = $1 AND reference = ANY ($2::text[])
)sql";

// Cases of each person, by way of the two indexes; as many as one act may name and more.
constexpr const char* kReadFilesByPerson = R"sql(
    SELECT found.file
    FROM unnest($2::uuid[]) AS wanted (person_id)
    CROSS JOIN LATERAL (
        SELECT c.complaint_id, c.file FROM intake.case_file c
        WHERE c.authority_id = $1 AND c.complainant_id = wanted.person_id
        UNION ALL
        SELECT c.complaint_id, c.file FROM intake.case_file c
        WHERE c.authority_id = $1 AND c.care_recipient_id = wanted.person_id
          AND c.complainant_id IS DISTINCT FROM wanted.person_id
        LIMIT 60
    ) AS found
)sql";

// Throws on octets that are no such message; Transact makes that Internal.
template <typename Message>
Message Parsed(const pqxx::field& field) {
  const pqxx::binarystring octets(field);
  Message message;
  if (!message.ParseFromArray(octets.data(), static_cast<int>(octets.size()))) {
    throw std::domain_error("a stored message cannot be read");
  }
  return message;
}

LedgerHead HeadFrom(const pqxx::row& row) {
  LedgerHead head;
  head.seq = row["seq"].as<std::int64_t>();
  head.hash = BytesFrom(row["hash"]);
  head.recorded_at = absl::FromUnixMicros(row["recorded_at"].as<std::int64_t>());
  head.reference_year = row["reference_year"].as<int>();
  head.reference_serial = row["reference_serial"].as<int>();
  head.authority_file =
      Parsed<ledger::v1::AuthorityFile>(row["authority_file"]).SerializeAsString();
  return head;
}

void ReadRequests(pqxx::work& tx, const std::string& authority_id,
                  const std::vector<RequestKey>& keys, LedgerView& view) {
  if (keys.empty()) return;
  ArrayLiteral subjects;
  ArrayLiteral ids;
  for (const auto& [subject, id] : keys) {
    subjects.Text(subject);
    ids.Text(id);
  }
  const pqxx::result rows =
      QueryPrepared(tx, "ledger_read_requests", authority_id, subjects.Take(), ids.Take());
  for (const pqxx::row& row : rows) {
    view.requests[{row["subject"].c_str(), row["request_id"].c_str()}] = {
        BytesFrom(row["body_digest"]), Parsed<ledger::v1::Receipt>(row["answer"])};
  }
}

void ReadFiles(pqxx::work& tx, const char* statement, const std::string& authority_id,
               const std::vector<std::string>& keys, LedgerView& view) {
  if (keys.empty()) return;
  ArrayLiteral wanted;
  for (const std::string& key : keys) wanted.Text(key);
  const pqxx::result rows = QueryPrepared(tx, statement, authority_id, wanted.Take());
  for (const pqxx::row& row : rows) {
    view.files.push_back(Parsed<ledger::v1::CaseFile>(row["file"]));
  }
}

}  // namespace

void PrepareLedgerRead(Database& database) {
  database.Prepare("ledger_read_head", kReadHead);
  database.Prepare("ledger_hold_head", kHoldHead);
  database.Prepare("ledger_read_requests", kReadRequests);
  database.Prepare("ledger_read_files_by_id", kReadFilesById);
  database.Prepare("ledger_read_files_by_reference", kReadFilesByReference);
  database.Prepare("ledger_read_files_by_person", kReadFilesByPerson);
}

std::optional<LedgerView> ReadLedger(pqxx::work& tx, const std::string& authority_id,
                                     const Wanted& wanted, bool hold_head) {
  const pqxx::result heads =
      QueryPrepared(tx, hold_head ? "ledger_hold_head" : "ledger_read_head", authority_id);
  if (heads.empty()) return std::nullopt;
  LedgerView view;
  view.head = HeadFrom(heads.front());
  ReadRequests(tx, authority_id, wanted.requests, view);
  ReadFiles(tx, "ledger_read_files_by_id", authority_id, wanted.complaint_ids, view);
  ReadFiles(tx, "ledger_read_files_by_reference", authority_id, wanted.references, view);
  ReadFiles(tx, "ledger_read_files_by_person", authority_id, wanted.person_ids, view);
  return view;
}

}  // namespace candour::intake
