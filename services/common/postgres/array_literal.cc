#include "services/common/postgres/array_literal.h"

#include <utility>

#include "absl/strings/str_cat.h"

namespace candour {
namespace {

constexpr std::string_view kHex = "0123456789abcdef";

}  // namespace

void ArrayLiteral::Separate() {
  if (literal_.size() > 1) literal_ += ',';
}

ArrayLiteral& ArrayLiteral::Text(std::string_view item) {
  if (item.find('\0') != std::string_view::npos) throw NulInText();
  Separate();
  literal_.reserve(literal_.size() + item.size() + 8);
  literal_ += '"';
  for (const char character : item) {
    if (character == '"' || character == '\\') literal_ += '\\';
    literal_ += character;
  }
  literal_ += '"';
  return *this;
}

ArrayLiteral& ArrayLiteral::Bytes(std::string_view item) {
  Separate();
  literal_ += R"("\\x)";
  const std::size_t from = literal_.size();
  literal_.resize(from + 2 * item.size());
  char* out = literal_.data() + from;
  for (const char octet : item) {
    const auto value = static_cast<unsigned char>(octet);
    *out++ = kHex[value >> 4U];
    *out++ = kHex[value & 15U];
  }
  literal_ += '"';
  return *this;
}

ArrayLiteral& ArrayLiteral::Number(std::int64_t item) {
  Separate();
  absl::StrAppend(&literal_, item);
  return *this;
}

ArrayLiteral& ArrayLiteral::Instant(absl::Time item) { return Number(absl::ToUnixMicros(item)); }

ArrayLiteral& ArrayLiteral::Null() {
  Separate();
  literal_ += "NULL";
  return *this;
}

ArrayLiteral& ArrayLiteral::OptionalText(const std::optional<std::string>& item) {
  return item ? Text(*item) : Null();
}

ArrayLiteral& ArrayLiteral::OptionalBytes(const std::optional<std::string>& item) {
  return item ? Bytes(*item) : Null();
}

ArrayLiteral& ArrayLiteral::OptionalInstant(const std::optional<absl::Time>& item) {
  return item ? Instant(*item) : Null();
}

std::string ArrayLiteral::Take() {
  literal_ += '}';
  return std::move(literal_);
}

}  // namespace candour
