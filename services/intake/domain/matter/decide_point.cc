#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/day/london.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/decide_duties.h"
#include "services/intake/domain/inquiry/duties.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/matter/acts.h"
#include "services/intake/domain/matter/checks.h"
#include "services/intake/domain/matter/duties.h"
#include "services/intake/domain/matter/places.h"
#include "services/intake/domain/matter/time_limit.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

// What cannot join is a case of its own; the sentence says so to whoever takes it in (C-10).
absl::Status CheckJoins(const v1::CaseFile& file, const v1::AddPoint& act) {
  absl::Status kept = RequireNotErased(file);
  if (!kept.ok()) return kept;
  if (file.record_type() == v1::RECORD_TYPE_CMP && !IsOpen(file)) {
    return absl::FailedPreconditionError(
        absl::StrCat("no point can join any more: take it in as a new case with its own dates, and "
                     "link it as one that follows from ",
                     file.reference()));
  }
  absl::Status open = RequireComplaintAtWork(file);
  if (!open.ok()) return open;
  if (IsBlank(act.text())) return FieldError("act.text", "say what the further point is");
  if (act.related()) return absl::OkStatus();
  return FieldError("act.related",
                    "a matter that is not related to this complaint is a new case: take it in by "
                    "itself, with its own dates, and link the two");
}

// What earlier dates of the point said about the limit stays answered while it is still out of
// time.
v1::TimeLimit KeepingAnswers(v1::TimeLimit limit, const v1::TimeLimit& before) {
  if (!limit.out_of_time() || !before.considered()) return limit;
  limit.set_considered(true);
  limit.set_good_reasons(before.good_reasons());
  limit.set_good_reasons_note(before.good_reasons_note());
  limit.set_can_investigate(before.can_investigate());
  limit.set_can_investigate_note(before.can_investigate_note());
  *limit.mutable_considered_at() = before.considered_at();
  return limit;
}

v1::PointMatter MatterOf(const v1::CaseFile& file, const v1::AddPoint& act, absl::Time received,
                         const Duties& duties) {
  v1::PointMatter matter;
  if (act.has_place()) *matter.mutable_place() = act.place();
  *matter.mutable_received_at() = ToTimestamp(received);
  auto limit = LimitOf(act.place(), LondonDay(received), duties.Law(), duties.WorkingDays());
  if (limit.has_value()) *matter.mutable_time_limit() = *std::move(limit);
  matter.add_body_versions(file.version() + 1);
  return matter;
}

}  // namespace

absl::StatusOr<Events> DecideAddPoint(const v1::CaseFile& file, const v1::AddPoint& act,
                                      const Context& context) {
  const absl::Status joins = CheckJoins(file, act);
  if (!joins.ok()) return joins;
  const absl::Time received = act.has_received_at() ? InstantFrom(act.received_at()) : context.now;
  const absl::Status happened = CheckHappened(received, file, context.now, "act.received_at");
  if (!happened.ok()) return happened;
  const absl::Status place = CheckPlace(act.place(), LondonDay(received), "act.place");
  if (!place.ok()) return place;
  const absl::Status listed = CheckListed(act.place(), {}, context, "act.place");
  if (!listed.ok()) return listed;
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();

  v1::PointAdded added;
  added.set_point_id(NextPointId(file));
  added.set_text(act.text());
  added.set_desired_outcome(act.desired_outcome());
  *added.mutable_matter() = MatterOf(file, act, received, *duties);
  if (MayBeTold(file)) {
    v1::Obligation notice = duties->ByStandard(kNewPointNotice, LondonDay(received));
    notice.set_party(absl::StrCat("point-", added.point_id()));
    duties->Open(std::move(notice));
  }
  v1::Event event = duties->NewEvent();
  *event.mutable_point_added() = std::move(added);
  return Events{std::move(event)};
}

absl::StatusOr<Events> DecideDescribePoint(const v1::CaseFile& file, const v1::DescribePoint& act,
                                           const Context& context) {
  const absl::StatusOr<const v1::Point*> point = PointOf(file, act.point_id(), "act.point_id");
  if (!point.ok()) return point.status();
  if (!act.desired_outcome().empty()) {
    const absl::Status kept = RequireNotErased(file);
    if (!kept.ok()) return kept;
  }
  const absl::CivilDay received_on = LondonDay(ReceivedAt(file, **point));
  const absl::Status place = CheckPlace(act.place(), received_on, "act.place");
  if (!place.ok()) return place;
  const absl::Status listed =
      CheckListed(act.place(), (*point)->matter().place(), context, "act.place");
  if (!listed.ok()) return listed;

  v1::Event event;
  v1::PointDescribed& described = *event.mutable_point_described();
  described.set_point_id(act.point_id());
  *described.mutable_place() = act.place();
  described.set_desired_outcome(act.desired_outcome());
  // A case of an earlier system has no clocks, and so no limit of ours.
  if (file.historic()) return Events{std::move(event)};
  const absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  auto limit = LimitOf(act.place(), received_on, duties->Law(), duties->WorkingDays());
  if (limit.has_value()) {
    *described.mutable_time_limit() =
        KeepingAnswers(*std::move(limit), (*point)->matter().time_limit());
  }
  return Events{std::move(event)};
}

}  // namespace candour::intake
