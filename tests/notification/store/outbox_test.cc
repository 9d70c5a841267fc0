#include "services/notification/store/outbox.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/notification/office.h"

namespace candour::notification {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const absl::Time kNow = TenOClock(absl::CivilDay(2027, 1, 4));

// Takes obligation 1 and settles it as `outcome`.
void HandOverOnce(Office& office, HandOver outcome) {
  const absl::StatusOr<std::optional<Claim>> claim =
      office.outbox.Take("milford", ObligationId(1), 1, {kNow, kNow});
  ASSERT_TRUE(claim.ok() && claim->has_value());
  ASSERT_TRUE(office.outbox.Settle(**claim, {outcome, "as arranged"}, {kNow, kNow}).ok());
}

class OutboxTest : public ::testing::Test {
 protected:
  OutboxTest() {
    office.Happen(ReceivedWithDuty(JeansCase()));
    office.CatchUp();
  }

  Office office;
};

TEST_F(OutboxTest, StandsAtSendingBeforeAnythingLeaves) {
  ASSERT_TRUE(office.outbox.Take("milford", ObligationId(1), 1, {kNow, kNow}).ok());

  EXPECT_EQ(office.Notices(), "N-01 sending");
}

TEST_F(OutboxTest, GivesANoticeToOneProcessOnly) {
  ASSERT_TRUE(office.outbox.Take("milford", ObligationId(1), 1, {kNow, kNow})->has_value());

  EXPECT_FALSE(office.outbox.Take("milford", ObligationId(1), 1, {kNow, kNow})->has_value());
}

TEST_F(OutboxTest, TakesNothingWhileTheFollowerStandsBeforeTheHead) {
  EXPECT_FALSE(office.outbox.Take("milford", ObligationId(1), 2, {kNow, kNow})->has_value());
  EXPECT_EQ(office.Notices(), "");
}

TEST_F(OutboxTest, KeepsTheExactTextAndItsDigest) {
  HandOverOnce(office, HandOver::kDone);

  EXPECT_EQ(office.tables.Value("SELECT digest = sha256(convert_to(body, 'UTF8')) "
                                "AND body LIKE 'Dear Jean Ashworth,%' FROM notification.notice"),
            "t");
}

TEST_F(OutboxTest, TriesAgainAfterARest) {
  HandOverOnce(office, HandOver::kNotNow);

  EXPECT_EQ(office.Notices(), "N-01 queued");
  EXPECT_THAT(*office.outbox.Ready("milford", 10, kNow), IsEmpty());
  EXPECT_THAT(*office.outbox.Ready("milford", 10, kNow + absl::Minutes(1)),
              ElementsAre(ObligationId(1)));
}

TEST_F(OutboxTest, FailsWhatIsRefused) {
  HandOverOnce(office, HandOver::kRefused);

  EXPECT_EQ(office.Notices(), "N-01 failed");
  EXPECT_THAT(*office.outbox.Ready("milford", 10, kNow + absl::Hours(24)), IsEmpty());
}

TEST_F(OutboxTest, LeavesUnconfirmedWhatNobodyKnows) {
  HandOverOnce(office, HandOver::kUnknown);

  EXPECT_EQ(office.Notices(), "N-01 unconfirmed");
  EXPECT_THAT(*office.outbox.Ready("milford", 10, kNow + absl::Hours(24)), IsEmpty());
}

TEST_F(OutboxTest, WaitsForAnotherProcessThatMayStillBeSending) {
  ASSERT_TRUE(office.outbox.Take("milford", ObligationId(1), 1, {kNow, kNow})->has_value());

  EXPECT_EQ(*office.outbox.Recover("milford", kNow + absl::Minutes(1), true), 0);
  EXPECT_EQ(office.Notices(), "N-01 sending");
  EXPECT_EQ(*office.outbox.Recover("milford", kNow + absl::Minutes(3), true), 1);
}

TEST_F(OutboxTest, CountsWhatStandsWhere) {
  std::map<std::string, double> counts;
  HandOverOnce(office, HandOver::kRefused);

  ASSERT_TRUE(office.outbox.Count("milford", counts).ok());

  EXPECT_EQ(counts["failed"], 1);
}

TEST_F(OutboxTest, CountsAsPendingWhatGoesWithoutAPerson) {
  EXPECT_EQ(office.follower.Standings()->front().pending(), 1);
  HandOverOnce(office, HandOver::kRefused);

  EXPECT_EQ(office.follower.Standings()->front().pending(), 0);
}

}  // namespace
}  // namespace candour::notification
