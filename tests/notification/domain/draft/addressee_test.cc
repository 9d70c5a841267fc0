#include "services/notification/domain/draft/addressee.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/notification/story.h"

namespace candour::notification {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

ledger::v1::CaseFile Asking() {
  ledger::v1::CaseFile file = JeansCase();
  ledger::v1::Contribution& asked = *file.add_contributions();
  asked.set_obligation_id(ObligationId(1));
  asked.set_contributor("larkfield");
  asked.set_contributor_name("Larkfield Home Care");
  asked.set_contact_name("Ms Doyle");
  asked.set_contact_email("doyle@larkfield.example.org");
  asked.set_shown("Why did nobody come on Sunday?");
  asked.set_state(ledger::v1::CONTRIBUTION_STATE_ASKED);
  return file;
}

Judgement JudgeRequest(const ledger::v1::CaseFile& file) {
  Duty duty = DutyOf("N-S2");
  duty.due_by = kMonday + 7;
  return Judge(duty, file, HouseRules(), TenOClock(kMonday));
}

// Proves G-17.
TEST(AddresseeTest, AsksTheContactOfTheProviderAndShowsNothingElse) {
  const Judgement judgement = JudgeRequest(Asking());

  EXPECT_EQ(judgement.decision, Decision::kSend);
  EXPECT_EQ(judgement.way, Way::kEmail);
  EXPECT_EQ(judgement.to.email(), "doyle@larkfield.example.org");
  EXPECT_THAT(judgement.text.body, HasSubstr("Dear Ms Doyle,"));
  EXPECT_THAT(judgement.text.body, HasSubstr("Why did nobody come on Sunday?"));
  EXPECT_THAT(judgement.text.body, HasSubstr("Please answer by Monday 11 January 2027."));
  EXPECT_THAT(judgement.text.body, Not(HasSubstr("Ashworth")));
}

// Proves G-17.
TEST(AddresseeTest, KeepsAPlaceForTheLinkAndNoLink) {
  const Judgement judgement = JudgeRequest(Asking());

  EXPECT_THAT(judgement.text.body, HasSubstr(std::string(kLinkStandIn)));
  EXPECT_THAT(judgement.text.body, Not(HasSubstr("https://")));
}

TEST(AddresseeTest, SendsNoLinkToWhatIsNotAskedForAnyMore) {
  ledger::v1::CaseFile file = Asking();
  file.mutable_contributions(0)->set_state(ledger::v1::CONTRIBUTION_STATE_RECEIVED);

  EXPECT_THAT(JudgeRequest(file).text.body, Not(HasSubstr("You need no account")));
}

TEST(AddresseeTest, NamesWhoGetsEachNotice) {
  const ledger::v1::CaseFile file = Asking();
  Duty another = DutyOf("N-S2");
  another.obligation_id = ObligationId(9);

  EXPECT_EQ(RecipientOf(DutyOf("N-01"), file), "complainant");
  EXPECT_EQ(RecipientOf(DutyOf("N-S1"), file), "responsible_person");
  EXPECT_EQ(RecipientOf(DutyOf("N-S2"), file), "larkfield");
  EXPECT_EQ(RecipientOf(another, file), "provider");
}

TEST(AddresseeTest, AsksAPersonWhereNobodySaidHowTheProviderIsReached) {
  ledger::v1::CaseFile file = Asking();
  file.mutable_contributions(0)->clear_contact_email();

  const Judgement judgement = JudgeRequest(file);

  EXPECT_EQ(judgement.decision, Decision::kAwaitPerson);
  EXPECT_THAT(judgement.reason, HasSubstr("the e-mail address of whom it is for"));
}

// A death, a format or no contact of the complainant's keeps nothing from a provider.
TEST(AddresseeTest, IsNotBarredByWhatIsAboutTheComplainantAlone) {
  ledger::v1::CaseFile file = Asking();
  file.mutable_complainant()->set_do_not_contact(true);
  file.mutable_complainant()->set_accessible_format("braille");

  EXPECT_EQ(JudgeRequest(file).decision, Decision::kSend);
}

// Proves G-6.
TEST(AddresseeTest, IsHeldByAMessageThatNobodyRead) {
  ledger::v1::CaseFile file = Asking();
  file.set_unread_messages(1);

  EXPECT_EQ(JudgeRequest(file).decision, Decision::kAwaitPerson);
}

TEST(AddresseeTest, AsksTheBodyOfAJointComplaintWhereItWasReachedBefore) {
  ledger::v1::CaseFile file = Asking();
  ledger::v1::InformationRequest& request = *file.mutable_matter()->mutable_joint()->add_requests();
  request.set_body("larkfield");
  request.set_text("Please send us the log.");
  request.set_obligation_id(ObligationId(2));
  Duty duty = DutyOf("N-S2");
  duty.obligation_id = ObligationId(2);
  duty.due_by = kMonday + 7;

  const Judgement judgement = Judge(duty, file, HouseRules(), TenOClock(kMonday));

  EXPECT_EQ(judgement.to.email(), "doyle@larkfield.example.org");
  EXPECT_THAT(judgement.text.body, HasSubstr("Please send us the log."));
}

TEST(AddresseeTest, WarnsTheResponsiblePersonOfTheCouncil) {
  ledger::v1::CaseFile file = JeansCase();
  file.mutable_relevant_period_ends_on()->set_year(2027);
  file.mutable_relevant_period_ends_on()->set_month(7);
  file.mutable_relevant_period_ends_on()->set_day(3);

  const Judgement judgement = Judge(DutyOf("N-S1"), file, HouseRules(), TenOClock(kMonday));

  EXPECT_EQ(judgement.decision, Decision::kSend);
  EXPECT_EQ(judgement.to.email(), Book().FindAuthority("milford")->responsible_email());
  EXPECT_THAT(judgement.text.body, HasSubstr("end on Saturday 3 July 2027"));
  EXPECT_THAT(judgement.text.body, HasSubstr("The case is with nobody by name."));
}

}  // namespace
}  // namespace candour::notification
