// Finds the cases of one person.
#ifndef CANDOUR_SERVICES_INTAKE_STORE_PERSON_CASES_H_
#define CANDOUR_SERVICES_INTAKE_STORE_PERSON_CASES_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/intake/store/case_reader.h"

namespace candour {
class Database;
}  // namespace candour

namespace candour::intake {

// Thread-safe; blocks until the database answers, Unavailable when it does not. `database` outlives
// it.
class PersonCases {
 public:
  explicit PersonCases(Database& database) : database_(database) {}

  // The cases of which this person is the complainant or the one who receives care, newest first,
  // as far as `reader` may know of them; all of them when `reader` is empty.
  absl::StatusOr<std::vector<CaseLine>> Find(const std::string& authority_id,
                                             const std::string& person_id,
                                             const std::string& reader);

 private:
  Database& database_;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_STORE_PERSON_CASES_H_
