// A database with a ledger that a test fills event by event.
#ifndef CANDOUR_TESTS_INTAKE_STORE_ARRANGED_LEDGER_H_
#define CANDOUR_TESTS_INTAKE_STORE_ARRANGED_LEDGER_H_

#include <cstdint>
#include <map>
#include <string>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "candour/ledger/v1/event.pb.h"
#include "services/common/postgres/database.h"
#include "services/intake/store/cursor.h"
#include "services/intake/store/postgres_ledger_store.h"
#include "tests/support/postgres.h"

namespace candour::intake {

// Wednesday 11 March 2026, 10:00 in London.
inline const absl::Time kMarchMorning = absl::FromUnixSeconds(1773223200);

// 00000000-0000-4000-8000-… with `number` at its end.
std::string CaseId(int number);

// Writes as intake's writer does, through PostgresLedgerStore and the role candour_intake, but
// takes any event without asking the rules. A failure throws.
class ArrangedLedger {
 public:
  ArrangedLedger();

  // The case `number` of `authority_id` as received at `at`; its words are "my words".
  ledger::v1::CaseFile NewCase(const std::string& authority_id, int number,
                               absl::Time at = kMarchMorning) const;

  // Records that `file` was received; it becomes the snapshot.
  void Receive(const ledger::v1::CaseFile& file);

  // Records `event` on a received case and answers with its place in the ledger.
  Cursor Record(const std::string& authority_id, const std::string& complaint_id,
                const ledger::v1::Event& event);

  const ledger::v1::CaseFile& FileOf(const std::string& complaint_id) const {
    return files_.at(complaint_id);
  }

  // Puts `file` in the snapshot's place without an event.
  void Replace(const ledger::v1::CaseFile& file);

  // Cuts the ledger behind `seq` as somebody with the keys of the database might.
  void CutBehind(const std::string& authority_id, std::int64_t seq);

  // Business time stands at `now` and may be moved.
  void MakeDemo(absl::Time now);

  TestDatabase& Test() { return test_; }
  // As candour_intake.
  Database& AsIntake() { return database_; }

 private:
  Cursor Write(const std::string& authority_id, const ledger::v1::Event& event,
               const ledger::v1::CaseFile& file, bool is_new);

  TestDatabase test_;
  Database database_;
  PostgresLedgerStore store_;
  std::map<std::string, ledger::v1::CaseFile> files_;
};

// Events that tests need often.
ledger::v1::Event Viewed();
ledger::v1::Event Noted(const std::string& note);
ledger::v1::Event ErasedThrough(std::int64_t seq);

}  // namespace candour::intake

#endif  // CANDOUR_TESTS_INTAKE_STORE_ARRANGED_LEDGER_H_
