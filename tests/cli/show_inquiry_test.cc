#include "clients/cli/show_inquiry.h"

#include <gtest/gtest.h>

namespace candour::cli {
namespace {

namespace v1 = ledger::v1;

TEST(ShowInquiryTest, IsEmptyWhereNothingWasDone) { EXPECT_EQ(ShowInquiry({}), ""); }

TEST(ShowInquiryTest, ShowsWhoWorksOnItAndWhatWasAsked) {
  v1::CaseFile file;
  file.mutable_assignment()->mutable_handler()->set_subject("handler-1");
  file.mutable_assignment()->mutable_investigator()->set_name("Sam Reed");
  v1::Contribution& asked = *file.add_contributions();
  asked.set_contribution_id(1);
  asked.set_contributor_name("Larkfield Home Care");
  asked.set_state(v1::CONTRIBUTION_STATE_RECEIVED);
  asked.set_by_link(true);

  EXPECT_EQ(ShowInquiry(file),
            "Handler       handler-1, investigator Sam Reed\n"
            "Asked         1 of Larkfield Home Care -, received by link\n");
}

TEST(ShowInquiryTest, ShowsTheOmbudsmanAndWhatIsLearnt) {
  v1::CaseFile file;
  v1::OmbudsmanMatter& matter = *file.add_ombudsman();
  matter.set_body("LGSCO");
  matter.set_reference("26 003 417");
  matter.set_kind(v1::OMBUDSMAN_KIND_PREMATURE);
  v1::Learning& learning = *file.add_learning();
  learning.set_learning_id(1);
  learning.set_type("LRN-TRN");
  learning.mutable_owner()->set_subject("sam");
  learning.set_state(v1::LEARNING_STATE_DONE);
  learning.set_impact("better");
  learning.set_words("Train the team.");

  EXPECT_EQ(ShowInquiry(file),
            "Ombudsman     LGSCO 26 003 417, premature of -\n"
            "Learning      1 LRN-TRN by -, sam, done, better: Train the team.\n");
}

}  // namespace
}  // namespace candour::cli
