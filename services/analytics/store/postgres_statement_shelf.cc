#include "services/analytics/store/postgres_statement_shelf.h"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <pqxx/pqxx>

#include "services/common/postgres/transact.h"

namespace candour::analytics {
namespace {

using Words = nlohmann::ordered_json;

std::string WordsOf(const AnnualStatement& statement) {
  Words checks = Words::array();
  for (const SelfCheck& check : statement.self_assessment) {
    checks.push_back(
        {{"expectation", check.expectation}, {"met", check.met}, {"evidence", check.evidence}});
  }
  const Words words = {{"general_matters", statement.general_matters},
                       {"improvements", statement.improvements},
                       {"member", statement.member},
                       {"member_response", statement.member_response},
                       {"self_assessment", checks}};
  return words.dump();
}

AnnualStatement StatementFrom(const std::string& text) {
  const Words words = Words::parse(text);
  AnnualStatement statement;
  statement.general_matters = words.at("general_matters").get<std::vector<std::string>>();
  statement.improvements = words.at("improvements").get<std::vector<std::string>>();
  statement.member = words.at("member").get<std::string>();
  statement.member_response = words.at("member_response").get<std::string>();
  for (const Words& check : words.at("self_assessment")) {
    statement.self_assessment.push_back({check.at("expectation").get<std::string>(),
                                         check.at("met").get<bool>(),
                                         check.at("evidence").get<std::string>()});
  }
  return statement;
}

}  // namespace

absl::StatusOr<KeptStatement> PostgresStatementShelf::Standing(const std::string& authority_id,
                                                               const std::string& council_year) {
  KeptStatement kept;
  const absl::Status done = ReadFor(database_, authority_id, [&](pqxx::transaction_base& tx) {
    const pqxx::result rows =
        Query(tx,
              "SELECT words, written_by, (extract(epoch FROM written_at) * 1000000)::bigint "
              "FROM analytics.annual_statement WHERE authority_id = $1 AND council_year = $2 "
              "ORDER BY version DESC LIMIT 1",
              authority_id, council_year);
    if (rows.empty()) return absl::OkStatus();
    kept.statement = StatementFrom(rows.front()[0].as<std::string>());
    kept.written_by = rows.front()[1].as<std::string>();
    kept.written_at = absl::FromUnixMicros(rows.front()[2].as<std::int64_t>());
    return absl::OkStatus();
  });
  if (!done.ok()) return done;
  return kept;
}

absl::Status PostgresStatementShelf::Keep(const std::string& authority_id,
                                          const std::string& council_year,
                                          const KeptStatement& statement) {
  return TransactFor(database_, authority_id, [&](pqxx::work& tx) {
    Query(tx,
          "INSERT INTO analytics.annual_statement "
          "(authority_id, council_year, version, words, written_by, written_at) "
          "SELECT $1, $2, coalesce(max(version), 0) + 1, $3, $4, "
          "timestamptz 'epoch' + $5::bigint * interval '1 microsecond' "
          "FROM analytics.annual_statement WHERE authority_id = $1 AND council_year = $2",
          authority_id, council_year, WordsOf(statement.statement), statement.written_by,
          absl::ToUnixMicros(statement.written_at));
    return absl::OkStatus();
  });
}

}  // namespace candour::analytics
