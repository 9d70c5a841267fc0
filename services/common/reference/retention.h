// How long cases are kept, and why: the schedules and the data map.
#ifndef CANDOUR_SERVICES_COMMON_REFERENCE_RETENTION_H_
#define CANDOUR_SERVICES_COMMON_REFERENCE_RETENTION_H_

#include <filesystem>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "candour/reference/v1/retention.pb.h"
#include "services/common/reference/reference.h"

namespace candour {

// Every version of every schedule, by id and then version.
using RetentionSchedules = std::vector<reference::v1::RetentionSchedule>;

// Loads retention/*.textproto under `folder`. Fails as LoadReference does; also when a rule names a
// record type or a procedure that `reference` does not hold, when a rule can never be reached, when
// the last rule does not fit every case, and when there is no schedule "default".
absl::StatusOr<RetentionSchedules> LoadRetention(const std::filesystem::path& folder,
                                                 const Reference& reference);

// The authority's own schedule as it counts on `day`, or else the default one. Never null for what
// LoadRetention gave. The pointer lives as long as `schedules`.
const reference::v1::RetentionSchedule* ScheduleOn(const RetentionSchedules& schedules,
                                                   std::string_view authority_id,
                                                   absl::CivilDay day);

// Loads privacy/data_map.textproto under `folder`. Fails as LoadReference does; also when a purpose
// leaves a sentence out, and when two purposes cover the same.
absl::StatusOr<reference::v1::DataMap> LoadDataMap(const std::filesystem::path& folder);

// Fails with InvalidArgument naming the field, such as "rules[2].years: …".
absl::Status CheckRetention(const reference::v1::RetentionSchedule& schedule);
absl::Status CheckDataMap(const reference::v1::DataMap& map);

}  // namespace candour

#endif  // CANDOUR_SERVICES_COMMON_REFERENCE_RETENTION_H_
