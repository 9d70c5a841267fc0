#include "services/intake/domain/people/party.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/people/hold.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

// Whether a consent is still that of somebody of the case: the complaint may have passed on.
bool IsOfTheCase(const v1::CaseFile& file, const v1::Consent& consent) {
  const v1::Person* person = PersonOf(file, consent.party());
  return person != nullptr && person->person_id() == consent.person_id();
}

}  // namespace

v1::Party Meant(v1::Party party) {
  return party == v1::PARTY_UNSPECIFIED ? v1::PARTY_COMPLAINANT : party;
}

const v1::Person* PersonOf(const v1::CaseFile& file, v1::Party party) {
  if (party == v1::PARTY_COMPLAINANT && file.has_complainant()) return &file.complainant();
  if (party == v1::PARTY_CARE_RECIPIENT && file.has_care_recipient()) {
    return &file.care_recipient();
  }
  return nullptr;
}

bool WasEarlier(const v1::CaseFile& file, const std::string& person_id) {
  return std::any_of(
      file.earlier_complainants().begin(), file.earlier_complainants().end(),
      [&person_id](const v1::Person& each) { return each.person_id() == person_id; });
}

absl::StatusOr<const v1::Person*> RequirePerson(const v1::CaseFile& file, v1::Party party) {
  const v1::Person* person = PersonOf(file, party);
  if (person != nullptr) return person;
  if (party == v1::PARTY_COMPLAINANT) {
    return FieldError("act.party", "the complainant is anonymous: nothing is kept about them");
  }
  return FieldError("act.party", "the complainant is the person receiving care: leave it empty");
}

absl::Status RequirePersonalParts(const v1::CaseFile& file) {
  if (!file.erased()) return absl::OkStatus();
  return absl::FailedPreconditionError("the personal parts of this case were erased");
}

std::string_view WordOf(v1::Party party) {
  return party == v1::PARTY_CARE_RECIPIENT ? "care_recipient" : "complainant";
}

const v1::ContactPoint* FindContact(const v1::Person& person, v1::ContactKind kind) {
  const auto found =
      std::find_if(person.contact_points().begin(), person.contact_points().end(),
                   [kind](const v1::ContactPoint& each) { return each.kind() == kind; });
  return found == person.contact_points().end() ? nullptr : &*found;
}

bool MayBeEmailed(const v1::Person& person) {
  const bool standard =
      person.accessible_format().empty() || person.accessible_format() == "standard";
  const v1::ContactPoint* email = FindContact(person, v1::CONTACT_KIND_EMAIL);
  const bool no_way = email != nullptr && (email->unsafe() || email->has_failed_at());
  return person.email_consent() && !person.email().empty() && standard && !no_way;
}

const v1::Consent* LatestConsent(const v1::CaseFile& file, v1::ConsentKind kind,
                                 std::string_view provider) {
  const auto& all = file.consents();
  const auto found = std::find_if(all.rbegin(), all.rend(), [&](const v1::Consent& each) {
    const bool about = each.provider().empty() || each.provider() == provider;
    return each.kind() == kind && about && IsOfTheCase(file, each);
  });
  return found == all.rend() ? nullptr : &*found;
}

bool HasConsent(const v1::CaseFile& file, v1::ConsentKind kind, std::string_view provider) {
  const v1::Consent* latest = LatestConsent(file, kind, provider);
  return latest != nullptr && latest->state() == v1::CONSENT_STATE_GIVEN;
}

absl::Status RequireAuthority(const v1::CaseFile& file) {
  if (file.representation_basis() == v1::REPRESENTATION_BASIS_UNSPECIFIED) return absl::OkStatus();
  switch (file.authority().state()) {
    case v1::AUTHORITY_STATE_ACCEPTED:
      return absl::OkStatus();
    case v1::AUTHORITY_STATE_REFUSED:
      return absl::FailedPreconditionError(
          "the representative was not accepted: the complaint is not considered through them, reg "
          "5(3)-(5)");
    case v1::AUTHORITY_STATE_ENDED:
      return absl::FailedPreconditionError(
          "the representative's authority has ended: ask for it anew and record it, reg 5(2)");
    default:
      return absl::FailedPreconditionError(
          "the representative's authority has not been shown: record it first, reg 5(2)");
  }
}

absl::Status RequireShareable(const v1::CaseFile& file, std::string_view provider) {
  absl::Status authority = RequireAuthority(file);
  if (!authority.ok()) return authority;
  if (HasConsent(file, v1::CONSENT_KIND_SHARE_WITH_PROVIDER, provider)) return absl::OkStatus();
  return absl::FailedPreconditionError(
      "the complainant has not consented to details going to the provider, reg 11");
}

bool IsSuspended(const v1::CaseFile& file) {
  return file.contact_hold().reason() == kComplainantDied ||
         file.contact_hold().reason() == kRepresentativeRefused;
}

absl::Status RequireSomebodyToTell(const v1::CaseFile& file) {
  if (!IsSuspended(file)) return absl::OkStatus();
  return absl::FailedPreconditionError(
      file.contact_hold().reason() == kComplainantDied
          ? "the complainant has died: nothing is told until another person takes the complaint on"
          : "the representative was not accepted: nothing goes on until another person takes the "
            "complaint on");
}

}  // namespace candour::intake
