#include "services/intake/domain/explain.h"

#include <cstddef>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/common/day/day.h"

namespace candour::intake {
namespace {

namespace ref = reference::v1;

const char* HappeningOf(ref::Milestone milestone) {
  switch (milestone) {
    case ref::MILESTONE_RECEIVED:
      return "Received on";
    case ref::MILESTONE_ACKNOWLEDGED:
      return "Acknowledged on";
    case ref::MILESTONE_PLAN_SET:
      return "Plan set on";
    case ref::MILESTONE_RESPONSE_PROMISED:
      return "Promised for";
    case ref::MILESTONE_PROGRESS_TOLD:
      return "Last told of progress on";
    case ref::MILESTONE_RESPONDED:
      return "Answered on";
    case ref::MILESTONE_LONGER_PERIOD_AGREED:
      return "Longer period agreed on";
    case ref::MILESTONE_WITHDRAWN:
      return "Withdrawn on";
    case ref::MILESTONE_TRANSFERRED:
      return "Sent on to another body on";
    case ref::MILESTONE_MATTER_KNOWN:
      return "Occurred or came to notice on";
    case ref::MILESTONE_ESCALATION_REQUESTED:
      return "Next stage asked for on";
    case ref::MILESTONE_ESCALATION_ACKNOWLEDGED:
      return "Next stage acknowledged on";
    case ref::MILESTONE_STATEMENT_AGREED:
      return "Written statement agreed on";
    case ref::MILESTONE_ADJUDICATION_RECEIVED:
      return "Adjudication received on";
    case ref::MILESTONE_PANEL_REQUESTED:
      return "Panel asked for on";
    case ref::MILESTONE_PANEL_MET:
      return "Panel met on";
    case ref::MILESTONE_PANEL_REPORTED:
      return "Panel's report received on";
    default:
      return "Begun on";
  }
}

std::string CountOf(const Working& working) {
  const bool one = working.count == 1;
  switch (working.unit) {
    case ref::UNIT_WORKING_DAY:
      return absl::StrCat(working.count, one ? " working day" : " working days");
    case ref::UNIT_CALENDAR_MONTH:
      return absl::StrCat(working.count, one ? " month" : " months");
    default:
      return absl::StrCat(working.count, one ? " day" : " days");
  }
}

std::string StartSentence(const Working& working) {
  if (!working.assumed_from.empty()) {
    return absl::StrCat("This has not happened yet, so the count runs from ",
                        InWords(working.start_day), ", the last day of ", working.assumed_from,
                        ", which is day 0.");
  }
  return absl::StrCat(HappeningOf(working.start), " ", InWords(working.start_day), ", which is ",
                      working.include_start ? "the first day of the period." : "day 0.");
}

// One sentence for each day, or pair of days of one reason, such as "Saturday 19 December 2026 and
// Sunday 20 December 2026 are a weekend."
void AppendDays(const std::vector<SkippedDay>& days, std::vector<std::string>& sentences) {
  for (size_t i = 0; i < days.size(); ++i) {
    const SkippedDay& day = days[i];
    const bool pair =
        i + 1 < days.size() && days[i + 1].day == day.day + 1 && days[i + 1].reason == day.reason;
    sentences.push_back(pair ? absl::StrCat(InWords(day.day), " and ", InWords(days[++i].day),
                                            " are ", day.reason, ".")
                             : absl::StrCat(InWords(day.day), " is ", day.reason, "."));
  }
}

std::string MonthSentence(const Working& working) {
  if (working.no_corresponding_date) {
    const bool cautious = working.no_match == ref::NO_MATCH_DAY_BEFORE_MONTH_END;
    return absl::StrCat("The month in which ", CountOf(working), " end has no day ",
                        working.start_day.day(), ", so the period ends on ",
                        cautious ? "the day before that month's last, read cautiously: "
                                 : "that month's last day: ",
                        InWords(working.counted_to), ".");
  }
  if (!working.include_start) {
    return absl::StrCat("The corresponding date after ", CountOf(working), " is ",
                        InWords(working.counted_to), ".");
  }
  return absl::StrCat("The corresponding date after ", CountOf(working), " is ",
                      InWords(working.counted_to + 1), "; the period ends on the day before, ",
                      InWords(working.counted_to), ".");
}

std::string LastDaySentence(const Working& working) {
  if (working.unit == ref::UNIT_CALENDAR_MONTH) return MonthSentence(working);
  const std::string day = InWords(working.counted_to);
  if (working.unit == ref::UNIT_WORKING_DAY) {
    return absl::StrCat(day, " is working day ", working.count, ".");
  }
  if (working.count == 0) return "That day is the last day itself.";
  return absl::StrCat(day, " is day ", working.count, "; every day counts.");
}

void AppendRoll(const DerivedDate& date, std::vector<std::string>& sentences) {
  const Working& working = date.working;
  if (working.rolled_over.empty()) return;
  AppendDays(working.rolled_over, sentences);
  const bool forward = working.roll == ref::ROLL_NEXT_WORKING_DAY;
  sentences.push_back(absl::StrCat("The ", forward ? "next" : "last", " working day ",
                                   forward ? "after" : "before", " is ", InWords(*date.day), "."));
}

void AppendRule(const Working& working, std::vector<std::string>& sentences) {
  sentences.push_back(absl::StrCat("Rule: ", working.rule));
  if (!working.law.empty()) sentences.push_back(absl::StrCat("Source: ", working.law, "."));
  sentences.push_back(absl::StrCat("Procedure ", working.procedure_id, " version ",
                                   working.procedure_version, ", calendar ", working.calendar_id,
                                   " version ", working.calendar_version, "."));
}

}  // namespace

std::vector<std::string> Sentences(const DerivedDate& date) {
  if (!date.day.has_value()) return {absl::StrCat("There is no date: ", date.reason_if_none, ".")};
  const Working& working = date.working;
  std::vector<std::string> sentences = {StartSentence(working)};
  AppendDays(working.skipped, sentences);
  sentences.push_back(LastDaySentence(working));
  AppendRoll(date, sentences);
  if (working.ceiling.has_value()) {
    sentences.push_back(absl::StrCat("That is later than ", InWords(*working.ceiling),
                                     ", the last working day within the period that the law sets, "
                                     "which is taken."));
  }
  AppendRule(working, sentences);
  return sentences;
}

std::string Explain(const DerivedDate& date) { return absl::StrJoin(Sentences(date), " "); }

}  // namespace candour::intake
