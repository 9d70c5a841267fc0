#include "services/notification/domain/case_view_inquiry.h"

#include <gtest/gtest.h>

#include "services/notification/domain/case_view.h"
#include "tests/notification/story.h"

namespace candour::notification {
namespace {

TEST(CaseViewInquiryTest, HoldsTheSignedAnswerUntilItIsSent) {
  ledger::v1::RecordedEvent written = EventOn(kMonday);
  written.mutable_event()
      ->mutable_draft_written()
      ->mutable_draft()
      ->mutable_answer()
      ->set_considered("We read the records.");
  ledger::v1::RecordedEvent signed_event = EventOn(kMonday);
  signed_event.mutable_event()->mutable_response_signed()->mutable_signature()->set_signed_by("M");
  ledger::v1::RecordedEvent responded = EventOn(kMonday);
  responded.mutable_event()->mutable_responded()->add_actions()->set_action_id(1);

  const ledger::v1::CaseFile signed_view = After(After(JeansCase(), written), signed_event);
  EXPECT_EQ(signed_view.draft().state(), ledger::v1::DRAFT_STATE_SIGNED);
  EXPECT_EQ(signed_view.draft().answer().considered(), "We read the records.");

  const ledger::v1::CaseFile sent = After(signed_view, responded);
  EXPECT_FALSE(sent.has_draft());
  EXPECT_EQ(sent.actions_size(), 1);
}

// What a provider answered is said in no notice, so a view does not hold it.
TEST(CaseViewInquiryTest, HoldsNoAnswerOfAProvider) {
  ledger::v1::RecordedEvent asked = EventOn(kMonday);
  asked.mutable_event()
      ->mutable_contribution_requested()
      ->mutable_contribution()
      ->set_contribution_id(1);
  ledger::v1::RecordedEvent received = EventOn(kMonday);
  received.mutable_event()->mutable_contribution_received()->set_contribution_id(1);
  received.mutable_event()->mutable_contribution_received()->set_answer("The rota was wrong.");

  const ledger::v1::CaseFile view = After(After(JeansCase(), asked), received);

  EXPECT_EQ(view.contributions(0).state(), ledger::v1::CONTRIBUTION_STATE_RECEIVED);
  EXPECT_EQ(view.contributions(0).answer(), "");
}

TEST(CaseViewInquiryTest, KnowsWhichActionWasDone) {
  ledger::v1::CaseFile file = JeansCase();
  file.add_actions()->set_action_id(1);
  ledger::v1::RecordedEvent done = EventOn(kMonday);
  done.mutable_event()->mutable_action_completed()->set_action_id(1);
  done.mutable_event()->mutable_action_completed()->set_evidence("The desk has the rota.");

  EXPECT_EQ(After(file, done).actions(0).evidence(), "The desk has the rota.");
}

}  // namespace
}  // namespace candour::notification
