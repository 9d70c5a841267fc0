#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/people/acts.h"
#include "services/intake/domain/people/hold.h"
#include "services/intake/domain/people/need.h"
#include "services/intake/domain/people/party.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

using Broken = std::vector<std::string>;

void Expect(bool holds, std::string_view rule, Broken& broken) {
  if (!holds) broken.emplace_back(rule);
}

bool OwesTheComplainant(const v1::CaseFile& file) {
  return std::any_of(
      file.obligations().begin(), file.obligations().end(), [](const v1::Obligation& each) {
        return each.state() == v1::OBLIGATION_STATE_OPEN && each.to() == v1::RECIPIENT_COMPLAINANT;
      });
}

void CheckAuthority(const v1::CaseFile& file, Broken& broken) {
  const bool represents = file.representation_basis() != v1::REPRESENTATION_BASIS_UNSPECIFIED;
  Expect(represents || !file.has_authority() ||
             file.authority().state() == v1::AUTHORITY_STATE_UNSPECIFIED,
         "R-08: without a basis there is no authority", broken);
  const v1::Authority& authority = file.authority();
  if (authority.state() == v1::AUTHORITY_STATE_ACCEPTED) {
    Expect(!authority.evidence_kind().empty() && !authority.checked_by().empty(),
           "R-08: an accepted authority says what shows it and who checked it", broken);
  }
  if (authority.state() == v1::AUTHORITY_STATE_REFUSED) {
    Expect(authority.refusal_ground() != v1::REFUSAL_GROUND_UNSPECIFIED,
           "R-09: a refusal has its ground", broken);
  }
}

void CheckConsent(const v1::CaseFile& file, Broken& broken) {
  const v1::Consent* latest = LatestConsent(file, v1::CONSENT_KIND_ELECTRONIC_COMMUNICATION, "");
  const bool given = latest != nullptr && latest->state() == v1::CONSENT_STATE_GIVEN;
  Expect(latest == nullptr || file.complainant().email_consent() == given,
         "R-45: the latest consent to electronic communication is in force", broken);
}

void CheckHold(const v1::CaseFile& file, Broken& broken) {
  if (!MayOwe(file)) return;
  const v1::Person& complainant = file.complainant();
  Expect(!complainant.has_death() || file.contact_hold().reason() == kComplainantDied,
         "G-9: a complainant who died is a recorded reason", broken);
  Expect(!complainant.has_death() || !OwesTheComplainant(file),
         "G-9: a complainant who died is owed nothing", broken);
  Expect(!IsOpen(file) || !IsSuspended(file) || FindOpen(file, kContinue.clock) != nullptr,
         "G-9: somebody asks who takes the complaint on", broken);
  Expect(!IsOpen(file) || file.contact_hold().reason() != kNoContact ||
             FindOpen(file, kContactHold.clock) != nullptr,
         "G-5: what is held for protection has its task", broken);
}

void CheckNeeds(const v1::CaseFile& file, Broken& broken) {
  if (!MayOwe(file) || !IsOpen(file)) return;
  for (const v1::Party party : {v1::PARTY_COMPLAINANT, v1::PARTY_CARE_RECIPIENT}) {
    const v1::Person* person = PersonOf(file, party);
    if (person == nullptr || person->has_death()) continue;
    for (const v1::InformationNeed& need : person->needs()) {
      Expect(need.has_ended_at() || FindOpen(file, NeedClock(party, need.need_id())) != nullptr,
             "A-01: a need that stands is looked at again", broken);
    }
  }
}

}  // namespace

std::vector<std::string> PeopleViolations(const v1::CaseFile& file) {
  Broken broken;
  CheckAuthority(file, broken);
  CheckConsent(file, broken);
  CheckHold(file, broken);
  CheckNeeds(file, broken);
  return broken;
}

}  // namespace candour::intake
