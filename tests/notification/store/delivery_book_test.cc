// Also tests services/notification/store/recover.cc.
#include "services/notification/store/delivery_book.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/notification/office.h"

namespace candour::notification {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const absl::Time kTen = TenOClock(kMonday);

DeliveryReport Told(Delivery delivery, NextStep next, bool final) {
  DeliveryReport report = Standing(delivery, next, final);
  report.detail = "Notify says so";
  return report;
}

class DeliveryBookTest : public ::testing::Test {
 protected:
  // The acknowledgement of Jean's case leaves by a channel that can be asked.
  void Send() {
    office.mail.Tell(std::nullopt);
    office.Happen(ReceivedWithDuty(JeansCase()));
    office.Dispatch();
  }

  std::string Reference() const {
    return office.tables.Value("SELECT reference FROM notification.notice");
  }

  absl::Status Report(DeliveryReport report) {
    report.reference = Reference();
    return office.deliveries.Keep("milford", report, {kTen, kTen});
  }

  std::string Value(const std::string& column) const {
    return office.tables.Value("SELECT " + column + " FROM notification.notice");
  }

  Office office;
};

TEST_F(DeliveryBookTest, NotesThatItArrivedAndAsksNoMore) {
  Send();
  EXPECT_EQ(Value("ask_at IS NOT NULL"), "t");

  ASSERT_TRUE(Report(Told(Delivery::kDelivered, NextStep::kNone, true)).ok());

  EXPECT_EQ(office.Notices(), "N-01 delivered");
  EXPECT_EQ(Value("ask_at IS NULL"), "t");
}

// Proves NF-3.
TEST_F(DeliveryBookTest, OpensTheDutyAgainForAnAddressThatDoesNotExist) {
  Send();

  ASSERT_TRUE(Report(Told(Delivery::kFailedHard, NextStep::kLetterSameDay, true)).ok());

  EXPECT_EQ(office.Notices(), "N-01 failed");
  EXPECT_EQ(Value("email_failed"), "t");
  EXPECT_EQ(office.Commands()[1].act.report_notice_failed().cause(), "no_such_address");
}

TEST_F(DeliveryBookTest, TriesAFullInboxOnceMoreTheNextWorkingMorning) {
  Send();

  ASSERT_TRUE(Report(Told(Delivery::kFailedSoft, NextStep::kRetryNextMorning, true)).ok());

  EXPECT_EQ(office.Notices(), "N-01 queued");
  EXPECT_EQ(Value("not_before = '2027-01-05 09:00+00' AND NOT email_failed"), "t");
}

TEST_F(DeliveryBookTest, TriesAFaultOfTheirsAgainSoonAndOnTheLastDayAnotherWay) {
  Send();
  ASSERT_TRUE(Report(Told(Delivery::kFailedTech, NextStep::kRetrySoon, true)).ok());
  EXPECT_EQ(office.Notices(), "N-01 queued");
  EXPECT_EQ(Value("next_try_at = '2027-01-04 10:01+00'"), "t");
  office.tables.Execute(
      "UPDATE notification.notice SET state = 'sent'; UPDATE notification.duty SET due_by = "
      "'2027-01-04'");

  ASSERT_TRUE(Report(Told(Delivery::kFailedTech, NextStep::kRetrySoon, true)).ok());

  EXPECT_EQ(office.Notices(), "N-01 failed");
}

TEST_F(DeliveryBookTest, SendsALetterThatTheyAreMendingNotAgainAndTellsAPersonOnce) {
  Send();

  ASSERT_TRUE(Report(Told(Delivery::kFailedTech, NextStep::kAlertOnly, false)).ok());
  ASSERT_TRUE(Report(Told(Delivery::kFailedTech, NextStep::kAlertOnly, false)).ok());

  EXPECT_EQ(office.Notices(), "N-01 sent");
  EXPECT_EQ(office.Tasks(), "clarify N-01");
  EXPECT_EQ(office.tables.Value("SELECT count(*) FROM notification.attempt"), "2");
}

TEST_F(DeliveryBookTest, KnowsNothingOfWhatNeverWentOrWasFollowed) {
  Send();
  DeliveryReport report = Told(Delivery::kFailedHard, NextStep::kLetterSameDay, true);
  report.reference = "notice.milford.none";
  EXPECT_TRUE(absl::IsNotFound(office.deliveries.Keep("milford", report, {kTen, kTen})));
  ASSERT_TRUE(Report(report).ok());

  EXPECT_TRUE(absl::IsFailedPrecondition(Report(report)));
}

TEST_F(DeliveryBookTest, AsksToComeAgainWhileItIsBeingHandedOver) {
  office.Happen(ReceivedWithDuty(JeansCase()));
  office.CatchUp();
  ASSERT_TRUE(office.outbox.Take("milford", 1, {kTen, kTen}).ok());

  EXPECT_TRUE(absl::IsUnavailable(Report(Told(Delivery::kDelivered, NextStep::kNone, true))));
}

// A report about what nobody knew to have left is the proof that it did.
TEST_F(DeliveryBookTest, SettlesWhatNobodyKnew) {
  Send();
  office.tables.Execute("UPDATE notification.notice SET state = 'unconfirmed'");

  ASSERT_TRUE(Report(Told(Delivery::kDelivered, NextStep::kNone, true)).ok());

  EXPECT_EQ(office.Notices(), "N-01 delivered");
}

TEST_F(DeliveryBookTest, AsksAfterLongerAndLongerRests) {
  Send();
  const absl::Time later = absl::Now() + absl::Minutes(2);

  EXPECT_THAT(*office.deliveries.TakeUnsettled("milford", absl::Now(), 10), IsEmpty());
  EXPECT_THAT(*office.deliveries.TakeUnsettled("milford", later, 10), SizeIs(1));
  EXPECT_THAT(*office.deliveries.TakeUnsettled("milford", later, 10), IsEmpty());
  EXPECT_THAT(*office.deliveries.TakeUnsettled("milford", later + absl::Seconds(61), 10),
              SizeIs(1));
  EXPECT_THAT(*office.deliveries.TakeUnsettled("milford", later + absl::Seconds(122), 10),
              IsEmpty());
}

TEST_F(DeliveryBookTest, LeavesAMailThatTheOtherSideForgotToAPerson) {
  Send();

  ASSERT_TRUE(office.deliveries.Forget("milford", Reference(), kTen).ok());

  EXPECT_EQ(Value("ask_at IS NULL"), "t");
  EXPECT_EQ(office.Tasks(), "clarify N-01");
}

// Proves G-14.
TEST_F(DeliveryBookTest, TakesAReportForAllThatLayInTheEnvelope) {
  office.letter.Tell(std::nullopt);
  ledger::v1::CaseFile file = JeansCase();
  file.mutable_complainant()->set_email_consent(false);
  ledger::v1::RecordedEvent event = ReceivedWithDuty(file);
  Open(event, Owed(2, "THANKS", "N-20", kMonday + 5));
  office.Happen(event);
  office.Dispatch();
  ASSERT_EQ(office.Notices(), "N-01 sent, N-20 sent");
  EXPECT_THAT(*office.deliveries.TakeUnsettled("milford", absl::Now() + absl::Hours(1), 10),
              SizeIs(1));

  DeliveryReport report = Told(Delivery::kReturned, NextStep::kFindPerson, true);
  report.reference = office.letter.Taken()[0].reference;
  ASSERT_TRUE(office.deliveries.Keep("milford", report, {kTen, kTen}).ok());

  EXPECT_EQ(office.Notices(), "N-01 failed, N-20 failed");
}

// Takes obligation 1, whose hand-over ends so that nobody knows.
void HandOverIntoTheDark(Office& office) {
  office.Happen(ReceivedWithDuty(JeansCase()));
  office.CatchUp();
  const absl::StatusOr<Batch> batch = office.outbox.Take("milford", 1, {kTen, kTen});
  ASSERT_TRUE(batch.ok() && batch->claims.size() == 1U) << batch.status();
  ASSERT_TRUE(office.outbox.Begin(batch->claims[0]).ok());
  ASSERT_TRUE(
      office.outbox.Settle({{batch->claims[0], {HandOver::kUnknown, "it broke off"}}}, {kTen, kTen})
          .ok());
}

// Proves G-1.
TEST(RecoverTest, AsksForWhatNobodyKnowsAndHandsItOverOnlyWhenItIsNotThere) {
  Office office;
  office.mail.Tell(std::optional(Standing(Delivery::kSent, NextStep::kWait, false)));
  HandOverIntoTheDark(office);
  EXPECT_EQ(office.Notices(), "N-01 sending");
  EXPECT_THAT(office.outbox.Take("milford", 1, {kTen, kTen})->claims, IsEmpty());

  ASSERT_EQ(*office.outbox.Recover("milford", {kTen, kTen + absl::Minutes(1)}, false), 0);

  EXPECT_THAT(office.mail.Asked(), SizeIs(1));
  EXPECT_EQ(office.Notices(), "N-01 sent");
}

TEST(RecoverTest, HandsOverAgainWhatTheOtherSideNeverHad) {
  Office office;
  office.mail.Tell(std::nullopt);
  HandOverIntoTheDark(office);

  ASSERT_EQ(*office.outbox.Recover("milford", {kTen, kTen + absl::Minutes(1)}, false), 0);

  EXPECT_EQ(office.Notices(), "N-01 queued");
}

// A service that is down, or whose key is wrong, cannot be asked: nothing is sent twice meanwhile.
TEST(RecoverTest, WaitsUntilItCanAskAndTellsAPersonOnTheLastDay) {
  Office office;
  office.mail.Tell(absl::UnavailableError("Notify says 403"));
  HandOverIntoTheDark(office);

  ASSERT_EQ(*office.outbox.Recover("milford", {kTen, kTen + absl::Minutes(1)}, false), 0);
  EXPECT_EQ(office.Notices(), "N-01 sending");
  EXPECT_EQ(office.Tasks(), "");
  const absl::Time last_day = TenOClock(absl::CivilDay(2027, 1, 7));
  ASSERT_EQ(*office.outbox.Recover("milford", {last_day, kTen + absl::Minutes(9)}, false), 0);

  EXPECT_EQ(office.Notices(), "N-01 sending");
  EXPECT_EQ(office.Tasks(), "clarify N-01");
}

}  // namespace
}  // namespace candour::notification
