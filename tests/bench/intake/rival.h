// pgbench writing every row that a submission writes.
#ifndef CANDOUR_TESTS_BENCH_INTAKE_RIVAL_H_
#define CANDOUR_TESTS_BENCH_INTAKE_RIVAL_H_

#include <string>

namespace candour::intake {

// How the rival writes.
enum class RivalKind {
  // One authority, a statement a table: what P1 is measured against.
  kOneAuthority,
  // One authority, all rows in one statement.
  kOneStatement,
  // An authority each client, so that no two wait for the same head.
  kManyAuthorities,
};

// Makes the rival's script from the rows of the one submission that `conninfo`'s database holds,
// with the same sizes, tables, indexes, role and row security. Runs pgbench with 32 clients.
class Rival {
 public:
  // `superuser` reads the rows and makes the heads; `conninfo` writes as candour_intake.
  Rival(const std::string& superuser, std::string conninfo);

  // Transactions a second over `seconds`. Throws when pgbench fails.
  double Run(RivalKind kind, int seconds) const;

 private:
  std::string Script(RivalKind kind) const;

  const std::string conninfo_;
  // Literals of the rows' columns.
  std::string event_;
  std::string payload_;
  std::string file_;
  std::string request_;
};

}  // namespace candour::intake

#endif  // CANDOUR_TESTS_BENCH_INTAKE_RIVAL_H_
