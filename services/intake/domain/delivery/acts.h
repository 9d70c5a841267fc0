// What became of a notice after it left, and telephone calls.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_DELIVERY_ACTS_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_DELIVERY_ACTS_H_

#include "absl/status/statusor.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "candour/ledger/v1/delivery.pb.h"
#include "services/intake/domain/context.h"
#include "services/intake/domain/decide_acts.h"

namespace candour::intake {

// The notice that left last for the obligation did not arrive. What it discharged is owed again
// where the case is still open and its clock does not run already (NF-3); its dates stay, for the
// promise does not move. Nothing when no notice of it is known that did not fail.
absl::StatusOr<Events> DecideReportNoticeFailed(const ledger::v1::CaseFile& file,
                                                const ledger::v1::ReportNoticeFailed& act,
                                                const Context& context);

// A telephone call (G-13). One that reached the person discharges the progress that it was about,
// and the next falls due from its day; whatever is owed in writing stays owed.
absl::StatusOr<Events> DecideRecordCall(const ledger::v1::CaseFile& file,
                                        const ledger::v1::RecordCall& act, const Context& context);

void ApplyNoticeFailed(ledger::v1::CaseFile& file, const ledger::v1::NoticeFailed& event);
void ApplyCallRecorded(ledger::v1::CaseFile& file, const ledger::v1::CallRecorded& event);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_DELIVERY_ACTS_H_
