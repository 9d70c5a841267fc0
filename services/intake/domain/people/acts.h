// The people of a case: one rule per act, and what the fold copies. Each rule fails as Decide does.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_PEOPLE_ACTS_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_PEOPLE_ACTS_H_

#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "candour/ledger/v1/act.pb.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "candour/ledger/v1/event.pb.h"
#include "services/intake/domain/context.h"
#include "services/intake/domain/decide_acts.h"
#include "services/intake/domain/decide_duties.h"

namespace candour::intake {

// Whether `act` is one of those below.
bool IsOnPeople(const ledger::v1::Act& act);

// Chooses among the rules below.
absl::StatusOr<Events> DecideOnPeople(const ledger::v1::CaseFile& file, const ledger::v1::Act& act,
                                      const Context& context);

// a basis that is new asks for its authority; no clock waits for it.
absl::StatusOr<Events> DecideRecordStanding(const ledger::v1::CaseFile& file,
                                            const ledger::v1::RecordStanding& act,
                                            const Context& context);
// Accepting somebody who was refused or whose authority had ended lets the complaint
// go on with the dates that it had.
absl::StatusOr<Events> DecideRecordAuthority(const ledger::v1::CaseFile& file,
                                             const ledger::v1::RecordAuthority& act,
                                             const Context& context);
// owes N-06; what was owed to the complainant is cancelled, and a task asks who else
// can complain.
absl::StatusOr<Events> DecideRefuseRepresentative(const ledger::v1::CaseFile& file,
                                                  const ledger::v1::RefuseRepresentative& act,
                                                  const Context& context);
// The complaint keeps its receipt and its dates; what was cancelled is owed to the new complainant.
absl::StatusOr<Events> DecideReplaceComplainant(const ledger::v1::CaseFile& file,
                                                const ledger::v1::ReplaceComplainant& act,
                                                const Context& context);
// Consent to electronic communication is given in writing or electronically, and
// withdrawn in any way. The person's own consent to be represented is evidence of it (Q18).
absl::StatusOr<Events> DecideRecordConsent(const ledger::v1::CaseFile& file,
                                           const ledger::v1::RecordConsent& act,
                                           const Context& context);
// G-5, G-8, G-15. A new value is not confirmed unless the act says how.
absl::StatusOr<Events> DecideRecordContact(const ledger::v1::CaseFile& file,
                                           const ledger::v1::RecordContact& act,
                                           const Context& context);
// Recording flags: the file shows it first. Each need on an open case owes its review.
absl::StatusOr<Events> DecideRecordNeed(const ledger::v1::CaseFile& file,
                                        const ledger::v1::RecordNeed& act, const Context& context);
//
absl::StatusOr<Events> DecideRecordAdjustment(const ledger::v1::CaseFile& file,
                                              const ledger::v1::RecordAdjustment& act,
                                              const Context& context);
//
absl::StatusOr<Events> DecideRecordAdvocate(const ledger::v1::CaseFile& file,
                                            const ledger::v1::RecordAdvocate& act,
                                            const Context& context);
absl::StatusOr<Events> DecideRecordRestriction(const ledger::v1::CaseFile& file,
                                               const ledger::v1::RecordRestriction& act,
                                               const Context& context);
// G-9. A complainant who died gets nothing: what they were owed is cancelled, and a task asks who
// takes the complaint on. When the person receiving care dies, every authority to act for them ends
// and is asked for anew, and the duties to the complainant go on as tasks of staff.
absl::StatusOr<Events> DecideRecordDeath(const ledger::v1::CaseFile& file,
                                         const ledger::v1::RecordDeath& act,
                                         const Context& context);
// NG-6, G-5. The duties stand; a task of a named person decides how each word reaches the
// complainant.
absl::StatusOr<Events> DecideRecordNoContact(const ledger::v1::CaseFile& file,
                                             const ledger::v1::RecordNoContact& act,
                                             const Context& context);

// What the end of its last day does to an authority: it ends, and is asked for anew. Nothing where
// `obligation` and `alarm` are others.
std::optional<ledger::v1::Event> AuthorityExpired(const ledger::v1::CaseFile& file,
                                                  const ledger::v1::Obligation& obligation,
                                                  ledger::v1::Alarm alarm, const Context& context);

// Whether `event` is one that ApplyOnPeople copies.
bool IsOnPeople(const ledger::v1::Event& event);

// Copies one of the events of this subject into `file`.
void ApplyOnPeople(ledger::v1::CaseFile& file, const ledger::v1::Event& event);

// The rules about people that `file` breaks, one sentence each.
std::vector<std::string> PeopleViolations(const ledger::v1::CaseFile& file);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_PEOPLE_ACTS_H_
