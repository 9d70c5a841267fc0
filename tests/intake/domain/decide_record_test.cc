#include <gtest/gtest.h>

#include "services/common/day/london.h"
#include "services/intake/domain/apply.h"
#include "services/intake/domain/decide.h"
#include "services/intake/domain/decide_acts.h"
#include "services/intake/domain/instant.h"
#include "tests/intake/domain/a_case.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

v1::Act Erase() {
  v1::Act act;
  act.mutable_erase_personal()->set_rule("retention-6y");
  return act;
}

ACase Closed() {
  ACase the_case = ACase::Acknowledged();
  EXPECT_TRUE(the_case.Do(RespondUpheld()).ok());
  EXPECT_TRUE(the_case.Do(Close()).ok());
  EXPECT_TRUE(the_case.Tell("CLOSED_NOTICE").ok());
  EXPECT_TRUE(the_case.Tell("SURVEY").ok());
  return the_case;
}

TEST(RecordViewTest, StandsForAQuarterOfAnHourAndLeavesTheVersion) {
  ACase the_case = ACase::Received();
  the_case.At(AtLocalHour(absl::CivilDay(2026, 5, 12), 10, 29));
  v1::Act act;
  act.mutable_record_view();

  ASSERT_TRUE(the_case.Do(act).ok());

  EXPECT_EQ(InstantFrom(the_case.Events().back().case_viewed().bucket()),
            AtLocalHour(absl::CivilDay(2026, 5, 12), 10, 15));
  EXPECT_EQ(the_case.File().version(), 1);
}

TEST(RecordListingTest, IsAnEventOfTheAuthority) {
  v1::Act act;
  act.mutable_record_listing()->set_what("search");
  act.mutable_record_listing()->set_query("late carer");
  act.mutable_record_listing()->set_count(12);

  const auto events = ACase().Decided(act);

  ASSERT_TRUE(events.ok());
  ASSERT_EQ(events->size(), 1);
  EXPECT_EQ(events->front().cases_listed().count(), 12);
  EXPECT_FALSE(ChangesCase(events->front()));
}

TEST(ErasePersonalTest, LeavesTheFacts) {
  ACase the_case = Closed();

  ASSERT_TRUE(the_case.Do(Erase()).ok());

  EXPECT_TRUE(the_case.File().erased());
  EXPECT_EQ(the_case.File().complainant().name(), "");
  EXPECT_EQ(the_case.File().outcome(), "UPH");
  EXPECT_EQ(the_case.Events().back().personal_erased().through_seq(), 0);
}

// Proves A-07.
TEST(ErasePersonalTest, WaitsForTheDayThatTheSchedulesOfTheCouncilGive) {
  ACase the_case = Closed();
  Context milford = the_case.TheContext();
  milford.authority_id = "milford";
  const v1::CaseFile& file = the_case.File();

  EXPECT_EQ(DecideErasePersonal(file, Erase().erase_personal(), milford).status().code(),
            absl::StatusCode::kFailedPrecondition);
  milford.now += absl::Hours(24 * 366 * 6);
  EXPECT_TRUE(DecideErasePersonal(file, Erase().erase_personal(), milford).ok());
}

TEST(ErasePersonalTest, HappensOnce) {
  ACase the_case = Closed();
  ASSERT_TRUE(the_case.Do(Erase()).ok());

  ASSERT_TRUE(the_case.Do(Erase()).ok());

  EXPECT_EQ(the_case.LastEvents(), 0);
}

TEST(ErasePersonalTest, KeepsACaseOnWhichSomethingIsOwed) {
  ACase open = ACase::Received();
  ACase withdrawn = ACase::Received();
  ASSERT_TRUE(withdrawn.Do(Withdraw()).ok());

  EXPECT_EQ(open.Do(Erase()).code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(withdrawn.Do(Erase()).code(), absl::StatusCode::kFailedPrecondition);
  ASSERT_TRUE(withdrawn.Tell("WITHDRAWAL").ok());
  EXPECT_TRUE(withdrawn.Do(Erase()).ok());
}

}  // namespace
}  // namespace candour::intake
