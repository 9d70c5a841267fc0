#include "services/intake/domain/reference.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/common/status/field_error.h"

namespace candour::intake {
namespace {

constexpr std::string_view kPrefix = "ASC";
constexpr std::size_t kYearDigits = 4;
constexpr std::size_t kLeastSerialDigits = 6;
constexpr std::size_t kMostSerialDigits = 9;

// Damm's quasigroup of order ten: totally anti-symmetric, with a diagonal of zeros.
constexpr std::array<std::array<int, 10>, 10> kDamm = {{{0, 3, 1, 7, 5, 9, 8, 6, 4, 2},
                                                        {7, 0, 9, 2, 1, 5, 4, 8, 6, 3},
                                                        {4, 2, 0, 6, 8, 7, 1, 3, 5, 9},
                                                        {1, 7, 5, 0, 9, 8, 3, 4, 2, 6},
                                                        {6, 1, 2, 3, 0, 4, 5, 9, 7, 8},
                                                        {3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
                                                        {5, 8, 6, 9, 7, 2, 0, 1, 3, 4},
                                                        {8, 9, 4, 5, 3, 6, 2, 0, 1, 7},
                                                        {9, 4, 3, 8, 6, 1, 7, 2, 0, 5},
                                                        {2, 5, 8, 1, 4, 3, 6, 7, 9, 0}}};

// Zero over digits that end with their check digit.
int CheckDigit(std::string_view digits) {
  std::size_t interim = 0;
  for (const char digit : digits) {
    interim = static_cast<std::size_t>(kDamm.at(interim).at(static_cast<std::size_t>(digit - '0')));
  }
  return static_cast<int>(interim);
}

// What was typed without spaces and hyphens, in capitals.
std::string Bare(std::string_view typed) {
  std::string bare;
  for (const char character : typed) {
    if (character != '-' && !absl::ascii_isspace(static_cast<unsigned char>(character))) {
      bare += absl::ascii_toupper(static_cast<unsigned char>(character));
    }
  }
  return bare;
}

bool AreDigits(std::string_view text) {
  return text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

std::string FormatReference(int year, int serial) {
  const std::string digits = absl::StrFormat("%04d%06d", year, serial);
  return absl::StrCat(kPrefix.data(), "-", digits.substr(0, kYearDigits), "-",
                      digits.substr(kYearDigits), "-", CheckDigit(digits));
}

absl::StatusOr<std::string> ParseReference(std::string_view typed) {
  const std::string bare = Bare(typed);
  const std::string_view digits =
      std::string_view(bare).substr(std::min(kPrefix.size(), bare.size()));
  const std::size_t least = kYearDigits + kLeastSerialDigits + 1;
  const std::size_t most = kYearDigits + kMostSerialDigits + 1;
  if (bare.compare(0, kPrefix.size(), kPrefix) != 0 || digits.size() < least ||
      digits.size() > most || !AreDigits(digits)) {
    return FieldError("case", "a reference looks like ASC-2026-000123-4");
  }
  if (CheckDigit(digits) != 0) {
    return FieldError("case", "a digit of the reference is wrong or swapped, please check it");
  }
  const std::string text(digits);
  return absl::StrCat(kPrefix.data(), "-", text.substr(0, kYearDigits), "-",
                      text.substr(kYearDigits, text.size() - kYearDigits - 1), "-",
                      text.substr(text.size() - 1));
}

}  // namespace candour::intake
