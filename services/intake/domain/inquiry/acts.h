// The rules about the investigation, the answer, the Ombudsman and what is learnt. Each fails as
// Decide does; each ApplyX only copies.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_INQUIRY_ACTS_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_INQUIRY_ACTS_H_

#include <optional>

#include "absl/status/statusor.h"
#include "candour/ledger/v1/act.pb.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "candour/ledger/v1/event.pb.h"
#include "candour/ledger/v1/inquiry.pb.h"
#include "services/intake/domain/context.h"
#include "services/intake/domain/decide_acts.h"

namespace candour::intake {

// What follows from an act of this subject; nothing when the act is of another.
std::optional<absl::StatusOr<Events>> DecideInquiry(const ledger::v1::CaseFile& file,
                                                    const ledger::v1::Act& act,
                                                    const Context& context);

// `decided`, unless it would add personal parts to a case that was erased.
absl::StatusOr<Events> WithNothingPersonal(const ledger::v1::CaseFile& file,
                                           absl::StatusOr<Events> decided);

// Applies an event of this subject; false when it is of another.
bool ApplyInquiry(const ledger::v1::Event& event, ledger::v1::CaseFile& file);
// What Responded and Withdrawn carry for this subject.
void ApplyAnswer(const ledger::v1::Responded& event, ledger::v1::CaseFile& file);
void ApplyActions(const google::protobuf::RepeatedPtrField<ledger::v1::Action>& actions,
                  ledger::v1::CaseFile& file);

// Never to somebody from whom the case is kept, such as the member of staff whom it is about.
absl::StatusOr<Events> DecideAssign(const ledger::v1::CaseFile& file, const ledger::v1::Assign& act,
                                    const Context& context);
absl::StatusOr<Events> DecideSetComplexity(const ledger::v1::CaseFile& file,
                                           const ledger::v1::SetComplexity& act);

// A provider is asked only after the person was asked whether they fear reprisal, and sees a name
// only where that is said (G-17).
absl::StatusOr<Events> DecideRequestContribution(const ledger::v1::CaseFile& file,
                                                 const ledger::v1::RequestContribution& act,
                                                 const Context& context);
// Notification's own: a link left with the request.
absl::StatusOr<Events> DecideIssueLink(const ledger::v1::CaseFile& file,
                                       const ledger::v1::IssueLink& act, const Context& context);
absl::StatusOr<Events> DecideReceiveContribution(const ledger::v1::CaseFile& file,
                                                 const ledger::v1::ReceiveContribution& act,
                                                 const Context& context);
absl::StatusOr<Events> DecideWithdrawContribution(const ledger::v1::CaseFile& file,
                                                  const ledger::v1::WithdrawContribution& act,
                                                  const Context& context);

absl::StatusOr<Events> DecideWriteDraft(const ledger::v1::CaseFile& file,
                                        const ledger::v1::WriteDraft& act, const Context& context);
absl::StatusOr<Events> DecideCheckDraft(const ledger::v1::CaseFile& file,
                                        const ledger::v1::CheckDraft& act, const Context& context);
absl::StatusOr<Events> DecideSignResponse(const ledger::v1::CaseFile& file,
                                          const ledger::v1::SignResponse& act,
                                          const Context& context);
absl::StatusOr<Events> DecideRecordSentByHand(const ledger::v1::CaseFile& file,
                                              const ledger::v1::RecordSentByHand& act,
                                              const Context& context);
absl::StatusOr<Events> DecideCorrectResponse(const ledger::v1::CaseFile& file,
                                             const ledger::v1::CorrectResponse& act,
                                             const Context& context);
absl::StatusOr<Events> DecideCompleteAction(const ledger::v1::CaseFile& file,
                                            const ledger::v1::CompleteAction& act,
                                            const Context& context);
absl::StatusOr<Events> DecideDeclineSurvey(const ledger::v1::CaseFile& file,
                                           const Context& context);
absl::StatusOr<Events> DecideRecordFurtherContact(const ledger::v1::CaseFile& file,
                                                  const ledger::v1::RecordFurtherContact& act,
                                                  const Context& context);
absl::StatusOr<Events> DecideAnswerFurtherContact(const ledger::v1::CaseFile& file,
                                                  const ledger::v1::AnswerFurtherContact& act,
                                                  const Context& context);

// The Ombudsman's track runs in any status of the case, also a closed one (O-02, O-03).
absl::StatusOr<Events> DecideRecordOmbudsman(const ledger::v1::CaseFile& file,
                                             const ledger::v1::RecordOmbudsman& act,
                                             const Context& context);
absl::StatusOr<Events> DecideRecordOmbudsmanReply(const ledger::v1::CaseFile& file,
                                                  const ledger::v1::RecordOmbudsmanReply& act,
                                                  const Context& context);
absl::StatusOr<Events> DecideRecordOmbudsmanDecision(const ledger::v1::CaseFile& file,
                                                     const ledger::v1::RecordOmbudsmanDecision& act,
                                                     const Context& context);
absl::StatusOr<Events> DecideComplyWithRecommendation(
    const ledger::v1::CaseFile& file, const ledger::v1::ComplyWithRecommendation& act,
    const Context& context);
absl::StatusOr<Events> DecideSignOffRecommendation(const ledger::v1::CaseFile& file,
                                                   const ledger::v1::SignOffRecommendation& act,
                                                   const Context& context);

// Learning is added in any status of the case and lives on when it is closed.
absl::StatusOr<Events> DecideAddLearning(const ledger::v1::CaseFile& file,
                                         const ledger::v1::AddLearning& act,
                                         const Context& context);
absl::StatusOr<Events> DecideCompleteLearning(const ledger::v1::CaseFile& file,
                                              const ledger::v1::CompleteLearning& act,
                                              const Context& context);
absl::StatusOr<Events> DecideDropLearning(const ledger::v1::CaseFile& file,
                                          const ledger::v1::DropLearning& act,
                                          const Context& context);
absl::StatusOr<Events> DecideRecordImpact(const ledger::v1::CaseFile& file,
                                          const ledger::v1::RecordImpact& act,
                                          const Context& context);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_INQUIRY_ACTS_H_
