#include "services/intake/store/person_cases.h"

#include "absl/strings/str_cat.h"
#include "services/common/postgres/transact.h"
#include "services/intake/store/rows.h"

namespace candour::intake {
namespace {

// Each half goes by its own index; a case of which the person is both is found once.
const std::string& FindSql() {
  static const std::string kSql = absl::StrCat("SELECT", kLineColumns, R"sql(
    FROM intake.case_file c
    WHERE c.authority_id = $1
      AND c.complaint_id IN (
          SELECT complaint_id FROM intake.case_file
          WHERE authority_id = $1 AND complainant_id = $2::uuid
          UNION
          SELECT complaint_id FROM intake.case_file
          WHERE authority_id = $1 AND care_recipient_id = $2::uuid)
      AND ($3 = '' OR intake.may_see(c.seen_only, c.seen_except, $3))
    ORDER BY c.received_at DESC, c.complaint_id DESC
)sql");
  return kSql;
}

}  // namespace

absl::StatusOr<std::vector<CaseLine>> PersonCases::Find(const std::string& authority_id,
                                                        const std::string& person_id,
                                                        const std::string& reader) {
  std::vector<CaseLine> lines;
  const absl::Status done = ReadFor(database_, authority_id, [&](pqxx::transaction_base& tx) {
    for (const pqxx::row& row : Query(tx, FindSql().c_str(), authority_id, person_id, reader)) {
      lines.push_back(LineFrom(row));
    }
    return absl::OkStatus();
  });
  if (!done.ok()) return done;
  return lines;
}

}  // namespace candour::intake
