#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/matter/acts.h"
#include "services/intake/domain/matter/checks.h"
#include "services/intake/domain/reference_data.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

constexpr std::array<std::string_view, 5> kFindings = {"UPH", "PUP", "NUP", "NOF", "RES"};
constexpr std::string_view kResolved = "RES";

absl::Status CheckFindable(const v1::Point& point) {
  if (IsSettled(point)) {
    return FieldError("act.point_id", "this point is not handled here: it is excluded or sent on");
  }
  const v1::TimeLimit& limit = point.matter().time_limit();
  if (!limit.out_of_time() || limit.considered()) return absl::OkStatus();
  return absl::FailedPreconditionError(
      absl::StrCat("point ", point.point_id(),
                   " came after the 12 months: answer both questions of reg 12(2) first"));
}

absl::Status CheckFinding(const v1::Finding& finding, const ReferenceData& data) {
  if (std::find(kFindings.begin(), kFindings.end(), finding.outcome()) == kFindings.end()) {
    return FieldError("act.finding.outcome", "choose UPH, PUP, NUP, NOF or RES");
  }
  if (IsBlank(finding.reasons()) && finding.outcome() != kResolved) {
    return FieldError("act.finding.reasons", "give the reasons for what was found");
  }
  for (int i = 0; i < finding.root_causes_size(); ++i) {
    if (data.CodeOf("root_causes", finding.root_causes(i)) != nullptr) continue;
    return FieldError(absl::StrCat("act.finding.root_causes[", i, "]"),
                      "choose a root cause, RC1 to RC14");
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Events> DecideRecordFinding(const v1::CaseFile& file, const v1::RecordFinding& act,
                                           const Context& context) {
  const absl::Status kept = RequireNotErased(file);
  if (!kept.ok()) return kept;
  const absl::Status open = RequireComplaintAtWork(file);
  if (!open.ok()) return open;
  const absl::StatusOr<const v1::Point*> point = PointOf(file, act.point_id(), "act.point_id");
  if (!point.ok()) return point.status();
  const absl::Status findable = CheckFindable(**point);
  if (!findable.ok()) return findable;
  const absl::Status checked = CheckFinding(act.finding(), *context.reference_data);
  if (!checked.ok()) return checked;
  v1::Event event;
  v1::FindingRecorded& recorded = *event.mutable_finding_recorded();
  recorded.set_point_id(act.point_id());
  *recorded.mutable_finding() = act.finding();
  *recorded.mutable_finding()->mutable_found_at() = ToTimestamp(context.now);
  return Events{std::move(event)};
}

}  // namespace candour::intake
