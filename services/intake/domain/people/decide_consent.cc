#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "services/common/day/london.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/matter/sharing.h"
#include "services/intake/domain/people/acts.h"
#include "services/intake/domain/people/hold.h"
#include "services/intake/domain/people/party.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

constexpr std::array<std::string_view, 6> kChannels = {"phone",     "letter", "email",
                                                       "in_person", "web",    "other"};
// Consent to electronic communication is given in writing or electronically (reg 15(1)).
constexpr std::array<std::string_view, 3> kWritten = {"letter", "email", "web"};

template <size_t kSize>
bool IsOneOf(const std::array<std::string_view, kSize>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Whose consent it is: only the represented person can ask for a representative.
v1::Party PartyOf(const v1::RecordConsent& act) {
  if (act.kind() == v1::CONSENT_KIND_REPRESENTATION) return v1::PARTY_CARE_RECIPIENT;
  return Meant(act.party());
}

absl::Status CheckKindAndState(const v1::RecordConsent& act) {
  if (act.kind() == v1::CONSENT_KIND_UNSPECIFIED || !v1::ConsentKind_IsValid(act.kind())) {
    return FieldError("act.kind", "say to what: each consent is given by itself");
  }
  if (act.state() == v1::CONSENT_STATE_UNSPECIFIED || !v1::ConsentState_IsValid(act.state())) {
    return FieldError("act.state", "say whether it was given, refused or withdrawn");
  }
  if (!IsOneOf(kChannels, act.channel())) {
    return FieldError("act.channel", "choose phone, letter, email, in_person, web or other");
  }
  const bool electronic = act.kind() == v1::CONSENT_KIND_ELECTRONIC_COMMUNICATION;
  const bool given = act.state() == v1::CONSENT_STATE_GIVEN;
  if (electronic && given && !IsOneOf(kWritten, act.channel())) {
    return FieldError("act.channel",
                      "consent to be written to electronically is given in writing or "
                      "electronically, reg 15(1): ask for it by letter, email or web");
  }
  if (act.kind() != v1::CONSENT_KIND_SHARE_WITH_PROVIDER && !act.provider().empty()) {
    return FieldError("act.provider", "only consent to share with a provider names one");
  }
  return absl::OkStatus();
}

absl::Status CheckWhose(const v1::CaseFile& file, const v1::RecordConsent& act) {
  const v1::Party party = PartyOf(act);
  if (act.party() != v1::PARTY_UNSPECIFIED && act.party() != party) {
    return FieldError("act.party", "the person who is represented gives this consent");
  }
  if (act.kind() == v1::CONSENT_KIND_ELECTRONIC_COMMUNICATION && party != v1::PARTY_COMPLAINANT) {
    return FieldError("act.party", "the complainant is written to: it is their consent");
  }
  const absl::StatusOr<const v1::Person*> person = RequirePerson(file, party);
  if (!person.ok()) return person.status();
  const bool dead = (*person)->has_death();
  if (dead && act.state() == v1::CONSENT_STATE_GIVEN) {
    return FieldError("act.party", "this person has died");
  }
  if (act.kind() != v1::CONSENT_KIND_REPRESENTATION ||
      file.representation_basis() != v1::REPRESENTATION_BASIS_UNSPECIFIED) {
    return absl::OkStatus();
  }
  return FieldError("act.kind", "nobody is represented on this case");
}

v1::Consent ConsentOf(const v1::CaseFile& file, const v1::RecordConsent& act,
                      const Context& context) {
  v1::Consent consent;
  consent.set_kind(act.kind());
  consent.set_state(act.state());
  consent.set_party(PartyOf(act));
  *consent.mutable_at() = ToTimestamp(act.has_at() ? InstantFrom(act.at()) : context.now);
  consent.set_channel(act.channel());
  consent.set_evidence(act.evidence());
  consent.set_provider(act.provider());
  consent.set_recorded_by(context.actor.subject);
  consent.set_person_id(PersonOf(file, consent.party())->person_id());
  return consent;
}

// Whether the consent decides the authority: it rests on the person's request alone.
bool DecidesAuthority(const v1::CaseFile& file, const v1::Consent& consent) {
  const v1::AuthorityState state = file.authority().state();
  if (consent.kind() != v1::CONSENT_KIND_REPRESENTATION || !IsOpen(file) ||
      file.representation_basis() != v1::REPRESENTATION_BASIS_REQUEST) {
    return false;
  }
  const bool given = consent.state() == v1::CONSENT_STATE_GIVEN;
  return given ? state == v1::AUTHORITY_STATE_AWAITED || state == v1::AUTHORITY_STATE_ENDED
               : state == v1::AUTHORITY_STATE_AWAITED || state == v1::AUTHORITY_STATE_ACCEPTED;
}

v1::Authority AuthorityAfter(const v1::CaseFile& file, const v1::Consent& consent,
                             const Context& context) {
  v1::Authority authority = file.authority();
  authority.clear_obligation_id();
  if (consent.state() != v1::CONSENT_STATE_GIVEN) {
    authority.set_state(v1::AUTHORITY_STATE_ENDED);
    *authority.mutable_ended_at() = ToTimestamp(context.now);
    authority.set_end_reason("withdrawn");
    return authority;
  }
  const bool oral = consent.channel() == "phone" || consent.channel() == "in_person";
  authority.Clear();
  authority.set_state(v1::AUTHORITY_STATE_ACCEPTED);
  authority.set_evidence_kind(oral ? "oral" : "written");
  authority.set_evidence(consent.evidence());
  authority.set_checked_by(context.actor.subject);
  *authority.mutable_checked_at() = ToTimestamp(context.now);
  return authority;
}

}  // namespace

