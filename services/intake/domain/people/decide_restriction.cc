#include <algorithm>
#include <utility>

#include "services/common/day/london.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/people/acts.h"
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
    if (!IsBlank(act.words()) || act.has_until()) {
      return FieldError("act.words", "leave it empty to lift the restriction");
    }
  }
  if (!act.has_until()) return absl::OkStatus();
  const absl::StatusOr<absl::CivilDay> until = DayOfField(act.until(), "act.until");
  if (!until.ok()) return until.status();
  if (*until < today) return FieldError("act.until", "give a day that has not passed");
  return absl::OkStatus();
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
  v1::Event event;
  v1::RestrictionRecorded& recorded = *event.mutable_restriction_recorded();
  recorded.set_party(party);
  v1::ContactRestriction& restriction = *recorded.mutable_restriction();
  if (act.restriction_id() != 0) {
    restriction = *FindRestriction(**person, act.restriction_id());
    *restriction.mutable_lifted_at() = ToTimestamp(context.now);
    restriction.set_reason(act.reason());
    return Events{std::move(event)};
  }
  restriction.set_restriction_id(static_cast<uint32_t>((*person)->restrictions_size() + 1));
  restriction.set_words(act.words());
  restriction.set_reason(act.reason());
  *restriction.mutable_since() = ToTimestamp(context.now);
  if (act.has_until()) *restriction.mutable_until() = act.until();
  return Events{std::move(event)};
}

}  // namespace candour::intake
