#include "services/notification/domain/case_view_inquiry.h"

namespace candour::notification {
namespace {

using ledger::v1::CaseFile;
using ledger::v1::Event;

void EndContribution(CaseFile& view, uint32_t contribution_id,
                     ledger::v1::ContributionState state) {
  for (ledger::v1::Contribution& each : *view.mutable_contributions()) {
    if (each.contribution_id() == contribution_id) each.set_state(state);
  }
}

void CopyAnswer(CaseFile& view, const ledger::v1::Responded& event) {
  view.clear_draft();
  view.mutable_actions()->MergeFrom(event.actions());
}

void CopyDone(CaseFile& view, const ledger::v1::ActionCompleted& event) {
  for (ledger::v1::Action& each : *view.mutable_actions()) {
    if (each.action_id() != event.action_id()) continue;
    *each.mutable_done_at() = event.done_at();
    each.set_evidence(event.evidence());
  }
}

void CopyOmbudsman(CaseFile& view, const ledger::v1::OmbudsmanMatter& matter) {
  for (ledger::v1::OmbudsmanMatter& each : *view.mutable_ombudsman()) {
    if (each.reference() != matter.reference()) continue;
    each = matter;
    return;
  }
  *view.add_ombudsman() = matter;
}

// The answer of the stage before is answered no more.
void Escalate(CaseFile& view, const ledger::v1::Escalated& event) {
  *view.mutable_periods()->add_stages() = event.stage();
  view.clear_plan();
  view.clear_responded_at();
  view.clear_draft();
}

bool CopyDraft(CaseFile& view, const Event& event) {
  switch (event.kind_case()) {
    case Event::kDraftWritten:
      *view.mutable_draft() = event.draft_written().draft();
      return true;
    case Event::kDraftChecked:
      view.mutable_draft()->set_state(event.draft_checked().state());
      return true;
    case Event::kResponseSigned:
      view.mutable_draft()->set_state(ledger::v1::DRAFT_STATE_SIGNED);
      *view.mutable_draft()->mutable_signature() = event.response_signed().signature();
      if (event.response_signed().has_stage()) {
        *view.mutable_draft()->mutable_stage() = event.response_signed().stage();
      }
      return true;
    case Event::kResponded:
      CopyAnswer(view, event.responded());
      return true;
    case Event::kResponseCorrected:
      *view.add_response_corrections() = event.response_corrected().correction();
      return true;
    default:
      return false;
  }
}

bool CopyContributions(CaseFile& view, const Event& event) {
  switch (event.kind_case()) {
    case Event::kContributionRequested:
      *view.add_contributions() = event.contribution_requested().contribution();
      return true;
    case Event::kContributionReceived:
      EndContribution(view, event.contribution_received().contribution_id(),
                      ledger::v1::CONTRIBUTION_STATE_RECEIVED);
      return true;
    case Event::kContributionWithdrawn:
      EndContribution(view, event.contribution_withdrawn().contribution_id(),
                      ledger::v1::CONTRIBUTION_STATE_WITHDRAWN);
      return true;
    default:
      return false;
  }
}

}  // namespace

void CopyInquiry(CaseFile& view, const Event& event) {
  if (CopyDraft(view, event) || CopyContributions(view, event)) return;
  switch (event.kind_case()) {
    case Event::kWithdrawn:
      view.mutable_actions()->MergeFrom(event.withdrawn().actions());
      break;
    case Event::kActionCompleted:
      CopyDone(view, event.action_completed());
      break;
    case Event::kSurveyDeclined:
      view.set_survey_declined(true);
      break;
    case Event::kOmbudsmanNotified:
      CopyOmbudsman(view, event.ombudsman_notified().matter());
      break;
    case Event::kOmbudsmanDecided:
      CopyOmbudsman(view, event.ombudsman_decided().matter());
      break;
    case Event::kLongerPeriodProposed:
      *view.mutable_periods()->add_proposals() = event.longer_period_proposed().proposal();
      break;
    case Event::kLongerPeriodAgreed:
      *view.mutable_periods()->add_longer_periods() = event.longer_period_agreed().agreement();
      break;
    case Event::kEscalated:
      Escalate(view, event.escalated());
      break;
    default:
      break;
  }
}

}  // namespace candour::notification