absl::StatusOr<Events> DecideRecordConsent(const v1::CaseFile& file, const v1::RecordConsent& act,
                                           const Context& context) {
  absl::Status checked = RequirePersonalParts(file);
  if (!checked.ok()) return checked;
  checked = CheckKindAndState(act);
  if (!checked.ok()) return checked;
  checked = CheckWhose(file, act);
  if (!checked.ok()) return checked;
  if (act.has_at() && InstantFrom(act.at()) > context.now) {
    return FieldError("act.at", "give an instant that is not in the future");
  }
  v1::Event event;
  v1::ConsentRecorded& recorded = *event.mutable_consent_recorded();
  *recorded.mutable_consent() = ConsentOf(file, act, context);
  const bool electronic = act.kind() == v1::CONSENT_KIND_ELECTRONIC_COMMUNICATION;
  recorded.set_email_consent(electronic ? act.state() == v1::CONSENT_STATE_GIVEN
                                        : file.complainant().email_consent());
  const bool decides = DecidesAuthority(file, recorded.consent());
  if (decides) {
    *recorded.mutable_authority() = AuthorityAfter(file, recorded.consent(), context);
  } else if (file.has_authority()) {
    *recorded.mutable_authority() = file.authority();
  }
  if (!MayOwe(file)) return Events{std::move(event)};

  const v1::CaseFile after = Becomes(file, event);
  absl::StatusOr<Duties> duties = Duties::Of(after, context);
  if (!duties.ok()) return duties.status();
  Retime(file, after, *duties);
  if (act.kind() == v1::CONSENT_KIND_SHARE_WITH_PROVIDER) {
    EndSharingRequest(after, act.provider(), context.now, *duties);
  }
  if (decides && act.state() == v1::CONSENT_STATE_GIVEN) {
    EndAsking(v1::OBLIGATION_STATE_MET, context.now, *duties);
  } else if (decides) {
    recorded.mutable_authority()->set_obligation_id(
        AskForAuthority(after, LondonDay(context.now), context.now, *duties));
  }
  Carry(*duties, event);
  return Events{std::move(event)};
}

}  // namespace candour::intake
