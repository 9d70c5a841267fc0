#include "clients/cli/clock_line.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/law.h"

namespace candour::cli {
namespace {

using ::testing::HasSubstr;

ClockAnswer Ask(const std::string& line, bool explain = false) {
  const ClockRules rules{tests::England(), tests::InForce()};
  return AnswerClockLine(line, rules, explain);
}

TEST(AnswerClockLineTest, GivesEveryDay) {
  const ClockAnswer answer = Ask(R"({"id":"D01","received_at":"2024-02-26T10:00:00Z"})");

  EXPECT_TRUE(answer.understood);
  EXPECT_THAT(
      answer.json,
      HasSubstr(R"({"id":"D01","received_on":"2024-02-26","oral_by":"2024-02-27",)"
                R"("ack_by":"2024-02-29","six_month_last_day":"2024-08-25","send_by":"2024-08-23",)"
                R"("code_ack_by":"2024-03-04","code_stage1_by":"2024-03-18",)"
                R"("code_stage1_extended_by":"2024-04-03",)"));
}

TEST(AnswerClockLineTest, KeepsTheIdAsItIs) {
  EXPECT_THAT(Ask(R"({"id":17,"received_at":"2024-02-26T10:00:00Z"})").json,
              HasSubstr(R"({"id":17,)"));
  EXPECT_THAT(Ask(R"({"received_at":"2024-02-26T10:00:00Z"})").json, HasSubstr(R"({"id":null,)"));
}

TEST(AnswerClockLineTest, TakesTheDayInLondon) {
  EXPECT_THAT(Ask(R"({"id":"a","received_at":"2026-03-31T23:00:00Z"})").json,
              HasSubstr(R"("received_on":"2026-04-01")"));
  EXPECT_THAT(Ask(R"({"id":"b","received_at":"2026-04-01T00:30:00.25+02:00"})").json,
              HasSubstr(R"("received_on":"2026-03-31")"));
}

TEST(AnswerClockLineTest, GivesNullWithAReasonBeyondTheLoadedYears) {
  const ClockAnswer answer = Ask(R"({"id":"x","received_at":"2028-08-14T10:00:00Z"})");

  EXPECT_TRUE(answer.understood);
  EXPECT_THAT(answer.json, HasSubstr(R"("six_month_last_day":"2029-02-13","send_by":null)"));
  EXPECT_THAT(answer.json,
              HasSubstr(R"("reasons":{"send_by":"not computable until 2029 is loaded")"));
}

TEST(AnswerClockLineTest, ExplainsWhenAsked) {
  const ClockAnswer answer =
      Ask(R"({"id":"x","received_at":"2026-12-18T10:00:00Z"})", /*explain=*/true);

  EXPECT_THAT(answer.json, HasSubstr(R"("working":{"oral_by":"Received on Friday 18 December)"));
  EXPECT_THAT(answer.json, HasSubstr("Source: reg 13(3)."));
}

TEST(AnswerClockLineTest, RefusesALineThatIsNoObject) {
  const std::string refused =
      R"({"id":null,"error":{"field":"line","message":"must be one JSON object with id and )"
      R"(received_at"}})";

  EXPECT_FALSE(Ask("{").understood);
  EXPECT_EQ(Ask("{").json, refused);
  EXPECT_EQ(Ask("").json, refused);
  EXPECT_EQ(Ask("[1]").json, refused);
  EXPECT_EQ(Ask("{\"id\":\"\xff\"}").json, refused);
}

TEST(AnswerClockLineTest, RefusesALineWithoutAnInstant) {
  EXPECT_EQ(Ask(R"({"id":"x"})").json,
            R"({"id":"x","error":{"field":"received_at","message":"is missing"}})");
  EXPECT_EQ(Ask(R"({"id":"x","received_at":5})").json,
            R"({"id":"x","error":{"field":"received_at","message":"must be a string"}})");
}

class BadInstantTest : public ::testing::TestWithParam<const char*> {};

TEST_P(BadInstantTest, IsRefusedByName) {
  const ClockAnswer answer =
      Ask(std::string(R"({"id":"x","received_at":")") + GetParam() + R"("})");

  EXPECT_FALSE(answer.understood);
  EXPECT_THAT(answer.json, HasSubstr(R"({"id":"x","error":{"field":"received_at")"));
}

INSTANTIATE_TEST_SUITE_P(All, BadInstantTest,
                         ::testing::Values("", "yesterday", "2024-02-26", "2024-02-26T10:00:00",
                                           "2024-02-30T10:00:00Z", "2024-02-26T24:00:00Z",
                                           "2024-02-26T23:59:60Z", "2024-02-26 10:00:00Z",
                                           "2024-02-26T10:00:00Z ", "2024-02-26T10:00:00+0100",
                                           "24-02-26T10:00:00Z", "infinite-future"));

}  // namespace
}  // namespace candour::cli
