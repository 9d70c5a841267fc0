#include <utility>

#include "services/common/fields/personal.h"
#include "services/intake/domain/inquiry/acts.h"

namespace candour::intake {

namespace v1 = ledger::v1;

namespace {

std::optional<absl::StatusOr<Events>> DecideOnAnswer(const v1::CaseFile& file, const v1::Act& act,
                                                     const Context& context) {
  switch (act.kind_case()) {
    case v1::Act::kWriteDraft:
      return DecideWriteDraft(file, act.write_draft(), context);
    case v1::Act::kCheckDraft:
      return DecideCheckDraft(file, act.check_draft(), context);
    case v1::Act::kSignResponse:
      return DecideSignResponse(file, act.sign_response(), context);
    case v1::Act::kRecordSentByHand:
      return DecideRecordSentByHand(file, act.record_sent_by_hand(), context);
    case v1::Act::kCorrectResponse:
      return DecideCorrectResponse(file, act.correct_response(), context);
    case v1::Act::kCompleteAction:
      return DecideCompleteAction(file, act.complete_action(), context);
    case v1::Act::kDeclineSurvey:
      return DecideDeclineSurvey(file, context);
    case v1::Act::kRecordFurtherContact:
      return DecideRecordFurtherContact(file, act.record_further_contact(), context);
    case v1::Act::kAnswerFurtherContact:
      return DecideAnswerFurtherContact(file, act.answer_further_contact(), context);
    default:
      return std::nullopt;
  }
}

std::optional<absl::StatusOr<Events>> DecideOnWhatFollows(const v1::CaseFile& file,
                                                          const v1::Act& act,
                                                          const Context& context) {
  switch (act.kind_case()) {
    case v1::Act::kRecordOmbudsman:
      return DecideRecordOmbudsman(file, act.record_ombudsman(), context);
    case v1::Act::kRecordOmbudsmanReply:
      return DecideRecordOmbudsmanReply(file, act.record_ombudsman_reply(), context);
    case v1::Act::kRecordOmbudsmanDecision:
      return DecideRecordOmbudsmanDecision(file, act.record_ombudsman_decision(), context);
    case v1::Act::kComplyWithRecommendation:
      return DecideComplyWithRecommendation(file, act.comply_with_recommendation(), context);
    case v1::Act::kSignOffRecommendation:
      return DecideSignOffRecommendation(file, act.sign_off_recommendation(), context);
    case v1::Act::kAddLearning:
      return DecideAddLearning(file, act.add_learning(), context);
    case v1::Act::kCompleteLearning:
      return DecideCompleteLearning(file, act.complete_learning(), context);
    case v1::Act::kDropLearning:
      return DecideDropLearning(file, act.drop_learning(), context);
    case v1::Act::kRecordImpact:
      return DecideRecordImpact(file, act.record_impact(), context);
    default:
      return std::nullopt;
  }
}

std::optional<absl::StatusOr<Events>> DecideOnInquiry(const v1::CaseFile& file, const v1::Act& act,
                                                      const Context& context) {
  switch (act.kind_case()) {
    case v1::Act::kAssign:
      return DecideAssign(file, act.assign(), context);
    case v1::Act::kSetComplexity:
      return DecideSetComplexity(file, act.set_complexity());
    case v1::Act::kRequestContribution:
      return DecideRequestContribution(file, act.request_contribution(), context);
    case v1::Act::kIssueLink:
      return DecideIssueLink(file, act.issue_link(), context);
    case v1::Act::kReceiveContribution:
      return DecideReceiveContribution(file, act.receive_contribution(), context);
    case v1::Act::kWithdrawContribution:
      return DecideWithdrawContribution(file, act.withdraw_contribution(), context);
    default:
      break;
  }
  std::optional<absl::StatusOr<Events>> decided = DecideOnAnswer(file, act, context);
  return decided.has_value() ? std::move(decided) : DecideOnWhatFollows(file, act, context);
}

}  // namespace

absl::StatusOr<Events> WithNothingPersonal(const v1::CaseFile& file,
                                           absl::StatusOr<Events> decided) {
  if (!file.erased() || !decided.ok()) return decided;
  for (const v1::Event& event : *decided) {
    v1::Event facts;
    v1::Event personal;
    if (!SplitPersonal(event, facts, personal)) continue;
    return absl::FailedPreconditionError(
        "the personal parts of this case were erased: no words are added to it");
  }
  return decided;
}

std::optional<absl::StatusOr<Events>> DecideInquiry(const v1::CaseFile& file, const v1::Act& act,
                                                    const Context& context) {
  std::optional<absl::StatusOr<Events>> decided = DecideOnInquiry(file, act, context);
  if (decided.has_value()) decided = WithNothingPersonal(file, *std::move(decided));
  return decided;
}

}  // namespace candour::intake
