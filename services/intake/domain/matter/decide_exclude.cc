#include <string>
#include <utility>
#include <vector>

#include "services/common/day/london.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/decide_duties.h"
#include "services/intake/domain/inquiry/duties.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/matter/acts.h"
#include "services/intake/domain/matter/checks.h"
#include "services/intake/domain/matter/codes.h"
#include "services/intake/domain/matter/duties.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

constexpr std::string_view kSettledOrally = "X-c";

absl::Status CheckExclusion(const v1::CaseFile& file, const v1::Exclude& act) {
  absl::Status kept = RequireNotErased(file);
  if (!kept.ok()) return kept;
  absl::Status open = RequireComplaintAtWork(file);
  if (!open.ok()) return open;
  if (!IsExclusion(act.code())) return FieldError("act.code", "choose X-a to X-h, reg 8(1)");
  if (act.code() == kSettledOrally) {
    return FieldError("act.code",
                      "record how the oral complaint was resolved instead: reg 8(1)(c) has three "
                      "conditions");
  }
  if (IsBlank(act.reason())) {
    return FieldError("act.reason", "give the reason that the complainant will read, reg 8(2)");
  }
  if (NeedsEarlier(act.code()) && IsBlank(act.earlier_reference())) {
    return FieldError("act.earlier_reference",
                      "name the earlier record or investigation on which it rests");
  }
  return absl::OkStatus();
}

// The obligation of the notice that tells it: one notice tells all that was decided before it goes.
std::string NoticeFor(const v1::CaseFile& file, absl::CivilDay today, Duties& duties) {
  if (!MayBeTold(file)) return "";
  const v1::Obligation* open = FindOpen(file, kExcludedNotice.clock);
  if (open != nullptr) return open->obligation_id();
  return duties.Open(duties.ByStandard(kExcludedNotice, today));
}

v1::PointsExcluded ExcludedBy(const v1::Exclude& act, const std::vector<const v1::Point*>& points,
                              const std::string& obligation_id, absl::Time now) {
  v1::PointsExcluded excluded;
  excluded.set_point_outcome(std::string(kExcluded));
  for (const v1::Point* point : points) {
    v1::PointExclusion& each = *excluded.add_points();
    each.set_point_id(point->point_id());
    each.mutable_exclusion()->set_code(act.code());
    each.mutable_exclusion()->set_reason(act.reason());
    each.mutable_exclusion()->set_earlier_reference(act.earlier_reference());
    *each.mutable_exclusion()->mutable_decided_at() = ToTimestamp(now);
    each.mutable_exclusion()->set_obligation_id(obligation_id);
  }
  return excluded;
}

}  // namespace

absl::StatusOr<Events> DecideExclude(const v1::CaseFile& file, const v1::Exclude& act,
                                     const Context& context) {
  const absl::Status checked = CheckExclusion(file, act);
  if (!checked.ok()) return checked;
  const auto points = UnsettledPoints(file, act.point_ids());
  if (!points.ok()) return points.status();
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  const std::string notice = NoticeFor(file, LondonDay(context.now), *duties);
  v1::Event event = duties->NewEvent();
  *event.mutable_points_excluded() = ExcludedBy(act, *points, notice, context.now);
  return Events{std::move(event)};
}

}  // namespace candour::intake
