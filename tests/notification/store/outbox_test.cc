#include "services/notification/store/outbox.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/notification/office.h"

namespace candour::notification {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

const absl::Time kOutboxNow = TenOClock(absl::CivilDay(2027, 1, 4));
const Clocks kClocks = {kOutboxNow, kOutboxNow};

// Takes obligation 1 and settles it as `outcome`.
void HandOverOnce(Office& office, HandOver outcome) {
  const absl::StatusOr<Batch> batch = office.outbox.Take("milford", 1, kClocks);
  ASSERT_TRUE(batch.ok() && batch->claims.size() == 1U) << batch.status();
  ASSERT_TRUE(office.outbox.Settle({{batch->claims[0], {outcome, "as arranged"}}}, kClocks).ok());
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
  ASSERT_TRUE(office.outbox.Take("milford", 1, kClocks).ok());

  EXPECT_EQ(office.Notices(), "N-01 sending");
}

TEST_F(OutboxTest, GivesANoticeToOneProcessOnly) {
  ASSERT_THAT(office.outbox.Take("milford", 1, kClocks)->claims, SizeIs(1));

  EXPECT_THAT(office.outbox.Take("milford", 1, kClocks)->claims, IsEmpty());
}

TEST_F(OutboxTest, TakesNothingWhileTheFollowerStandsBeforeTheHead) {
  EXPECT_THAT(office.outbox.Take("milford", 2, kClocks)->claims, IsEmpty());
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
  EXPECT_FALSE(*office.outbox.HasReady("milford", kClocks));
  EXPECT_TRUE(*office.outbox.HasReady("milford", {kOutboxNow, kOutboxNow + absl::Minutes(1)}));
}

// Proves NF-3, G-5.
TEST_F(OutboxTest, AsksAPersonToCallWhereWhatIsRefusedHasNoOtherSafeWay) {
  HandOverOnce(office, HandOver::kRefused);
  EXPECT_EQ(office.Notices(), "N-01 failed");

  EXPECT_THAT(office.outbox.Take("milford", 1, kClocks)->claims, IsEmpty());

  EXPECT_EQ(office.Notices(), "N-01 awaiting_person");
  EXPECT_EQ(office.Tasks(), "find_address N-01");
}

// Proves NF-3, G-5, G-1.
TEST_F(OutboxTest, WritesALetterWhereThatWasConfirmedAsSafe) {
  ledger::v1::RecordedEvent confirmed = EventOn(absl::CivilDay(2027, 1, 4));
  ledger::v1::ContactPoint& point =
      *confirmed.mutable_event()->mutable_contact_recorded()->mutable_point();
  point.set_kind(ledger::v1::CONTACT_KIND_ADDRESS);
  point.set_confirmation(ledger::v1::CONFIRMATION_PERSON);
  office.Happen(confirmed);
  office.CatchUp();
  HandOverOnce(office, HandOver::kRefused);

  const absl::StatusOr<Batch> batch = office.outbox.Take("milford", 1, kClocks);

  ASSERT_THAT(batch->claims, SizeIs(1));
  EXPECT_EQ(batch->claims[0].message.way, Way::kLetter);
  EXPECT_EQ(batch->claims[0].attempt, 2);
}

// Nobody knows whether a mail arrived that broke off: once more under the same Message-ID.
TEST_F(OutboxTest, RepeatsOnceUnderTheSameKeyAndThenAsksAPerson) {
  const absl::StatusOr<Batch> first = office.outbox.Take("milford", 1, kClocks);
  ASSERT_TRUE(office.outbox.Settle({{first->claims[0], {HandOver::kUnknown, ""}}}, kClocks).ok());
  const absl::StatusOr<Batch> second = office.outbox.Take("milford", 1, kClocks);
  ASSERT_THAT(second->claims, SizeIs(1));
  EXPECT_EQ(second->claims[0].message.message_id, first->claims[0].message.message_id);

  ASSERT_TRUE(office.outbox.Settle({{second->claims[0], {HandOver::kUnknown, ""}}}, kClocks).ok());

  EXPECT_EQ(office.Notices(), "N-01 unconfirmed");
  EXPECT_EQ(office.Tasks(), "clarify N-01");
  EXPECT_THAT(office.outbox.Take("milford", 1, kClocks)->claims, IsEmpty());
}

TEST_F(OutboxTest, WaitsForAnotherProcessThatMayStillBeSending) {
  ASSERT_THAT(office.outbox.Take("milford", 1, kClocks)->claims, SizeIs(1));

  EXPECT_EQ(*office.outbox.Recover("milford", {kOutboxNow, kOutboxNow + absl::Seconds(30)}, true),
            0);
  EXPECT_EQ(office.Notices(), "N-01 sending");
  EXPECT_EQ(*office.outbox.Recover("milford", {kOutboxNow, kOutboxNow + absl::Minutes(3)}, true),
            0);
  EXPECT_EQ(office.Notices(), "N-01 queued");
}

// Proves G-7.
TEST_F(OutboxTest, CountsWhatIsOnItsWayTowardsTheHourlyCap) {
  ledger::v1::RecordedEvent more = EventOn(absl::CivilDay(2027, 1, 4));
  more.mutable_event()->mutable_acknowledged();
  Open(more, Owed(2, "THANKS", "N-20", absl::CivilDay(2027, 1, 9)));
  office.Happen(more);
  office.CatchUp();
  Limits limits;
  limits.hourly_cap = 1;
  ASSERT_THAT(office.outbox.Take("milford", 1, kClocks, limits)->claims, SizeIs(1));

  EXPECT_THAT(office.outbox.Take("milford", 1, kClocks, limits)->claims, IsEmpty());

  EXPECT_EQ(office.Tasks(), "reconcile ");
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
  EXPECT_EQ(office.follower.Standings()->front().pending(), 1);

  ASSERT_TRUE(office.outbox.Take("milford", 1, kClocks).ok());

  EXPECT_EQ(office.follower.Standings()->front().pending(), 0);
}

}  // namespace
}  // namespace candour::notification
