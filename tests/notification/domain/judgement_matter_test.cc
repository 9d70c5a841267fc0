// Also tests services/notification/domain/judgement.cc: what carries the matter (G-15).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/notification/domain/judgement.h"
#include "tests/notification/story.h"

namespace candour::notification {
namespace {

using ::testing::HasSubstr;

// Jean without a postal address; her e-mail is confirmed by link.
ledger::v1::CaseFile ByEmailOnly() {
  ledger::v1::CaseFile file = JeansCase();
  file.mutable_complainant()->clear_address_lines();
  ledger::v1::ContactPoint& point = *file.mutable_complainant()->add_contact_points();
  point.set_kind(ledger::v1::CONTACT_KIND_EMAIL);
  point.set_confirmation(ledger::v1::CONFIRMATION_LINK);
  return file;
}

// Why the record of the complaint does not go by itself; empty when it does.
std::string WhyNot(const ledger::v1::CaseFile& file) {
  return Judge({ObligationId(1), "N-02"}, file, HouseRules(), TenOClock(absl::CivilDay(2027, 1, 4)))
      .reason;
}

constexpr const char* kNoWay = "There is no postal address";

// Proves G-15.
TEST(JudgementMatterTest, MayGoToAnAddressThatIsConfirmedAndNotShared) {
  EXPECT_EQ(WhyNot(ByEmailOnly()), "");
}

// Proves G-15.
TEST(JudgementMatterTest, DoesNotGoToAnAddressThatOthersRead) {
  ledger::v1::CaseFile file = ByEmailOnly();
  file.mutable_complainant()->mutable_contact_points(0)->set_shared(true);

  EXPECT_THAT(WhyNot(file), HasSubstr(kNoWay));
}

// Proves G-15.
TEST(JudgementMatterTest, DoesNotGoToAnAddressThatNobodyConfirmed) {
  ledger::v1::CaseFile file = ByEmailOnly();
  file.mutable_complainant()->clear_contact_points();

  EXPECT_THAT(WhyNot(file), HasSubstr(kNoWay));
}

}  // namespace
}  // namespace candour::notification
