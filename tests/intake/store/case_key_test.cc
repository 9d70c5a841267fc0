#include "services/intake/store/case_key.h"

#include <gtest/gtest.h>

#include "services/intake/domain/reference.h"

namespace candour::intake {
namespace {

TEST(ParseCaseKeyTest, ReadsAComplaintIdInAnyCase) {
  const absl::StatusOr<CaseKey> key = ParseCaseKey("0F8FAD5B-D9CB-469F-A165-70867728950E");

  ASSERT_TRUE(key.ok()) << key.status();
  EXPECT_EQ(key->complaint_id, "0f8fad5b-d9cb-469f-a165-70867728950e");
  EXPECT_EQ(key->reference, "");
}

TEST(ParseCaseKeyTest, ReadsAReferenceAsTyped) {
  std::string typed = FormatReference(2026, 123);
  typed[0] = 'a';

  const absl::StatusOr<CaseKey> key = ParseCaseKey(typed);

  ASSERT_TRUE(key.ok()) << key.status();
  EXPECT_EQ(key->complaint_id, "");
  EXPECT_EQ(key->reference, FormatReference(2026, 123));
}

TEST(ParseCaseKeyTest, RefusesAWrongCheckDigit) {
  std::string typed = FormatReference(2026, 123);
  typed.back() = typed.back() == '9' ? '0' : static_cast<char>(typed.back() + 1);

  EXPECT_EQ(ParseCaseKey(typed).status().code(), absl::StatusCode::kInvalidArgument);
}

TEST(ParseCaseKeyTest, RefusesWhatIsNeither) {
  EXPECT_EQ(ParseCaseKey("0f8fad5b-d9cb-469f-a165-70867728950").status().code(),
            absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace candour::intake
