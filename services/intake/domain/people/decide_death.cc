#include <algorithm>
#include <array>
#include <string>
#include <string_view>
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

constexpr std::array<std::string_view, 6> kSources = {"family",       "provider", "registrar",
                                                      "tell_us_once", "list",     "other"};

bool Is(const v1::Person* person, const std::string& person_id) {
  return person != nullptr && person->person_id() == person_id;
}

absl::Status CheckDeath(const v1::RecordDeath& act, absl::CivilDay today) {
  const absl::StatusOr<absl::CivilDay> day = DayOfField(act.died_on(), "act.died_on");
  if (!day.ok()) return day.status();
  if (*day > today) return FieldError("act.died_on", "give a day that is not in the future");
  if (std::find(kSources.begin(), kSources.end(), act.source()) != kSources.end()) {
    return absl::OkStatus();
  }
  return FieldError("act.source",
                    "choose family, provider, registrar, tell_us_once, list or other");
}

v1::Authority EndedByDeath(v1::Authority authority, absl::Time now) {
  authority.set_state(v1::AUTHORITY_STATE_ENDED);
  *authority.mutable_ended_at() = ToTimestamp(now);
  authority.set_end_reason("death");
  authority.clear_obligation_id();
  return authority;
}

// An authority to speak for somebody who had died before does not end by it.
bool EndsByDeath(const v1::CaseFile& file) {
  return file.has_authority() && file.authority().state() != v1::AUTHORITY_STATE_REFUSED &&
         file.representation_basis() != v1::REPRESENTATION_BASIS_DECEASED;
}

// What stands on the file whoever died.
v1::DeathRecorded Begin(const v1::CaseFile& file, const v1::RecordDeath& act, absl::Time now) {
  v1::DeathRecorded recorded;
  recorded.set_person_id(act.person_id());
  *recorded.mutable_death()->mutable_died_on() = act.died_on();
  *recorded.mutable_death()->mutable_recorded_at() = ToTimestamp(now);
  recorded.mutable_death()->set_source(act.source());
  recorded.set_note(act.note());
  if (file.has_authority()) *recorded.mutable_authority() = file.authority();
  recorded.set_basis(file.representation_basis());
  if (file.has_contact_hold()) *recorded.mutable_contact_hold() = file.contact_hold();
  recorded.set_bereaved(file.bereaved());
  return recorded;
}

// The complainant died: nothing goes to them.
absl::Status StopForComplainant(const v1::CaseFile& file, const Context& context,
                                v1::Event& event) {
  v1::DeathRecorded& recorded = *event.mutable_death_recorded();
  if (file.has_authority()) {
    *recorded.mutable_authority() = EndedByDeath(file.authority(), context.now);
  }
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  EndAsking(v1::OBLIGATION_STATE_CANCELLED, context.now, *duties);
  duties->Close(kContactHold.clock, v1::OBLIGATION_STATE_CANCELLED, context.now);
  CancelReviews(v1::PARTY_COMPLAINANT, file.complainant(), context.now, *duties);
  v1::ContactHold& hold = *recorded.mutable_contact_hold();
  hold.set_reason(std::string(kComplainantDied));
  *hold.mutable_since() = ToTimestamp(context.now);
  hold.set_obligation_id(Suspend(file, context, *duties));
  Carry(*duties, event);
  return absl::OkStatus();
}

// The person receiving care died: the duties go on as tasks, and who may speak is asked anew.
absl::Status GoOnBereaved(const v1::CaseFile& file, const Context& context, v1::Event& event) {
  v1::DeathRecorded& recorded = *event.mutable_death_recorded();
  recorded.set_bereaved(true);
  const bool ends = EndsByDeath(file);
  if (ends) *recorded.mutable_authority() = EndedByDeath(file.authority(), context.now);
  const v1::CaseFile after = Becomes(file, event);
  absl::StatusOr<Duties> duties = Duties::Of(after, context);
  if (!duties.ok()) return duties.status();
  CancelReviews(v1::PARTY_CARE_RECIPIENT, file.care_recipient(), context.now, *duties);
  if (ends) {
    recorded.mutable_authority()->set_obligation_id(
        AskForAuthority(after, LondonDay(context.now), context.now, *duties));
  }
  Carry(*duties, event);
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Events> DecideRecordDeath(const v1::CaseFile& file, const v1::RecordDeath& act,
                                         const Context& context) {
  absl::Status checked = CheckDeath(act, LondonDay(context.now));
  if (!checked.ok()) return checked;
  const v1::Person* complainant = PersonOf(file, v1::PARTY_COMPLAINANT);
  const v1::Person* cared_for = PersonOf(file, v1::PARTY_CARE_RECIPIENT);
  const bool complains = Is(complainant, act.person_id());
  if (!complains && !Is(cared_for, act.person_id())) {
    if (WasEarlier(file, act.person_id())) return Events();
    return FieldError("act.person_id", "nobody on this case has this id");
  }
  const v1::Person& person = complains ? *complainant : *cared_for;
  const bool known = person.has_death();
  if (file.erased()) return Events();
  if (known && StoredDay(person.death().died_on()) == StoredDay(act.died_on())) return Events();

  v1::Event event;
  *event.mutable_death_recorded() = Begin(file, act, context.now);
  // A corrected day changes nothing that is owed.
  if (known) return Events{std::move(event)};
  if (!MayOwe(file)) {
    // Should the case be opened again, nothing goes to the dead.
    v1::DeathRecorded& recorded = *event.mutable_death_recorded();
    if (complains) recorded.mutable_contact_hold()->set_reason(std::string(kComplainantDied));
    if (complains) *recorded.mutable_contact_hold()->mutable_since() = ToTimestamp(context.now);
    return Events{std::move(event)};
  }
  checked =
      complains ? StopForComplainant(file, context, event) : GoOnBereaved(file, context, event);
  if (!checked.ok()) return checked;
  return Events{std::move(event)};
}

}  // namespace candour::intake
