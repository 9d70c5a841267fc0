#include <optional>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/clock.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/decide_duties.h"
#include "services/intake/domain/decide_opening.h"
#include "services/intake/domain/inquiry/duties.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/matter/acts.h"
#include "services/intake/domain/matter/checks.h"
#include "services/intake/domain/matter/duties.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

constexpr std::string_view kOralOutcome = "RES";

// Which condition of reg 8(1)(c) is missing; empty when all three hold.
std::string WhyNot(const v1::CaseFile& file, const v1::ResolveOrally& act,
                   const std::optional<absl::CivilDay>& last_day, absl::CivilDay resolved_on) {
  if (!IsOral(file.channel())) return "It was not made orally.";
  if (act.formal_wanted()) return "The complainant asks for a formal complaint.";
  if (!act.satisfied()) return "It was not resolved to the complainant's satisfaction.";
  if (!last_day.has_value()) return "The procedure knows no early resolution.";
  if (resolved_on <= *last_day) return "";
  return absl::StrCat("It was resolved after ", InWords(*last_day), ", the last day for it.");
}

}  // namespace

absl::StatusOr<Events> DecideResolveOrally(const v1::CaseFile& file, const v1::ResolveOrally& act,
                                           const Context& context) {
  const absl::Status open = RequireComplaintAtWork(file);
  if (!open.ok()) return open;
  const absl::Status kept = RequireNotErased(file);
  if (!kept.ok()) return kept;
  if (IsBlank(act.note())) return FieldError("act.note", "say what was agreed");
  const absl::Time resolved = act.has_resolved_at() ? InstantFrom(act.resolved_at()) : context.now;
  const absl::Status happened = CheckHappened(resolved, file, context.now, "act.resolved_at");
  if (!happened.ok()) return happened;
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();

  const DerivedDate last =
      Derive(duties->Law(), "ORAL", duties->WorkingDays(),
             {{reference::v1::MILESTONE_RECEIVED, StoredDay(file.received_on())}});
  v1::OrallyResolved resolution;
  resolution.set_why_not(WhyNot(file, act, last.day, LondonDay(resolved)));
  resolution.set_early_resolution(resolution.why_not().empty());
  *resolution.mutable_resolution()->mutable_resolved_at() = ToTimestamp(resolved);
  resolution.mutable_resolution()->set_satisfied(act.satisfied());
  resolution.mutable_resolution()->set_formal_wanted(act.formal_wanted());
  resolution.mutable_resolution()->set_note(act.note());
  if (last.day.has_value()) {
    *resolution.mutable_resolution()->mutable_last_day() = ToMessage(*last.day);
  }
  if (resolution.early_resolution()) {
    resolution.set_outcome(std::string(kOralOutcome));
    // Outside the Regulations nothing of what they ask is owed any more.
    duties->CancelRest(context.now);
    resolution.mutable_resolution()->set_told(act.told());
    if (!IsBlank(act.told()) && MayBeTold(file)) {
      duties->Open(duties->ByStandard(kEarlyNote, LondonDay(resolved)));
    }
  }
  v1::Event event = duties->NewEvent();
  *event.mutable_orally_resolved() = std::move(resolution);
  return Events{std::move(event)};
}

}  // namespace candour::intake
