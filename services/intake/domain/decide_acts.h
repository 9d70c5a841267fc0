// One rule per act; Decide chooses among them. Each fails as Decide does.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_DECIDE_ACTS_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_DECIDE_ACTS_H_

#include <vector>

#include "absl/status/statusor.h"
#include "candour/ledger/v1/act.pb.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "candour/ledger/v1/event.pb.h"
#include "services/intake/domain/context.h"

namespace candour::intake {

using Events = std::vector<ledger::v1::Event>;

absl::StatusOr<Events> DecideSubmit(const ledger::v1::Submit& act, const Context& context);
absl::StatusOr<Events> DecideAcknowledge(const ledger::v1::CaseFile& file,
                                         const ledger::v1::Acknowledge& act,
                                         const Context& context);
absl::StatusOr<Events> DecideAgreePlan(const ledger::v1::CaseFile& file,
                                       const ledger::v1::AgreePlan& act, const Context& context);
absl::StatusOr<Events> DecideDeterminePlan(const ledger::v1::CaseFile& file,
                                           const ledger::v1::DeterminePlan& act,
                                           const Context& context);
absl::StatusOr<Events> DecideExtend(const ledger::v1::CaseFile& file, const ledger::v1::Extend& act,
                                    const Context& context);
absl::StatusOr<Events> DecideRecordStep(const ledger::v1::CaseFile& file,
                                        const ledger::v1::RecordStep& act, const Context& context);
absl::StatusOr<Events> DecideRespond(const ledger::v1::CaseFile& file,
                                     const ledger::v1::Respond& act, const Context& context);
absl::StatusOr<Events> DecideClose(const ledger::v1::CaseFile& file, const ledger::v1::Close& act,
                                   const Context& context);
absl::StatusOr<Events> DecideWithdraw(const ledger::v1::CaseFile& file,
                                      const ledger::v1::Withdraw& act, const Context& context);
absl::StatusOr<Events> DecideSuggestThemes(const ledger::v1::CaseFile& file,
                                           const ledger::v1::SuggestThemes& act,
                                           const Context& context);
absl::StatusOr<Events> DecideConfirmThemes(const ledger::v1::CaseFile& file,
                                           const ledger::v1::ConfirmThemes& act,
                                           const Context& context);
absl::StatusOr<Events> DecideRecordNotice(const ledger::v1::CaseFile& file,
                                          const ledger::v1::RecordNotice& act,
                                          const Context& context);
absl::StatusOr<Events> DecideTimeReached(const ledger::v1::CaseFile& file,
                                         const ledger::v1::TimeReached& act,
                                         const Context& context);
absl::StatusOr<Events> DecideRecordView(const ledger::v1::RecordView& act, const Context& context);
absl::StatusOr<Events> DecideRecordListing(const ledger::v1::RecordListing& act);
absl::StatusOr<Events> DecideErasePersonal(const ledger::v1::CaseFile& file,
                                           const ledger::v1::ErasePersonal& act,
                                           const Context& context);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_DECIDE_ACTS_H_
