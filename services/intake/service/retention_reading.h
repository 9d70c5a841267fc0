// What the handlers of retention read and do beside the cases themselves.
#ifndef CANDOUR_SERVICES_INTAKE_SERVICE_RETENTION_READING_H_
#define CANDOUR_SERVICES_INTAKE_SERVICE_RETENTION_READING_H_

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "candour/intake/v1/retention.pb.h"
#include "candour/ledger/v1/case_file.pb.h"

namespace candour::intake {

// Where the last erasure of a case stands, and what intake itself still holds of its people.
struct Remains {
  std::int64_t seq = 0;
  std::string hash;
  std::int64_t bodies_gone = 0;
  // A sentence for each thing that is left; empty: nothing is.
  std::vector<std::string> left;
};

// Thread-safe; every call blocks until the database answers, Unavailable when it does not.
class RetentionReading {
 public:
  virtual ~RetentionReading() = default;

  // Every case that had ended by `last` and was not erased, as far as `reader` may know of it.
  virtual absl::Status EndedFiles(
      const std::string& authority_id, absl::CivilDay last, const std::string& reader,
      const std::function<void(const ledger::v1::CaseFile&)>& visit) = 0;
  // Those of these persons who are named on a case that has not ended.
  virtual absl::StatusOr<std::set<std::string>> WithOpenCase(
      const std::string& authority_id, const std::vector<std::string>& person_ids) = 0;
  virtual absl::Status Erasures(const v1::ListErasuresRequest& request,
                                v1::ListErasuresResponse& response) = 0;
  virtual absl::Status Repeat(const std::string& authority_id,
                              v1::RepeatErasuresResponse& response) = 0;
  // NotFound when the case was not erased.
  virtual absl::StatusOr<Remains> RemainsOf(const std::string& authority_id,
                                            const std::string& complaint_id) = 0;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_SERVICE_RETENTION_READING_H_
