// A procedure in plain words, as it is loaded and adopted (reg 3, reg 16).
#ifndef CANDOUR_SERVICES_INTAKE_SERVICE_EXPLAINED_PROCEDURE_H_
#define CANDOUR_SERVICES_INTAKE_SERVICE_EXPLAINED_PROCEDURE_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "candour/intake/v1/procedure.pb.h"
#include "candour/ledger/v1/authority.pb.h"
#include "services/intake/domain/reference_data.h"

namespace candour::intake {

// Steps, time limits, deciders, response periods and categories of the procedure `id` in the
// version that `authority` adopted, or else the one that counts on `today`; without html and text.
// NotFound when there is none of that id.
absl::StatusOr<v1::ExplainProcedureResponse> ExplainedProcedure(
    const ReferenceData& data, const ledger::v1::AuthorityFile& authority, const std::string& id,
    absl::CivilDay today);

// The same as one page that needs nothing else, and as plain text.
std::string ProcedureHtml(const v1::ExplainProcedureResponse& procedure);
std::string ProcedureText(const v1::ExplainProcedureResponse& procedure);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_SERVICE_EXPLAINED_PROCEDURE_H_
