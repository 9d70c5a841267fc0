#include "services/intake/domain/people/known_people.h"

#include <algorithm>
#include <string>
#include <utility>

#include "services/common/status/field_error.h"
#include "services/intake/domain/apply.h"
#include "services/intake/domain/people/acts.h"
#include "services/intake/domain/people/party.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

// Where another case says only that nobody may contact the person.
constexpr const char* kCouncil = "council";
constexpr const char* kAsElsewhere = "as another case says";

v1::RecordDeath DeathOf(const v1::Person& known, const std::string& person_id) {
  v1::RecordDeath death;
  death.set_person_id(person_id);
  *death.mutable_died_on() = known.death().died_on();
  death.set_source(known.death().source());
  return death;
}

v1::RecordNoContact NoContactOf(const v1::Person& known, const std::string& person_id) {
  v1::RecordNoContact block;
  block.set_person_id(person_id);
  const std::string& source = known.no_contact().source();
  block.set_source(source.empty() ? kCouncil : source);
  const std::string& reason = known.no_contact().reason();
  block.set_reason(reason.empty() ? kAsElsewhere : reason);
  return block;
}

const v1::Person* FindKnown(const Context& context, const std::string& person_id) {
  const auto found =
      std::find_if(context.known_people.begin(), context.known_people.end(),
                   [&person_id](const v1::Person& each) { return each.person_id() == person_id; });
  return found == context.known_people.end() ? nullptr : &*found;
}

// The events that the file owes to what is known of this person.
absl::StatusOr<Events> Known(const v1::CaseFile& file, v1::Party party, const Context& context) {
  const v1::Person* person = PersonOf(file, party);
  if (person == nullptr) return Events();
  const v1::Person* known = FindKnown(context, person->person_id());
  if (known == nullptr) return Events();
  if (known->has_death()) {
    return DecideRecordDeath(file, DeathOf(*known, person->person_id()), context);
  }
  return DecideRecordNoContact(file, NoContactOf(*known, person->person_id()), context);
}

}  // namespace

absl::StatusOr<Events> WithKnownPeople(Events opening, const Context& context) {
  if (context.known_people.empty()) return opening;
  v1::CaseFile file;
  for (const v1::Event& event : opening) file = Apply(std::move(file), event);
  for (const v1::Party party : {v1::PARTY_COMPLAINANT, v1::PARTY_CARE_RECIPIENT}) {
    absl::StatusOr<Events> follow = Known(file, party, context);
    if (!follow.ok()) return follow.status();
    for (v1::Event& event : *follow) {
      file = Apply(std::move(file), event);
      opening.push_back(std::move(event));
    }
  }
  return opening;
}

absl::Status CheckNotKnownGone(const v1::Person& person, const Context& context,
                               std::string_view field) {
  const v1::Person* known = FindKnown(context, person.person_id());
  if (known == nullptr) return absl::OkStatus();
  return FieldError(field, known->has_death()
                               ? "another case says that this person has died"
                               : "another case says that nobody may contact this person");
}

}  // namespace candour::intake
