#include "services/intake/domain/clock.h"

#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "services/intake/domain/period.h"

namespace candour::intake {
namespace {

namespace ref = reference::v1;

Working WorkingOf(const ref::Procedure& procedure, const Calendar& calendar) {
  Working working;
  working.procedure_id = procedure.id();
  working.procedure_version = procedure.version();
  working.calendar_id = calendar.Id();
  working.calendar_version = calendar.Version();
  return working;
}

absl::CivilDay EndOfMonths(const Working& working) {
  if (!working.include_start) return MonthsAfter(working.start_day, working.count);
  if (working.no_match == ref::NO_MATCH_DAY_BEFORE_MONTH_END) {
    return CautiousLastDayCommencingOn(working.start_day, working.count);
  }
  return LastDayCommencingOn(working.start_day, working.count);
}

absl::StatusOr<absl::CivilDay> Count(const Calendar& calendar, Working& working) {
  if (working.unit == ref::UNIT_WORKING_DAY) {
    absl::StatusOr<absl::CivilDay> last = calendar.AddWorkingDays(working.start_day, working.count);
    if (!last.ok()) return last.status();
    absl::StatusOr<std::vector<SkippedDay>> skipped = calendar.Skipped(working.start_day, *last);
    if (!skipped.ok()) return skipped.status();
    working.skipped = *std::move(skipped);
    return *last;
  }
  if (working.unit == ref::UNIT_CALENDAR_DAY) {
    return working.include_start ? DaysBeginningOn(working.start_day, working.count)
                                 : DaysAfter(working.start_day, working.count);
  }
  if (working.unit == ref::UNIT_CALENDAR_MONTH) {
    working.no_corresponding_date =
        MonthsAfter(working.start_day, working.count).day() != working.start_day.day();
    return EndOfMonths(working);
  }
  return absl::InvalidArgumentError("the procedure does not say what is counted");
}

absl::StatusOr<absl::CivilDay> RollToWorkingDay(const Calendar& calendar, Working& working) {
  if (working.roll != ref::ROLL_NEXT_WORKING_DAY &&
      working.roll != ref::ROLL_PREVIOUS_WORKING_DAY) {
    return working.counted_to;
  }
  const bool forward = working.roll == ref::ROLL_NEXT_WORKING_DAY;
  const absl::StatusOr<absl::CivilDay> day =
      forward ? calendar.WorkingDayOnOrAfter(working.counted_to)
              : calendar.WorkingDayOnOrBefore(working.counted_to);
  if (!day.ok()) return day.status();
  absl::StatusOr<std::vector<SkippedDay>> rolled_over =
      forward ? calendar.Skipped(working.counted_to - 1, *day)
              : calendar.Skipped(*day, working.counted_to);
  if (!rolled_over.ok()) return rolled_over.status();
  working.rolled_over = *std::move(rolled_over);
  return *day;
}

// Fills in the day of `date`, whose working holds the start, the count and the rule.
void Finish(const Calendar& calendar, DerivedDate& date) {
  const absl::StatusOr<absl::CivilDay> counted = Count(calendar, date.working);
  if (!counted.ok()) {
    date.reason_if_none = std::string(counted.status().message());
    return;
  }
  date.working.counted_to = *counted;
  const absl::StatusOr<absl::CivilDay> rolled = RollToWorkingDay(calendar, date.working);
  if (!rolled.ok()) {
    date.reason_if_none = std::string(rolled.status().message());
    return;
  }
  date.day = *rolled;
}

// Finds the day from which `clock` runs. False, with the reason in `date`, when there is none.
bool FindStart(const ref::Procedure& procedure, const ref::Clock& clock, const Calendar& calendar,
               const Milestones& milestones, DerivedDate& date) {
  date.working.start = clock.start();
  const auto happened = milestones.find(clock.start());
  if (happened != milestones.end()) {
    date.working.start_day = happened->second;
    return true;
  }
  if (clock.assumed_start_clock_id().empty() || clock.assumed_start_clock_id() == clock.id()) {
    date.reason_if_none = "what it runs from has not happened yet";
    return false;
  }
  const DerivedDate assumed =
      Derive(procedure, clock.assumed_start_clock_id(), calendar, milestones);
  date.reason_if_none = assumed.reason_if_none;
  if (!assumed.day.has_value()) return false;
  date.working.assumed_from = assumed.clock_id;
  date.working.start_day = *assumed.day;
  return true;
}

DerivedDate DeriveCounting(const ref::Procedure& procedure, const ref::Clock& clock, int count,
                           const Calendar& calendar, const Milestones& milestones) {
  DerivedDate date;
  date.clock_id = clock.id();
  date.working = WorkingOf(procedure, calendar);
  date.working.unit = clock.unit();
  date.working.count = count;
  date.working.include_start = clock.include_start();
  date.working.no_match = clock.no_match();
  date.working.roll = clock.roll();
  date.working.rule = clock.rule();
  date.working.law = clock.legal_source();
  if (FindStart(procedure, clock, calendar, milestones, date)) Finish(calendar, date);
  return date;
}

DerivedDate NoDate(std::string_view clock_id, std::string reason) {
  DerivedDate date;
  date.clock_id = std::string(clock_id);
  date.reason_if_none = std::move(reason);
  return date;
}

DerivedDate NoSuchClock(const ref::Procedure& procedure, std::string_view clock_id) {
  return NoDate(clock_id, absl::StrCat("the procedure ", procedure.id(), " has no such clock"));
}

}  // namespace

const ref::Clock* FindClock(const ref::Procedure& procedure, std::string_view clock_id) {
  for (const ref::Clock& clock : procedure.clocks()) {
    if (clock.id() == clock_id) return &clock;
  }
  return nullptr;
}

DerivedDate Derive(const ref::Procedure& procedure, std::string_view clock_id,
                   const Calendar& calendar, const Milestones& milestones) {
  const ref::Clock* clock = FindClock(procedure, clock_id);
  if (clock == nullptr) return NoSuchClock(procedure, clock_id);
  return DeriveCounting(procedure, *clock, clock->count(), calendar, milestones);
}

DerivedDate DeriveExtended(const ref::Procedure& procedure, std::string_view clock_id,
                           const Calendar& calendar, const Milestones& milestones) {
  const ref::Clock* clock = FindClock(procedure, clock_id);
  if (clock == nullptr) return NoSuchClock(procedure, clock_id);
  if (!clock->has_extension()) return NoDate(clock_id, "it cannot be extended");
  const ref::Extension& extension = clock->extension();
  if (extension.total_count() == 0) return NoDate(clock_id, "its extension has no fixed length");
  DerivedDate date =
      DeriveCounting(procedure, *clock, extension.total_count(), calendar, milestones);
  date.clock_id += "_EXTENDED";
  date.working.rule = extension.rule();
  date.working.law = extension.legal_source();
  return date;
}

std::vector<DerivedDate> DeriveAll(const ref::Procedure& procedure, const Calendar& calendar,
                                   const Milestones& milestones) {
  std::vector<DerivedDate> dates;
  for (const ref::Clock& clock : procedure.clocks()) {
    const bool started = milestones.contains(clock.start());
    if (!started && clock.assumed_start_clock_id().empty()) continue;
    dates.push_back(DeriveCounting(procedure, clock, clock.count(), calendar, milestones));
  }
  return dates;
}

std::vector<DerivedDate> DeriveBands(const ref::Procedure& procedure, const Calendar& calendar,
                                     const Milestones& milestones) {
  // A ceiling beyond the loaded years cuts nothing: every band that can be computed ends before it.
  const DerivedDate ceiling =
      Derive(procedure, procedure.response_ceiling_clock_id(), calendar, milestones);
  std::vector<DerivedDate> dates;
  for (const ref::ResponseBand& band : procedure.response_bands()) {
    ref::Clock clock;
    clock.set_id(band.id());
    clock.set_start(ref::MILESTONE_PLAN_SET);
    clock.set_unit(band.unit());
    clock.set_count(band.count());
    clock.set_roll(ref::ROLL_NONE);
    clock.set_rule(band.meaning());
    DerivedDate date = DeriveCounting(procedure, clock, band.count(), calendar, milestones);
    if (date.day.has_value() && ceiling.day.has_value() && *ceiling.day < *date.day) {
      date.day = ceiling.day;
      date.working.ceiling = ceiling.day;
    }
    dates.push_back(std::move(date));
  }
  return dates;
}

}  // namespace candour::intake
