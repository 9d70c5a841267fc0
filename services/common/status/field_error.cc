#include "services/common/status/field_error.h"

#include "absl/strings/cord.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace candour {
namespace {

constexpr const char* kPayloadUrl = "candour/field-violations";
// Neither can stand in a field path or in a sentence of ours.
constexpr char kBetweenFieldAndMessage = '\x1f';
constexpr char kBetweenViolations = '\x1e';

}  // namespace

absl::Status FieldError(std::string_view field, std::string_view message) {
  return FieldErrors({{std::string{field}, std::string{message}}});
}

absl::Status FieldErrors(const std::vector<FieldViolation>& violations) {
  std::string sentence;
  std::string payload;
  for (const FieldViolation& violation : violations) {
    if (!sentence.empty()) {
      sentence += "; ";
      payload += kBetweenViolations;
    }
    sentence += violation.field + ": " + violation.message;
    payload += violation.field + kBetweenFieldAndMessage + violation.message;
  }
  absl::Status status = absl::InvalidArgumentError(sentence);
  status.SetPayload(kPayloadUrl, absl::Cord(payload));
  return status;
}

absl::Status AboutField(absl::Status status, std::string_view field) {
  std::string payload{field};
  payload += kBetweenFieldAndMessage;
  payload += std::string{status.message()};
  status.SetPayload(kPayloadUrl, absl::Cord(payload));
  return status;
}

std::vector<FieldViolation> FieldViolationsOf(const absl::Status& status) {
  std::vector<FieldViolation> violations;
  const auto payload = status.GetPayload(kPayloadUrl);
  if (!payload) return violations;
  const std::string text{*payload};
  for (const auto& part : absl::StrSplit(text, kBetweenViolations)) {
    const std::pair<std::string, std::string> pair =
        absl::StrSplit(part, absl::MaxSplits(kBetweenFieldAndMessage, 1));
    violations.push_back({pair.first, pair.second});
  }
  return violations;
}

}  // namespace candour
