#include "services/intake/store/ended_files.h"

#include "services/common/postgres/array_literal.h"
#include "services/common/postgres/transact.h"
#include "services/intake/store/rows.h"

namespace candour::intake {
namespace {

constexpr int kFilesAtOnce = 500;

constexpr const char* kEnded = R"sql(
    SELECT c.ended_on, c.complaint_id, c.file
    FROM intake.case_file c
    WHERE c.authority_id = $1 AND c.ended_on <= $2::date AND NOT c.erased
      AND (c.ended_on, c.complaint_id) > ($3::date, $4::uuid)
      AND ($5 = '' OR intake.may_see(c.seen_only, c.seen_except, $5))
    ORDER BY c.ended_on, c.complaint_id
    LIMIT $6
)sql";

constexpr const char* kWithOpenCase = R"sql(
    SELECT p.id FROM unnest($2::uuid[]) AS p (id)
    WHERE EXISTS (SELECT FROM intake.case_file c
                  WHERE c.authority_id = $1 AND c.complainant_id = p.id AND c.ended_on IS NULL)
       OR EXISTS (SELECT FROM intake.case_file c
                  WHERE c.authority_id = $1 AND c.care_recipient_id = p.id AND c.ended_on IS NULL)
)sql";

constexpr const char* kBeforeAll = "0001-01-01";
constexpr const char* kNobody = "00000000-0000-0000-0000-000000000000";

}  // namespace

absl::Status ReadEndedFiles(Database& database, const std::string& authority_id,
                            absl::CivilDay last, const std::string& reader,
                            const std::function<void(const ledger::v1::CaseFile&)>& visit) {
  return ReadFor(database, authority_id, [&](pqxx::transaction_base& tx) {
    std::string ended_on = kBeforeAll;
    std::string complaint_id = kNobody;
    while (true) {
      const pqxx::result rows = Query(tx, kEnded, authority_id, absl::FormatCivilTime(last),
                                      ended_on, complaint_id, reader, kFilesAtOnce);
      for (const pqxx::row& row : rows) visit(FileFrom(row["file"]));
      if (rows.size() < kFilesAtOnce) return absl::OkStatus();
      ended_on = rows.back()["ended_on"].as<std::string>();
      complaint_id = rows.back()["complaint_id"].as<std::string>();
    }
  });
}

absl::StatusOr<std::set<std::string>> PersonsWithOpenCase(
    Database& database, const std::string& authority_id,
    const std::vector<std::string>& person_ids) {
  ArrayLiteral wanted;
  for (const std::string& id : person_ids) wanted.Text(id);
  std::set<std::string> found;
  const absl::Status done = ReadFor(database, authority_id, [&](pqxx::transaction_base& tx) {
    for (const pqxx::row& row : Query(tx, kWithOpenCase, authority_id, wanted.Take())) {
      found.insert(row["id"].as<std::string>());
    }
    return absl::OkStatus();
  });
  if (!done.ok()) return done;
  return found;
}

}  // namespace candour::intake
