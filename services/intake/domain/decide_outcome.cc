#include "services/intake/domain/decide_outcome.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/matter/checks.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

constexpr std::array<std::string_view, 4> kUndecided = {"RES", "TRF", kExcluded, "WDN"};

constexpr std::string_view kPointWithdrawn = "WDN";

// How the point was settled before the answer: excluded, sent on or withdrawn. Empty where the
// answer decides.
std::string_view SettledAs(const v1::Point& point) {
  if (point.matter().has_exclusion()) return kExcluded;
  for (const std::string_view code : {kExcluded, kTransferred, kPointWithdrawn}) {
    if (point.outcome() == code) return code;
  }
  return "";
}

std::string InWordsOf(std::string_view settled) {
  if (settled == kExcluded) return "excluded";
  return settled == kTransferred ? "sent on to another body" : "withdrawn";
}

// What was settled stays as it is, and nothing becomes excluded or sent on by an answer: that has
// its own reason and its own notice (I-8).
void CheckSettled(const std::string& field, const v1::Point& point, std::string_view outcome,
                  std::vector<FieldViolation>& violations) {
  const std::string_view settled = SettledAs(point);
  if (!settled.empty() && outcome != settled) {
    violations.push_back(
        {field + ".outcome", absl::StrCat("this point is ", InWordsOf(settled), ": its outcome is ",
                                          std::string(settled))});
  }
  if (settled.empty() && (outcome == kExcluded || outcome == kTransferred)) {
    violations.push_back(
        {field + ".outcome", absl::StrCat("this point is not ", InWordsOf(outcome),
                                          ": decide that first, with its reason and its notice")});
  }
}

int CountOf(const PointOutcomes& outcomes, std::string_view code) {
  return static_cast<int>(
      std::count_if(outcomes.begin(), outcomes.end(),
                    [code](const v1::PointOutcome& each) { return each.outcome() == code; }));
}

}  // namespace

absl::Status CheckOutcomes(const v1::CaseFile& file, const PointOutcomes& outcomes,
                           const ReferenceData& reference_data) {
  std::vector<FieldViolation> violations;
  std::set<uint32_t> answered;
  for (int i = 0; i < outcomes.size(); ++i) {
    const std::string field = absl::StrCat("act.points[", i, "]");
    const v1::Point* point = FindPoint(file, outcomes[i].point_id());
    if (point != nullptr) CheckSettled(field, *point, outcomes[i].outcome(), violations);
    if (point == nullptr) {
      violations.push_back({field + ".point_id", "the case has no such point"});
    } else if (!answered.insert(outcomes[i].point_id()).second) {
      violations.push_back({field + ".point_id", "this point has an outcome already"});
    }
    if (reference_data.OutcomeOf(outcomes[i].outcome()) == nullptr) {
      violations.push_back({field + ".outcome", "give an outcome code that exists"});
    }
  }
  for (const v1::Point& point : file.points()) {
    if (answered.contains(point.point_id())) continue;
    violations.push_back(
        {"act.points", absl::StrCat("say how point ", point.point_id(), " was decided")});
  }
  return violations.empty() ? absl::OkStatus() : FieldErrors(violations);
}

std::string CaseOutcome(const PointOutcomes& outcomes) {
  const int upheld = CountOf(outcomes, "UPH");
  const int partly = CountOf(outcomes, "PUP");
  const int not_upheld = CountOf(outcomes, "NUP");
  const int no_finding = CountOf(outcomes, "NOF");
  if (upheld > 0 && partly + not_upheld + no_finding == 0) return "UPH";
  if (upheld + partly > 0) return "PUP";
  if (not_upheld > 0) return "NUP";
  if (no_finding > 0) return "NOF";
  for (const std::string_view code : kUndecided) {
    if (CountOf(outcomes, code) > 0) return std::string(code);
  }
  return "";
}

}  // namespace candour::intake
