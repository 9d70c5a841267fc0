#include "services/common/grpc/unreadable.h"

#include <google/protobuf/stubs/logging.h>

#include <utility>

#include "services/common/log/log.h"
#include "services/common/status/field_error.h"

namespace candour {
namespace {

// Parsing and the interceptor's look at the outcome happen one after the other on one thread.
std::string& LastField() {
  thread_local std::string field;
  return field;
}

void TakeLine(google::protobuf::LogLevel level, const char* /*file*/, int line,
              const std::string& message) {
  const std::string field = FieldComplainedOf(message);
  if (!field.empty()) {
    LastField() = field;
    return;
  }
  if (level >= google::protobuf::LOGLEVEL_ERROR) {
    Log(Severity::kError, "protobuf", "complaint", {{"line", std::int64_t{line}}});
  }
}

}  // namespace

void ListenToParser() { google::protobuf::SetLogHandler(&TakeLine); }

bool ParserComplained() { return !LastField().empty(); }

absl::Status WhyUnreadable() {
  const std::string field = std::exchange(LastField(), {});
  if (field.empty()) return FieldError("request", "cannot be read: it is not of the type expected");
  return FieldError(field, "must be valid UTF-8 text");
}

std::string FieldComplainedOf(std::string_view line) {
  constexpr std::string_view kStart = "String field '";
  constexpr std::string_view kRest = "' contains invalid UTF-8 data when parsing";
  const std::size_t start = line.find(kStart);
  const std::size_t end = line.find(kRest);
  if (start == std::string_view::npos || end == std::string_view::npos) return "";
  const std::size_t from = start + kStart.size();
  if (end <= from) return "";
  const std::string_view name = line.substr(from, end - from);
  return std::string{name.substr(name.rfind('.') + 1)};
}

}  // namespace candour
