#include <string>
#include <utility>

#include "services/common/day/london.h"
#include "services/common/digest/digest.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/people/acts.h"
#include "services/intake/domain/people/arrival.h"
#include "services/intake/domain/people/hold.h"
#include "services/intake/domain/people/known_people.h"
#include "services/intake/domain/people/need.h"
#include "services/intake/domain/people/party.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

// Who receives care after the complaint passed on: as before, or the one who complained until now.
const v1::Person& CaredFor(const v1::CaseFile& file) {
  return file.has_care_recipient() ? file.care_recipient() : file.complainant();
}

// The one who receives care, with what they now say of themselves.
v1::Person Themselves(const v1::Person& known, const v1::Person& said) {
  v1::Person person = known;
  if (!said.name().empty()) person.set_name(said.name());
  if (!said.email().empty()) person.set_email(said.email());
  if (!said.phone().empty()) person.set_phone(said.phone());
  if (said.address_lines_size() > 0) *person.mutable_address_lines() = said.address_lines();
  person.set_email_consent(said.email_consent());
  return person;
}

v1::Person NewComplainant(const v1::Person& cared_for, const v1::ReplaceComplainant& act,
                          const Context& context) {
  v1::Person person = act.complainant();
  if (person.person_id() == cared_for.person_id()) return Themselves(cared_for, person);
  if (person.person_id().empty()) person.set_person_id(Uuid5(context.request_id, "complainant"));
  CompletePerson(context, person);
  return person;
}

absl::Status CheckNewPerson(const v1::CaseFile& file, const v1::Person& person) {
  const bool says_who = !IsBlank(person.name()) || !IsBlank(person.email()) ||
                        !IsBlank(person.phone()) || person.address_lines_size() > 0;
  if (!says_who) {
    return FieldError("act.complainant", "give a name or a way to reach the person");
  }
  if (person.person_id() == file.complainant().person_id()) {
    return FieldError("act.complainant.person_id", "this is the person who complains already");
  }
  if (person.do_not_contact() || person.has_no_contact() || person.has_death()) {
    return FieldError("act.complainant", "somebody who cannot be contacted cannot take it on");
  }
  return CheckNewcomer(person, "act.complainant");
}

absl::Status CheckReplacement(const v1::CaseFile& file, const v1::ReplaceComplainant& act) {
  absl::Status open = RequireOpen(file);
  if (!open.ok()) return open;
  if (file.anonymous()) {
    return absl::FailedPreconditionError("the complaint is anonymous: nobody hands it on");
  }
  absl::Status person = CheckNewPerson(file, act.complainant());
  if (!person.ok()) return person;
  if (!v1::RepresentationBasis_IsValid(act.basis())) {
    return FieldError("act.basis", "choose a basis of reg 5(2)");
  }
  const v1::Person& cared_for = CaredFor(file);
  const bool themselves = act.complainant().person_id() == cared_for.person_id();
  const bool represents = act.basis() != v1::REPRESENTATION_BASIS_UNSPECIFIED;
  if (themselves && (represents || cared_for.has_death())) {
    return FieldError("act.basis", cared_for.has_death()
                                       ? "this person has died and cannot take the complaint on"
                                       : "the person complains for themselves: leave it empty");
  }
  if (!themselves && !represents && act.standing() != v1::STANDING_AFFECTED) {
    return FieldError("act.basis",
                      "say on which basis of reg 5(2) they speak, or that they are "
                      "affected themselves");
  }
  if (represents && cared_for.has_death() && act.basis() != v1::REPRESENTATION_BASIS_DECEASED) {
    return FieldError("act.basis", "the person has died: the basis is deceased, reg 5(2)(a)");
  }
  return absl::OkStatus();
}

v1::ComplainantReplaced Replaced(const v1::CaseFile& file, const v1::ReplaceComplainant& act,
                                 const Context& context) {
  v1::ComplainantReplaced replaced;
  const v1::Person& cared_for = CaredFor(file);
  *replaced.mutable_complainant() = NewComplainant(cared_for, act, context);
  const bool themselves = cared_for.person_id() == replaced.complainant().person_id();
  if (!themselves) *replaced.mutable_care_recipient() = cared_for;
  replaced.set_standing(themselves ? v1::STANDING_RECIPIENT : act.standing());
  replaced.set_basis(act.basis());
  if (act.basis() != v1::REPRESENTATION_BASIS_UNSPECIFIED) {
    replaced.mutable_authority()->set_state(v1::AUTHORITY_STATE_AWAITED);
  }
  return replaced;
}

// What the person who takes it on says about e-mail. A consent of theirs from earlier on this case
// is not taken to stand when they do not give it again.
void RecordConsentIn(const v1::CaseFile& after, const Context& context,
                     v1::ComplainantReplaced& replaced) {
  const v1::Person& person = replaced.complainant();
  const bool stands = HasConsent(after, v1::CONSENT_KIND_ELECTRONIC_COMMUNICATION);
  if (!person.email_consent() && !stands) return;
  v1::Consent& consent = *replaced.mutable_consent();
  consent = FirstConsent(person, "other", context.now, context);
  if (!person.email_consent()) consent.set_state(v1::CONSENT_STATE_REFUSED);
}

// The reviews of needs and adjustments follow their people.
void MoveReviews(const v1::CaseFile& file, absl::Time now, Duties& duties,
                 v1::ComplainantReplaced& replaced) {
  CancelReviews(v1::PARTY_COMPLAINANT, file.complainant(), now, duties);
  CancelReviews(v1::PARTY_CARE_RECIPIENT, file.care_recipient(), now, duties);
  OpenReviews(v1::PARTY_COMPLAINANT, duties, *replaced.mutable_complainant());
  if (!replaced.has_care_recipient()) return;
  OpenReviews(v1::PARTY_CARE_RECIPIENT, duties, *replaced.mutable_care_recipient());
}

}  // namespace

absl::StatusOr<Events> DecideReplaceComplainant(const v1::CaseFile& file,
                                                const v1::ReplaceComplainant& act,
                                                const Context& context) {
  absl::Status checked = CheckReplacement(file, act);
  if (!checked.ok()) return checked;
  checked = CheckNotKnownGone(act.complainant(), context, "act.complainant.person_id");
  if (!checked.ok()) return checked;
  v1::Event event;
  v1::ComplainantReplaced& replaced = *event.mutable_complainant_replaced();
  replaced = Replaced(file, act, context);
  RecordConsentIn(Becomes(file, event), context, replaced);
  const v1::CaseFile after = Becomes(file, event);
  absl::StatusOr<Duties> duties = Duties::Of(after, context);
  if (!duties.ok()) return duties.status();
  if (replaced.has_authority()) {
    replaced.mutable_authority()->set_obligation_id(
        AskForAuthority(after, LondonDay(context.now), context.now, *duties));
  } else {
    EndAsking(v1::OBLIGATION_STATE_CANCELLED, context.now, *duties);
  }
  MoveReviews(file, context.now, *duties, replaced);
  duties->Close(kContactHold.clock, v1::OBLIGATION_STATE_MET, context.now);
  duties->Close(kRefusalNotice.clock, v1::OBLIGATION_STATE_CANCELLED, context.now);
  if (IsSuspended(file)) Resume(after, context, *duties);
  if (!IsSuspended(file)) Retime(file, after, *duties);
  Carry(*duties, event);
  return Events{std::move(event)};
}

}  // namespace candour::intake
