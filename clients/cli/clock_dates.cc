#include "clients/cli/clock_dates.h"

#include <algorithm>
#include <array>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/common/day/day.h"
#include "services/intake/domain/clock.h"
#include "services/intake/domain/explain.h"
#include "services/intake/domain/period.h"

namespace candour::cli {
namespace {

namespace ref = reference::v1;
using intake::DerivedDate;
using intake::Milestones;
using Dates = std::vector<NamedDate>;

NamedDate Named(std::string name, const DerivedDate& date) {
  return {std::move(name), date.day, date.reason_if_none, intake::Explain(date)};
}

void SetIf(std::optional<absl::CivilDay> day, ref::Milestone milestone, Milestones& milestones) {
  if (day.has_value()) milestones[milestone] = *day;
}

Milestones MilestonesOf(const ClockQuestion& question) {
  Milestones milestones;
  SetIf(question.received_on, ref::MILESTONE_RECEIVED, milestones);
  SetIf(question.acknowledged_on, ref::MILESTONE_ACKNOWLEDGED, milestones);
  SetIf(question.escalation_requested_on, ref::MILESTONE_ESCALATION_REQUESTED, milestones);
  SetIf(question.escalation_acknowledged_on, ref::MILESTONE_ESCALATION_ACKNOWLEDGED, milestones);
  SetIf(question.statement_agreed_on, ref::MILESTONE_STATEMENT_AGREED, milestones);
  SetIf(question.panel_requested_on, ref::MILESTONE_PANEL_REQUESTED, milestones);
  SetIf(question.panel_met_on, ref::MILESTONE_PANEL_MET, milestones);
  SetIf(question.panel_reported_on, ref::MILESTONE_PANEL_REPORTED, milestones);
  return milestones;
}

// Adds the dates of one procedure's clocks.
class Of {
 public:
  Of(const ClockRules& rules, std::string_view procedure, Milestones milestones, Dates& dates)
      : rules_(rules),
        procedure_(*rules.Find(procedure)),
        milestones_(std::move(milestones)),
        dates_(dates) {}

  void Add(std::string name, std::string_view clock) {
    dates_.push_back(
        Named(std::move(name), intake::Derive(procedure_, clock, rules_.calendar, milestones_)));
  }
  void AddExtended(std::string name, std::string_view clock) {
    dates_.push_back(Named(
        std::move(name), intake::DeriveExtended(procedure_, clock, rules_.calendar, milestones_)));
  }
  // The last date added stands in for a happening that the line does not give.
  void Assume(ref::Milestone milestone) {
    if (dates_.back().day.has_value()) milestones_.emplace(milestone, *dates_.back().day);
  }

