#include "services/intake/store/due_cases.h"

#include <gtest/gtest.h>

#include "services/intake/domain/instant.h"
#include "tests/intake/store/arranged_ledger.h"

namespace candour::intake {
namespace {

class DueCasesTest : public ::testing::Test {
 protected:
  void ReceiveOneThatWaits(int number, absl::Time at) {
    ledger::v1::CaseFile file = ledger_.NewCase("avonlea", number);
    ledger::v1::Obligation& duty = *file.add_obligations();
    duty.set_obligation_id(CaseId(99));
    duty.set_state(ledger::v1::OBLIGATION_STATE_OPEN);
    *duty.add_alarms()->mutable_at() = ToTimestamp(at);
    ledger_.Receive(file);
  }

  ArrangedLedger ledger_;
  DueCases due_{ledger_.AsIntake()};
};

TEST_F(DueCasesTest, FindsTheEarliestFirstAndNothingOfTheFuture) {
  ReceiveOneThatWaits(1, kMarchMorning);
  ReceiveOneThatWaits(2, kMarchMorning - absl::Hours(1));
  ReceiveOneThatWaits(3, kMarchMorning + absl::Microseconds(1));
  ledger_.Receive(ledger_.NewCase("avonlea", 4));

  const absl::StatusOr<std::vector<DueCase>> cases =
      due_.Find("avonlea", kMarchMorning, 9, nullptr);

  ASSERT_TRUE(cases.ok()) << cases.status();
  ASSERT_EQ(cases->size(), 2);
  EXPECT_EQ(cases->at(0).file.complaint_id(), CaseId(2));
  EXPECT_EQ(cases->at(0).alarm_at, kMarchMorning - absl::Hours(1));
  EXPECT_EQ(cases->at(1).file.complaint_id(), CaseId(1));
}

TEST_F(DueCasesTest, GoesOnBehindACaseOfTheSameInstant) {
  ReceiveOneThatWaits(1, kMarchMorning);
  ReceiveOneThatWaits(2, kMarchMorning);
  const absl::StatusOr<std::vector<DueCase>> first =
      due_.Find("avonlea", kMarchMorning, 1, nullptr);
  ASSERT_TRUE(first.ok()) << first.status();

  const absl::StatusOr<std::vector<DueCase>> rest =
      due_.Find("avonlea", kMarchMorning, 9, &first->front());

  ASSERT_TRUE(rest.ok()) << rest.status();
  ASSERT_EQ(rest->size(), 1);
  EXPECT_EQ(rest->front().file.complaint_id(), CaseId(2));
}

}  // namespace
}  // namespace candour::intake
