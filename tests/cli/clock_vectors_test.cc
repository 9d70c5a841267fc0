// The dates of domain 8.3, 8.4, 8.5, 8.7 and 8.8 as `candour clock --json` gives them.
// Also tests clients/cli/clock_dates.cc and clients/cli/clock_question.cc.
#include <gtest/gtest.h>

#include <string>

#include "clients/cli/clock_line.h"
#include "nlohmann/json.hpp"
#include "tests/support/law.h"

namespace candour::cli {
namespace {

// A line, and what its answer holds at least.
struct Row {
  const char* id;
  const char* line;
  const char* answer;
};

nlohmann::json AnswerTo(const std::string& line) {
  const ClockAnswer answer =
      AnswerClockLine(line, {tests::England(), tests::InForce()}, /*explain=*/true);
  EXPECT_TRUE(answer.understood) << answer.json;
  return nlohmann::json::parse(answer.json);
}

class ClockRowTest : public ::testing::TestWithParam<Row> {};

// Proves R-28, R-32, R-43, C-07, Q1, Q2, Q3, Q23.
TEST_P(ClockRowTest, GivesTheDatesOfTheTable) {
  const nlohmann::json answer = AnswerTo(GetParam().line);
  const nlohmann::json expected = nlohmann::json::parse(GetParam().answer);
  for (const auto& [name, value] : expected.items()) {
    EXPECT_EQ(answer.value(name, nlohmann::json()), value) << GetParam().id << " " << name;
  }
}

std::string NameOf(const ::testing::TestParamInfo<Row>& row) { return row.param.id; }

constexpr Row kTwelveMonths[] = {
    {"L01", R"({"occurred_on":"2025-01-15"})",
     R"({"in_time_last_day":"2026-01-15","first_day_out_of_time":"2026-01-16"})"},
    {"L03", R"({"occurred_on":"2023-02-28"})",
     R"({"in_time_last_day":"2024-02-28","first_day_out_of_time":"2024-02-29"})"},
    {"L05", R"({"occurred_on":"2025-03-31"})",
     R"({"in_time_last_day":"2026-03-31","first_day_out_of_time":"2026-04-01"})"},
    {"L07", R"({"occurred_on":"2027-02-28"})",
     R"({"in_time_last_day":"2028-02-28","first_day_out_of_time":"2028-02-29"})"},
    {"LaterOfBoth", R"({"occurred_on":"2024-05-01","noticed_on":"2025-01-15"})",
     R"({"in_time_last_day":"2026-01-15"})"},
};

constexpr Row kChildren[] = {
    {"R01", R"({"procedure":"CHA-1989","received_on":"2024-12-16"})",
     R"({"stage1_by":"2025-01-02","stage1_extended_by":"2025-01-16","stage2_by":"2025-01-23",
        "stage2_extended_by":"2025-03-20","panel_by":"2025-01-30"})"},
    {"R03", R"({"procedure":"CHA-1989","received_on":"2025-08-01"})",
     R"({"stage1_by":"2025-08-15","stage1_extended_by":"2025-09-01","stage2_by":"2025-09-08",
        "stage2_extended_by":"2025-11-03","panel_by":"2025-09-15"})"},
    {"R05", R"({"procedure":"CHA-1989","received_on":"2026-03-30"})",
     R"({"stage1_by":"2026-04-15","stage1_extended_by":"2026-04-29","stage2_by":"2026-05-07",
        "stage2_extended_by":"2026-07-03","panel_by":"2026-05-14"})"},
    {"R07", R"({"procedure":"CHA-1989","received_on":"2026-11-02"})",
     R"({"stage1_by":"2026-11-16","stage1_extended_by":"2026-11-30","stage2_by":"2026-12-07",
        "stage2_extended_by":"2027-02-04","panel_by":"2026-12-14"})"},
    {"R09", R"({"procedure":"CHA-1989","received_on":"2027-03-19"})",
     R"({"stage1_by":"2027-04-06","stage1_extended_by":"2027-04-20","stage2_by":"2027-04-27",
        "stage2_extended_by":"2027-06-24","panel_by":"2027-05-05"})"},
    {"R11", R"({"procedure":"CHA-1989","received_on":"2028-04-03"})",
     R"({"stage1_by":"2028-04-19","stage1_extended_by":"2028-05-04","stage2_by":"2028-05-11",
        "stage2_extended_by":"2028-07-07","panel_by":"2028-05-18"})"},
    {"PanelChain", R"({"procedure":"CHA-1989","panel_requested_on":"2026-07-31"})",
     R"({"panel_by":"2026-09-14","panel_report_by":"2026-09-21","panel_response_by":"2026-10-12"})"},
};

constexpr Row kCalendarDays[] = {
    {"O01", R"({"received_on":"2026-01-05"})",
     R"({"cqc_summary_last_day":"2026-02-02","thirty_days_last_day":"2026-02-03",
        "one_month":"2026-02-05","one_month_rolled":"2026-02-05"})"},
    {"O03", R"({"received_on":"2026-02-28"})",
     R"({"cqc_summary_last_day":"2026-03-28","thirty_days_last_day":"2026-03-29",
        "one_month":"2026-03-28","one_month_rolled":"2026-03-30"})"},
    {"O05", R"({"received_on":"2026-12-10"})",
     R"({"cqc_summary_last_day":"2027-01-07","thirty_days_last_day":"2027-01-08",
        "one_month":"2027-01-10","one_month_rolled":"2027-01-11"})"},
};

