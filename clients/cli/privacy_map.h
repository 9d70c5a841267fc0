// What the stored vocabulary says about people, why, and for how long: from the fields' own
// options.
#ifndef CANDOUR_CLIENTS_CLI_PRIVACY_MAP_H_
#define CANDOUR_CLIENTS_CLI_PRIVACY_MAP_H_

#include <string>
#include <vector>

#include "candour/reference/v1/retention.pb.h"

namespace candour::cli {

// One personal field of what is stored.
struct PersonalField {
  // Such as "Person.name".
  std::string name;
  // Code of the purpose that covers it; empty when none does.
  std::string purpose;
};

// Every personal field that a case file, an event or an equality answer can hold, in order of name,
// each once. A field that carries nothing but other messages is not listed; theirs are.
std::vector<PersonalField> PersonalFields(const reference::v1::DataMap& map);

// The three pages, in Markdown. `schedule` gives the years.
std::string PrivacyNotice(const reference::v1::DataMap& map,
                          const reference::v1::RetentionSchedule& schedule);
std::string DataMapPage(const reference::v1::DataMap& map,
                        const reference::v1::RetentionSchedule& schedule);
std::string ImpactAssessment(const reference::v1::DataMap& map,
                             const reference::v1::RetentionSchedule& schedule);

}  // namespace candour::cli

#endif  // CANDOUR_CLIENTS_CLI_PRIVACY_MAP_H_
