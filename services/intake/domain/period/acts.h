// The rules about periods: longer ones, corrected receipts, stages, pauses, dates derived anew.
// Each fails as Decide does.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_PERIOD_ACTS_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_PERIOD_ACTS_H_

#include "absl/status/statusor.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "candour/ledger/v1/event.pb.h"
#include "candour/ledger/v1/period.pb.h"
#include "services/intake/domain/context.h"
#include "services/intake/domain/decide_acts.h"

namespace candour::intake {

// Asks for a longer period (N-10). FailedPrecondition once the six months have ended or a longer
// period is agreed.
absl::StatusOr<Events> DecideProposeLongerPeriod(const ledger::v1::CaseFile& file,
                                                 const ledger::v1::ProposeLongerPeriod& act,
                                                 const Context& context);

// Records an agreement (reg 14(3)). It moves the end of the relevant period only when the day on
// which it was given, in London, is not after the last day of the six months, and only once (Q8).
absl::StatusOr<Events> DecideAgreeLongerPeriod(const ledger::v1::CaseFile& file,
                                               const ledger::v1::AgreeLongerPeriod& act,
                                               const Context& context);

// Moves the receipt to an earlier instant and derives what is counted from it anew (I-6).
absl::StatusOr<Events> DecideCorrectReceipt(const ledger::v1::CaseFile& file,
                                            const ledger::v1::CorrectReceipt& act,
                                            const Context& context);

// Opens the next stage of a procedure that has one; its handler answered none before (C-06).
absl::StatusOr<Events> DecideEscalate(const ledger::v1::CaseFile& file,
                                      const ledger::v1::Escalate& act, const Context& context);

// Ends the clocks that wait for the happening and starts those that run from it.
absl::StatusOr<Events> DecideRecordStageStep(const ledger::v1::CaseFile& file,
                                             const ledger::v1::RecordStageStep& act,
                                             const Context& context);

// Lets the work rest and go on. No obligation but the review of the pause is touched.
absl::StatusOr<Events> DecidePauseWork(const ledger::v1::CaseFile& file,
                                       const ledger::v1::PauseWork& act, const Context& context);
absl::StatusOr<Events> DecideResumeWork(const ledger::v1::CaseFile& file, const Context& context);

// Derives the open obligations anew by the versions that the authority has adopted. Nothing follows
// where the case already stands on them, or is no longer open.
absl::StatusOr<Events> DecideRederive(const ledger::v1::CaseFile& file, const Context& context);

// The file after an event of this subject; only copies.
void ApplyPeriod(const ledger::v1::Event& event, ledger::v1::CaseFile& file);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_PERIOD_ACTS_H_
