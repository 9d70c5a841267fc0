#include "clients/cli/money.h"

#include <optional>

#include "absl/strings/numbers.h"
#include "absl/strings/str_format.h"

namespace candour::cli {
namespace {

constexpr int kPenceInAPound = 100;
constexpr std::size_t kPenceDigits = 2;
constexpr std::size_t kMostDigits = 9;

std::optional<std::int64_t> Digits(const std::string& text) {
  std::int64_t number = 0;
  const bool whole = !text.empty() && text.size() <= kMostDigits &&
                     text.find_first_not_of("0123456789") == std::string::npos &&
                     absl::SimpleAtoi(text, &number);
  return whole ? std::optional(number) : std::nullopt;
}

}  // namespace

std::string Pounds(std::int64_t pence) {
  return absl::StrFormat("£%d.%02d", pence / kPenceInAPound, pence % kPenceInAPound);
}

absl::StatusOr<std::int64_t> ParsePounds(const std::string& text) {
  const std::size_t point = text.find('.');
  const std::string after = point == std::string::npos ? "00" : text.substr(point + 1);
  const std::optional<std::int64_t> pounds = Digits(text.substr(0, point));
  const std::optional<std::int64_t> pence = Digits(after);
  if (!pounds || !pence || after.size() != kPenceDigits) {
    return absl::InvalidArgumentError("give pounds and pence, such as 412.50");
  }
  return *pounds * kPenceInAPound + *pence;
}

}  // namespace candour::cli
