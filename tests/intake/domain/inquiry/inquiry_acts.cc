#include "tests/intake/domain/inquiry/inquiry_acts.h"

#include <gtest/gtest.h>

#include "services/common/day/day.h"
#include "services/common/digest/digest.h"

namespace candour::intake {

namespace v1 = ledger::v1;

v1::Act AskTheProvider() {
  v1::Act act;
  v1::RequestContribution& request = *act.mutable_request_contribution();
  request.set_kind(v1::CONTRIBUTOR_KIND_PROVIDER);
  request.set_contributor("1-101");
  request.set_contributor_name("Larkfield Home Care");
  request.set_shown("When did your carer arrive at the morning visit of 4 May?");
  request.set_reprisal_asked(true);
  request.set_lawful_reason("The agency gives this care for the council.");
  request.set_link_digest(Sha256(kLinkSecret));
  return act;
}

v1::Act ReceiveFrom(uint32_t contribution_id) {
  v1::Act act;
  act.mutable_receive_contribution()->set_contribution_id(contribution_id);
  act.mutable_receive_contribution()->set_answer("The visit was at 10:40.");
  return act;
}

v1::Act WriteAnswer() {
  v1::Act act;
  v1::Answer& answer = *act.mutable_write_draft()->mutable_answer();
  answer.set_considered("We read the visit log of May.");
  answer.set_conclusions("The visits were late.");
  answer.set_action("taken");
  answer.set_ombudsman_explained(true);
  v1::PointConclusion& point = *answer.add_points();
  point.set_point_id(1);
  point.set_outcome("UPH");
  point.set_words("The log shows three visits more than an hour late.");
  return act;
}

v1::Act CheckVersion(uint32_t draft_version, bool accepted) {
  v1::Act act;
  act.mutable_check_draft()->set_draft_version(draft_version);
  act.mutable_check_draft()->set_accepted(accepted);
  return act;
}

v1::Act SignVersion(uint32_t draft_version) {
  v1::Act act;
  act.mutable_sign_response()->set_draft_version(draft_version);
  return act;
}

v1::Act SendSigned() {
  v1::Act act;
  act.mutable_respond();
  return act;
}

v1::Act OmbudsmanAsks(absl::CivilDay notified_on, absl::CivilDay reply_by) {
  v1::Act act;
  v1::RecordOmbudsman& ombudsman = *act.mutable_record_ombudsman();
  ombudsman.set_body("LGSCO");
  ombudsman.set_reference("26 003 417");
  ombudsman.set_kind(v1::OMBUDSMAN_KIND_ENQUIRY);
  *ombudsman.mutable_notified_on() = ToMessage(notified_on);
  *ombudsman.mutable_reply_by() = ToMessage(reply_by);
  return act;
}

v1::Act OmbudsmanDecides(absl::CivilDay decided_on, const std::string& decision) {
  v1::Act act;
  v1::RecordOmbudsmanDecision& decided = *act.mutable_record_ombudsman_decision();
  decided.set_reference("26 003 417");
  decided.set_decision(decision);
  *decided.mutable_decided_on() = ToMessage(decided_on);
  return act;
}

v1::Act LearnBy(absl::CivilDay due_by) {
  v1::Act act;
  v1::AddLearning& learning = *act.mutable_add_learning();
  learning.set_type("LRN-TRN");
  learning.set_root_cause("RC12");
  learning.set_words("Train the team in the new assessment form.");
  learning.mutable_owner()->set_subject("team-lead-1");
  learning.mutable_owner()->set_name("Sam Reed");
  *learning.mutable_due_by() = ToMessage(due_by);
  *learning.mutable_impact_check_by() = ToMessage(due_by + 91);
  return act;
}

ACase Checked(absl::CivilDay response_by) {
  ACase the_case = ACase::Planned(response_by);
  EXPECT_TRUE(the_case.Do(WriteAnswer()).ok());
  the_case.By("manager-1");
  EXPECT_TRUE(the_case.Do(CheckVersion(1)).ok());
  return the_case;
}

ACase Signed(absl::CivilDay response_by) {
  ACase the_case = Checked(response_by);
  the_case.By("director-1");
  EXPECT_TRUE(the_case.Do(SignVersion(1)).ok());
  return the_case;
}

ACase Answered() {
  ACase the_case = ACase::Planned(absl::CivilDay(2026, 6, 15));
  the_case.On(absl::CivilDay(2026, 5, 12));
  EXPECT_TRUE(the_case.Do(RespondUpheld()).ok());
  return the_case;
}

}  // namespace candour::intake
