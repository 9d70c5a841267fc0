#include "services/notification/store/columns.h"

#include "services/common/day/day.h"

namespace candour::notification {

std::string InstantText(absl::Time time) {
  if (time == absl::InfiniteFuture()) return "infinity";
  if (time == absl::InfinitePast()) return "-infinity";
  return absl::FormatTime("%Y-%m-%d %H:%M:%E6S+00", time, absl::UTCTimeZone());
}

absl::Time InstantOf(std::int64_t microseconds) { return absl::FromUnixMicros(microseconds); }

std::optional<std::string> DueByText(const ledger::v1::Obligation& obligation) {
  if (!obligation.has_due_by()) return std::nullopt;
  const absl::StatusOr<absl::CivilDay> day = DayFrom(obligation.due_by());
  if (!day.ok()) return std::nullopt;
  return absl::FormatCivilTime(*day);
}

}  // namespace candour::notification
