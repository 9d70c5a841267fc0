#include <algorithm>
#include <string>
#include <utility>

#include "services/common/status/field_error.h"
#include "services/intake/domain/correspondence/sight.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/inquiry/acts.h"
#include "services/intake/domain/instant.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

absl::Status CheckWorker(const v1::CaseFile& file, const v1::Worker& worker,
                         std::string_view field) {
  const std::string subject = absl::StrCat(std::string(field), ".subject");
  if (IsBlank(worker.subject())) return FieldError(subject, "say who it is");
  // The sentence does not say why: whoever reads it may be the one from whom the case is kept.
  if (IsKeptFrom(file, worker.subject())) {
    return FieldError(subject, "this person may not work on this case");
  }
  const auto& answered = file.periods().answered_by();
  const bool answered_before =
      std::find(answered.begin(), answered.end(), worker.subject()) != answered.end();
  if (answered_before && !file.periods().stages().empty()) {
    return FieldError(subject, "has answered the stage before: another must take this one");
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Events> DecideAssign(const v1::CaseFile& file, const v1::Assign& act,
                                    const Context& context) {
  const absl::Status open = RequireOpen(file);
  if (!open.ok()) return open;
  absl::Status worker = CheckWorker(file, act.handler(), "act.handler");
  if (!worker.ok()) return worker;
  if (act.has_investigator()) {
    worker = CheckWorker(file, act.investigator(), "act.investigator");
    if (!worker.ok()) return worker;
  }
  v1::Event event;
  v1::Assignment& assignment = *event.mutable_assigned()->mutable_assignment();
  *assignment.mutable_handler() = act.handler();
  if (act.has_investigator()) *assignment.mutable_investigator() = act.investigator();
  *assignment.mutable_assigned_at() = ToTimestamp(context.now);
  return Events{std::move(event)};
}

absl::StatusOr<Events> DecideSetComplexity(const v1::CaseFile& file, const v1::SetComplexity& act) {
  const absl::Status open = RequireOpen(file);
  if (!open.ok()) return open;
  if (act.complexity() == v1::COMPLEXITY_UNSPECIFIED || !v1::Complexity_IsValid(act.complexity())) {
    return FieldError("act.complexity", "say whether it is low, medium or high");
  }
  if (IsBlank(act.reason())) return FieldError("act.reason", "say why");
  v1::Event event;
  event.mutable_complexity_set()->set_complexity(act.complexity());
  event.mutable_complexity_set()->set_reason(act.reason());
  return Events{std::move(event)};
}

}  // namespace candour::intake
