// Procedures with stages: what each happening starts, and the response period that the procedure
// itself sets (domain 2.1).
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_PERIOD_STAGES_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_PERIOD_STAGES_H_

#include <vector>

#include "absl/status/status.h"
#include "absl/time/civil_time.h"
#include "candour/ledger/v1/act.pb.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "candour/ledger/v1/event.pb.h"
#include "candour/reference/v1/procedure.pb.h"
#include "services/intake/domain/decide_acts.h"
#include "services/intake/domain/decide_duties.h"

namespace candour::intake {

// How many stages the procedure has: one where it knows no next.
int StagesOf(const reference::v1::Procedure& procedure);
inline bool HasStages(const reference::v1::Procedure& procedure) { return StagesOf(procedure) > 1; }

// Whether the procedure itself says by when the answer is due, counted from the receipt or the
// acknowledgement: every one with stages does, and so does a council's own. Under the Regulations
// the day is agreed or determined case by case.
bool SetsItsPeriod(const reference::v1::Procedure& procedure);

// Ends on `at` what waits for `milestone`, and opens what runs from it: the answer of a stage as
// the duty RESPONSE, anything else under the clock's own id.
void EndFor(reference::v1::Milestone milestone, const ledger::v1::CaseFile& file, absl::Time at,
            Duties& duties);
void StartFrom(reference::v1::Milestone milestone, absl::CivilDay day, Duties& duties);

// Opens the duties of a complaint under a procedure that sets its period when it is received. One
// without an acknowledgement of its own gets the council's: 3 working days.
void OpenStages(absl::CivilDay received_on, bool anonymous, Duties& duties);

// `told` and, where the procedure sets its period, the event that makes the day of RESPONSE the
// plan in force; none where that day cannot be computed.
Events WithStagePlan(ledger::v1::Event told, const ledger::v1::CaseFile& file,
                     const Duties& duties);

// Fails with a FieldError when the new day lies beyond what the procedure grants for the running
// stage and no good reason is given for it.
absl::Status CheckStageExtension(const ledger::v1::CaseFile& file, const ledger::v1::Extend& act,
                                 absl::CivilDay day, const Duties& duties);

// What the answer of the running stage says of the next: its own number, and by when it is taken
// further, counted from `today` or from the day on which it is due, whichever is later, so that
// nobody has less time than the procedure or the council's standard gives.
ledger::v1::StageAnswer StageAnswerOf(const ledger::v1::CaseFile& file, absl::CivilDay today,
                                      const Duties& duties);

// The duty to close an answered case, by the procedure's clock or by the council's standard.
ledger::v1::Obligation ClosingAfter(absl::CivilDay answered_on, const Duties& duties);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_PERIOD_STAGES_H_
