#include "tests/support/postgres.h"

#include <pqxx/pqxx>

#include "absl/strings/str_cat.h"
#include "services/common/digest/digest.h"
#include "tests/support/postgres_cluster.h"

namespace candour {

TestDatabase::TestDatabase() : name_("candour_test_" + Hex(RandomBytes(8))) {
  static const std::string kTemplate = MigratedTemplate();
  pqxx::connection connection(ClusterConninfo("postgres"));
  pqxx::nontransaction tx(connection);
  tx.exec("CREATE DATABASE " + name_ + " TEMPLATE " + kTemplate);
}

TestDatabase::~TestDatabase() {
  try {
    pqxx::connection connection(ClusterConninfo("postgres"));
    pqxx::nontransaction tx(connection);
    tx.exec("DROP DATABASE " + name_ + " WITH (FORCE)");
  } catch (const std::exception&) {
    // The cluster went away with the test; nothing is left to drop.
    return;
  }
}

std::string TestDatabase::Conninfo(std::string_view role) const {
  const std::string conninfo = ClusterConninfo(name_);
  if (role.empty()) return conninfo;
  return absl::StrCat(conninfo, " options='-c role=", std::string{role}, "'");
}

void TestDatabase::Execute(std::string_view sql) const {
  pqxx::connection connection(Conninfo());
  pqxx::nontransaction tx(connection);
  tx.exec(std::string{sql});
}

std::string TestDatabase::Value(std::string_view sql) const {
  pqxx::connection connection(Conninfo());
  pqxx::nontransaction tx(connection);
  const pqxx::result rows = tx.exec(std::string{sql});
  return rows[0][0].is_null() ? "null" : rows[0][0].c_str();
}

}  // namespace candour
