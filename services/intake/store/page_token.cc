#include "services/intake/store/page_token.h"

#include <utility>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/common/status/field_error.h"
#include "services/intake/store/case_key.h"

namespace candour::intake {

std::string TokenOf(const PagePosition& position) {
  return absl::WebSafeBase64Escape(absl::StrCat(position.received_at, "/", position.complaint_id));
}

absl::StatusOr<PagePosition> PositionOf(std::string_view token) {
  const absl::Status refused =
      FieldError("page_token", "is not a token that a list gave; start again without one");
  std::string plain;
  if (!absl::WebSafeBase64Unescape(absl::string_view(token.data(), token.size()), &plain)) {
    return refused;
  }
  const std::vector<std::string> parts = absl::StrSplit(plain, '/');
  PagePosition position;
  if (parts.size() != 2 || !absl::SimpleAtoi(parts[0], &position.received_at)) return refused;
  const absl::StatusOr<CaseKey> key = ParseCaseKey(parts[1]);
  if (!key.ok() || key->complaint_id.empty()) return refused;
  position.complaint_id = key->complaint_id;
  return position;
}

}  // namespace candour::intake
