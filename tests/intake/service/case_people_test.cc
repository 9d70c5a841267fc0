#include <gtest/gtest.h>

#include "tests/intake/service/desk.h"
#include "tests/support/status.h"

namespace candour::intake {
namespace {

using candour::testing::StatusIs;

v1::RecordDeathRequest Death(const std::string& person_id) {
  v1::RecordDeathRequest request;
  *request.mutable_target() = GoodTarget();
  request.mutable_act()->set_person_id(person_id);
  request.mutable_act()->mutable_died_on()->set_year(2026);
  request.mutable_act()->mutable_died_on()->set_month(5);
  request.mutable_act()->mutable_died_on()->set_day(10);
  request.mutable_act()->set_source("family");
  return request;
}

// Proves G-9.
TEST(CasePeopleTest, ADeathNamesEveryCaseOfThePerson) {
  Desk desk;
  v1::RecordDeathResponse response;
  ASSERT_TRUE(desk.Cases()->RecordDeath(Desk::As({}).get(), Death(kPersonId), &response).ok());
  const Command command = desk.committer.Commands().at(0);
  EXPECT_EQ(command.case_key, kComplaintId);
  ASSERT_EQ(command.act.further_complaint_ids_size(), 1);
  EXPECT_EQ(command.act.further_complaint_ids(0), kHiddenId);
  EXPECT_EQ(response.receipt().version(), 1);
}

TEST(CasePeopleTest, TheNumberTellsNothingOfCasesThatTheCallerMayNotKnow) {
  Desk desk;
  v1::RecordDeathResponse response;
  ASSERT_TRUE(desk.Cases()->RecordDeath(Desk::As({}).get(), Death(kPersonId), &response).ok());
  EXPECT_EQ(response.cases(), 1);
}

TEST(CasePeopleTest, ABlockOnContactReachesThemToo) {
  Desk desk;
  v1::RecordNoContactRequest request;
  *request.mutable_target() = GoodTarget();
  request.mutable_act()->set_person_id(kPersonId);
  request.mutable_act()->set_source("police");
  request.mutable_act()->set_reason("An order of 8 May.");
  v1::RecordNoContactResponse response;
  ASSERT_TRUE(desk.Cases()->RecordNoContact(Desk::As({}).get(), request, &response).ok());
  EXPECT_EQ(desk.committer.Commands().at(0).act.further_complaint_ids_size(), 1);
}

TEST(CasePeopleTest, ADeathOnACaseThatIsNotThereIsNone) {
  Desk desk;
  v1::RecordDeathRequest request = Death(kPersonId);
  request.mutable_target()->set_case_("ASC-2026-000999-0");
  v1::RecordDeathResponse response;
  EXPECT_THAT(desk.Cases()->RecordDeath(Desk::As({}).get(), request, &response),
              StatusIs(absl::StatusCode::kNotFound));
  EXPECT_TRUE(desk.committer.Commands().empty());
}

TEST(CasePeopleTest, ListsWhatTheCallerMayKnowAndRecordsThatItDid) {
  Desk desk;
  v1::ListPersonCasesRequest request;
  request.set_authority_id("milford");
  request.set_person_id(kPersonId);
  v1::ListPersonCasesResponse response;
  ASSERT_TRUE(desk.Cases()->ListPersonCases(Desk::As({}).get(), request, &response).ok());
  ASSERT_EQ(response.cases_size(), 1);
  EXPECT_EQ(response.cases(0).complaint_id(), kComplaintId);
  EXPECT_EQ(desk.committer.Commands().at(0).act.record_listing().what(), "person");
}

TEST(CasePeopleTest, QueuesAnActOnOnePersonOfTheCase) {
  Desk desk;
  v1::RecordConsentRequest request;
  *request.mutable_target() = GoodTarget();
  request.mutable_act()->set_kind(ledger::v1::CONSENT_KIND_QUOTE);
  request.mutable_act()->set_state(ledger::v1::CONSENT_STATE_REFUSED);
  request.mutable_act()->set_channel("phone");
  v1::RecordConsentResponse response;
  ASSERT_TRUE(desk.Cases()->RecordConsent(Desk::As({}).get(), request, &response).ok());
  EXPECT_EQ(desk.committer.Commands().at(0).act.record_consent().kind(),
            ledger::v1::CONSENT_KIND_QUOTE);
}

}  // namespace
}  // namespace candour::intake
