// What adopting a version would do to a case, before it is adopted.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_PERIOD_PREVIEW_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_PERIOD_PREVIEW_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "candour/ledger/v1/authority.pb.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "candour/type/v1/day.pb.h"
#include "services/intake/domain/reference_data.h"

namespace candour::intake {

// One date that would be another.
struct TouchedObligation {
  std::string clock;
  std::optional<type::v1::Day> old_due_by;
  std::optional<type::v1::Day> new_due_by;
  // The person was told the old date: it stays (I-7).
  bool promise_kept = false;
};

// `authority` as it would be after the act. Fails as the act would; its own procedures are known
// where `authority_id` says who it is.
absl::StatusOr<ledger::v1::AuthorityFile> WithAdoption(const ledger::v1::AuthorityFile& authority,
                                                       const ledger::v1::AdoptReference& act,
                                                       const ReferenceData& data, absl::Time now,
                                                       const std::string& authority_id = "");

// The dates of `file` that would be others under `authority`.
std::vector<TouchedObligation> TouchedBy(const ledger::v1::AuthorityFile& authority,
                                         const ledger::v1::CaseFile& file,
                                         const ReferenceData& data, absl::Time now);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_PERIOD_PREVIEW_H_
