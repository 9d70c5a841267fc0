// N-02, N-03 and N-08: the record of what was said, the plan, and how it goes.
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/common/day/day.h"
#include "services/notification/domain/case_view.h"
#include "services/notification/domain/draft/draft.h"
#include "services/notification/domain/draft/fillers.h"

namespace candour::notification {

void FillRecord(Slots& slots) {
  std::vector<std::string> parts;
  for (const ledger::v1::Point& point : slots.View().points()) {
    if (!OneLine(point.text()).empty()) parts.push_back(point.text());
    const std::string outcome = OneLine(point.desired_outcome());
    if (!outcome.empty()) parts.push_back(absl::StrCat("What you would like to happen: ", outcome));
  }
  slots.Text("record", absl::StrJoin(parts, "\n\n"));
}

void FillPlan(Slots& slots) {
  std::vector<std::string> points;
  std::vector<std::string> outcomes;
  for (const ledger::v1::Point& point : slots.View().points()) {
    // What is not handled here, or went to another body, was told by a notice of its own.
    if (!point.outcome().empty()) continue;
    if (!OneLine(point.text()).empty()) points.push_back(Gist(point.text()));
    const std::string outcome = OneLine(point.desired_outcome());
    if (!outcome.empty()) outcomes.push_back(Gist(outcome));
  }
  slots.List("points", points);
  slots.List("outcomes", outcomes);
  if (outcomes.empty()) slots.Words("outcomes", "none");
  const ledger::v1::Assignment& assignment = slots.View().assignment();
  const std::string& investigator = assignment.investigator().name();
  slots.Text("investigator", investigator.empty() ? assignment.handler().name() : investigator);
}

void FillProgress(Slots& slots) {
  slots.Text("steps", SayableSteps(slots.View(), slots.Book(), slots.Result().other_days));
}

void FillWhenAnswered(Slots& slots) {
  const ledger::v1::CaseFile& view = slots.View();
  const std::optional<absl::CivilDay> response_by = DayOf(view.plan().response_by());
  const std::optional<absl::CivilDay> plan_by = DueBy(view, "PLAN");
  if (response_by && view.plan().in_effect()) {
    slots.Text("when_answered",
               absl::StrCat("You will have our answer by ", slots.Named(*response_by), "."));
  } else if (plan_by) {
    slots.Text("when_answered", absl::StrCat("You will have a plan by ", slots.Named(*plan_by),
                                             ". It says when you will have our answer."));
  }
}

}  // namespace candour::notification
