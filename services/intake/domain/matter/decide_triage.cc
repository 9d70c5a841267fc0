#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/day/london.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/decide_duties.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/matter/acts.h"
#include "services/intake/domain/matter/checks.h"
#include "services/intake/domain/matter/codes.h"
#include "services/intake/domain/matter/duties.h"
#include "services/intake/domain/matter/severity.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

constexpr uint32_t kMost = 5;
constexpr std::array<std::string_view, 3> kComplexities = {"simple", "several_points", "complex"};
// Flags that only somebody who answers for safety takes off again.
constexpr std::array<std::string_view, 3> kKept = {"safeguarding", "immediate_care_risk", "death"};

bool HasFlag(const v1::TriageResult& result, std::string_view flag) {
  return std::find(result.flags().begin(), result.flags().end(), flag) != result.flags().end();
}

absl::Status CheckFlags(const v1::TriageResult& result) {
  std::set<std::string> seen;
  for (int i = 0; i < result.flags_size(); ++i) {
    const std::string field = absl::StrCat("act.result.flags[", i, "]");
    if (!IsRiskFlag(result.flags(i))) return FieldError(field, "choose a risk flag that exists");
    if (!seen.insert(result.flags(i)).second) return FieldError(field, "it stands here twice");
  }
  return absl::OkStatus();
}

absl::Status CheckResult(const v1::TriageResult& result) {
  if (result.anyone_unsafe() && IsBlank(result.immediate_action())) {
    return FieldError("act.result.immediate_action",
                      "say what was done at once: 999, the duty team, the out-of-hours team");
  }
  if (result.consequence() < 1 || result.consequence() > kMost) {
    return FieldError("act.result.consequence", "give 1 (negligible) to 5 (catastrophic)");
  }
  if (result.likelihood() < 1 || result.likelihood() > kMost) {
    return FieldError("act.result.likelihood", "give 1 (rare) to 5 (almost certain)");
  }
  const bool known = std::find(kComplexities.begin(), kComplexities.end(), result.complexity()) !=
                     kComplexities.end();
  if (!result.complexity().empty() && !known) {
    return FieldError("act.result.complexity", "choose simple, several_points or complex");
  }
  return CheckFlags(result);
}

// What was raised is not lowered by whoever triages next (G-12).
absl::Status CheckLowered(const v1::TriageResult& before, const v1::TriageResult& after,
                          const Actor& actor) {
  if (actor.Has(type::v1::ROLE_SAFEGUARDING_LEAD) || actor.Has(type::v1::ROLE_COMPLAINTS_MANAGER)) {
    return absl::OkStatus();
  }
  for (const std::string_view flag : kKept) {
    if (!HasFlag(before, flag) || HasFlag(after, flag)) continue;
    return absl::PermissionDeniedError(absl::StrCat(
        "only a safeguarding lead or complaints manager takes off the flag ", std::string(flag)));
  }
  return absl::OkStatus();
}

v1::TriageResult Scored(v1::TriageResult result, absl::Time now) {
  result.set_score(result.consequence() * result.likelihood());
  result.set_band(std::string(BandOf(result.consequence(), result.likelihood())));
  *result.mutable_triaged_at() = ToTimestamp(now);
  return result;
}

}  // namespace

absl::StatusOr<Events> DecideTriage(const v1::CaseFile& file, const v1::Triage& act,
                                    const Context& context) {
  if (!act.safety_asked()) {
    return FieldError("act.safety_asked", "ask first whether anyone is unsafe now");
  }
  const absl::Status kept = RequireNotErased(file);
  if (!kept.ok()) return kept;
  const absl::Status open = RequireOpen(file);
  if (!open.ok()) return open;
  const absl::Status checked = CheckResult(act.result());
  if (!checked.ok()) return checked;
  const v1::TriageResult& before = file.matter().triage();
  const absl::Status lowered = CheckLowered(before, act.result(), context.actor);
  if (!lowered.ok()) return lowered;
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();

  v1::TriageResult result = Scored(act.result(), context.now);
  // The director is told once of what is serious, not again with every look at it.
  if (IsForDirector(result) && !IsForDirector(before) &&
      FindOpen(file, kDirector.clock) == nullptr) {
    duties->Open(duties->ByStandard(kDirector, LondonDay(context.now)));
  }
  v1::Event event = duties->NewEvent();
  *event.mutable_triaged()->mutable_result() = std::move(result);
  return Events{std::move(event)};
}

absl::StatusOr<Events> DecideTellDirector(const v1::CaseFile& file, const v1::TellDirector& act,
                                          const Context& context) {
  const v1::Obligation* owed = FindObligation(file, act.obligation_id());
  if (owed == nullptr || owed->clock() != kDirector.clock) {
    return FieldError("act.obligation_id", "the director need not be told of this");
  }
  if (owed->state() != v1::OBLIGATION_STATE_OPEN) return Events();
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  duties->CloseOne(*owed, v1::OBLIGATION_STATE_MET, context.now);
  v1::Event event = duties->NewEvent();
  event.mutable_director_told()->set_obligation_id(act.obligation_id());
  event.mutable_director_told()->set_note(act.note());
  return Events{std::move(event)};
}

}  // namespace candour::intake
