#include "services/intake/domain/matter/checks.h"

#include <algorithm>
#include <optional>
#include <set>

#include "absl/strings/str_cat.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/instant.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

// The day of the field, where it was given.
absl::StatusOr<std::optional<absl::CivilDay>> GivenDay(bool given, const type::v1::Day& day,
                                                       absl::CivilDay received_on,
                                                       const std::string& field) {
  if (!given) return std::optional<absl::CivilDay>();
  const absl::StatusOr<absl::CivilDay> found = DayOfField(day, field);
  if (!found.ok()) return found.status();
  if (*found > received_on) {
    return FieldError(field, "give a day that is not after the day on which it was received");
  }
  return std::optional(*found);
}

absl::Status CheckOrder(const std::optional<absl::CivilDay>& first,
                        const std::optional<absl::CivilDay>& later, const std::string& field) {
  if (!first.has_value() || !later.has_value() || *first <= *later) return absl::OkStatus();
  return FieldError(field, "give a day that is not before the day on which it occurred");
}

}  // namespace

bool IsSettled(const v1::Point& point) {
  return point.outcome() == kExcluded || point.outcome() == kTransferred;
}

bool IsSettled(const v1::CaseFile& file) {
  return std::all_of(file.points().begin(), file.points().end(),
                     [](const v1::Point& point) { return IsSettled(point); });
}

absl::Time ReceivedAt(const v1::CaseFile& file, const v1::Point& point) {
  return InstantFrom(point.matter().has_received_at() ? point.matter().received_at()
                                                      : file.received_at());
}

uint32_t NextPointId(const v1::CaseFile& file) {
  uint32_t last = 0;
  for (const v1::Point& point : file.points()) last = std::max(last, point.point_id());
  for (const uint32_t id : file.matter().misfiled_point_ids()) last = std::max(last, id);
  return last + 1;
}

absl::StatusOr<const v1::Point*> PointOf(const v1::CaseFile& file, uint32_t point_id,
                                         std::string_view field) {
  const v1::Point* point = FindPoint(file, point_id);
  if (point == nullptr) return FieldError(field, "the case has no such point");
  return point;
}

absl::StatusOr<std::vector<const v1::Point*>> UnsettledPoints(
    const v1::CaseFile& file, const google::protobuf::RepeatedField<uint32_t>& point_ids) {
  std::set<uint32_t> chosen;
  for (const uint32_t id : point_ids) {
    const v1::Point* point = FindPoint(file, id);
    if (point == nullptr) return FieldError("act.point_ids", "the case has no such point");
    if (IsSettled(*point)) {
      return FieldError("act.point_ids",
                        absl::StrCat("point ", id, " is excluded or sent on already"));
    }
    if (!chosen.insert(id).second) return FieldError("act.point_ids", "a point stands here twice");
  }
  std::vector<const v1::Point*> points;
  for (const v1::Point& point : file.points()) {
    const bool wanted = point_ids.empty() ? !IsSettled(point) : chosen.contains(point.point_id());
    if (wanted) points.push_back(&point);
  }
  if (points.empty()) return absl::FailedPreconditionError("no point waits for an answer any more");
  return points;
}

absl::Status CheckPlace(const v1::PointPlace& place, absl::CivilDay received_on,
                        std::string_view field) {
  const std::string at(field);
  if (place.provider_own_service() && place.provider().empty()) {
    return FieldError(at + ".provider", "say which provider's own service it is about");
  }
  const auto occurred =
      GivenDay(place.has_occurred_on(), place.occurred_on(), received_on, at + ".occurred_on");
  if (!occurred.ok()) return occurred.status();
  const auto last = GivenDay(place.has_last_occurred_on(), place.last_occurred_on(), received_on,
                             at + ".last_occurred_on");
  if (!last.ok()) return last.status();
  const auto noticed =
      GivenDay(place.has_noticed_on(), place.noticed_on(), received_on, at + ".noticed_on");
  if (!noticed.ok()) return noticed.status();
  absl::Status order = CheckOrder(*occurred, *last, at + ".last_occurred_on");
  return order.ok() ? CheckOrder(*occurred, *noticed, at + ".noticed_on") : order;
}

absl::Status RequireNotErased(const v1::CaseFile& file) {
  if (!file.erased()) return absl::OkStatus();
  return absl::FailedPreconditionError("the words of this case were erased");
}

absl::Status RequireComplaintAtWork(const v1::CaseFile& file) {
  if (file.record_type() != v1::RECORD_TYPE_CMP) {
    return absl::FailedPreconditionError(
        "only a complaint under a procedure has this step: convert the record first");
  }
  return RequireOpen(file);
}

std::string PartyOf(const v1::Point& point) { return absl::StrCat("point-", point.point_id()); }

const v1::Obligation* FindOpenFor(const v1::CaseFile& file, std::string_view clock,
                                  std::string_view party) {
  const auto found = std::find_if(file.obligations().begin(), file.obligations().end(),
                                  [&](const v1::Obligation& each) {
                                    return each.clock() == clock && each.party() == party &&
                                           each.state() == v1::OBLIGATION_STATE_OPEN;
                                  });
  return found == file.obligations().end() ? nullptr : &*found;
}

}  // namespace candour::intake
