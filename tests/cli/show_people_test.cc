#include "clients/cli/show_people.h"

#include <gtest/gtest.h>

#include "clients/cli/show.h"

namespace candour::cli {
namespace {

ledger::v1::CaseFile WithANeed() {
  ledger::v1::CaseFile file;
  file.set_reference("ASC-2026-000123-4");
  ledger::v1::InformationNeed& need = *file.mutable_complainant()->add_needs();
  need.set_need_id(1);
  need.set_format("large_print");
  need.set_words("16 point");
  return file;
}

// Proves A-01.
TEST(ShowPeopleTest, FlagsANeedBeforeAnythingElse) {
  const std::string page = Show(WithANeed());
  EXPECT_EQ(page.find("! complainant: needs large_print, 16 point (not yet met)"), 0U) << page;
}

TEST(ShowPeopleTest, FlagsNothingWhereThereIsNothing) {
  EXPECT_TRUE(ShowFlags(ledger::v1::CaseFile()).empty());
  ledger::v1::CaseFile ended = WithANeed();
  ended.mutable_complainant()->mutable_needs(0)->mutable_ended_at()->set_seconds(1);
  EXPECT_TRUE(ShowFlags(ended).empty());
}

// Proves G-9.
TEST(ShowPeopleTest, SaysWhoDiedAndThatNobodyIsWrittenTo) {
  ledger::v1::CaseFile file;
  file.mutable_complainant()->mutable_death()->mutable_died_on()->set_year(2026);
  file.mutable_complainant()->mutable_death()->mutable_died_on()->set_month(5);
  file.mutable_complainant()->mutable_death()->mutable_died_on()->set_day(10);
  file.mutable_contact_hold()->set_reason("complainant_died");
  const std::string page = ShowFlags(file);
  EXPECT_NE(page.find("nobody is written to: complainant_died"), std::string::npos);
  EXPECT_NE(page.find("complainant: died on Sun 10 May 2026"), std::string::npos);
}

TEST(ShowPeopleTest, FlagsAnAddressThatBounced) {
  ledger::v1::CaseFile file;
  ledger::v1::ContactPoint& point = *file.mutable_complainant()->add_contact_points();
  point.set_kind(ledger::v1::CONTACT_KIND_EMAIL);
  point.mutable_failed_at()->set_seconds(1780000000);
  const std::string page = ShowFlags(file);
  EXPECT_NE(page.find("what went to the email came back on"), std::string::npos) << page;
}

TEST(ShowPeopleTest, NamesAuthorityAndConsents) {
  ledger::v1::CaseFile file;
  file.mutable_care_recipient()->set_name("Edith\x1b[2J");
  file.set_representation_basis(ledger::v1::REPRESENTATION_BASIS_PHYSICAL_INCAPACITY);
  file.mutable_authority()->set_state(ledger::v1::AUTHORITY_STATE_AWAITED);
  ledger::v1::Consent& consent = *file.add_consents();
  consent.set_kind(ledger::v1::CONSENT_KIND_SHARE_WITH_PROVIDER);
  consent.set_state(ledger::v1::CONSENT_STATE_WITHDRAWN);
  consent.set_channel("phone");
  const std::string page = ShowPeople(file);
  EXPECT_NE(page.find("physical incapacity, authority awaited"), std::string::npos) << page;
  EXPECT_NE(page.find("share with provider withdrawn by phone"), std::string::npos) << page;
  EXPECT_EQ(page.find('\x1b'), std::string::npos);
}

}  // namespace
}  // namespace candour::cli
