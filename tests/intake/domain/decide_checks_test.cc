#include "services/intake/domain/decide_checks.h"

#include <gtest/gtest.h>

#include "tests/intake/domain/a_case.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

TEST(RequireOpenTest, SaysWhyACaseIsNot) {
  v1::CaseFile file;
  file.set_status(v1::STATUS_INVESTIGATING);
  EXPECT_TRUE(RequireOpen(file).ok());

  file.set_status(v1::STATUS_RESPONDED);
  EXPECT_EQ(RequireOpen(file).message(), "the response has already been sent");
  file.set_status(v1::STATUS_WITHDRAWN);
  EXPECT_EQ(RequireOpen(file).message(), "the complainant has withdrawn");
  file.set_status(v1::STATUS_CLOSED);
  EXPECT_EQ(RequireOpen(file).message(), "the case is closed");
}

TEST(RequireOpenComplaintTest, WantsAComplaintOfSomebody) {
  v1::CaseFile file = ACase::Received().File();
  EXPECT_TRUE(RequireOpenComplaint(file).ok());

  file.set_anonymous(true);
  EXPECT_FALSE(RequireOpenComplaint(file).ok());
  file.set_anonymous(false);
  file.set_record_type(v1::RECORD_TYPE_ENC);
  EXPECT_FALSE(RequireOpenComplaint(file).ok());
}

TEST(FindOpenTest, PassesOverWhatEnded) {
  const ACase the_case = ACase::Acknowledged();

  EXPECT_EQ(FindOpen(the_case.File(), "ACK"), nullptr);
  EXPECT_NE(FindOpen(the_case.File(), "PLAN"), nullptr);
}

TEST(IsBlankTest, SeesNothingInWhiteSpace) {
  EXPECT_TRUE(IsBlank(" \t\n"));
  EXPECT_FALSE(IsBlank(" x "));
}

}  // namespace
}  // namespace candour::intake
