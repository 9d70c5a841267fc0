#include "services/common/log/log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <memory>

#include "absl/strings/str_cat.h"

namespace candour {
namespace {

constexpr std::size_t kLongestCode = 100;
constexpr std::size_t kLongestSentence = 200;

spdlog::logger& Logger() {
  static const std::shared_ptr<spdlog::logger> kLogger = [] {
    auto made = std::make_shared<spdlog::logger>("candour",
                                                 std::make_shared<spdlog::sinks::stdout_sink_mt>());
    made->set_pattern("%v");
    made->flush_on(spdlog::level::info);
    return made;
  }();
  return *kLogger;
}

std::string_view NameOf(Severity severity) {
  if (severity == Severity::kInfo) return "info";
  return severity == Severity::kWarning ? "warning" : "error";
}

// A JSON text. Control characters and anything beyond ASCII are left out, so no line can break.
std::string Quoted(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c < ' ' || c > '~') continue;
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + "\"";
}

struct ToJson {
  std::string operator()(std::int64_t value) const { return absl::StrCat(value); }
  std::string operator()(double value) const {
    return std::isfinite(value) ? absl::StrCat(value) : "null";
  }
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(const LogCode& value) const { return Quoted(value.Text()); }
};

std::string Line(absl::Time now, Severity severity, std::string_view service,
                 std::string_view event, std::initializer_list<LogField> fields,
                 std::string_view sentence) {
  std::string line = absl::StrCat(
      "{\"at\":\"", absl::FormatTime("%Y-%m-%d%ET%H:%M:%E6SZ", now, absl::UTCTimeZone()),
      "\",\"severity\":", Quoted(NameOf(severity)), ",\"service\":", Quoted(service),
      ",\"event\":", Quoted(event));
  for (const LogField& field : fields) {
    absl::StrAppend(&line, ",", Quoted(field.name), ":", std::visit(ToJson{}, field.value));
  }
  if (!sentence.empty()) absl::StrAppend(&line, ",\"sentence\":", Quoted(sentence));
  return line + "}";
}

bool IsCode(std::string_view text) {
  constexpr std::string_view kAlso = ".-_/:[]";
  return !text.empty() && text.size() <= kLongestCode &&
         std::all_of(text.begin(), text.end(), [kAlso](char c) {
           return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
                  kAlso.find(c) != std::string_view::npos;
         });
}

}  // namespace

LogCode::LogCode(std::string_view text) : text_(IsCode(text) ? text : "withheld") {}

void Log(Severity severity, std::string_view service, std::string_view event,
         std::initializer_list<LogField> fields) {
  Logger().info("{}", Line(absl::Now(), severity, service, event, fields, ""));
}

std::string LogLine(absl::Time now, Severity severity, std::string_view service,
                    std::string_view event, std::initializer_list<LogField> fields) {
  return Line(now, severity, service, event, fields, "");
}

void LogFault(std::string_view service, std::string_view event, const absl::Status& status,
              std::initializer_list<LogField> fields) {
  const std::string code = absl::StatusCodeToString(status.code());
  const absl::string_view message = status.message();
  const std::string sentence =
      absl::StrCat(code, ": ", WithoutValues({message.data(), message.size()}));
  Logger().info("{}", Line(absl::Now(), Severity::kError, service, event, fields, sentence));
}

std::string WithoutValues(std::string_view message) {
  const std::string_view first_line = message.substr(0, message.find_first_of("\r\n"));
  std::string kept;
  char open = '\0';
  for (const char c : first_line) {
    if (open != '\0') {
      if (c == open) open = '\0';
      continue;
    }
    if (c == '"' || c == '\'') {
      open = c;
      kept += "...";
      continue;
    }
    kept += c;
  }
  return kept.substr(0, kLongestSentence);
}

}  // namespace candour
