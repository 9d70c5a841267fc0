#include "tests/analytics/support/story_report.h"

namespace candour::analytics {

ReportInputs StoryInputs() {
  ReportInputs inputs;
  inputs.authority_name = "Elmbridge Vale";
  inputs.period = {2026, 2};
  inputs.data_as_at = absl::CivilDay(2026, 10, 14);
  inputs.theme_names = {{"CHG", "Charges for services"},     {"FIN", "Financial assessment"},
                        {"DOM", "Home care quality"},        {"SAF", "Safeguarding"},
                        {"TRN", "Blue Badge and transport"}, {"CHG-03", "Late or backdated bill"}};
  inputs.events = {{absl::CivilDay(2026, 8, 3), absl::CivilDay(2026, 8, 21),
                    "Inspection by the Care Quality Commission"},
                   {absl::CivilDay(2025, 1, 1), absl::CivilDay(2025, 1, 2), "Too long ago"}};
  Tally& now = inputs.current;
  now.received = {{"CMP", 60}, {"CPL", 12}, {"ERO", 3}, {"CNC", 9}};
  now.level_one = {{"CHG", {24, 30}}, {"FIN", {15, 20}}, {"DOM", {11, 11}},
                   {"SAF", {6, 6}},   {"TRN", {3, 3}},   {"", {1, 0}}};
  now.level_two = {{"CHG-01", {6, 8}}, {"CHG-03", {18, 22}}};
  now.themes_confirmed = 50;
  now.acknowledged = {50, 56, 4};
  now.within_first_told = {30, 40, 9};
  now.within_relevant = {11, 12, 48};
  now.told_before = {20, 22, 0};
  now.passed_in_silence = 2;
  now.response_days = {{10, 2}, {20, 1}, {30, 3}};
  now.answered_after = {{10, 2}, {20, 1}};
  now.unanswered_after = {{30, 57}};
  now.case_outcomes = {{"UPH", 12}, {"PUP", 13}, {"NUP", 9}, {"WDN", 10}};
  now.open = {20, 12, 6, 3, 0};
  inputs.previous.received = {{"CMP", 30}, {"CNC", 20}};
  inputs.previous.level_one = {
      {"CHG", {5, 6}}, {"FIN", {12, 13}}, {"DOM", {7, 7}}, {"SAF", {3, 3}}, {"TRN", {3, 3}}};
  return inputs;
}

}  // namespace candour::analytics
