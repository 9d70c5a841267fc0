// Arrays as PostgreSQL reads them, since libpqxx 6 takes no vectors.
#ifndef CANDOUR_SERVICES_COMMON_POSTGRES_ARRAY_LITERAL_H_
#define CANDOUR_SERVICES_COMMON_POSTGRES_ARRAY_LITERAL_H_

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "absl/time/time.h"

namespace candour {

// A text with a NUL, which PostgreSQL cannot store and which would end the literal early.
class NulInText : public std::domain_error {
 public:
  NulInText() : std::domain_error("a text holds a NUL character") {}
};

// Grows the literal of one array: ArrayLiteral{}.Text("a").Null().Take() is {"a",NULL}.
class ArrayLiteral {
 public:
  ArrayLiteral() : literal_("{") {}

  // For text[], uuid[], date[]. Throws NulInText.
  ArrayLiteral& Text(std::string_view item);
  // For bytea[].
  ArrayLiteral& Bytes(std::string_view item);
  // For bigint[], integer[], smallint[].
  ArrayLiteral& Number(std::int64_t item);
  // For bigint[], in microseconds since 1970; candour's SQL turns it into timestamptz by
  // timestamptz 'epoch' + n * interval '1 microsecond'.
  ArrayLiteral& Instant(absl::Time item);
  ArrayLiteral& Null();

  ArrayLiteral& OptionalText(const std::optional<std::string>& item);
  ArrayLiteral& OptionalBytes(const std::optional<std::string>& item);
  ArrayLiteral& OptionalInstant(const std::optional<absl::Time>& item);

  // The literal; the builder is done with.
  std::string Take();

 private:
  void Separate();

  std::string literal_;
};

}  // namespace candour

#endif  // CANDOUR_SERVICES_COMMON_POSTGRES_ARRAY_LITERAL_H_
