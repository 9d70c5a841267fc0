// The outcomes of points and what they make of the case (domain 3.5).
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_DECIDE_OUTCOME_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_DECIDE_OUTCOME_H_

#include <string>

#include "absl/status/status.h"
#include "candour/ledger/v1/act.pb.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "google/protobuf/repeated_ptr_field.h"
#include "services/intake/domain/reference_data.h"

namespace candour::intake {

using PointOutcomes = google::protobuf::RepeatedPtrField<ledger::v1::PointOutcome>;

// Fails with FieldErrors unless `outcomes` gives every point of the case exactly one outcome that
// exists (I-4), and every excluded point that of its exclusion (I-8).
absl::Status CheckOutcomes(const ledger::v1::CaseFile& file, const PointOutcomes& outcomes,
                           const ReferenceData& reference_data);

// The outcome of the case. Among the decided points: all upheld, UPH; else any upheld or partly
// upheld, PUP; else any not upheld, NUP; else NOF. Without a decided point the first of RES, TRF,
// EXC and WDN that any point has. Empty for no outcomes.
std::string CaseOutcome(const PointOutcomes& outcomes);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_DECIDE_OUTCOME_H_
