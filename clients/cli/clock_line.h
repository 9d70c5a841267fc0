#ifndef CANDOUR_CLIENTS_CLI_CLOCK_LINE_H_
#define CANDOUR_CLIENTS_CLI_CLOCK_LINE_H_

#include <string>
#include <string_view>

#include "clients/cli/clock_dates.h"

namespace candour::cli {

// What a line may hold and what its answer holds, for --help.
extern const char* const kClockFormat;

// The answer to one line.
struct ClockAnswer {
  // One JSON object without a line end.
  std::string json;
  // Whether the line was understood. One that was not makes the command exit with 1 at the end.
  bool understood = false;
};

// Answers one line such as {"id": "D01", "received_at": "2024-02-26T10:00:00Z"} with the same id,
// "received_on" and the days that follow, each "YYYY-MM-DD", as kClockFormat lists them. A stage
// counts from the day of its acknowledgement, or from the latest day for it where none is given.
//
// A day that cannot be computed is null, and "reasons" says why under the same name. With `explain`
// the object holds "working" too: the text of every working under the same name. A line that is not
// understood gives {"id", "error": {"field", "message"}}; the field is "line" when it is no JSON
// object at all. An instant is RFC 3339 with a time zone: "Z" or an offset.
ClockAnswer AnswerClockLine(std::string_view line, const ClockRules& rules, bool explain);

}  // namespace candour::cli

#endif  // CANDOUR_CLIENTS_CLI_CLOCK_LINE_H_
