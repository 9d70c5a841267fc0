// The people of a contact as it comes in.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_PEOPLE_ARRIVAL_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_PEOPLE_ARRIVAL_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "candour/ledger/v1/act.pb.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "services/intake/domain/context.h"
#include "services/intake/domain/decide_duties.h"

namespace candour::intake {

// FieldError under `field` when a person who comes in brings what is recorded by an act of its own:
// needs, adjustments, restrictions, a death.
absl::Status CheckNewcomer(const ledger::v1::Person& person, std::string_view field);

// The first consent to be written to electronically (reg 15(1)), as the contact of `channel` gave
// it.
ledger::v1::Consent FirstConsent(const ledger::v1::Person& person, std::string_view channel,
                                 absl::Time at, const Context& context);

// Completes a person who comes in: who brought in and confirmed each contact point, the information
// need and the block that came with them.
void CompletePerson(const Context& context, ledger::v1::Person& person);

// Opens the review of each need and adjustment that stands; writes the obligations' ids into
// `person`. Nothing is looked at again with somebody who died.
void OpenReviews(ledger::v1::Party party, Duties& duties, ledger::v1::Person& person);

// Completes the people of `file`, which is otherwise as it came in: standing, authority
// the first consent, and each person. An e-mail from somebody is no consent by
// itself (Q19).
void CompletePeople(const ledger::v1::Submit& act, const Context& context,
                    ledger::v1::CaseFile& file);

// Opens what is owed because of them; writes the obligations' ids into `file`, which `duties` was
// made of.
void OpenPeople(const Context& context, Duties& duties, ledger::v1::CaseFile& file);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_PEOPLE_ARRIVAL_H_
