#include "services/notification/domain/case_view_matter.h"

#include <gtest/gtest.h>

#include "services/notification/domain/case_view.h"
#include "tests/notification/story.h"

namespace candour::notification {
namespace {

ledger::v1::CaseFile TwoPoints() {
  ledger::v1::CaseFile file = JeansCase();
  file.mutable_points(0)->set_point_id(1);
  ledger::v1::Point& second = *file.add_points();
  second.set_point_id(2);
  second.set_text("Nobody told us why.");
  return file;
}

// Proves G-11.
TEST(CaseViewMatterTest, ForgetsWhatWasFiledOnTheWrongCase) {
  ledger::v1::RecordedEvent removed = EventOn(kMonday);
  removed.mutable_event()->mutable_misfiled_removed()->set_point_id(1);

  const ledger::v1::CaseFile view = After(TwoPoints(), removed);

  ASSERT_EQ(view.points_size(), 1);
  EXPECT_EQ(view.points(0).text(), "Nobody told us why.");
}

TEST(CaseViewMatterTest, KnowsWhyAPointIsNotHandled) {
  ledger::v1::RecordedEvent excluded = EventOn(kMonday);
  ledger::v1::PointsExcluded& points = *excluded.mutable_event()->mutable_points_excluded();
  points.set_point_outcome("EXC");
  points.add_points()->set_point_id(2);
  points.mutable_points(0)->mutable_exclusion()->set_code("X-g");

  const ledger::v1::CaseFile view = After(TwoPoints(), excluded);

  EXPECT_EQ(view.points(1).matter().exclusion().code(), "X-g");
  EXPECT_EQ(view.points(1).outcome(), "EXC");
  EXPECT_EQ(view.points(0).outcome(), "");
}

TEST(CaseViewMatterTest, TakesANewPointAndAnAskedProvider) {
  ledger::v1::RecordedEvent added = EventOn(kMonday);
  added.mutable_event()->mutable_point_added()->set_text("It happened again.");
  ledger::v1::RecordedEvent asked = EventOn(kMonday);
  asked.mutable_event()->mutable_provider_consent_asked()->mutable_share()->set_provider(
      "larkfield");

  const ledger::v1::CaseFile view = After(After(TwoPoints(), added), asked);

  EXPECT_EQ(view.points(2).text(), "It happened again.");
  EXPECT_EQ(view.matter().provider_shares(0).provider(), "larkfield");
}

}  // namespace
}  // namespace candour::notification
