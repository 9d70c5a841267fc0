// Also tests services/intake/domain/matter/checks.cc.
// Also tests services/intake/domain/matter/apply_points.cc.
// Also tests services/intake/domain/matter/decide_matter.cc.
#include <gtest/gtest.h>

#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/invariants.h"
#include "tests/intake/domain/matter/matter_acts.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

constexpr absl::CivilDay kNextWeek(2026, 5, 18);

// Proves C-10.
TEST(DecideAddPointTest, JoinsARelatedPointBeforeTheResponse) {
  ACase the_case = ACase::Planned(absl::CivilDay(2026, 6, 30));
  the_case.On(kNextWeek);

  ASSERT_TRUE(the_case.Do(AddRelated("She was left without lunch as well.")).ok());

  const v1::Point& point = PointAt(the_case, 2);
  EXPECT_EQ(point.text(), "She was left without lunch as well.");
  EXPECT_EQ(LondonDay(InstantFrom(point.matter().received_at())), kNextWeek);
}

// Proves C-10.
TEST(DecideAddPointTest, TellsWithinThreeWorkingDaysThatItJoined) {
  ACase the_case = ACase::Acknowledged();
  the_case.On(kNextWeek);

  ASSERT_TRUE(the_case.Do(AddRelated("She was left without lunch as well.")).ok());

  EXPECT_EQ(the_case.Last("NEW_POINT").notice(), "N-15");
  EXPECT_EQ(the_case.DueBy("NEW_POINT"), absl::CivilDay(2026, 5, 21));
}

// Proves C-10.
TEST(DecideAddPointTest, SaysToTakeItInAsANewCaseOnceTheResponseHasGone) {
  ACase the_case = ACase::Planned(absl::CivilDay(2026, 6, 30));
  ASSERT_TRUE(the_case.Do(RespondUpheld()).ok());

  const absl::Status refused = the_case.Do(AddRelated("She was left without lunch as well."));

  EXPECT_EQ(refused.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_NE(refused.message().find("take it in as a new case"), std::string::npos);
}

// Proves C-10.
TEST(DecideAddPointTest, SaysToTakeAnUnrelatedMatterInByItself) {
  ACase the_case = ACase::Acknowledged();
  v1::Act act = AddRelated("And the library is closed on Mondays.");
  act.mutable_add_point()->set_related(false);

  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.related");
}

TEST(DecideAddPointTest, KeepsTheClocksOfTheCaseWhereTheyAre) {
  ACase the_case = ACase::Acknowledged();
  const absl::CivilDay before = the_case.DueBy("RELEVANT");
  the_case.On(kNextWeek);

  ASSERT_TRUE(the_case.Do(AddRelated("She was left without lunch as well.")).ok());

  EXPECT_EQ(the_case.DueBy("RELEVANT"), before);
}

TEST(DecideAddPointTest, GivesEachOfTwoPointsItsOwnNotice) {
  ACase the_case = ACase::Acknowledged();

  ASSERT_TRUE(the_case.Do(AddRelated("No lunch.")).ok());
  ASSERT_TRUE(the_case.Do(AddRelated("No supper.")).ok());

  EXPECT_EQ(CountOpen(the_case, "NEW_POINT"), 2);
  EXPECT_TRUE(InvariantViolations(the_case.File()).empty());
}

TEST(DecideAddPointTest, RefusesAPointWithoutWords) {
  ACase the_case = ACase::Acknowledged();

  EXPECT_EQ(FieldOf(the_case.Do(AddRelated("  "))), "act.text");
}

// Proves R-13, Q13, Q14.
TEST(DecideDescribePointTest, KeepsWhoProvidesItAndThatTheCouncilAnswers) {
  ACase the_case = ACase::Received();
  v1::Act act = OwnServiceOf(1, "1-101");
  act.mutable_describe_point()->mutable_place()->set_provider_own_service(false);
  act.mutable_describe_point()->mutable_place()->set_service("home_care");
  act.mutable_describe_point()->mutable_place()->set_team("brokerage");

  ASSERT_TRUE(the_case.Do(act).ok());

  const v1::PointPlace& place = PointAt(the_case, 1).matter().place();
  EXPECT_EQ(place.provider(), "1-101");
  EXPECT_EQ(place.service(), "home_care");
  EXPECT_EQ(place.team(), "brokerage");
  // A commissioned provider's service is a function of the council: it stays our complaint.
  EXPECT_EQ(the_case.File().record_type(), v1::RECORD_TYPE_CMP);
  EXPECT_TRUE(the_case.IsOpenFor("ACK"));
}

TEST(DecideDescribePointTest, AsksWhichProviderWhenItsOwnServiceIsMeant) {
  ACase the_case = ACase::Received();

  EXPECT_EQ(FieldOf(the_case.Do(OwnServiceOf(1, ""))), "act.place.provider");
}

TEST(DecideDescribePointTest, RefusesADayAfterTheReceipt) {
  ACase the_case = ACase::Received();

  EXPECT_EQ(FieldOf(the_case.Do(OccurredOn(1, absl::CivilDay(2026, 5, 12)))),
            "act.place.occurred_on");
}

TEST(DecideDescribePointTest, RefusesToHaveNoticedBeforeItOccurred) {
  ACase the_case = ACase::Received();
  v1::Act act = OccurredOn(1, absl::CivilDay(2026, 5, 1));
  *act.mutable_describe_point()->mutable_place()->mutable_noticed_on() =
      ToMessage(absl::CivilDay(2026, 4, 30));

  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.place.noticed_on");
}

TEST(DecideDescribePointTest, RefusesAPointThatIsNone) {
  ACase the_case = ACase::Received();

  EXPECT_EQ(FieldOf(the_case.Do(OccurredOn(7, absl::CivilDay(2026, 5, 1)))), "act.point_id");
}

}  // namespace
}  // namespace candour::intake
