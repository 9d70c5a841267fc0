// One row of a list of deaths.
#ifndef CANDOUR_CLIENTS_CLI_DEATH_ROW_H_
#define CANDOUR_CLIENTS_CLI_DEATH_ROW_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "candour/type/v1/day.pb.h"

namespace candour::cli {

// Who died and when, as the list says. A person is found by id only: two people may share a name
// and a birthday, and a mistake here stops every word to somebody who is alive.
struct DeathRow {
  std::string person_id;
  type::v1::Day died_on;
  // The name for comparison with the file; empty when the list has none.
  std::string name;
};

// Which column holds what. The heading names person_id and died_on, and may name name; other
// columns are passed over.
struct DeathColumns {
  std::size_t person_id = 0;
  std::size_t died_on = 0;
  // Past the end when the list has no names.
  std::size_t name = 0;

  // InvalidArgument naming the column that is missing.
  static absl::StatusOr<DeathColumns> From(const std::vector<std::string>& heading);
};

// The row. InvalidArgument names what is wrong with it.
absl::StatusOr<DeathRow> DeathRowFrom(const std::vector<std::string>& fields,
                                      const DeathColumns& columns);

// Whether two names are the same but for capitals and white space.
bool SameName(std::string_view one, std::string_view other);

}  // namespace candour::cli

#endif  // CANDOUR_CLIENTS_CLI_DEATH_ROW_H_
