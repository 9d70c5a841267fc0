#include "services/intake/domain/track_code.h"

#include <cstddef>

#include "absl/strings/ascii.h"
#include "services/common/digest/digest.h"

namespace candour::intake {
namespace {

// Crockford's thirty-two: without I, L, O and U.
constexpr std::string_view kTrackLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kTrackLength = 12;
constexpr std::size_t kTrackGroup = 4;

char Meant(char typed) {
  const char letter = absl::ascii_toupper(static_cast<unsigned char>(typed));
  if (letter == 'O') return '0';
  return letter == 'I' || letter == 'L' ? '1' : letter;
}

std::string WithoutMarks(std::string_view typed) {
  std::string bare;
  for (const char each : typed) {
    if (absl::ascii_isalnum(static_cast<unsigned char>(each))) bare += Meant(each);
  }
  return bare;
}

}  // namespace

std::string NewTrackCode() {
  std::string code;
  for (const char octet : RandomBytes(kTrackLength)) {
    if (code.size() % (kTrackGroup + 1) == kTrackGroup) code += '-';
    code += kTrackLetters[static_cast<unsigned char>(octet) % kTrackLetters.size()];
  }
  return code;
}

bool IsTrackCode(std::string_view typed, std::string_view code) {
  // Digests are compared, so that the time tells nothing of how much of a guess was right.
  const bool same = Sha256(WithoutMarks(typed)) == Sha256(WithoutMarks(code));
  return same && !code.empty();
}

}  // namespace candour::intake
