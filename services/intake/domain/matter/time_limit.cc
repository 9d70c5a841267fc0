#include "services/intake/domain/matter/time_limit.h"

#include <algorithm>
#include <string>

#include "services/common/day/day.h"
#include "services/intake/domain/clock.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/explain.h"

namespace candour::intake {

namespace v1 = ledger::v1;

std::optional<absl::CivilDay> MatterKnownOn(const v1::PointPlace& place) {
  std::optional<absl::CivilDay> known;
  const auto take_later = [&known](bool given, const type::v1::Day& day) {
    if (given) known = std::max(known.value_or(StoredDay(day)), StoredDay(day));
  };
  take_later(place.has_occurred_on(), place.occurred_on());
  take_later(place.has_last_occurred_on(), place.last_occurred_on());
  take_later(place.has_noticed_on(), place.noticed_on());
  return known;
}

std::optional<v1::TimeLimit> LimitOf(const v1::PointPlace& place, absl::CivilDay received_on,
                                     const reference::v1::Procedure& procedure,
                                     const Calendar& calendar) {
  const std::optional<absl::CivilDay> known = MatterKnownOn(place);
  if (!known.has_value()) return std::nullopt;
  const DerivedDate last =
      Derive(procedure, "IN_TIME", calendar, {{reference::v1::MILESTONE_MATTER_KNOWN, *known}});
  if (!last.day.has_value()) return std::nullopt;
  v1::TimeLimit limit;
  *limit.mutable_last_day() = ToMessage(*last.day);
  for (std::string& sentence : Sentences(last)) limit.add_working(std::move(sentence));
  limit.set_out_of_time(received_on > *last.day);
  return limit;
}

}  // namespace candour::intake
