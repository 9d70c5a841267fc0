#include "services/analytics/store/matter_rows.h"

#include <optional>

#include "absl/time/civil_time.h"
#include "services/analytics/store/theme_rows.h"
#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/common/postgres/transact.h"

namespace candour::analytics {
namespace {

using follower::Transaction;
using ledger::v1::Event;
using ledger::v1::RecordedEvent;

void AddPoint(Transaction& tx, const RecordedEvent& event) {
  Query(tx,
        "INSERT INTO analytics.point (authority_id, complaint_id, point_id) "
        "VALUES ($1, $2::uuid, $3) ON CONFLICT DO NOTHING",
        event.authority_id(), event.complaint_id(),
        static_cast<std::int64_t>(event.event().point_added().point_id()));
}

void RemovePoint(Transaction& tx, const RecordedEvent& event) {
  Query(tx,
        "DELETE FROM analytics.point "
        "WHERE authority_id = $1 AND complaint_id = $2::uuid AND point_id = $3",
        event.authority_id(), event.complaint_id(),
        static_cast<std::int64_t>(event.event().misfiled_removed().point_id()));
}

// The points that the event settles, each with what it is from now on.
google::protobuf::RepeatedPtrField<ledger::v1::PointOutcome> Settled(const Event& event) {
  google::protobuf::RepeatedPtrField<ledger::v1::PointOutcome> outcomes;
  const auto settle = [&outcomes](std::uint32_t point_id, const std::string& outcome) {
    outcomes.Add()->set_point_id(point_id);
    outcomes.rbegin()->set_outcome(outcome);
  };
  for (const ledger::v1::PointExclusion& each : event.points_excluded().points()) {
    settle(each.point_id(), event.points_excluded().point_outcome());
  }
  for (const std::uint32_t id : event.transferred_out().transfer().point_ids()) {
    settle(id, event.transferred_out().point_outcome());
  }
  if (event.has_out_of_time_considered()) {
    settle(event.out_of_time_considered().point_id(),
           event.out_of_time_considered().point_outcome());
  }
  return outcomes;
}

void ResolveOrally(Transaction& tx, const RecordedEvent& event) {
  const ledger::v1::OrallyResolved& resolved = event.event().orally_resolved();
  if (!resolved.early_resolution()) return;
  const absl::Time at = absl::FromUnixSeconds(resolved.resolution().resolved_at().seconds());
  AddToDay(tx, event, -1);
  Query(tx,
        "UPDATE analytics.fact SET record_type = 'ERO', closed_on = $3::date, outcome = $4 "
        "WHERE authority_id = $1 AND complaint_id = $2::uuid",
        event.authority_id(), event.complaint_id(), absl::FormatCivilTime(LondonDay(at)),
        resolved.outcome());
  AddToDay(tx, event, 1);
}

void Reopen(Transaction& tx, const RecordedEvent& event) {
  Query(tx,
        "UPDATE analytics.fact SET closed_on = NULL, responded_on = NULL, outcome = '' "
        "WHERE authority_id = $1 AND complaint_id = $2::uuid",
        event.authority_id(), event.complaint_id());
  WriteOutcomeOfAll(tx, event, "");
}

void Convert(Transaction& tx, const RecordedEvent& event) {
  const ledger::v1::RecordConverted& converted = event.event().record_converted();
  std::optional<std::string> last_day;
  if (converted.pins().has_relevant_period_ends_on()) {
    const absl::StatusOr<absl::CivilDay> day = DayFrom(converted.pins().relevant_period_ends_on());
    if (day.ok()) last_day = absl::FormatCivilTime(*day);
  }
  AddToDay(tx, event, -1);
  Query(tx,
        "UPDATE analytics.fact SET record_type = $3, relevant_period_last_day = $4::date "
        "WHERE authority_id = $1 AND complaint_id = $2::uuid",
        event.authority_id(), event.complaint_id(), converted.conversion().to(), last_day);
  AddToDay(tx, event, 1);
  if (converted.reopened()) Reopen(tx, event);
}

}  // namespace

std::vector<std::string> MatterTypes() {
  return {"point_added",      "points_excluded", "out_of_time_considered", "transferred_out",
          "misfiled_removed", "orally_resolved", "record_converted"};
}

void CopyMatter(Transaction& tx, const RecordedEvent& event) {
  switch (event.event().kind_case()) {
    case Event::kPointAdded:
      return AddPoint(tx, event);
    case Event::kMisfiledRemoved:
      return RemovePoint(tx, event);
    case Event::kPointsExcluded:
    case Event::kOutOfTimeConsidered:
    case Event::kTransferredOut:
      return WriteOutcomes(tx, event, Settled(event.event()));
    case Event::kOrallyResolved:
      return ResolveOrally(tx, event);
    case Event::kRecordConverted:
      return Convert(tx, event);
    default:
      return;
  }
}

}  // namespace candour::analytics