constexpr Row kCode[] = {
    {"C1",
     R"({"procedure":"CODE-2024","received_at":"2026-12-21T10:00:00Z","acknowledged_at":"2026-12-22T10:00:00Z"})",
     R"({"stage1_by":"2027-01-08","stage1_extended_by":"2027-01-22"})"},
    {"C2", R"({"procedure":"CODE-2024","received_at":"2026-12-21T10:00:00Z"})",
     R"({"ack_by":"2026-12-30","stage1_by":"2027-01-14"})"},
    {"C3",
     R"({"procedure":"CODE-2024","stage":2,"escalation_requested_at":"2027-01-20","escalation_acknowledged_at":"2027-01-27"})",
     R"({"stage2_ack_by":"2027-01-27","stage2_by":"2027-02-24","stage2_extended_by":"2027-03-24"})"},
    {"C4",
     R"({"procedure":"CODE-2024","stage":2,"received_at":"2026-03-25T10:00:00Z","acknowledged_at":"2026-03-27T10:00:00Z"})",
     R"({"stage2_ack_by":"2026-04-01","stage2_by":"2026-04-28","stage2_extended_by":"2026-05-28"})"},
    {"C5",
     R"({"procedure":"CODE-2024","received_on":"2026-12-21","acknowledged_at":["2026-12-22","2026-12-21"]})",
     R"({"stage1_by":"2027-01-07"})"},
    {"C6",
     R"({"procedure":"CODE-2024","received_on":"2026-12-21","acknowledged_on":"2026-12-22","extension":12})",
     R"({"extended_to":null,"extension_allowed":false,"ombudsman_details_required":true})"},
    {"C6WithReason",
     R"({"procedure":"CODE-2024","received_on":"2026-12-21","acknowledged_on":"2026-12-22","extension":12,"good_reason":"The one witness is in hospital."})",
     R"({"extended_to":"2027-01-26","extension_allowed":true})"},
    {"C6Ten",
     R"({"procedure":"CODE-2024","received_on":"2026-12-21","acknowledged_on":"2026-12-22","extension":10})",
     R"({"extended_to":"2027-01-22","extension_allowed":true})"},
};

constexpr Row kBands[] = {
    {"P01", R"({"received_on":"2026-01-12","plan_date":"2026-01-12"})",
     R"({"band_15":"2026-02-02","band_20":"2026-02-09","band_28_calendar":"2026-02-09",
        "band_30":"2026-02-23","band_60":"2026-04-08","six_month_last_day":"2026-07-11"})"},
    {"P03", R"({"received_on":"2026-05-01","plan_date":"2026-05-01"})",
     R"({"band_15":"2026-05-26","band_20":"2026-06-02","band_28_calendar":"2026-05-29",
        "band_30":"2026-06-16","band_60":"2026-07-28","six_month_last_day":"2026-10-31"})"},
    {"P05", R"({"received_on":"2026-12-07","plan_date":"2026-12-07"})",
     R"({"band_15":"2026-12-30","band_20":"2027-01-07","band_28_calendar":"2027-01-04",
        "band_30":"2027-01-21","band_60":"2027-03-04","six_month_last_day":"2027-06-06"})"},
    {"WarningOfJuly", R"({"received_at":"2026-01-12T10:00:00Z"})", R"({"warn_20wd":"2026-06-15"})"},
    {"WarningOfChristmas", R"({"received_at":"2026-06-25T10:00:00Z"})",
     R"({"six_month_last_day":"2026-12-24","warn_20wd":"2026-11-26"})"},
};

INSTANTIATE_TEST_SUITE_P(Domain83, ClockRowTest, ::testing::ValuesIn(kTwelveMonths), NameOf);
INSTANTIATE_TEST_SUITE_P(Domain84, ClockRowTest, ::testing::ValuesIn(kChildren), NameOf);
INSTANTIATE_TEST_SUITE_P(Domain85, ClockRowTest, ::testing::ValuesIn(kCalendarDays), NameOf);
INSTANTIATE_TEST_SUITE_P(Domain87, ClockRowTest, ::testing::ValuesIn(kCode), NameOf);
INSTANTIATE_TEST_SUITE_P(Domain88, ClockRowTest, ::testing::ValuesIn(kBands), NameOf);

TEST(ClockQuestionTest, NamesTheFieldThatItDoesNotUnderstand) {
  const auto field = [](const std::string& line) {
    const ClockAnswer answer = AnswerClockLine(line, {tests::England(), tests::InForce()}, false);
    EXPECT_FALSE(answer.understood);
    return nlohmann::json::parse(answer.json)["error"].value("field", "");
  };
  EXPECT_EQ(field(R"({"received_on":"2026-02-30"})"), "received_on");
  EXPECT_EQ(field(R"({"received_on":"2026-01-05","procedure":"NONE-1"})"), "procedure");
  EXPECT_EQ(field(R"({"received_on":"2026-01-05","stage":4})"), "stage");
  EXPECT_EQ(field(R"({"received_on":"2026-01-05","extension":"12"})"), "extension");
  EXPECT_EQ(field(R"({"received_on":"2026-01-05","acknowledged_at":"soon"})"), "acknowledged_at");
}

}  // namespace
}  // namespace candour::cli
