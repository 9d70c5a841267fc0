// Letters that GOV.UK Notify prints, in delivery_book.cc.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/notification/store/delivery_book.h"
#include "tests/notification/office.h"

namespace candour::notification {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const absl::Time kTen = TenOClock(kMonday);
const absl::Time kNextDay = TenOClock(kMonday + 1);

class NotifyLetterTest : public ::testing::Test {
 protected:
  // The acknowledgement of Jean's case is with Notify, as a letter.
  void Send() {
    notify.Tell(std::nullopt);
    ledger::v1::CaseFile file = JeansCase();
    file.mutable_complainant()->set_email_consent(false);
    office.Happen(ReceivedWithDuty(file));
    office.CatchUp();
    const absl::StatusOr<Batch> batch = outbox.Take("milford", 1, {kTen, kTen});
    ASSERT_TRUE(batch.ok() && batch->claims.size() == 1U) << batch.status();
    ASSERT_TRUE(
        outbox.Settle({{batch->claims[0], {HandOver::kDone, "accepted"}}}, {kTen, kTen}).ok());
  }

  absl::Status Report(Delivery delivery, NextStep next, bool final,
                      absl::Time at = absl::InfinitePast()) {
    DeliveryReport report = Standing(delivery, next, final);
    report.reference = office.tables.Value("SELECT reference FROM notification.notice");
    report.at = at;
    return office.deliveries.Keep("milford", report, {kNextDay, kNextDay});
  }

  Office office;
  TrialChannel notify{"notify_letter", false};
  Outbox outbox{office.database, HouseRules(), ChannelPlan(Channels{&office.mail, &notify})};
};

// Proves NF-2.
TEST_F(NotifyLetterTest, IsHandedOverWhenAcceptedAndLeftWhenPrinted) {
  Send();
  EXPECT_EQ(office.Notices(), "N-01 sent");
  EXPECT_THAT(office.Commands(), IsEmpty());

  ASSERT_TRUE(Report(Delivery::kSent, NextStep::kNone, true, kTen + absl::Hours(8)).ok());

  EXPECT_EQ(office.Notices(), "N-01 delivered");
  const std::vector<SentCommand> commands = office.Commands();
  ASSERT_THAT(commands, SizeIs(1));
  const ledger::v1::RecordNotice& record = commands[0].act.record_notice();
  EXPECT_EQ(record.channel(), "notify_letter");
  EXPECT_EQ(record.sent_at().seconds(), absl::ToUnixSeconds(kTen + absl::Hours(8)));
}

TEST_F(NotifyLetterTest, IsWaitedForWhileItIsNotPrinted) {
  Send();

  ASSERT_TRUE(Report(Delivery::kQueued, NextStep::kWait, false).ok());

  EXPECT_EQ(office.Notices(), "N-01 sent");
  EXPECT_THAT(office.Commands(), IsEmpty());
}

TEST_F(NotifyLetterTest, ThatWasPrintedAfterItsDayIsLate) {
  Send();
  office.tables.Execute("UPDATE notification.duty SET due_by = '2027-01-04'");

  ASSERT_TRUE(Report(Delivery::kSent, NextStep::kNone, true, kNextDay).ok());

  EXPECT_EQ(office.tables.Value("SELECT late FROM notification.notice"), "t");
}

// Proves NF-3. Intake never held it for sent, so nothing need be taken back there.
TEST_F(NotifyLetterTest, IsOwedStillWhenItWasCancelled) {
  Send();

  ASSERT_TRUE(Report(Delivery::kFailedHard, NextStep::kMendOrPrint, true).ok());

  EXPECT_EQ(office.Notices(), "N-01 failed");
  EXPECT_EQ(office.tables.Value("SELECT count(*) FROM notification.command"), "0");
  EXPECT_EQ(office.tables.Value("SELECT state || pending FROM notification.duty"), "opentrue");
}

// Proves NF-3.
TEST_F(NotifyLetterTest, IsMadeAnewOnceWhenItsFileWasRefused) {
  Send();

  ASSERT_TRUE(Report(Delivery::kFailedHard, NextStep::kRebuild, true).ok());

  EXPECT_EQ(office.Notices(), "N-01 queued");
  EXPECT_EQ(office.tables.Value("SELECT count(*) FROM notification.command"), "0");
  const absl::StatusOr<Batch> batch = outbox.Take("milford", 1, {kNextDay, kNextDay});
  ASSERT_TRUE(batch.ok());
  EXPECT_THAT(batch->claims, SizeIs(1));
}

// Proves NF-3. They mend it: it is not sent again, and it is still owed.
TEST_F(NotifyLetterTest, IsOwedStillWhileTheyMendIt) {
  Send();

  ASSERT_TRUE(Report(Delivery::kFailedTech, NextStep::kAlertOnly, false).ok());

  EXPECT_EQ(office.Notices(), "N-01 sent");
  EXPECT_EQ(office.Tasks(), "clarify N-01");
  EXPECT_THAT(office.Commands(), IsEmpty());
}

// Proves NF-3.
TEST_F(NotifyLetterTest, ThatComesBackIsOwedAgain) {
  Send();
  ASSERT_TRUE(Report(Delivery::kSent, NextStep::kNone, true, kNextDay).ok());

  ASSERT_TRUE(Report(Delivery::kReturned, NextStep::kFindPerson, true).ok());

  EXPECT_EQ(office.Notices(), "N-01 failed");
  const std::vector<SentCommand> commands = office.Commands();
  ASSERT_THAT(commands, SizeIs(2));
  EXPECT_EQ(commands[1].act.report_notice_failed().cause(), "returned");
}

TEST_F(NotifyLetterTest, ThatNotifyForgotIsAPersonsToFindOut) {
  Send();

  ASSERT_TRUE(
      office.deliveries
          .Forget("milford", office.tables.Value("SELECT reference FROM notification.notice"), kTen)
          .ok());

  EXPECT_EQ(office.Tasks(), "clarify N-01");
}

// It would be untrue to say that the answer will be late.
TEST_F(NotifyLetterTest, KeepsTheHoldingNoticeBackWhileItIsTheAnswer) {
  Send();
  office.tables.Execute("UPDATE notification.notice SET notice = 'N-12'");
  ledger::v1::RecordedEvent more = EventOn(kMonday + 1);
  more.mutable_event()->mutable_assigned();
  Open(more, Owed(2, "HOLDING_NOTICE", "N-09H", kMonday + 1));
  office.Happen(more);
  office.CatchUp();

  const absl::StatusOr<Batch> batch = outbox.Take("milford", 2, {kNextDay, kNextDay});

  ASSERT_TRUE(batch.ok()) << batch.status();
  EXPECT_THAT(batch->claims, IsEmpty());
  EXPECT_THAT(office.tables.Value("SELECT reason FROM notification.notice WHERE notice = 'N-09H'"),
              HasSubstr("with GOV.UK Notify"));
}

}  // namespace
}  // namespace candour::notification
