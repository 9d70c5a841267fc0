#include "services/intake/store/business_clock.h"

#include <gtest/gtest.h>

#include "services/intake/domain/instant.h"
#include "tests/intake/store/arranged_ledger.h"

namespace candour::intake {
namespace {

class BusinessClockTest : public ::testing::Test {
 protected:
  std::unique_ptr<BusinessClock> Open() {
    absl::StatusOr<std::unique_ptr<BusinessClock>> clock =
        BusinessClock::Open(ledger_.AsIntake(), [this] { return machine_; });
    EXPECT_TRUE(clock.ok()) << clock.status();
    return *std::move(clock);
  }

  // A case that waits for `at`.
  void ReceiveOneThatWaits(const std::string& authority_id, int number, absl::Time at) {
    ledger::v1::CaseFile file = ledger_.NewCase(authority_id, number);
    ledger::v1::Obligation& duty = *file.add_obligations();
    duty.set_obligation_id(CaseId(99));
    duty.set_state(ledger::v1::OBLIGATION_STATE_OPEN);
    *duty.add_alarms()->mutable_at() = ToTimestamp(at);
    ledger_.Receive(file);
  }

  ArrangedLedger ledger_;
  absl::Time machine_ = kMarchMorning;
};

TEST_F(BusinessClockTest, IsTheMachinesTimeInWholeMicroseconds) {
  machine_ += absl::Nanoseconds(1500);

  EXPECT_EQ(Open()->Now(), kMarchMorning + absl::Microseconds(1));
}

TEST_F(BusinessClockTest, NeverGoesBackWhenTheMachineDoes) {
  const std::unique_ptr<BusinessClock> clock = Open();
  const absl::Time before = clock->Now();
  machine_ -= absl::Minutes(5);

  EXPECT_EQ(clock->Now(), before);
}

TEST_F(BusinessClockTest, MayNotBeMovedOutsideADemo) {
  const std::unique_ptr<BusinessClock> clock = Open();

  EXPECT_FALSE(clock->IsDemo());
  EXPECT_EQ(clock->MoveTo(kMarchMorning + absl::Hours(1)).status().code(),
            absl::StatusCode::kFailedPrecondition);
}

TEST_F(BusinessClockTest, StandsStillInADemoUntilItIsMoved) {
  ledger_.MakeDemo(kMarchMorning);
  const std::unique_ptr<BusinessClock> clock = Open();
  machine_ += absl::Hours(3);

  EXPECT_TRUE(clock->IsDemo());
  EXPECT_EQ(clock->Now(), kMarchMorning);
  const absl::StatusOr<absl::Time> moved = clock->MoveTo(kMarchMorning + absl::Hours(48));
  ASSERT_TRUE(moved.ok()) << moved.status();
  EXPECT_EQ(*moved, kMarchMorning + absl::Hours(48));
  EXPECT_EQ(clock->Now(), kMarchMorning + absl::Hours(48));
}

TEST_F(BusinessClockTest, NeverMovesBack) {
  ledger_.MakeDemo(kMarchMorning);
  const std::unique_ptr<BusinessClock> clock = Open();

  EXPECT_EQ(clock->MoveTo(kMarchMorning - absl::Microseconds(1)).status().code(),
            absl::StatusCode::kOutOfRange);
  EXPECT_TRUE(clock->MoveTo(kMarchMorning).ok());
}

TEST_F(BusinessClockTest, SeesWithinTheRecheckWhatAnotherProcessMoved) {
  ledger_.MakeDemo(kMarchMorning);
  const std::unique_ptr<BusinessClock> clock = Open();
  const std::unique_ptr<BusinessClock> other = Open();
  ASSERT_TRUE(other->MoveTo(kMarchMorning + absl::Hours(1)).ok());

  EXPECT_EQ(clock->Now(), kMarchMorning);
  machine_ += BusinessClock::kRecheck;
  EXPECT_EQ(clock->Now(), kMarchMorning + absl::Hours(1));
}

TEST_F(BusinessClockTest, TellsTheNextAlarmAndHowManyCasesAreDue) {
  ReceiveOneThatWaits("avonlea", 1, kMarchMorning - absl::Hours(1));
  ReceiveOneThatWaits("avonlea", 2, kMarchMorning + absl::Hours(1));
  ReceiveOneThatWaits("borset", 3, kMarchMorning - absl::Hours(2));
  const std::unique_ptr<BusinessClock> clock = Open();

  const absl::StatusOr<AlarmOutlook> one = clock->Outlook({"avonlea"});
  const absl::StatusOr<AlarmOutlook> both = clock->Outlook({"avonlea", "borset"});
  const absl::StatusOr<AlarmOutlook> none = clock->Outlook({});

  ASSERT_TRUE(one.ok() && both.ok() && none.ok());
  EXPECT_EQ(one->next_alarm_at, kMarchMorning - absl::Hours(1));
  EXPECT_EQ(one->alarms_due, 1);
  EXPECT_EQ(both->next_alarm_at, kMarchMorning - absl::Hours(2));
  EXPECT_EQ(both->alarms_due, 2);
  EXPECT_EQ(none->next_alarm_at, std::nullopt);
}

}  // namespace
}  // namespace candour::intake
