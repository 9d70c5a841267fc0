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

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

constexpr std::string_view kOutOfTime = "OUT-OF-TIME";

absl::Status CheckConsiderable(const v1::CaseFile& file, const v1::Point& point,
                               const v1::ConsiderOutOfTime& act) {
  const bool refused_for_time = point.matter().exclusion().code() == kOutOfTime;
  if (IsSettled(point) && !refused_for_time) {
    return FieldError("act.point_id", "this point is not handled here: it is excluded or sent on");
  }
  if (!point.matter().has_time_limit()) {
    return FieldError("act.point_id", "describe first when the matter occurred and was noticed");
  }
  if (!point.matter().time_limit().out_of_time()) {
    return FieldError("act.point_id", "this point came in time: there is nothing to consider");
  }
  if (IsBlank(act.good_reasons_note())) {
    return FieldError("act.good_reasons_note",
                      "say what was found about the reasons for not complaining in time");
  }
  if (IsBlank(act.can_investigate_note())) {
    return FieldError("act.can_investigate_note",
                      "say what was found about investigating effectively and fairly");
  }
  return RequireNotErased(file);
}

v1::TimeLimit Answered(v1::TimeLimit limit, const v1::ConsiderOutOfTime& act, absl::Time now) {
  limit.set_considered(true);
  limit.set_good_reasons(act.good_reasons());
  limit.set_good_reasons_note(act.good_reasons_note());
  limit.set_can_investigate(act.can_investigate());
  limit.set_can_investigate_note(act.can_investigate_note());
  *limit.mutable_considered_at() = ToTimestamp(now);
  return limit;
}

// What the complainant reads: the test that was not met, or both of them.
std::string ReasonOf(const v1::ConsiderOutOfTime& act) {
  if (act.can_investigate()) return act.good_reasons_note();
  if (act.good_reasons()) return act.can_investigate_note();
  return absl::StrCat(act.good_reasons_note(), "\n", act.can_investigate_note());
}

void Refuse(const v1::CaseFile& file, const v1::Point& point, const v1::ConsiderOutOfTime& act,
            const Context& context, Duties& duties, v1::OutOfTimeConsidered& considered) {
  v1::Exclusion& exclusion = *considered.mutable_exclusion();
  exclusion.set_code(std::string(kOutOfTime));
  exclusion.set_reason(ReasonOf(act));
  *exclusion.mutable_decided_at() = ToTimestamp(context.now);
  considered.set_point_outcome(std::string(kExcluded));
  if (!MayBeTold(file)) return;
  const std::string party = PartyOf(point);
  const v1::Obligation* open = FindOpenFor(file, kOutOfTimeNotice.clock, party);
  if (open != nullptr) return exclusion.set_obligation_id(open->obligation_id());
  v1::Obligation notice = duties.ByStandard(kOutOfTimeNotice, LondonDay(context.now));
  notice.set_party(party);
  exclusion.set_obligation_id(duties.Open(std::move(notice)));
}

}  // namespace

absl::StatusOr<Events> DecideConsiderOutOfTime(const v1::CaseFile& file,
                                               const v1::ConsiderOutOfTime& act,
                                               const Context& context) {
  const absl::Status open = RequireComplaintAtWork(file);
  if (!open.ok()) return open;
  const absl::StatusOr<const v1::Point*> point = PointOf(file, act.point_id(), "act.point_id");
  if (!point.ok()) return point.status();
  const absl::Status considerable = CheckConsiderable(file, **point, act);
  if (!considerable.ok()) return considerable;
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();

  v1::OutOfTimeConsidered considered;
  considered.set_point_id(act.point_id());
  *considered.mutable_time_limit() = Answered((*point)->matter().time_limit(), act, context.now);
  if (act.good_reasons() && act.can_investigate()) {
    const v1::Obligation* refusal = FindOpenFor(file, kOutOfTimeNotice.clock, PartyOf(**point));
    if (refusal != nullptr) {
      duties->CloseOne(*refusal, v1::OBLIGATION_STATE_CANCELLED, context.now);
    }
  } else {
    Refuse(file, **point, act, context, *duties, considered);
  }
  v1::Event event = duties->NewEvent();
  *event.mutable_out_of_time_considered() = std::move(considered);
  return Events{std::move(event)};
}

}  // namespace candour::intake
