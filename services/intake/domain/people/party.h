// Who is who on a case, and what is known of them.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_PEOPLE_PARTY_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_PEOPLE_PARTY_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "candour/ledger/v1/people.pb.h"

namespace candour::intake {

// The party that an act means: the complainant where it does not say.
ledger::v1::Party Meant(ledger::v1::Party party);

// The person, or null where the case has none. The pointer lives as long as `file`.
const ledger::v1::Person* PersonOf(const ledger::v1::CaseFile& file, ledger::v1::Party party);

// Whether the person complained on this case before somebody else took it on.
bool WasEarlier(const ledger::v1::CaseFile& file, const std::string& person_id);

// The person, or a FieldError on "act.party".
absl::StatusOr<const ledger::v1::Person*> RequirePerson(const ledger::v1::CaseFile& file,
                                                        ledger::v1::Party party);

// FailedPrecondition when personal parts were erased: nothing personal may be added.
absl::Status RequirePersonalParts(const ledger::v1::CaseFile& file);

// The word of the party inside the names of clocks: complainant, care_recipient.
std::string_view WordOf(ledger::v1::Party party);

// What is known of the person's contact point of that kind, or null.
const ledger::v1::ContactPoint* FindContact(const ledger::v1::Person& person,
                                            ledger::v1::ContactKind kind);

// Whether a notice may go by e-mail: consent (reg 15), an address that is neither unsafe nor known
// to lead nowhere, and no other format wanted.
bool MayBeEmailed(const ledger::v1::Person& person);

// The person's latest answer of that kind, about `provider` or about any; null when never asked.
const ledger::v1::Consent* LatestConsent(const ledger::v1::CaseFile& file,
                                         ledger::v1::ConsentKind kind, std::string_view provider);

// Whether that consent is given and not withdrawn.
bool HasConsent(const ledger::v1::CaseFile& file, ledger::v1::ConsentKind kind,
                std::string_view provider = "");

// FailedPrecondition, in words, where somebody is represented and the authority is not accepted.
absl::Status RequireAuthority(const ledger::v1::CaseFile& file);

// Whether details may go to the provider: consent (reg 11), and an accepted authority where
// somebody is represented. FailedPrecondition, in words, where not.
absl::Status RequireShareable(const ledger::v1::CaseFile& file, std::string_view provider);

// Nobody is told anything until another takes the complaint on: the complainant died, or the
// representative was refused.
bool IsSuspended(const ledger::v1::CaseFile& file);

// FailedPrecondition, in words, when IsSuspended.
absl::Status RequireSomebodyToTell(const ledger::v1::CaseFile& file);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_PEOPLE_PARTY_H_
