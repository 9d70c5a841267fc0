// What is owed during and after the investigation, beyond the clocks of the answer itself.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_INQUIRY_DUTIES_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_INQUIRY_DUTIES_H_

#include <string_view>

#include "absl/time/time.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "candour/ledger/v1/obligation.pb.h"
#include "services/intake/domain/context.h"
#include "services/intake/domain/decide_duties.h"

namespace candour::intake {

// A team, provider or body answers what it was asked. The request N-S2 opens it, it does not
// discharge it.
inline constexpr Duty kContribution{"CONTRIBUTION", ledger::v1::RECIPIENT_PROVIDER, "N-S2"};
inline constexpr Duty kSurvey{"SURVEY", ledger::v1::RECIPIENT_COMPLAINANT, "N-19"};
inline constexpr Duty kCorrection{"CORRECTION", ledger::v1::RECIPIENT_COMPLAINANT, "N-17"};
inline constexpr Duty kAction{"ACTION", ledger::v1::RECIPIENT_STAFF, ""};
inline constexpr Duty kActionUpdate{"ACTION_UPDATE", ledger::v1::RECIPIENT_COMPLAINANT, "N-13"};
inline constexpr Duty kClosedNotice{"CLOSED_NOTICE", ledger::v1::RECIPIENT_COMPLAINANT, "N-16"};
inline constexpr Duty kFurtherContact{"FURTHER_CONTACT", ledger::v1::RECIPIENT_STAFF, ""};
inline constexpr Duty kOmbudsman{"OMBUDSMAN", ledger::v1::RECIPIENT_STAFF, ""};
inline constexpr Duty kOmbudsmanOutcome{"OMBUDSMAN_OUTCOME", ledger::v1::RECIPIENT_COMPLAINANT,
                                        "N-18"};
inline constexpr Duty kPublicReport{"PUBLIC_REPORT", ledger::v1::RECIPIENT_STAFF, ""};
inline constexpr Duty kRecommendation{"RECOMMENDATION", ledger::v1::RECIPIENT_STAFF, ""};
inline constexpr Duty kSignOff{"SIGN_OFF", ledger::v1::RECIPIENT_STAFF, ""};
inline constexpr Duty kLearning{"LEARNING", ledger::v1::RECIPIENT_STAFF, ""};
inline constexpr Duty kImpact{"IMPACT", ledger::v1::RECIPIENT_STAFF, ""};

// Whether a duty of that clock goes on when the complaint is answered, withdrawn or closed: what
// was promised, what the Ombudsman asks for, and what is learnt.
bool OutlivesTheCase(std::string_view clock);

// Whether several duties of that clock may be open at once, each for a thing of its own.
bool RunsManyTimes(std::string_view clock);

// Whether the complainant may be written to at all: they are known, and no recorded reason holds
// it.
bool MayBeTold(const ledger::v1::CaseFile& file);

// Ends the obligation of that id where it is still open.
void EndDuty(const ledger::v1::CaseFile& file, std::string_view obligation_id,
             ledger::v1::ObligationState state, absl::Time at, Duties& duties);

// `obligation` with its chasers, where its clock has any: a reminder at 9:00 some working days
// before its last day, where that is still to come, and the complaints manager told at 9:00 on the
// working day after it.
ledger::v1::Obligation WithChasers(ledger::v1::Obligation obligation, const Duties& duties,
                                   const Context& context);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_INQUIRY_DUTIES_H_
