// The rules on what a complaint is about and with whom it is handled, one per act, and their fold.
// Each fails as Decide does.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_MATTER_ACTS_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_MATTER_ACTS_H_

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "candour/ledger/v1/act.pb.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "candour/ledger/v1/event.pb.h"
#include "candour/ledger/v1/matter.pb.h"
#include "services/intake/domain/context.h"
#include "services/intake/domain/decide_acts.h"

namespace candour::intake {

// Whether `act` is one of this subject.
bool IsOnMatter(const ledger::v1::Act& act);

// Chooses among the rules below. `act` must be one of this subject.
absl::StatusOr<Events> DecideMatter(const ledger::v1::CaseFile& file, const ledger::v1::Act& act,
                                    const Context& context);

// `file` after an event of this subject, that of a point or that of the case. Answers whether the
// event was one of them; any other leaves the file as it is. Only copies.
bool ApplyToPoints(ledger::v1::CaseFile& file, const ledger::v1::Event& event);
bool ApplyToCase(ledger::v1::CaseFile& file, const ledger::v1::Event& event);

// A further point joins a complaint whose response has not gone, when it is related (C-10).
absl::StatusOr<Events> DecideAddPoint(const ledger::v1::CaseFile& file,
                                      const ledger::v1::AddPoint& act, const Context& context);
absl::StatusOr<Events> DecideDescribePoint(const ledger::v1::CaseFile& file,
                                           const ledger::v1::DescribePoint& act,
                                           const Context& context);
absl::StatusOr<Events> DecideRecordFinding(const ledger::v1::CaseFile& file,
                                           const ledger::v1::RecordFinding& act,
                                           const Context& context);
absl::StatusOr<Events> DecideRecordRemedy(const ledger::v1::CaseFile& file,
                                          const ledger::v1::RecordRemedy& act,
                                          const Context& context);
absl::StatusOr<Events> DecideExclude(const ledger::v1::CaseFile& file,
                                     const ledger::v1::Exclude& act, const Context& context);
absl::StatusOr<Events> DecideConsiderOutOfTime(const ledger::v1::CaseFile& file,
                                               const ledger::v1::ConsiderOutOfTime& act,
                                               const Context& context);
absl::StatusOr<Events> DecideResolveOrally(const ledger::v1::CaseFile& file,
                                           const ledger::v1::ResolveOrally& act,
                                           const Context& context);
absl::StatusOr<Events> DecideConvertRecord(const ledger::v1::CaseFile& file,
                                           const ledger::v1::ConvertRecord& act,
                                           const Context& context);
absl::StatusOr<Events> DecideTransferOut(const ledger::v1::CaseFile& file,
                                         const ledger::v1::TransferOut& act,
                                         const Context& context);
absl::StatusOr<Events> DecideRecordTransferIn(const ledger::v1::CaseFile& file,
                                              const ledger::v1::RecordTransferIn& act,
                                              const Context& context);
absl::StatusOr<Events> DecideArrangeJoint(const ledger::v1::CaseFile& file,
                                          const ledger::v1::ArrangeJoint& act,
                                          const Context& context);
absl::StatusOr<Events> DecideRequestInformation(const ledger::v1::CaseFile& file,
                                                const ledger::v1::RequestInformation& act,
                                                const Context& context);
absl::StatusOr<Events> DecideRecordInformation(const ledger::v1::CaseFile& file,
                                               const ledger::v1::RecordInformation& act,
                                               const Context& context);
absl::StatusOr<Events> DecideAskProviderConsent(const ledger::v1::CaseFile& file,
                                                const ledger::v1::AskProviderConsent& act,
                                                const Context& context);
absl::StatusOr<Events> DecideSendToProvider(const ledger::v1::CaseFile& file,
                                            const ledger::v1::SendToProvider& act,
                                            const Context& context);
absl::StatusOr<Events> DecideLinkCases(const ledger::v1::CaseFile& file,
                                       const ledger::v1::LinkCases& act, const Context& context);
absl::StatusOr<Events> DecideTriage(const ledger::v1::CaseFile& file, const ledger::v1::Triage& act,
                                    const Context& context);
absl::StatusOr<Events> DecideAnswerAlert(const ledger::v1::CaseFile& file,
                                         const ledger::v1::AnswerAlert& act,
                                         const Context& context);
absl::StatusOr<Events> DecideTellDirector(const ledger::v1::CaseFile& file,
                                          const ledger::v1::TellDirector& act,
                                          const Context& context);
absl::StatusOr<Events> DecideRecordSafeguarding(const ledger::v1::CaseFile& file,
                                                const ledger::v1::RecordSafeguarding& act,
                                                const Context& context);
absl::StatusOr<Events> DecideRequestDebtHold(const ledger::v1::CaseFile& file,
                                             const ledger::v1::RequestDebtHold& act,
                                             const Context& context);
absl::StatusOr<Events> DecideAnswerDebtHold(const ledger::v1::CaseFile& file,
                                            const ledger::v1::AnswerDebtHold& act,
                                            const Context& context);
absl::StatusOr<Events> DecideReportMisdirected(const ledger::v1::CaseFile& file,
                                               const ledger::v1::ReportMisdirected& act,
                                               const Context& context);
absl::StatusOr<Events> DecideAssessMisdirected(const ledger::v1::CaseFile& file,
                                               const ledger::v1::AssessMisdirected& act,
                                               const Context& context);
absl::StatusOr<Events> DecideRemoveMisfiled(const ledger::v1::CaseFile& file,
                                            const ledger::v1::RemoveMisfiled& act,
                                            const Context& context);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_MATTER_ACTS_H_
