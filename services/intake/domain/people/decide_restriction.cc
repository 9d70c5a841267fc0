#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/day/london.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/decide_duties.h"
#include "services/intake/domain/inquiry/duties.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/matter/checks.h"
#include "services/intake/domain/people/acts.h"
#include "services/intake/domain/people/duties.h"
#include "services/intake/domain/people/party.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

const v1::ContactRestriction* FindRestriction(const v1::Person& person, uint32_t restriction_id) {
  const auto found = std::find_if(person.restrictions().begin(), person.restrictions().end(),
                                  [restriction_id](const v1::ContactRestriction& each) {
                                    return each.restriction_id() == restriction_id;
                                  });
  return found == person.restrictions().end() ? nullptr : &*found;
}

absl::Status CheckRestriction(const v1::Person& person, const v1::RecordRestriction& act,
                              absl::CivilDay today) {
  if (IsBlank(act.reason())) return FieldError("act.reason", "give the reason");
  if (act.restriction_id() == 0) {
    if (IsBlank(act.words())) return FieldError("act.words", "say what is restricted");
  } else {
    const v1::ContactRestriction* known = FindRestriction(person, act.restriction_id());
    if (known == nullptr) return FieldError("act.restriction_id", "there is no such restriction");
    if (known->has_lifted_at()) return FieldError("act.restriction_id", "it was lifted already");
    if (!act.has_decision() && (!IsBlank(act.words()) || act.has_until())) {
      return FieldError("act.words", "leave it empty to lift the restriction");
    }
    if (act.has_decision() && !known->has_decision()) {
      return FieldError("act.decision", "this restriction is no decision of the council's");
    }
  }
  if (!act.has_until()) return absl::OkStatus();
  const absl::StatusOr<absl::CivilDay> until = DayOfField(act.until(), "act.until");
  if (!until.ok()) return until.status();
  if (*until < today) return FieldError("act.until", "give a day that has not passed");
  return absl::OkStatus();
}

// A limit that the council decides takes something from the person: a manager decides it, and says
// until when it holds, when it is looked at again and to whom the person can appeal.
absl::Status CheckDecision(const v1::RecordRestriction& act, const Context& context) {
  if (!context.actor.Has(type::v1::ROLE_COMPLAINTS_MANAGER) &&
      !context.actor.Has(type::v1::ROLE_RESPONSIBLE_PERSON)) {
    return absl::PermissionDeniedError(
        "that the council limits contact is decided by the complaints manager or the responsible "
        "person");
  }
  if (Meant(act.party()) != v1::PARTY_COMPLAINANT) {
    return FieldError("act.party", "only the complainant is told how contact is limited");
  }
  if (IsBlank(act.decision().reason())) {
    return FieldError("act.decision.reason", "say why, in words for the person");
  }
  if (IsBlank(act.decision().appeal_to())) {
    return FieldError("act.decision.appeal_to", "say to whom the person can appeal");
  }
  if (!act.has_until()) return FieldError("act.until", "say until when it holds");
  const auto review = DayOfField(act.decision().review_by(), "act.decision.review_by");
  if (!review.ok()) return review.status();
  if (*review < LondonDay(context.now) || *review > StoredDay(act.until())) {
    return FieldError("act.decision.review_by",
                      "give a day from today to the last day of the restriction");
  }
  return absl::OkStatus();
}

void CloseFor(const v1::CaseFile& file, const Duty& duty, const std::string& party,
              v1::ObligationState state, absl::Time at, Duties& duties) {
  const v1::Obligation* open = FindOpenFor(file, duty.clock, party);
  if (open != nullptr) duties.CloseOne(*open, state, at);
}

// The decision as it is kept, with the notice and the review that it owes.
v1::ContactDecision Decided(const v1::CaseFile& file, const v1::RecordRestriction& act,
                            const std::string& party, const Context& context, Duties& duties) {
  const absl::CivilDay today = LondonDay(context.now);
  v1::ContactDecision decision = act.decision();
  decision.set_decided_by(context.actor.subject);
  *decision.mutable_decided_at() = ToTimestamp(context.now);
  decision.clear_obligation_id();
  decision.clear_appeal_by();
  const v1::Obligation appeal = duties.ByStandard(kContactAppeal, today);
  if (appeal.has_due_by()) *decision.mutable_appeal_by() = appeal.due_by();
  v1::Obligation review =
      duties.OnDay(kContactReview, StoredDay(decision.review_by()),
                   "A limit of contact is looked at again by the day that the person was told.",
                   "local standard");
  review.set_party(party);
  duties.Open(std::move(review));
  if (!MayBeTold(file)) return decision;
  v1::Obligation notice = duties.ByStandard(kContactLimit, today);
  notice.set_party(party);
  decision.set_obligation_id(duties.Open(std::move(notice)));
  return decision;
}

}  // namespace

absl::StatusOr<Events> DecideRecordRestriction(const v1::CaseFile& file,
                                               const v1::RecordRestriction& act,
                                               const Context& context) {
  absl::Status checked = RequirePersonalParts(file);
  if (!checked.ok()) return checked;
  const v1::Party party = Meant(act.party());
  const absl::StatusOr<const v1::Person*> person = RequirePerson(file, party);
  if (!person.ok()) return person.status();
  checked = CheckRestriction(**person, act, LondonDay(context.now));
  if (!checked.ok()) return checked;
  if (act.has_decision()) {
    checked = CheckDecision(act, context);
    if (!checked.ok()) return checked;
  }
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  v1::ContactRestriction restriction;
  if (act.restriction_id() != 0) {
    restriction = *FindRestriction(**person, act.restriction_id());
  } else {
    restriction.set_restriction_id(static_cast<uint32_t>((*person)->restrictions_size() + 1));
    restriction.set_words(act.words());
    *restriction.mutable_since() = ToTimestamp(context.now);
  }
  restriction.set_reason(act.reason());
  if (act.has_until()) *restriction.mutable_until() = act.until();
  const std::string number = absl::StrCat(restriction.restriction_id());
  if (act.restriction_id() != 0) {
    // It was looked at again; what was to be told of it is overtaken.
    CloseFor(file, kContactReview, number, v1::OBLIGATION_STATE_MET, context.now, *duties);
    CloseFor(file, kContactLimit, number, v1::OBLIGATION_STATE_CANCELLED, context.now, *duties);
    if (!act.has_decision()) *restriction.mutable_lifted_at() = ToTimestamp(context.now);
  }
  if (act.has_decision()) {
    *restriction.mutable_decision() = Decided(file, act, number, context, *duties);
  }
  v1::Event event = duties->NewEvent();
  event.mutable_restriction_recorded()->set_party(party);
  *event.mutable_restriction_recorded()->mutable_restriction() = std::move(restriction);
  return Events{std::move(event)};
}

}  // namespace candour::intake
