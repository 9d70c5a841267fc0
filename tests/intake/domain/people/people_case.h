// Cases with several people, for tests of the rules about them.
#ifndef CANDOUR_TESTS_INTAKE_DOMAIN_PEOPLE_PEOPLE_CASE_H_
#define CANDOUR_TESTS_INTAKE_DOMAIN_PEOPLE_PEOPLE_CASE_H_

#include <string>
#include <vector>

#include "services/intake/domain/apply.h"
#include "services/intake/domain/invariants.h"
#include "tests/intake/domain/a_case.h"

namespace candour::intake {

inline constexpr const char* kDaughter = "11111111-1111-4111-8111-111111111111";
inline constexpr const char* kMother = "22222222-2222-4222-8222-222222222222";
inline constexpr const char* kSon = "33333333-3333-4333-8333-333333333333";

// A daughter complains about the care of her mother, on `basis`.
inline ledger::v1::Submit ByDaughter(ledger::v1::RepresentationBasis basis) {
  ledger::v1::Submit submit = AComplaint();
  submit.mutable_complainant()->set_person_id(kDaughter);
  submit.mutable_care_recipient()->set_person_id(kMother);
  submit.mutable_care_recipient()->set_name("Edith Amos");
  submit.set_representation_basis(basis);
  return submit;
}

inline ACase Represented(ledger::v1::RepresentationBasis basis) {
  ACase the_case;
  EXPECT_TRUE(the_case.Do(ByDaughter(basis)).ok());
  EXPECT_TRUE(the_case.Do(AcknowledgeByPhone()).ok());
  return the_case;
}

// The same with a plan agreed for Monday 1 June 2026.
inline ACase Planned(ledger::v1::RepresentationBasis basis) {
  ACase the_case = Represented(basis);
  EXPECT_TRUE(the_case.Do(AgreeOn(absl::CivilDay(2026, 6, 1))).ok());
  return the_case;
}

inline ledger::v1::Act AuthorityShown(const std::string& kind) {
  ledger::v1::Act act;
  act.mutable_record_authority()->set_evidence_kind(kind);
  act.mutable_record_authority()->set_evidence("She said so on the telephone on 12 May.");
  return act;
}

inline ledger::v1::Act Died(const std::string& person_id, absl::CivilDay day) {
  ledger::v1::Act act;
  act.mutable_record_death()->set_person_id(person_id);
  act.mutable_record_death()->mutable_died_on()->set_year(static_cast<int>(day.year()));
  act.mutable_record_death()->mutable_died_on()->set_month(day.month());
  act.mutable_record_death()->mutable_died_on()->set_day(day.day());
  act.mutable_record_death()->set_source("family");
  return act;
}

inline ledger::v1::Act ConsentIs(ledger::v1::ConsentKind kind, ledger::v1::ConsentState state,
                                 const std::string& channel) {
  ledger::v1::Act act;
  act.mutable_record_consent()->set_kind(kind);
  act.mutable_record_consent()->set_state(state);
  act.mutable_record_consent()->set_channel(channel);
  act.mutable_record_consent()->set_evidence("Her words are in the call note.");
  return act;
}

inline ledger::v1::Act TakenOnBy(const std::string& person_id, const std::string& name,
                                 ledger::v1::RepresentationBasis basis) {
  ledger::v1::Act act;
  act.mutable_replace_complainant()->mutable_complainant()->set_person_id(person_id);
  act.mutable_replace_complainant()->mutable_complainant()->set_name(name);
  act.mutable_replace_complainant()->set_basis(basis);
  return act;
}

// The file folded anew from the case's events.
inline ledger::v1::CaseFile Refolded(const ACase& the_case) {
  ledger::v1::CaseFile file;
  for (const ledger::v1::Event& event : the_case.Events()) file = Apply(std::move(file), event);
  return file;
}

inline bool IsSound(const ACase& the_case) { return InvariantViolations(the_case.File()).empty(); }

}  // namespace candour::intake

#endif  // CANDOUR_TESTS_INTAKE_DOMAIN_PEOPLE_PEOPLE_CASE_H_
