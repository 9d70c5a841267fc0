#include "services/intake/store/case_key.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "services/intake/domain/reference.h"

namespace candour::intake {
namespace {

constexpr std::string_view kUuidForm = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";

bool IsUuid(std::string_view typed) {
  return std::equal(typed.begin(), typed.end(), kUuidForm.begin(), kUuidForm.end(),
                    [](char c, char form) {
                      if (form == '-') return c == '-';
                      return absl::ascii_isxdigit(static_cast<unsigned char>(c));
                    });
}

}  // namespace

absl::StatusOr<CaseKey> ParseCaseKey(std::string_view typed) {
  CaseKey key;
  if (IsUuid(typed)) {
    key.complaint_id = std::string(typed);
    absl::AsciiStrToLower(&key.complaint_id);
    return key;
  }
  absl::StatusOr<std::string> reference = ParseReference(typed);
  if (!reference.ok()) return reference.status();
  key.reference = *std::move(reference);
  return key;
}

}  // namespace candour::intake