 private:
  const ClockRules& rules_;
  const ref::Procedure& procedure_;
  Milestones milestones_;
  Dates& dates_;
};

void AddStatutory(const ClockRules& rules, const ClockQuestion& question, Dates& dates) {
  const std::string id = question.procedure.empty() ? "ASC-2009" : question.procedure;
  Of clocks(rules, id, MilestonesOf(question), dates);
  clocks.Add("oral_by", "ORAL");
  clocks.Add("ack_by", "ACK");
  clocks.Add("six_month_last_day", "RELEVANT");
  clocks.Add("send_by", "SEND_BY");
}

void AddCode(const ClockRules& rules, const ClockQuestion& question, Dates& dates) {
  Of clocks(rules, "CODE-2024", MilestonesOf(question), dates);
  clocks.Add("code_ack_by", "S1_ACK");
  clocks.Add("code_stage1_by", "S1");
  clocks.AddExtended("code_stage1_extended_by", "S1");
}

void AddCodeStages(const ClockRules& rules, const ClockQuestion& question, Dates& dates) {
  Of clocks(rules, "CODE-2024", MilestonesOf(question), dates);
  if (question.stage == 1 && question.received_on.has_value()) {
    clocks.Add("ack_by", "S1_ACK");
    clocks.Add("stage1_by", "S1");
    clocks.AddExtended("stage1_extended_by", "S1");
  }
  if (!question.escalation_requested_on && !question.escalation_acknowledged_on) return;
  if (question.escalation_requested_on) clocks.Add("stage2_ack_by", "S2_ACK");
  clocks.Add("stage2_by", "S2");
  clocks.AddExtended("stage2_extended_by", "S2");
}

// Each stage from its own start, or from the line's where that is not given.
void AddChildren(const ClockRules& rules, const ClockQuestion& question, Dates& dates) {
  Milestones milestones = MilestonesOf(question);
  milestones.emplace(ref::MILESTONE_RECEIVED, question.Start());
  milestones.emplace(ref::MILESTONE_STATEMENT_AGREED, question.Start());
  milestones.emplace(ref::MILESTONE_PANEL_REQUESTED, question.Start());
  Of clocks(rules, "CHA-1989", std::move(milestones), dates);
  clocks.Add("stage1_by", "S1");
  clocks.AddExtended("stage1_extended_by", "S1");
  clocks.Add("stage2_by", "S2");
  clocks.AddExtended("stage2_extended_by", "S2");
  clocks.Add("panel_by", "PANEL");
  clocks.Assume(ref::MILESTONE_PANEL_MET);
  clocks.Add("panel_report_by", "PANEL_REPORT");
  clocks.Assume(ref::MILESTONE_PANEL_REPORTED);
  clocks.Add("panel_response_by", "PANEL_ANSWER");
}

// Any other procedure: each clock under its id in lower case.
void AddEveryClock(const ClockRules& rules, const ClockQuestion& question, Dates& dates) {
  const Milestones milestones = MilestonesOf(question);
  for (const DerivedDate& date :
       intake::DeriveAll(*rules.Find(question.procedure), rules.calendar, milestones)) {
    dates.push_back(Named(absl::StrCat(absl::AsciiStrToLower(date.clock_id), "_by"), date));
  }
}

NamedDate Counted(const ClockRules& rules, std::string name, absl::CivilDay day, ref::Unit unit,
                  int count, std::string rule) {
  ref::Procedure local;
  local.set_id("local standard");
  local.set_version(1);
  ref::Clock& clock = *local.add_clocks();
  clock.set_id(name);
  clock.set_start(ref::MILESTONE_PLAN_SET);
  clock.set_unit(unit);
  clock.set_count(count);
  clock.set_roll(ref::ROLL_NONE);
  clock.set_rule(std::move(rule));
  const DerivedDate date =
      intake::Derive(local, name, rules.calendar, {{ref::MILESTONE_PLAN_SET, day}});
  return Named(std::move(name), date);
}

void AddBands(const ClockRules& rules, const ClockQuestion& question, Dates& dates) {
  const absl::CivilDay day = question.plan_on.value_or(question.Start());
  const auto band = [&](std::string name, ref::Unit unit, int count) {
    dates.push_back(
        Counted(rules, std::move(name), day, unit, count,
                absl::StrCat("A response period of ", count,
                             unit == ref::UNIT_WORKING_DAY ? " working days" : " calendar days",
                             " from the day of the plan.")));
  };
  band("band_15", ref::UNIT_WORKING_DAY, 15);
  band("band_20", ref::UNIT_WORKING_DAY, 20);
  band("band_28_calendar", ref::UNIT_CALENDAR_DAY, 28);
  band("band_30", ref::UNIT_WORKING_DAY, 30);
  band("band_60", ref::UNIT_WORKING_DAY, 60);
}

void AddCalendarDays(const ClockRules& rules, const ClockQuestion& question, Dates& dates) {
  const Milestones received = {{ref::MILESTONE_RECEIVED, question.Start()}};
  Of(rules, "CQC-16", received, dates).Add("cqc_summary_last_day", "SUMMARY");
  Of(rules, "DPA-164A", received, dates).Add("thirty_days_last_day", "ACK");
  dates.push_back({"one_month", intake::MonthsAfter(question.Start(), 1), "",
                   "The corresponding date of the next month, or its last day."});
  Of(rules, "SAR", received, dates).Add("one_month_rolled", "ANSWER");
}

// The warnings before the six months end.
void AddWarnings(const ClockRules& rules, const ClockQuestion& question, Dates& dates) {
  if (!question.received_on.has_value()) return;
  const absl::CivilDay last = intake::LastDayCommencingOn(*question.received_on, 6);
  for (const int days : std::array{40, 20, 10, 5}) {
    NamedDate warning{absl::StrCat("warn_", days, "wd"), std::nullopt, "",
                      absl::StrCat(days, " working days before ", InWords(last), ".")};
    const absl::StatusOr<absl::CivilDay> day = rules.calendar.WorkingDaysBefore(last, days);
    if (day.ok()) {
      warning.day = *day;
    } else {
      warning.reason = std::string(day.status().message());
    }
    dates.push_back(std::move(warning));
  }
}

// The twelve months of reg 12(1), from the later of both days.
void AddTimeLimit(const ClockRules& rules, const ClockQuestion& question, Dates& dates) {
  if (!question.occurred_on && !question.noticed_on) return;
  const absl::CivilDay known = !question.occurred_on ? *question.noticed_on
                               : !question.noticed_on
                                   ? *question.occurred_on
                                   : std::max(*question.occurred_on, *question.noticed_on);
  Of(rules, "ASC-2009", {{ref::MILESTONE_MATTER_KNOWN, known}}, dates)
      .Add("in_time_last_day", "IN_TIME");
  NamedDate out{"first_day_out_of_time", *dates.back().day + 1, "",
                "The day after the last day in time."};
  dates.push_back(std::move(out));
}

bool IsLikeStatutory(const std::string& procedure) {
  return procedure.empty() || procedure == "ASC-2009" || procedure == "PH-2012" ||
         procedure == "NHS-2009";
}

}  // namespace

const ref::Procedure* ClockRules::Find(std::string_view id) const {
  for (const ref::Procedure* each : procedures) {
    if (each->id() == id) return each;
  }
  return nullptr;
}

Dates DatesFor(const ClockRules& rules, const ClockQuestion& question) {
  Dates dates;
  const bool statutory = IsLikeStatutory(question.procedure);
  if (statutory && question.received_on.has_value()) AddStatutory(rules, question, dates);
  if (question.procedure == "CHA-1989") {
    AddChildren(rules, question, dates);
  } else if (question.procedure == "CODE-2024") {
    AddCodeStages(rules, question, dates);
  } else if (!statutory) {
    AddEveryClock(rules, question, dates);
  }
  const bool code = statutory || (question.procedure == "CODE-2024" && question.stage == 1);
  if (code && question.received_on.has_value()) AddCode(rules, question, dates);
  if (question.procedure.empty() && question.escalation_requested_on) {
    ClockQuestion second = question;
    second.stage = 2;
    AddCodeStages(rules, second, dates);
  }
  AddCalendarDays(rules, question, dates);
  AddBands(rules, question, dates);
  AddWarnings(rules, question, dates);
  AddTimeLimit(rules, question, dates);
  return dates;
}

std::optional<ExtensionAnswer> ExtensionFor(const ClockRules& rules,
                                            const ClockQuestion& question) {
  const ref::Procedure* procedure =
      rules.Find(question.procedure.empty() ? "CODE-2024" : question.procedure);
  const ref::Clock* clock = intake::FindClock(*procedure, question.stage == 1 ? "S1" : "S2");
  if (!question.extension || clock == nullptr || !clock->has_extension()) return std::nullopt;
  Milestones milestones = MilestonesOf(question);
  if (question.procedure == "CHA-1989") milestones.emplace(clock->start(), question.Start());
  ref::Procedure longer = *procedure;
  for (ref::Clock& each : *longer.mutable_clocks()) {
    if (each.id() == clock->id()) each.set_count(each.count() + *question.extension);
  }
  ExtensionAnswer answer;
  answer.to = Named("extended_to", intake::Derive(longer, clock->id(), rules.calendar, milestones));
  const int granted = clock->extension().total_count() - clock->count();
  answer.allowed = *question.extension <= granted || question.good_reason;
  answer.ombudsman_details_required = clock->extension().ombudsman_details_required();
  if (!answer.allowed) {
    answer.to.day.reset();
    answer.to.reason = absl::StrCat("no more than ", granted,
                                    " further working days without a recorded good reason");
  }
  return answer;
}

}  // namespace candour::cli
