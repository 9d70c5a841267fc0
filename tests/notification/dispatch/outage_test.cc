// What becomes of notices when a channel does not take them: a state, a task, and nothing lost.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/notification/dispatch/dispatcher.h"
#include "tests/notification/office.h"

namespace candour::notification {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// The last day of the acknowledgement, at four in the afternoon.
const absl::Time kLastAfternoon = TenOClock(absl::CivilDay(2027, 1, 7)) + absl::Hours(6);
const Clocks kThen = {kLastAfternoon, kLastAfternoon};

class OutageTest : public ::testing::Test {
 protected:
  void Receive(bool by_mail) {
    ledger::v1::CaseFile file = JeansCase();
    file.mutable_complainant()->set_email_consent(by_mail);
    office.Happen(ReceivedWithDuty(file));
    office.CatchUp();
  }

  std::string What() const {
    return office.tables.Value("SELECT what FROM notification.task WHERE state = 'open'");
  }

  Office office;
};

// Proves NF-4.
TEST_F(OutageTest, AWrongKeyOrASkewedClockIsATaskOnceADayAndNothingIsLost) {
  office.mail.Answer(
      HandOverReport{HandOver::kNotNow, "Notify says 403 AuthError", "", absl::Minutes(15), true});
  Receive(true);
  ledger::v1::RecordedEvent more = EventOn(kMonday);
  more.mutable_event()->mutable_acknowledged();
  Open(more, Owed(2, "THANKS", "N-20", kMonday + 5));
  office.Happen(more);

  office.Dispatch();

  EXPECT_THAT(office.mail.Taken(), SizeIs(1));
  EXPECT_EQ(office.Notices(), "N-01 queued, N-20 queued");
  EXPECT_EQ(office.Tasks(), "clarify ");
  EXPECT_THAT(What(), HasSubstr("Notify says 403 AuthError. Check its settings, its key"));
}

// A moment's fault is nobody's task.
TEST_F(OutageTest, AShortFaultIsTriedAgainQuietly) {
  office.mail.Answer(HandOverReport{HandOver::kNotNow, "not now", "", absl::Seconds(30), true});
  Receive(true);

  office.Dispatch();

  EXPECT_EQ(office.Notices(), "N-01 queued");
  EXPECT_EQ(office.Tasks(), "");
}

// Proves NF-4, NF-5.
TEST_F(OutageTest, AMailThatIsDueTodayGoesAsALetterWhenMailIsDown) {
  Receive(true);
  Limits limits;
  limits.mail_down = true;
  EXPECT_THAT(
      office.outbox.Take("milford", 1, {TenOClock(kMonday), kLastAfternoon}, limits)->claims,
      IsEmpty());
  EXPECT_EQ(office.Notices(), "N-01 queued");

  const absl::StatusOr<Batch> batch =
      office.outbox.Take("milford", 1, {kLastAfternoon, kLastAfternoon + absl::Minutes(1)}, limits);

  // Her address was not confirmed as safe: somebody calls (G-5).
  EXPECT_THAT(batch->claims, IsEmpty());
  EXPECT_EQ(office.Notices(), "N-01 awaiting_person");
}

// Proves NF-5.
TEST_F(OutageTest, ALetterThatIsDueTodayIsPrintedHereWhenNotifyIsDown) {
  TrialChannel print("letter", true);
  TrialChannel notify("notify_letter", false);
  Outbox outbox(office.database, HouseRules(),
                ChannelPlan(Channels{&office.mail, &notify, nullptr, &print}));
  Receive(false);
  Limits limits;
  limits.letter_down = true;
  EXPECT_THAT(outbox.Take("milford", 1, {TenOClock(kMonday), kLastAfternoon}, limits)->claims,
              IsEmpty());
  EXPECT_EQ(office.Notices(), "N-01 queued");

  const absl::StatusOr<Batch> batch =
      outbox.Take("milford", 1, {kLastAfternoon, kLastAfternoon + absl::Minutes(1)}, limits);

  ASSERT_THAT(batch->claims, SizeIs(1));
  EXPECT_EQ(batch->claims[0].channel, "letter");
  EXPECT_THAT(What(), HasSubstr("post it today"));
  ASSERT_TRUE(outbox.Settle({{batch->claims[0], {HandOver::kDone, "written"}}}, kThen).ok());
  // The letter left for here; that somebody posts it stays a task.
  EXPECT_EQ(office.Notices(), "N-01 sent");
  EXPECT_EQ(office.Tasks(), "write N-01");
}

TEST_F(OutageTest, ACouncilHasItsOwnCap) {
  Receive(true);
  DispatchSettings settings;
  settings.own_limits["milford"].hourly_cap = 0;

  ASSERT_TRUE(office.AnotherDispatcher(settings)->DispatchAll("milford").ok());

  EXPECT_THAT(office.mail.Taken(), IsEmpty());
  EXPECT_EQ(office.Tasks(), "reconcile ");
}

TEST_F(OutageTest, AMissingAddressIsATaskToFindOne) {
  ledger::v1::CaseFile file = JeansCase();
  file.mutable_complainant()->clear_email();
  file.mutable_complainant()->clear_address_lines();
  file.mutable_complainant()->clear_phone();
  office.Happen(ReceivedWithDuty(file));

  office.Dispatch();

  EXPECT_EQ(office.Notices(), "N-01 awaiting_person");
  EXPECT_EQ(office.Tasks(), "find_address N-01");
}

}  // namespace
}  // namespace candour::notification
