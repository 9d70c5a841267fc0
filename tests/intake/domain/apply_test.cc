#include "services/intake/domain/apply.h"

#include <gtest/gtest.h>

#include "services/common/fields/personal.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/instant.h"
#include "tests/intake/domain/a_case.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

TEST(ApplyTest, RaisesTheVersionByOneForEachEventThatChangesTheCase) {
  const ACase the_case = ACase::Planned(absl::CivilDay(2026, 6, 15));

  EXPECT_EQ(the_case.Events().size(), 3);
  EXPECT_EQ(the_case.File().version(), 3);
}

TEST(ApplyTest, LeavesTheCaseAsItIsForAView) {
  const ACase the_case = ACase::Received();
  v1::Event event;
  event.mutable_case_viewed();

  EXPECT_FALSE(ChangesCase(event));
  EXPECT_EQ(Apply(the_case.File(), event).SerializeAsString(), the_case.File().SerializeAsString());
}

TEST(ApplyTest, MarksTheOneAlarmThatWasReached) {
  v1::CaseFile file;
  v1::Obligation& relevant = *file.add_obligations();
  relevant.set_obligation_id("o");
  relevant.add_alarms()->set_alarm(v1::ALARM_WARN);
  relevant.add_alarms()->set_alarm(v1::ALARM_WARN);
  relevant.mutable_alarms(0)->mutable_at()->set_seconds(100);
  relevant.mutable_alarms(1)->mutable_at()->set_seconds(200);
  v1::Event event;
  event.mutable_alarm_reached()->set_obligation_id("o");
  event.mutable_alarm_reached()->set_alarm(v1::ALARM_WARN);
  event.mutable_alarm_reached()->mutable_at()->set_seconds(200);

  const v1::CaseFile after = Apply(file, event);

  EXPECT_FALSE(after.obligations(0).alarms(0).reached());
  EXPECT_TRUE(after.obligations(0).alarms(1).reached());
}

TEST(ApplyTest, ClearsEveryPersonalPartOnErasure) {
  const ACase the_case = ACase::Received();
  v1::Event event;
  event.mutable_personal_erased()->set_rule("retention-6y");

  const v1::CaseFile after = Apply(the_case.File(), event);

  EXPECT_TRUE(after.erased());
  EXPECT_EQ(after.complainant().name(), "");
  EXPECT_EQ(after.complainant().person_id(), the_case.File().complainant().person_id());
  EXPECT_EQ(after.points(0).text(), "");
}

TEST(ApplyTest, FoldsOnAfterErasure) {
  ACase the_case = ACase::Received();
  v1::Event erased;
  erased.mutable_personal_erased()->set_rule("retention-6y");
  v1::Event closed;
  closed.mutable_closed()->mutable_closed_at()->set_seconds(1'780'000'000);

  const v1::CaseFile after = Apply(Apply(the_case.File(), erased), closed);

  EXPECT_EQ(after.status(), v1::STATUS_CLOSED);
  EXPECT_TRUE(after.erased());
}

TEST(ApplyTest, NeedsNoPersonalPart) {
  const ACase the_case = ACase::Planned(absl::CivilDay(2026, 6, 15));
  v1::Event facts = the_case.Events().front();
  ClearPersonal(facts);

  const v1::CaseFile file = Apply(v1::CaseFile(), facts);

  EXPECT_EQ(file.complainant().name(), "");
  EXPECT_EQ(file.points_size(), 1);
  EXPECT_EQ(file.obligations_size(), 2);
}

TEST(ApplyTest, AddsThePointThatAConfirmationMade) {
  v1::Event event;
  v1::PointTheme& point = *event.mutable_themes_confirmed()->add_points();
  point.set_point_id(2);
  point.set_theme("CHG-01");
  point.set_text("And the bill is wrong.");
  event.mutable_themes_confirmed()->set_primary_theme("CHG-01");

  const v1::CaseFile after = Apply(ACase::Received().File(), event);

  ASSERT_EQ(after.points_size(), 2);
  EXPECT_EQ(after.points(1).text(), "And the bill is wrong.");
  EXPECT_EQ(after.points(1).theme(), "CHG-01");
  EXPECT_EQ(after.primary_theme(), "CHG-01");
}

TEST(TypeOfTest, NamesTheKind) {
  v1::Event event;
  event.mutable_response_date_moved();

  EXPECT_EQ(TypeOf(event), "response_date_moved");
  EXPECT_EQ(TypeOf(v1::Event()), "");
}

}  // namespace
}  // namespace candour::intake
