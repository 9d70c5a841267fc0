// One record of another system, on its way in.
#ifndef CANDOUR_CLIENTS_CLI_IMPORT_ROW_H_
#define CANDOUR_CLIENTS_CLI_IMPORT_ROW_H_

#include <map>
#include <string>

#include "absl/status/statusor.h"
#include "candour/ledger/v1/act.pb.h"

namespace candour::cli {

// What a row says, before it is understood. Keys: id, text, received_on, received_at, outcome,
// category, record_type, channel. What the row does not say is left out.
using ImportRow = std::map<std::string, std::string>;

// What holds for every row of a file.
struct ImportDefaults {
  // Name of the source: care_outcome, cfpb, asc_t1, or what the user calls a CSV.
  std::string system;
  // For rows without a date; empty: such rows are rejected.
  std::string received_on;
  // Outcome code where the row has none; empty: not known.
  std::string outcome;
};

// One line of JSON in one of the known formats as a row. InvalidArgument names what is wrong.
absl::StatusOr<ImportRow> RowFromJson(const std::string& line);

// The act that takes the row in: a historic case, closed with its outcome, without clocks, so that
// nobody is written to about it. A day without an hour is 12:00 London and marked so.
// InvalidArgument (FieldError) names the field.
absl::StatusOr<ledger::v1::Submit> SubmitFrom(const ImportRow& row, const ImportDefaults& defaults);

}  // namespace candour::cli

#endif  // CANDOUR_CLIENTS_CLI_IMPORT_ROW_H_
