// Sums of money as people write them.
#ifndef CANDOUR_CLIENTS_CLI_MONEY_H_
#define CANDOUR_CLIENTS_CLI_MONEY_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"

namespace candour::cli {

// 41250 is "£412.50".
std::string Pounds(std::int64_t pence);

// "412.50", or "412", in pence. InvalidArgument, in words, for text of another form.
absl::StatusOr<std::int64_t> ParsePounds(const std::string& text);

}  // namespace candour::cli

#endif  // CANDOUR_CLIENTS_CLI_MONEY_H_
