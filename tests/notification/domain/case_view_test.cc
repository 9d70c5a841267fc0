// Also tests services/notification/domain/case_view_people.cc.
#include "services/notification/domain/case_view.h"

#include <gtest/gtest.h>

#include "tests/notification/story.h"

namespace candour::notification {
namespace {


TEST(CaseViewTest, LeavesOutTheMatterItself) {
  const ledger::v1::CaseFile view = After({}, Received(JeansCase()));

  EXPECT_EQ(view.points_size(), 0);
  EXPECT_EQ(view.complainant().name(), "Jean Ashworth");
}

TEST(CaseViewTest, KnowsTheLastDayOfAnOpenObligation) {
  ledger::v1::RecordedEvent event = Received(JeansCase());
  Open(event, Owed(1, "PLAN", "", kMonday + 8));

  EXPECT_EQ(DueBy(After({}, event), "PLAN"), kMonday + 8);
}

TEST(CaseViewTest, ForgetsAnObligationThatEnded) {
  ledger::v1::RecordedEvent received = Received(JeansCase());
  Open(received, Owed(1, "PLAN", "", kMonday + 8));
  ledger::v1::RecordedEvent planned =
      PlanSetOn(kMonday + 2, ledger::v1::PLAN_KIND_AGREED, kMonday + 21);
  Cancel(planned, 1);

  EXPECT_EQ(DueBy(After(After({}, received), planned), "PLAN"), std::nullopt);
}

TEST(CaseViewTest, TakesTheNewResponseDate) {
  const ledger::v1::CaseFile view =
      After(JeansCase(), MovedOn(kMonday, 9, kMonday + 21, kMonday + 35, "DR-03"));

  EXPECT_EQ(view.plan().response_by().day(), 8);
}

TEST(CaseViewTest, CountsANoticeAsContact) {
  ledger::v1::RecordedEvent sent = EventOn(kMonday + 1);
  *sent.mutable_event()->mutable_notice_sent()->mutable_notice()->mutable_sent_at() =
      sent.occurred_at();

  EXPECT_EQ(LastContact(After(JeansCase(), sent)), TenOClock(kMonday + 1));
}

TEST(CaseViewTest, NeverWroteToSomebodyNew) {
  EXPECT_EQ(LastContact(JeansCase()), absl::InfinitePast());
}

TEST(CaseViewTest, HoldsNobodysNameAfterErasure) {
  const ledger::v1::CaseFile view = After(JeansCase(), ErasedOn(kMonday));

  EXPECT_TRUE(view.erased());
  EXPECT_EQ(view.complainant().name(), "");
  EXPECT_EQ(view.complainant().address_lines_size(), 0);
}

}  // namespace
}  // namespace candour::notification
