#include "tests/bench/intake/rival.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <pqxx/pqxx>
#include <stdexcept>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"

namespace candour::intake {
namespace {

constexpr int kClients = 32;

// The columns after those that differ from row to row, as SQL literals.
constexpr const char* kEvent = R"sql(
    SELECT concat_ws(', ', case_version, quote_literal(occurred_at), quote_literal(recorded_at),
                     quote_literal(actor), quote_literal(type), quote_literal(facts),
                     quote_literal(body_digest), quote_literal(digest), quote_literal(prev_hash),
                     quote_literal(hash))
    FROM ledger.event LIMIT 1
)sql";
constexpr const char* kPayload =
    "SELECT concat_ws(', ', quote_literal(salt), quote_literal(body)) FROM ledger.payload LIMIT 1";
constexpr const char* kFile = R"sql(
    SELECT concat_ws(', ', version, record_type, status, quote_literal(received_at),
                     quote_literal(received_on), quote_literal(primary_theme),
                     quote_nullable(next_due_by), quote_nullable(next_alarm_at),
                     quote_literal(file))
    FROM intake.case_file LIMIT 1
)sql";
constexpr const char* kRequest =
    "SELECT concat_ws(', ', quote_literal(body_digest), quote_literal(answer)) FROM intake.request "
    "LIMIT 1";

constexpr const char* kHeads = R"sql(
    INSERT INTO ledger.head
    SELECT 'rival-' || n, 0, sha256(''), now(), 2026, 0 FROM generate_series(0, 31) AS n
)sql";

constexpr const char* kStatements = R"sql(BEGIN;
SELECT set_config('candour.authority_id', 'rival-' || AUTHORITY, true), gen_random_uuid() AS id \gset
UPDATE ledger.head SET seq = seq + 1, hash = sha256(hash), recorded_at = now(), reference_serial = reference_serial + 1 WHERE authority_id = 'rival-' || AUTHORITY RETURNING seq AS seq \gset
INSERT INTO ledger.event (authority_id, seq, complaint_id, case_version, occurred_at, recorded_at, actor, type, facts, body_digest, digest, prev_hash, hash) VALUES ('rival-' || AUTHORITY, :seq, :id, EVENT);
INSERT INTO ledger.payload VALUES ('rival-' || AUTHORITY, :seq, PAYLOAD);
INSERT INTO intake.case_file VALUES ('rival-' || AUTHORITY, :id, 'ASC-2026-' || :seq, FILE);
INSERT INTO intake.request VALUES ('rival-' || AUTHORITY, 'somebody', gen_random_uuid(), REQUEST, :seq);
COMMIT;
)sql";

constexpr const char* kStatement = R"sql(BEGIN;
SELECT set_config('candour.authority_id', 'rival-' || AUTHORITY, true);
WITH moved AS (UPDATE ledger.head SET seq = seq + 1, hash = sha256(hash), recorded_at = now(), reference_serial = reference_serial + 1 WHERE authority_id = 'rival-' || AUTHORITY RETURNING authority_id, seq, gen_random_uuid() AS id), happened AS (INSERT INTO ledger.event (authority_id, seq, complaint_id, case_version, occurred_at, recorded_at, actor, type, facts, body_digest, digest, prev_hash, hash) SELECT authority_id, seq, id, EVENT FROM moved), said AS (INSERT INTO ledger.payload SELECT authority_id, seq, PAYLOAD FROM moved), opened AS (INSERT INTO intake.case_file SELECT authority_id, id, 'ASC-2026-' || seq, FILE FROM moved) INSERT INTO intake.request SELECT authority_id, 'somebody', gen_random_uuid(), REQUEST, seq FROM moved;
COMMIT;
)sql";

struct CloseCommand {
  void operator()(std::FILE* pipe) const { pclose(pipe); }
};

}  // namespace

Rival::Rival(const std::string& superuser, std::string conninfo) : conninfo_(std::move(conninfo)) {
  pqxx::connection connection(superuser);
  pqxx::work tx(connection);
  event_ = tx.exec1(kEvent)[0].c_str();
  payload_ = tx.exec1(kPayload)[0].c_str();
  file_ = tx.exec1(kFile)[0].c_str();
  request_ = tx.exec1(kRequest)[0].c_str();
  tx.exec(kHeads);
  tx.commit();
}

std::string Rival::Script(RivalKind kind) const {
  const bool many = kind == RivalKind::kManyAuthorities;
  return absl::StrReplaceAll(kind == RivalKind::kOneStatement ? kStatement : kStatements,
                             {{"AUTHORITY", many ? ":client_id" : "0"},
                              {"EVENT", event_},
                              {"PAYLOAD", payload_},
                              {"FILE", file_},
                              {"REQUEST", request_}});
}

double Rival::Run(RivalKind kind, int seconds) const {
  const std::string path = std::filesystem::temp_directory_path() /
                           absl::StrCat("candour-rival-", static_cast<int>(kind), ".sql");
  std::ofstream(path) << Script(kind);
  // pgbench reads the password from the conninfo as libpq does.
  const std::string command = absl::StrCat("pgbench -n -M prepared -c ", kClients, " -j 2 -T ",
                                           seconds, " -f ", path, " \"", conninfo_, "\" 2>&1");
  const std::unique_ptr<std::FILE, CloseCommand> pipe(popen(command.c_str(), "r"));
  std::string output;
  std::array<char, 512> line{};
  while (pipe && std::fgets(line.data(), line.size(), pipe.get()) != nullptr) output += line.data();
  std::filesystem::remove(path);
  const std::size_t tps = output.find("tps = ");
  if (tps == std::string::npos || output.find("aborted") != std::string::npos) {
    throw std::runtime_error("pgbench: " + output);
  }
  return std::strtod(output.c_str() + tps + 6, nullptr);
}

}  // namespace candour::intake
