#include "candour/ledger/v1/event.pb.h"
#include "services/intake/domain/inquiry/acts.h"
#include "services/intake/domain/inquiry/find.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

v1::Contribution* Contribution(v1::CaseFile& file, uint32_t id) {
  return FirstWhere(*file.mutable_contributions(),
                    [id](const v1::Contribution& each) { return each.contribution_id() == id; });
}

v1::Recommendation* Recommendation(v1::CaseFile& file, uint32_t id) {
  for (v1::OmbudsmanMatter& matter : *file.mutable_ombudsman()) {
    v1::Recommendation* found =
        FirstWhere(*matter.mutable_recommendations(),
                   [id](const v1::Recommendation& each) { return each.recommendation_id() == id; });
    if (found != nullptr) return found;
  }
  return nullptr;
}

v1::Learning* Learning(v1::CaseFile& file, uint32_t id) {
  return FirstWhere(*file.mutable_learning(),
                    [id](const v1::Learning& each) { return each.learning_id() == id; });
}

// How many links that left with a request open it at a time.
constexpr int kMostLinks = 4;

void Apply(const v1::LinkIssued& event, v1::CaseFile& file) {
  v1::Contribution* contribution = Contribution(file, event.contribution_id());
  if (contribution == nullptr) return;
  auto& digests = *contribution->mutable_sent_link_digests();
  if (digests.size() == kMostLinks) digests.DeleteSubrange(0, 1);
  *digests.Add() = event.link_digest();
  *contribution->mutable_link_expires_at() = event.link_expires_at();
}

void Apply(const v1::ContributionReceived& event, v1::CaseFile& file) {
  v1::Contribution* contribution = Contribution(file, event.contribution_id());
  if (contribution == nullptr) return;
  contribution->set_state(v1::CONTRIBUTION_STATE_RECEIVED);
  *contribution->mutable_ended_at() = event.received_at();
  contribution->set_answer(event.answer());
  contribution->set_by_link(event.by_link());
}

void Apply(const v1::ContributionWithdrawn& event, v1::CaseFile& file) {
  v1::Contribution* contribution = Contribution(file, event.contribution_id());
  if (contribution == nullptr) return;
  contribution->set_state(v1::CONTRIBUTION_STATE_WITHDRAWN);
  *contribution->mutable_ended_at() = event.withdrawn_at();
}

void Apply(const v1::DraftChecked& event, v1::CaseFile& file) {
  v1::Draft& draft = *file.mutable_draft();
  draft.set_state(event.state());
  draft.set_checked_by(event.checked_by());
  *draft.mutable_checked_at() = event.checked_at();
  draft.set_check_note(event.note());
}

void Apply(const v1::ResponseSigned& event, v1::CaseFile& file) {
  file.mutable_draft()->set_state(v1::DRAFT_STATE_SIGNED);
  *file.mutable_draft()->mutable_signature() = event.signature();
  if (event.has_stage()) *file.mutable_draft()->mutable_stage() = event.stage();
}

void Apply(const v1::ActionCompleted& event, v1::CaseFile& file) {
  v1::Action* action = FirstWhere(*file.mutable_actions(), [&event](const v1::Action& each) {
    return each.action_id() == event.action_id();
  });
  if (action == nullptr) return;
  *action->mutable_done_at() = event.done_at();
  action->set_evidence(event.evidence());
}

void Apply(const v1::FurtherContactAnswered& event, v1::CaseFile& file) {
  v1::FurtherContact* contact = FirstWhere(
      *file.mutable_further_contacts(),
      [&event](const v1::FurtherContact& each) { return each.contact_id() == event.contact_id(); });
  if (contact == nullptr) return;
  contact->set_disposition(event.disposition());
  contact->set_reply(event.reply());
  contact->set_new_case(event.new_case());
  *contact->mutable_dealt_with_at() = event.dealt_with_at();
}

void ApplyMatter(const v1::OmbudsmanMatter& matter, v1::CaseFile& file) {
  v1::OmbudsmanMatter* known =
      FirstWhere(*file.mutable_ombudsman(), [&matter](const v1::OmbudsmanMatter& each) {
        return each.reference() == matter.reference();
      });
  *(known == nullptr ? file.add_ombudsman() : known) = matter;
}

void Apply(const v1::OmbudsmanReplied& event, v1::CaseFile& file) {
  v1::OmbudsmanMatter* matter = FirstWhere(
      *file.mutable_ombudsman(),
      [&event](const v1::OmbudsmanMatter& each) { return each.reference() == event.reference(); });
  if (matter != nullptr) *matter->mutable_replied_at() = event.replied_at();
}

// The duty to sign it off takes the place of the one to carry it out.
void ApplyComplied(const v1::Event& event, v1::CaseFile& file) {
  const v1::RecommendationComplied& complied = event.recommendation_complied();
  v1::Recommendation* recommendation = Recommendation(file, complied.recommendation_id());
  if (recommendation == nullptr) return;
  recommendation->set_evidence(complied.evidence());
  *recommendation->mutable_complied_at() = complied.complied_at();
  recommendation->set_complied_by(complied.complied_by());
  if (event.obligations().opened().empty()) return;
  recommendation->set_obligation_id(event.obligations().opened(0).obligation_id());
}

