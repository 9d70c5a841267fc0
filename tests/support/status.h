// Matchers for statuses.
#ifndef CANDOUR_TESTS_SUPPORT_STATUS_H_
#define CANDOUR_TESTS_SUPPORT_STATUS_H_

#include <gmock/gmock.h>
#include <grpcpp/grpcpp.h>

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/common/grpc/answer.h"
#include "services/common/status/field_error.h"

namespace candour::testing {

inline absl::Status Of(const absl::Status& status) { return status; }
inline absl::Status Of(const grpc::Status& status) { return FromGrpc(status); }
template <typename T>
absl::Status Of(const absl::StatusOr<T>& answer) {
  return answer.status();
}

// StatusIs(absl::StatusCode::kNotFound): a status, grpc::Status or StatusOr of that code.
MATCHER_P(StatusIs, code, "") {
  const absl::Status status = Of(arg);
  *result_listener << "which is " << status.ToString();
  return status.code() == code;
}

// Field("submit.points", "at least one"): InvalidArgument with such a violation.
MATCHER_P2(NamesField, field, words, "") {
  const absl::Status status = Of(arg);
  *result_listener << "which is " << status.ToString();
  for (const FieldViolation& violation : FieldViolationsOf(status)) {
    if (violation.field == field && violation.message.find(words) != std::string::npos) return true;
  }
  return false;
}

}  // namespace candour::testing

#endif  // CANDOUR_TESTS_SUPPORT_STATUS_H_
