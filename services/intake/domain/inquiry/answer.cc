#include "services/intake/domain/inquiry/answer.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/inquiry/duties.h"
#include "services/intake/domain/inquiry/find.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/reference_data.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;
using Violations = std::vector<FieldViolation>;

constexpr std::array<std::string_view, 3> kActions = {"none", "taken", "proposed"};

bool IsAction(const std::string& action) {
  return std::find(kActions.begin(), kActions.end(), action) != kActions.end();
}

// What was found or decided on the point; empty while nothing was.
std::string DecidedOutcome(const v1::Point& point) {
  const std::string& found = point.matter().finding().outcome();
  return found.empty() ? point.outcome() : found;
}

absl::Status From(const Violations& violations) {
  return violations.empty() ? absl::OkStatus() : FieldErrors(violations);
}

void CheckParts(const v1::Answer& answer, Violations& violations) {
  if (IsBlank(answer.considered())) {
    violations.push_back({"act.considered", "say how the complaint was considered"});
  }
  if (IsBlank(answer.conclusions())) {
    violations.push_back({"act.conclusions", "give the conclusions"});
  }
  if (!IsAction(answer.action())) {
    violations.push_back({"act.action", "say whether action is none, taken or proposed"});
  }
  if (answer.action() == "proposed" && answer.actions().empty()) {
    violations.push_back({"act.actions", "say what is proposed, and by which day"});
  }
}

// A complaint about the NHS alone could leave the first out; a council's own never is one.
void CheckOmbudsmen(const v1::CaseFile& file, const v1::Answer& answer, Violations& violations) {
  if (!answer.ombudsman_explained()) {
    violations.push_back(
        {"act.ombudsman_explained", "the response must explain the right to go to the Ombudsman"});
  }
  if (file.matter().joint().health() && !answer.health_ombudsman_explained()) {
    violations.push_back({"act.health_ombudsman_explained",
                          "the response must explain the right to go to the Parliamentary and "
                          "Health Service Ombudsman too"});
  }
}

void CheckFindings(const v1::CaseFile& file, const v1::Answer& answer, Violations& violations) {
  for (int i = 0; i < answer.points_size(); ++i) {
    const v1::Point* point = FindPoint(file, answer.points(i).point_id());
    if (point == nullptr) continue;
    const std::string& found = point->matter().finding().outcome();
    if (found.empty() || found == answer.points(i).outcome()) continue;
    violations.push_back({absl::StrCat("act.points[", i, "].outcome"),
                          absl::StrCat("the finding on this point is ", found)});
  }
}

}  // namespace

v1::Answer WithFindings(const v1::CaseFile& file, v1::Answer answer) {
  for (const v1::Point& point : file.points()) {
    v1::PointConclusion* said = FirstWhere(
        *answer.mutable_points(),
        [&point](const v1::PointConclusion& each) { return each.point_id() == point.point_id(); });
    if (said == nullptr && DecidedOutcome(point).empty()) continue;
    if (said == nullptr) {
      said = answer.add_points();
      said->set_point_id(point.point_id());
    }
    if (said->outcome().empty()) said->set_outcome(DecidedOutcome(point));
    if (IsBlank(said->words())) said->set_words(point.matter().finding().reasons());
  }
  return answer;
}

PointOutcomes OutcomesOf(const v1::Answer& answer) {
  PointOutcomes outcomes;
  for (const v1::PointConclusion& each : answer.points()) {
    v1::PointOutcome& outcome = *outcomes.Add();
    outcome.set_point_id(each.point_id());
    outcome.set_outcome(each.outcome());
  }
  return outcomes;
}

absl::Status CheckDraftAnswer(const v1::CaseFile& file, const v1::Answer& answer,
                              const std::string& path, const Context& context) {
  Violations violations;
  std::set<uint32_t> seen;
  for (int i = 0; i < answer.points_size(); ++i) {
    const v1::PointConclusion& point = answer.points(i);
    const std::string field = absl::StrCat(path, ".points[", i, "]");
    if (FindPoint(file, point.point_id()) == nullptr) {
      violations.push_back({field + ".point_id", "the case has no such point"});
    } else if (!seen.insert(point.point_id()).second) {
      violations.push_back({field + ".point_id", "this point has a conclusion already"});
    }
    if (context.reference_data->OutcomeOf(point.outcome()) == nullptr) {
      violations.push_back({field + ".outcome", "give an outcome code that exists"});
    }
  }
  if (!answer.action().empty() && !IsAction(answer.action())) {
    violations.push_back({path + ".action", "say whether action is none, taken or proposed"});
  }
  return From(violations);
}

absl::Status CheckAnswer(const v1::CaseFile& file, const v1::Answer& answer,
                         const Context& context) {
  Violations violations;
  CheckParts(answer, violations);
  CheckOmbudsmen(file, answer, violations);
  CheckFindings(file, answer, violations);
  if (!violations.empty()) return FieldErrors(violations);
  absl::Status actions = CheckActions(answer.actions(), "act.actions", context.now);
  if (!actions.ok()) return actions;
  return CheckOutcomes(file, OutcomesOf(answer), *context.reference_data);
}

absl::Status CheckActions(const NewActions& promised, const std::string& path, absl::Time at) {
  Violations violations;
  for (int i = 0; i < promised.size(); ++i) {
    const std::string field = absl::StrCat(path, "[", i, "]");
    if (IsBlank(promised[i].words())) violations.push_back({field + ".words", "say what is done"});
    const absl::StatusOr<absl::CivilDay> day = DayFrom(promised[i].due_by());
    if (!day.ok() || *day < LondonDay(at)) {
      violations.push_back({field + ".due_by", "give a day that has not passed"});
    }
  }
  return From(violations);
}

std::vector<v1::Action> OpenActions(const v1::CaseFile& file, const NewActions& promised,
                                    Duties& duties, const Context& context) {
  std::vector<v1::Action> actions;
  for (const v1::NewAction& each : promised) {
    v1::Action& action = actions.emplace_back();
    action.set_action_id(static_cast<uint32_t>(file.actions_size()) +
                         static_cast<uint32_t>(actions.size()));
    action.set_words(each.words());
    *action.mutable_due_by() = each.due_by();
    action.set_obligation_id(duties.Open(
        WithChasers(duties.OnDay(kAction, StoredDay(each.due_by()),
                                 "The complainant was told that this would be done by that day.",
                                 "reg 14(2)(b)"),
                    duties, context)));
  }
  return actions;
}

}  // namespace candour::intake