void Apply(const v1::RecommendationSignedOff& event, v1::CaseFile& file) {
  v1::Recommendation* recommendation = Recommendation(file, event.recommendation_id());
  if (recommendation == nullptr) return;
  *recommendation->mutable_signed_off_at() = event.signed_off_at();
  recommendation->set_signed_off_by(event.signed_off_by());
}

void Apply(const v1::LearningEnded& event, v1::CaseFile& file) {
  v1::Learning* learning = Learning(file, event.learning_id());
  if (learning == nullptr) return;
  learning->set_state(event.state());
  *learning->mutable_ended_at() = event.ended_at();
  learning->set_evidence(event.evidence());
  learning->set_impact_obligation_id(event.impact_obligation_id());
}

void Apply(const v1::ImpactChecked& event, v1::CaseFile& file) {
  v1::Learning* learning = Learning(file, event.learning_id());
  if (learning == nullptr) return;
  *learning->mutable_impact_checked_at() = event.checked_at();
  learning->set_impact(event.impact());
  learning->set_impact_note(event.note());
}

bool ApplyInvestigation(const v1::Event& event, v1::CaseFile& file) {
  switch (event.kind_case()) {
    case v1::Event::kAssigned:
      *file.mutable_assignment() = event.assigned().assignment();
      return true;
    case v1::Event::kComplexitySet:
      file.set_complexity(event.complexity_set().complexity());
      file.set_complexity_reason(event.complexity_set().reason());
      return true;
    case v1::Event::kContributionRequested:
      *file.add_contributions() = event.contribution_requested().contribution();
      return true;
    case v1::Event::kLinkIssued:
      Apply(event.link_issued(), file);
      return true;
    case v1::Event::kContributionReceived:
      Apply(event.contribution_received(), file);
      return true;
    case v1::Event::kContributionWithdrawn:
      Apply(event.contribution_withdrawn(), file);
      return true;
    case v1::Event::kDraftWritten:
      *file.mutable_draft() = event.draft_written().draft();
      return true;
    case v1::Event::kDraftChecked:
      Apply(event.draft_checked(), file);
      return true;
    case v1::Event::kResponseSigned:
      Apply(event.response_signed(), file);
      return true;
    case v1::Event::kSentByHand:
      return true;
    default:
      return false;
  }
}

bool ApplyAfterwards(const v1::Event& event, v1::CaseFile& file) {
  switch (event.kind_case()) {
    case v1::Event::kResponseCorrected:
      *file.add_response_corrections() = event.response_corrected().correction();
      return true;
    case v1::Event::kActionCompleted:
      Apply(event.action_completed(), file);
      return true;
    case v1::Event::kSurveyDeclined:
      file.set_survey_declined(true);
      return true;
    case v1::Event::kFurtherContactReceived:
      *file.add_further_contacts() = event.further_contact_received().contact();
      return true;
    case v1::Event::kFurtherContactAnswered:
      Apply(event.further_contact_answered(), file);
      return true;
    default:
      return false;
  }
}

}  // namespace

void ApplyAnswer(const v1::Responded& event, v1::CaseFile& file) {
  file.clear_draft();
  ApplyActions(event.actions(), file);
  if (!event.has_response()) return;
  v1::Response& response = *file.mutable_response();
  response = event.response();
  response.mutable_answer()->set_considered(event.considered());
  response.mutable_answer()->set_conclusions(event.conclusions());
  response.mutable_answer()->set_action(event.action());
}

void ApplyActions(const google::protobuf::RepeatedPtrField<v1::Action>& actions,
                  v1::CaseFile& file) {
  file.mutable_actions()->MergeFrom(actions);
}

bool ApplyInquiry(const v1::Event& event, v1::CaseFile& file) {
  if (ApplyInvestigation(event, file) || ApplyAfterwards(event, file)) return true;
  switch (event.kind_case()) {
    case v1::Event::kOmbudsmanNotified:
      ApplyMatter(event.ombudsman_notified().matter(), file);
      return true;
    case v1::Event::kOmbudsmanReplied:
      Apply(event.ombudsman_replied(), file);
      return true;
    case v1::Event::kOmbudsmanDecided:
      ApplyMatter(event.ombudsman_decided().matter(), file);
      return true;
    case v1::Event::kRecommendationComplied:
      ApplyComplied(event, file);
      return true;
    case v1::Event::kRecommendationSignedOff:
      Apply(event.recommendation_signed_off(), file);
      return true;
    case v1::Event::kLearningAdded:
      *file.add_learning() = event.learning_added().learning();
      return true;
    case v1::Event::kLearningEnded:
      Apply(event.learning_ended(), file);
      return true;
    case v1::Event::kImpactChecked:
      Apply(event.impact_checked(), file);
      return true;
    default:
      return false;
  }
}

}  // namespace candour::intake
