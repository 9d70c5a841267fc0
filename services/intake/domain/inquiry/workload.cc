#include "services/intake/domain/inquiry/workload.h"

#include <algorithm>

#include "services/intake/domain/decide_checks.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

constexpr int kMedium = 2;

bool IsOverdue(const v1::CaseFile& file, absl::CivilDay today) {
  return std::any_of(file.obligations().begin(), file.obligations().end(),
                     [today](const v1::Obligation& each) {
                       return each.state() == v1::OBLIGATION_STATE_OPEN && each.has_due_by() &&
                              StoredDay(each.due_by()) < today;
                     });
}

}  // namespace

int WeightOf(const v1::CaseFile& file) {
  const int complexity = file.complexity() == v1::COMPLEXITY_UNSPECIFIED
                             ? kMedium
                             : static_cast<int>(file.complexity());
  return file.points_size() * complexity;
}

void Workload::Add(const v1::CaseFile& file) {
  if (!IsOpen(file)) return;
  const v1::Worker& handler = file.assignment().handler();
  HandlerLoad& load = by_subject_[handler.subject()];
  load.subject = handler.subject();
  if (!handler.name().empty()) load.name = handler.name();
  ++load.open_cases;
  load.points += file.points_size();
  load.weight += WeightOf(file);
  if (IsOverdue(file, today_)) ++load.overdue_cases;
}

std::vector<HandlerLoad> Workload::Lines() const {
  std::vector<HandlerLoad> lines;
  for (const auto& [subject, load] : by_subject_) lines.push_back(load);
  std::stable_sort(lines.begin(), lines.end(),
                   [](const HandlerLoad& a, const HandlerLoad& b) { return a.weight > b.weight; });
  return lines;
}

}  // namespace candour::intake
