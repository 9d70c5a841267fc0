// Also tests services/notification/domain/case_view_people.cc.
#include "services/notification/domain/case_view.h"

#include <gtest/gtest.h>

#include "tests/notification/story.h"

namespace candour::notification {
namespace {

TEST(CaseViewTest, LeavesOutWhatAThemeRestsOn) {
  ledger::v1::CaseFile file = JeansCase();
  file.mutable_points(0)->add_suggestions()->add_evidence("nobody came");

  const ledger::v1::CaseFile view = After({}, Received(file));

  EXPECT_EQ(view.points(0).text(), "Nobody came on Sunday.");
  EXPECT_EQ(view.points(0).suggestions_size(), 0);
}

// What a provider is told is no word to the complainant (G-2).
TEST(CaseViewTest, CountsNoNoticeToAProviderAsContact) {
  ledger::v1::RecordedEvent sent = EventOn(kMonday + 1);
  ledger::v1::NoticeRecord& notice = *sent.mutable_event()->mutable_notice_sent()->mutable_notice();
  notice.set_notice("N-S2");
  *notice.mutable_sent_at() = sent.occurred_at();

  EXPECT_EQ(LastContact(After(JeansCase(), sent)), absl::InfinitePast());
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
  EXPECT_EQ(view.points(0).text(), "");
}

}  // namespace
}  // namespace candour::notification
