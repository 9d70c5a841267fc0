#include "services/common/reference/council_check.h"

#include <set>
#include <string>

#include "services/common/reference/field.h"

namespace candour {
namespace {

using Places = google::protobuf::RepeatedPtrField<reference::v1::Place>;

absl::Status CheckPlaces(std::string_view list, const Places& places) {
  std::set<std::string> codes;
  for (int i = 0; i < places.size(); ++i) {
    const std::string field = Entry(list, i);
    if (absl::Status s = CheckPresent(field + ".code", places[i].code()); !s.ok()) return s;
    if (!codes.insert(places[i].code()).second) {
      return Refuse(field + ".code", "stands there twice");
    }
    if (absl::Status s = CheckPresent(field + ".name", places[i].name()); !s.ok()) return s;
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckCouncil(const reference::v1::Council& council) {
  if (absl::Status s = CheckPresent("authority_id", council.authority_id()); !s.ok()) return s;
  if (absl::Status s = CheckVersion("version", council.version()); !s.ok()) return s;
  if (council.when_unsafe().empty()) {
    return Refuse("when_unsafe", "say whom to call when somebody is unsafe");
  }
  if (absl::Status s = CheckPlaces("services", council.services()); !s.ok()) return s;
  if (absl::Status s = CheckPlaces("teams", council.teams()); !s.ok()) return s;
  return CheckPlaces("providers", council.providers());
}

}  // namespace candour
