#ifndef CANDOUR_CLIENTS_CLI_CLOCK_LINE_H_
#define CANDOUR_CLIENTS_CLI_CLOCK_LINE_H_

#include <string>
#include <string_view>

#include "candour/reference/v1/procedure.pb.h"
#include "services/common/calendar/calendar.h"

namespace candour::cli {

// What the dates are computed from: the procedures ASC-2009 and CODE-2024. All must outlive the
// call.
struct ClockRules {
  const Calendar& calendar;
  const reference::v1::Procedure& statutory;
  const reference::v1::Procedure& code;
};

// The answer to one line.
struct ClockAnswer {
  // One JSON object without a line end.
  std::string json;
  // Whether the line was understood. One that was not makes the command exit with 1 at the end.
  bool understood = false;
};

// Answers one line such as {"id": "D01", "received_at": "2024-02-26T10:00:00Z"} with the same id
// and the days "received_on", "oral_by", "ack_by", "six_month_last_day", "send_by", "code_ack_by",
// "code_stage1_by" and "code_stage1_extended_by", each "YYYY-MM-DD". Stage 1 counts from the latest
// day of acknowledgement.
//
// A day that cannot be computed is null, and "reasons" says why under the same name. With `explain`
// the object holds "working" too: the text of every working under the same name. A line that is not
// understood gives {"id", "error": {"field", "message"}}; the field is "line" when it is no JSON
// object at all. An instant is RFC 3339 with a time zone: "Z" or an offset.
ClockAnswer AnswerClockLine(std::string_view line, const ClockRules& rules, bool explain);

}  // namespace candour::cli

#endif  // CANDOUR_CLIENTS_CLI_CLOCK_LINE_H_
