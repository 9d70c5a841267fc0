// Snapshots beside the events they came from.
#ifndef CANDOUR_SERVICES_INTAKE_STORE_CASE_HISTORY_H_
#define CANDOUR_SERVICES_INTAKE_STORE_CASE_HISTORY_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "candour/ledger/v1/event.pb.h"
#include "services/intake/store/case_reader.h"

namespace candour {
class Database;
}  // namespace candour

namespace candour::intake {

// One case as of one instant.
struct CaseHistory {
  // The typed columns of the snapshot.
  CaseLine line;
  absl::Time received_at;
  std::optional<absl::Time> next_alarm_at;
  // The protobuf column.
  ledger::v1::CaseFile file;
  // Oldest first, with the personal parts that are still there.
  std::vector<ledger::v1::Event> events;
};

// Thread-safe; blocks. `database` outlives it.
class CaseHistories {
 public:
  explicit CaseHistories(Database& database) : database_(database) {}

  // At most `most` cases in the order of complaint_id, behind `after`, which is empty at first. All
  // of a page is read as of one instant.
  absl::StatusOr<std::vector<CaseHistory>> Page(const std::string& authority_id,
                                                const std::string& after, int most);

  // One case. Errors as for CaseReader::Get.
  absl::StatusOr<CaseHistory> One(const std::string& authority_id, std::string_view case_key);

 private:
  Database& database_;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_STORE_CASE_HISTORY_H_
