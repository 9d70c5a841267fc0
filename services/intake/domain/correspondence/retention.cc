#include "services/intake/domain/correspondence/retention.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/intake/domain/decide_opening.h"
#include "services/intake/domain/instant.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;
namespace ref = reference::v1;

template <typename List>
bool FitsOneOf(const List& list, const std::string& code) {
  return list.empty() || std::find(list.begin(), list.end(), code) != list.end();
}

bool Fits(const ref::RetentionRule& rule, const v1::CaseFile& file) {
  if (rule.ombudsman() && file.ombudsman().empty()) return false;
  return FitsOneOf(rule.record_types(), CodeOf(file.record_type())) &&
         FitsOneOf(rule.procedures(), file.procedure());
}

std::optional<absl::CivilDay> EndOf(const v1::CaseFile& file) {
  if (file.has_closed_at()) return LondonDay(InstantFrom(file.closed_at()));
  if (file.has_withdrawn_at()) return LondonDay(InstantFrom(file.withdrawn_at()));
  return std::nullopt;
}

// The latest of `end` and everything that the Ombudsman's matters ended with.
absl::CivilDay AfterOmbudsman(const v1::CaseFile& file, absl::CivilDay end) {
  for (const v1::OmbudsmanMatter& matter : file.ombudsman()) {
    const auto decided = DayFrom(matter.decided_on());
    if (matter.has_decided_on() && decided.ok()) end = std::max(end, *decided);
    for (const v1::Recommendation& each : matter.recommendations()) {
      if (each.has_signed_off_at()) {
        end = std::max(end, LondonDay(InstantFrom(each.signed_off_at())));
      }
    }
  }
  return end;
}

bool IsOpenAtOmbudsman(const v1::OmbudsmanMatter& matter) {
  return matter.decision().empty() ||
         std::any_of(matter.recommendations().begin(), matter.recommendations().end(),
                     [](const v1::Recommendation& each) { return !each.has_complied_at(); });
}

bool IsUnpaid(const v1::Point& point) {
  return std::any_of(point.matter().remedies().begin(), point.matter().remedies().end(),
                     [](const v1::Remedy& each) {
                       return each.amount_pence() > 0 && !each.has_refused_on() &&
                              !each.has_paid_on();
                     });
}

template <typename List, typename Predicate>
bool HasAny(const List& list, Predicate predicate) {
  return std::any_of(list.begin(), list.end(), predicate);
}

}  // namespace

std::optional<Keeping> KeepingOf(const v1::CaseFile& file, const ref::RetentionSchedule& schedule) {
  const std::optional<absl::CivilDay> end = EndOf(file);
  if (!end) return std::nullopt;
  const auto rule = std::find_if(schedule.rules().begin(), schedule.rules().end(),
                                 [&file](const auto& each) { return Fits(each, file); });
  if (rule == schedule.rules().end()) return std::nullopt;
  Keeping keeping;
  keeping.rule = &*rule;
  keeping.counts_from =
      rule->from() == ref::RETENTION_START_OMBUDSMAN ? AfterOmbudsman(file, *end) : *end;
  // What began on 29 February ends on 1 March where there is none.
  keeping.due_on = absl::CivilDay(keeping.counts_from.year() + rule->years(),
                                  keeping.counts_from.month(), keeping.counts_from.day());
  return keeping;
}

absl::Status RequireDue(const v1::CaseFile& file, const std::string& rule,
                        const ref::RetentionSchedule* schedule, absl::CivilDay day) {
  if (schedule == nullptr) {
    return absl::FailedPreconditionError("no retention schedule is loaded: nothing is erased");
  }
  const std::optional<Keeping> keeping = KeepingOf(file, *schedule);
  if (!keeping) {
    return absl::FailedPreconditionError(
        "the case has not ended: no time of keeping counts yet, so nothing is erased");
  }
  const std::string& right = keeping->rule->code();
  const std::string kept =
      absl::StrCat("this case is kept under ", right, " (", keeping->rule->name(), "), ",
                   keeping->rule->years(), " years from ", InWords(keeping->counts_from),
                   ": it becomes due on ", InWords(keeping->due_on));
  if (day < keeping->due_on) {
    return absl::FailedPreconditionError(absl::StrCat(kept, ". Erase it under ", right,
                                                      " on that day or later; `candour retention ",
                                                      "due` lists what is due"));
  }
  if (rule == right) return absl::OkStatus();
  return absl::FailedPreconditionError(
      absl::StrCat(kept, ", not under ", rule, ". Erase it under ", right));
}

int FewestYears(const ref::RetentionSchedule& schedule) {
  int fewest = schedule.rules().empty() ? 0 : schedule.rules(0).years();
  for (const ref::RetentionRule& rule : schedule.rules()) fewest = std::min(fewest, rule.years());
  return fewest;
}

std::vector<Triage> TriageOf(const v1::CaseFile& file) {
  std::vector<Triage> reasons;
  const auto add = [&reasons](bool holds, Triage reason) {
    if (holds) reasons.push_back(reason);
  };
  add(file.has_erasure_hold(), Triage::kHeld);
  add(HasAny(file.obligations(),
             [](const v1::Obligation& each) { return each.state() == v1::OBLIGATION_STATE_OPEN; }),
      Triage::kOwed);
  add(file.unread_messages() > 0, Triage::kUnread);
  add(HasAny(file.ombudsman(), &IsOpenAtOmbudsman), Triage::kOmbudsman);
  add(HasAny(file.points(), &IsUnpaid), Triage::kUnpaid);
  add(HasAny(file.learning(), [](const v1::Learning& each) { return !each.has_ended_at(); }),
      Triage::kLearning);
  add(file.has_restriction(), Triage::kRestricted);
  return reasons;
}

}  // namespace candour::intake
