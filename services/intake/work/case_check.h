// Proves that every case file is what its events amount to.
#ifndef CANDOUR_SERVICES_INTAKE_WORK_CASE_CHECK_H_
#define CANDOUR_SERVICES_INTAKE_WORK_CASE_CHECK_H_

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "services/intake/store/case_history.h"

namespace candour::intake {

// A case whose file is not the fold of its events.
struct CaseDifference {
  std::string reference;
  // The first differing field, for example plan.response_by.day. Never a value.
  std::string field;
};

// What has been checked so far.
struct CheckProgress {
  std::int64_t checked = 0;
  // Found since the report before.
  std::vector<CaseDifference> different;
};

// Compares snapshots with folds, a page of cases at a time, each page as of one instant.
//
// Thread-safe; blocks. `histories` outlives it.
class CaseCheck {
 public:
  // Told after every page; false ends the check with Cancelled.
  using Report = std::function<bool(const CheckProgress&)>;

  explicit CaseCheck(CaseHistories& histories) : histories_(histories) {}

  // Checks the case `case_key` (complaint_id or reference), or every case of the authority when it
  // is empty. OK when all was compared, whether or not something differs. NotFound and
  // InvalidArgument as for CaseReader::Get.
  absl::Status Run(const std::string& authority_id, std::string_view case_key,
                   const Report& report);

 private:
  CaseHistories& histories_;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_WORK_CASE_CHECK_H_
