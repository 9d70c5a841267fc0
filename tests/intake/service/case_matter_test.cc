// Also tests services/intake/service/case_links.cc.
#include <gtest/gtest.h>

#include "tests/intake/service/desk.h"
#include "tests/support/status.h"

namespace candour::intake {
namespace {

using candour::testing::StatusIs;

v1::LinkCasesRequest LinkTo(const std::string& complaint_id) {
  v1::LinkCasesRequest request;
  *request.mutable_target() = GoodTarget();
  request.mutable_act()->add_cases()->set_complaint_id(complaint_id);
  request.mutable_act()->set_kind(ledger::v1::LINK_KIND_DUPLICATE);
  return request;
}

// Proves G-10.
TEST(CaseMatterTest, ALinkIsMadeOnBothCases) {
  Desk desk;
  v1::LinkCasesResponse response;

  ASSERT_TRUE(desk.Cases()->LinkCases(Desk::As({}).get(), LinkTo(kHiddenId), &response).ok());

  const Command command = desk.committer.Commands().at(0);
  EXPECT_EQ(command.case_key, kComplaintId);
  ASSERT_EQ(command.act.further_complaint_ids_size(), 1);
  EXPECT_EQ(command.act.further_complaint_ids(0), kHiddenId);
  EXPECT_EQ(command.act.link_cases().cases_size(), 2);
}

TEST(CaseMatterTest, ACaseLinkedWithItselfNamesNoFurtherOne) {
  Desk desk;
  v1::LinkCasesResponse response;

  ASSERT_TRUE(desk.Cases()->LinkCases(Desk::As({}).get(), LinkTo(kComplaintId), &response).ok());

  EXPECT_EQ(desk.committer.Commands().at(0).act.further_complaint_ids_size(), 0);
}

TEST(CaseMatterTest, ALinkFromACaseThatIsNotThereIsNone) {
  Desk desk;
  v1::LinkCasesRequest request = LinkTo(kHiddenId);
  request.mutable_target()->set_case_("ASC-2026-000999-0");
  v1::LinkCasesResponse response;

  EXPECT_THAT(desk.Cases()->LinkCases(Desk::As({}).get(), request, &response),
              StatusIs(absl::StatusCode::kNotFound));
  EXPECT_TRUE(desk.committer.Commands().empty());
}

TEST(CaseMatterTest, EveryOtherActIsOneOnTheCaseAlone) {
  Desk desk;
  v1::TriageRequest request;
  *request.mutable_target() = GoodTarget();
  request.mutable_act()->mutable_result()->set_consequence(3);
  v1::TriageResponse response;

  ASSERT_TRUE(desk.Cases()->Triage(Desk::As({}).get(), request, &response).ok());

  EXPECT_EQ(desk.committer.Commands().at(0).act.triage().result().consequence(), 3U);
}

}  // namespace
}  // namespace candour::intake
