#include "services/common/status/field_error.h"

#include <gtest/gtest.h>

namespace candour {
namespace {

TEST(FieldErrorTest, ReadsAsFieldAndSentence) {
  const absl::Status status = FieldError("target.case", "must not be empty");

  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(std::string{status.message()}, "target.case: must not be empty");
}

TEST(FieldErrorTest, GivesBackEveryViolationInOrder) {
  const std::vector<FieldViolation> violations =
      FieldViolationsOf(FieldErrors({{"a[0].b", "is one"}, {"c", "is: two"}}));

  ASSERT_EQ(violations.size(), 2U);
  EXPECT_EQ(violations[0].field, "a[0].b");
  EXPECT_EQ(violations[0].message, "is one");
  EXPECT_EQ(violations[1].field, "c");
  EXPECT_EQ(violations[1].message, "is: two");
}

TEST(AboutFieldTest, KeepsCodeAndSentence) {
  const absl::Status status = AboutField(absl::AbortedError("has moved on"), "version");

  EXPECT_EQ(status.code(), absl::StatusCode::kAborted);
  EXPECT_EQ(std::string{status.message()}, "has moved on");
  ASSERT_EQ(FieldViolationsOf(status).size(), 1U);
  EXPECT_EQ(FieldViolationsOf(status)[0].field, "version");
  EXPECT_EQ(FieldViolationsOf(status)[0].message, "has moved on");
}

TEST(FieldErrorTest, FindsNoneInAnotherStatus) {
  EXPECT_TRUE(FieldViolationsOf(absl::InvalidArgumentError("a: b")).empty());
}

}  // namespace
}  // namespace candour
