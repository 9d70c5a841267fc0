#include <gtest/gtest.h>

#include "services/common/day/day.h"
#include "services/intake/domain/invariants.h"
#include "tests/intake/domain/matter/matter_acts.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

// Proves R-14.
TEST(DecideTransferOutTest, TellsTheComplainantAndThenEndsTheCase) {
  ACase the_case = ACase::Received();
  ASSERT_TRUE(the_case.Do(TransferTo("nhs-trust-1")).ok());
  EXPECT_EQ(the_case.Last("TRANSFER").notice(), "N-07X");
  EXPECT_EQ(the_case.DueBy("TRANSFER"), absl::CivilDay(2026, 5, 14));
  EXPECT_EQ(the_case.File().status(), v1::STATUS_RECEIVED);

  ASSERT_TRUE(the_case.Tell("TRANSFER").ok());

  EXPECT_EQ(the_case.File().status(), v1::STATUS_CLOSED);
  EXPECT_EQ(the_case.File().outcome(), "TRF");
  EXPECT_EQ(InvariantViolations(the_case.File()), std::vector<std::string>());
}

// Proves R-14.
TEST(DecideTransferOutTest, KeepsThePointsThatStayHere) {
  ACase the_case;
  ASSERT_TRUE(the_case.Do(TwoPoints()).ok());
  v1::Act act = TransferTo("nhs-trust-1");
  act.mutable_transfer_out()->mutable_transfer()->add_point_ids(2);
  ASSERT_TRUE(the_case.Do(act).ok());

  ASSERT_TRUE(the_case.Tell("TRANSFER").ok());

  EXPECT_EQ(PointAt(the_case, 2).outcome(), "TRF");
  EXPECT_EQ(the_case.File().status(), v1::STATUS_RECEIVED);
  EXPECT_TRUE(the_case.IsOpenFor("ACK"));
}

TEST(DecideTransferOutTest, WaitsForBothNoticesWhenTheRestIsExcluded) {
  ACase the_case;
  ASSERT_TRUE(the_case.Do(TwoPoints()).ok());
  v1::Act act = TransferTo("nhs-trust-1");
  act.mutable_transfer_out()->mutable_transfer()->add_point_ids(2);
  ASSERT_TRUE(the_case.Do(act).ok());
  ASSERT_TRUE(the_case.Do(ExcludeAs("X-g")).ok());
  ASSERT_TRUE(the_case.Tell("TRANSFER").ok());
  EXPECT_EQ(the_case.File().status(), v1::STATUS_RECEIVED);

  ASSERT_TRUE(the_case.Tell("EXCLUDED").ok());

  EXPECT_EQ(the_case.File().status(), v1::STATUS_CLOSED);
}

TEST(DecideTransferOutTest, NeedsTheComplainantsAgreement) {
  ACase the_case = ACase::Received();
  v1::Act act = TransferTo("nhs-trust-1");
  act.mutable_transfer_out()->set_complainant_agrees(false);

  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.complainant_agrees");
}

// Proves.
TEST(DecideRecordTransferInTest, RunsOurClockFromOurOwnReceipt) {
  ACase the_case;
  v1::Submit submit = AComplaint();
  submit.set_channel(v1::CHANNEL_OTHER_BODY);
  ASSERT_TRUE(the_case.Do(submit).ok());
  v1::Act act;
  v1::BodyTransfer& transfer = *act.mutable_record_transfer_in()->mutable_transfer();
  transfer.set_body("nhs-trust-1");
  transfer.set_their_reference("PALS 4711");
  *transfer.mutable_first_received_on() = ToMessage(absl::CivilDay(2026, 4, 20));

  ASSERT_TRUE(the_case.Do(act).ok());

  EXPECT_EQ(the_case.DueBy("ACK"), absl::CivilDay(2026, 5, 14));
  EXPECT_EQ(the_case.File().matter().transferred_in().their_reference(), "PALS 4711");
}

TEST(DecideRecordTransferInTest, RefusesThatTheFirstBodyReceivedItAfterUs) {
  ACase the_case = ACase::Received();
  v1::Act act;
  act.mutable_record_transfer_in()->mutable_transfer()->set_body("nhs-trust-1");
  *act.mutable_record_transfer_in()->mutable_transfer()->mutable_first_received_on() =
      ToMessage(absl::CivilDay(2026, 5, 12));

  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.transfer.first_received_on");
}

}  // namespace
}  // namespace candour::intake
