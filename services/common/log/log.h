// One JSON line an event, on standard output. Nothing personal can get in: what is not a number, a
// truth value or a code is not accepted, and what only looks like a code is left out.
#ifndef CANDOUR_SERVICES_COMMON_LOG_LOG_H_
#define CANDOUR_SERVICES_COMMON_LOG_LOG_H_

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

#include "absl/status/status.h"
#include "absl/time/time.h"

namespace candour {

enum class Severity { kInfo, kWarning, kError };

// A word made for machines: 1 to 100 of letters, digits, and . - _ / : [ ]. Anything else, which
// could be a text of somebody's, becomes "withheld".
class LogCode {
 public:
  explicit LogCode(std::string_view text);
  std::string_view Text() const { return text_; }

 private:
  std::string text_;
};

// One named value of a line.
struct LogField {
  std::string_view name;
  std::variant<std::int64_t, double, bool, LogCode> value;
};

// Writes {"at":"…Z","severity":"info","service":"intake","event":"started",…}. `event` is a
// constant of the program. Thread-safe.
void Log(Severity severity, std::string_view service, std::string_view event,
         std::initializer_list<LogField> fields = {});

// The line that Log writes, for `now`.
std::string LogLine(absl::Time now, Severity severity, std::string_view service,
                    std::string_view event, std::initializer_list<LogField> fields);

// Logs an error that is not the caller's fault. The sentence of `status` is cut at its first line
// and everything in quotation marks, where values stand, is left out.
void LogFault(std::string_view service, std::string_view event, const absl::Status& status,
              std::initializer_list<LogField> fields = {});

// `message` as LogFault would write it.
std::string WithoutValues(std::string_view message);

}  // namespace candour

#endif  // CANDOUR_SERVICES_COMMON_LOG_LOG_H_
