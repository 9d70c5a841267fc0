// Cases for which an alarm instant has come.
#ifndef CANDOUR_SERVICES_INTAKE_STORE_DUE_CASES_H_
#define CANDOUR_SERVICES_INTAKE_STORE_DUE_CASES_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "candour/ledger/v1/case_file.pb.h"

namespace candour {
class Database;
}  // namespace candour

namespace candour::intake {

// A case that waited for an instant now past.
struct DueCase {
  // The earliest alarm instant not yet reached, as the snapshot has it.
  absl::Time alarm_at;
  ledger::v1::CaseFile file;
};

// Thread-safe; blocks. `database` outlives it.
class DueCases {
 public:
  explicit DueCases(Database& database) : database_(database) {}

  // At most `most` cases whose earliest alarm lies at or before `now`, earliest first, behind
  // `after`; from the beginning when `after` is null.
  absl::StatusOr<std::vector<DueCase>> Find(const std::string& authority_id, absl::Time now,
                                            int most, const DueCase* after);

 private:
  Database& database_;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_STORE_DUE_CASES_H_
