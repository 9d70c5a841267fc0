#include "services/common/reference/procedure_check.h"

#include <gtest/gtest.h>

#include "tests/support/law.h"

namespace candour {
namespace {

namespace ref = reference::v1;

// ASC-2009 with its second clock, ACK, changed.
absl::Status CheckWithAck(const std::function<void(ref::Clock&)>& change) {
  ref::Procedure procedure = tests::Procedure("ASC-2009");
  change(*procedure.mutable_clocks(1));
  return CheckProcedure(procedure);
}

// Proves R-02.
TEST(CheckProcedureTest, AcceptsTheAdultSocialCareProcedure) {
  EXPECT_TRUE(CheckProcedure(tests::Procedure("ASC-2009")).ok());
}

TEST(CheckProcedureTest, WantsSomethingToCount) {
  EXPECT_EQ(CheckWithAck([](ref::Clock& ack) { ack.clear_unit(); }).message(),
            "clocks[ACK].unit: is missing");
  EXPECT_EQ(CheckWithAck([](ref::Clock& ack) { ack.set_count(0); }).message(),
            "clocks[ACK].count: is too small");
  EXPECT_EQ(CheckWithAck([](ref::Clock& ack) { ack.set_include_start(true); }).message(),
            "clocks[ACK].include_start: is not possible for working days");
}

TEST(CheckProcedureTest, WantsAMonthEndRuleForMonthsOnly) {
  EXPECT_EQ(
      CheckWithAck([](ref::Clock& ack) { ack.set_no_match(ref::NO_MATCH_MONTH_END); }).message(),
      "clocks[ACK].no_match: belongs to every clock of months and to no other");
  EXPECT_EQ(CheckWithAck([](ref::Clock& ack) { ack.set_unit(ref::UNIT_CALENDAR_MONTH); }).message(),
            "clocks[ACK].no_match: belongs to every clock of months and to no other");
}

TEST(CheckProcedureTest, WantsEveryClockOnce) {
  EXPECT_EQ(CheckWithAck([](ref::Clock& ack) { ack.set_id("ORAL"); }).message(),
            "clocks[ORAL].id: stands there twice");
}

TEST(CheckProcedureTest, WantsAnAssumedStartToStandEarlier) {
  EXPECT_EQ(CheckWithAck([](ref::Clock& ack) { ack.set_assumed_start_clock_id("PLAN"); }).message(),
            "clocks[ACK].assumed_start_clock_id: names no earlier clock");
}

TEST(CheckProcedureTest, WantsALawAndARule) {
  EXPECT_EQ(CheckWithAck([](ref::Clock& ack) { ack.clear_legal_source(); }).message(),
            "clocks[ACK].legal_source: is missing");
  EXPECT_EQ(CheckWithAck([](ref::Clock& ack) { ack.clear_rule(); }).message(),
            "clocks[ACK].rule: is missing");
}

TEST(CheckProcedureTest, WantsAnAlarmThatCanRing) {
  EXPECT_EQ(
      CheckWithAck([](ref::Clock& ack) { ack.mutable_alarms(1)->set_local_hour(24); }).message(),
      "clocks[ACK].alarms[1].local_hour: must be within 0 to 23");
}

TEST(CheckProcedureTest, WantsAnExtensionLongerThanTheClock) {
  EXPECT_EQ(CheckWithAck([](ref::Clock& ack) {
              ack.mutable_extension()->set_by(ref::EXTENSION_BY_NOTICE);
              ack.mutable_extension()->set_total_count(3);
            }).message(),
            "clocks[ACK].extension.total_count: must be longer than the clock itself");
}

TEST(CheckProcedureTest, WantsACeilingForItsBands) {
  ref::Procedure procedure = tests::Procedure("ASC-2009");
  procedure.set_response_ceiling_clock_id("NONE");

  EXPECT_EQ(CheckProcedure(procedure).message(), "response_ceiling_clock_id: names no clock");
}

}  // namespace
}  // namespace candour
