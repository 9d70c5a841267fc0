#include <algorithm>
#include <string>
#include <utility>

#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/people/acts.h"
#include "services/intake/domain/people/hold.h"
#include "services/intake/domain/people/need.h"
#include "services/intake/domain/people/party.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

const v1::Adjustment* FindAdjustment(const v1::Person& person, uint32_t adjustment_id) {
  const auto found = std::find_if(person.adjustments().begin(), person.adjustments().end(),
                                  [adjustment_id](const v1::Adjustment& each) {
                                    return each.adjustment_id() == adjustment_id;
                                  });
  return found == person.adjustments().end() ? nullptr : &*found;
}

absl::Status CheckDays(const v1::RecordAdjustment& act, absl::CivilDay today) {
  if (act.has_agreed_on()) {
    const absl::StatusOr<absl::CivilDay> agreed = DayOfField(act.agreed_on(), "act.agreed_on");
    if (!agreed.ok()) return agreed.status();
    if (*agreed > today) return FieldError("act.agreed_on", "give a day that is not in the future");
  }
  if (!act.has_review_by()) return absl::OkStatus();
  const absl::StatusOr<absl::CivilDay> review = DayOfField(act.review_by(), "act.review_by");
  if (!review.ok()) return review.status();
  if (*review <= today) return FieldError("act.review_by", "give a day after today");
  return absl::OkStatus();
}

absl::Status CheckAdjustment(const v1::Person& person, const v1::RecordAdjustment& act,
                             absl::CivilDay today) {
  if (act.refused() && IsBlank(act.refusal_reason())) {
    return FieldError("act.refusal_reason", "a refusal needs its reason");
  }
  if (act.refused() && act.done()) return FieldError("act.done", "it is refused or it is done");
  if (act.adjustment_id() != 0) {
    const v1::Adjustment* known = FindAdjustment(person, act.adjustment_id());
    if (known == nullptr) return FieldError("act.adjustment_id", "there is no such adjustment");
    if (known->has_refused_at()) return FieldError("act.adjustment_id", "it was refused");
  } else if (IsBlank(act.need())) {
    return FieldError("act.need", "say what makes it hard for the person to take part");
  } else if (IsBlank(act.adjustment()) && !act.refused()) {
    return FieldError("act.adjustment", "say what is done about it");
  }
  return CheckDays(act, today);
}

v1::Adjustment AdjustmentAfter(const v1::Person& person, const v1::RecordAdjustment& act,
                               absl::Time now) {
  v1::Adjustment after;
  if (act.adjustment_id() != 0) {
    after = *FindAdjustment(person, act.adjustment_id());
  } else {
    after.set_adjustment_id(static_cast<uint32_t>(person.adjustments_size() + 1));
    if (!act.refused()) *after.mutable_agreed_on() = ToMessage(LondonDay(now));
    *after.mutable_review_by() = ToMessage(AYearAfter(LondonDay(now)));
  }
  if (!IsBlank(act.need())) after.set_need(act.need());
  if (!IsBlank(act.adjustment())) after.set_adjustment(act.adjustment());
  if (act.has_agreed_on()) *after.mutable_agreed_on() = act.agreed_on();
  if (act.has_review_by()) *after.mutable_review_by() = act.review_by();
  if (act.done()) *after.mutable_done_at() = ToTimestamp(now);
  if (!act.refused()) return after;
  after.clear_review_by();
  *after.mutable_refused_at() = ToTimestamp(now);
  after.set_refusal_reason(act.refusal_reason());
  return after;
}

void OweReview(v1::Party party, const v1::Adjustment* before, absl::Time now, Duties& duties,
               v1::Adjustment& after) {
  const bool stands = before != nullptr && !before->obligation_id().empty() &&
                      !after.has_refused_at() &&
                      StoredDay(before->review_by()) == StoredDay(after.review_by());
  if (stands) return;
  // A review date that moves says that it was looked at.
  duties.Close(AdjustmentClock(party, after.adjustment_id()),
               after.has_refused_at() ? v1::OBLIGATION_STATE_CANCELLED : v1::OBLIGATION_STATE_MET,
               now);
  after.clear_obligation_id();
  if (after.has_refused_at()) return;
  after.set_obligation_id(OpenAdjustmentReview(party, after, duties));
}

}  // namespace

absl::StatusOr<Events> DecideRecordAdjustment(const v1::CaseFile& file,
                                              const v1::RecordAdjustment& act,
                                              const Context& context) {
  absl::Status checked = RequirePersonalParts(file);
  if (!checked.ok()) return checked;
  const v1::Party party = Meant(act.party());
  const absl::StatusOr<const v1::Person*> person = RequirePerson(file, party);
  if (!person.ok()) return person.status();
  if ((*person)->has_death()) return FieldError("act.party", "this person has died");
  checked = CheckAdjustment(**person, act, LondonDay(context.now));
  if (!checked.ok()) return checked;

  v1::Event event;
  v1::AdjustmentRecorded& recorded = *event.mutable_adjustment_recorded();
  recorded.set_party(party);
  *recorded.mutable_adjustment() = AdjustmentAfter(**person, act, context.now);
  if (!MayOwe(file)) return Events{std::move(event)};
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  OweReview(party, FindAdjustment(**person, act.adjustment_id()), context.now, *duties,
            *recorded.mutable_adjustment());
  Carry(*duties, event);
  return Events{std::move(event)};
}

}  // namespace candour::intake
