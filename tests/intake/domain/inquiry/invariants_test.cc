#include "services/intake/domain/inquiry/invariants.h"

#include <gtest/gtest.h>

#include "tests/intake/domain/a_case.h"
#include "tests/intake/domain/inquiry/inquiry_acts.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

std::vector<std::string> Broken(const v1::CaseFile& file) {
  std::vector<std::string> broken;
  CheckInquiry(file, broken);
  return broken;
}

TEST(InquiryInvariantsTest, HoldForAnAnsweredCase) {
  EXPECT_TRUE(Broken(Answered().File()).empty());
}

// Proves I-4.
TEST(InquiryInvariantsTest, MissTheDelegationOfASignature) {
  v1::CaseFile file = Answered().File();
  file.mutable_response()->mutable_signature()->clear_delegation_id();
  EXPECT_EQ(Broken(file).size(), 1U);
}

TEST(InquiryInvariantsTest, MissADutyThatEndedBeforeWhatItIsFor) {
  ACase the_case = Answered();
  ASSERT_TRUE(the_case.Do(LearnBy(absl::CivilDay(2026, 7, 31))).ok());
  v1::CaseFile file = the_case.File();
  for (v1::Obligation& each : *file.mutable_obligations()) {
    if (each.clock() == "LEARNING") each.set_state(v1::OBLIGATION_STATE_CANCELLED);
  }
  EXPECT_EQ(Broken(file).size(), 1U);
}

TEST(InquiryInvariantsTest, MissADraftBesideTheAnswer) {
  v1::CaseFile file = Answered().File();
  file.mutable_draft()->set_draft_version(1);
  EXPECT_EQ(Broken(file).size(), 1U);
}

}  // namespace
}  // namespace candour::intake
