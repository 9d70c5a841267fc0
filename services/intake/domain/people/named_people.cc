#include "services/intake/domain/people/named_people.h"

#include <algorithm>

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

void AddNamed(const v1::Person& person, std::vector<std::string>& ids) {
  const std::string& id = person.person_id();
  if (!id.empty() && std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
}

}  // namespace

std::vector<std::string> PeopleNamedIn(const v1::Act& act) {
  std::vector<std::string> ids;
  if (act.has_submit() && !act.submit().has_historic()) {
    AddNamed(act.submit().complainant(), ids);
    AddNamed(act.submit().care_recipient(), ids);
  }
  if (act.has_replace_complainant()) AddNamed(act.replace_complainant().complainant(), ids);
  return ids;
}

std::string PersonOnEveryCase(const v1::Act& act) {
  if (act.has_record_death()) return act.record_death().person_id();
  if (act.has_record_no_contact()) return act.record_no_contact().person_id();
  return "";
}

bool IsOnCase(const v1::CaseFile& file, const std::string& person_id) {
  return !person_id.empty() && (file.complainant().person_id() == person_id ||
                                file.care_recipient().person_id() == person_id);
}

const v1::Person* KnownFrom(const v1::CaseFile& file, const std::string& person_id) {
  if (!IsOnCase(file, person_id)) return nullptr;
  for (const v1::Person* person : {&file.complainant(), &file.care_recipient()}) {
    if (person->person_id() != person_id) continue;
    if (person->has_death() || person->do_not_contact() || person->has_no_contact()) return person;
  }
  return nullptr;
}

}  // namespace candour::intake
