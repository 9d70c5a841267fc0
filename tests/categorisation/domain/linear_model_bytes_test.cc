#include <gtest/gtest.h>

#include "services/categorisation/domain/linear_model.h"
#include "tests/categorisation/support/examples.h"

namespace candour::categorisation {
namespace {

absl::StatusCode CodeFor(std::string_view bytes) {
  return LinearModel::Parse(bytes).status().code();
}

TEST(LinearModelBytesTest, ComesBackAsItWasKept) {
  const LinearModel model = LinearModel::Train(TwoThemes());

  const absl::StatusOr<LinearModel> back = LinearModel::Parse(model.Serialise());

  ASSERT_TRUE(back.ok());
  EXPECT_EQ(back->Predict("sour ramp"), model.Predict("sour ramp"));
  EXPECT_EQ(back->Examples(), 6);
  EXPECT_EQ(back->Serialise(), model.Serialise());
}

TEST(LinearModelBytesTest, KeepsAModelThatHasLearntNothing) {
  EXPECT_TRUE(LinearModel::Parse(LinearModel::Train({}).Serialise()).ok());
}

TEST(LinearModelBytesTest, RefusesWhatIsCutShortOrTooLong) {
  const std::string bytes = LinearModel::Train(TwoThemes()).Serialise();

  EXPECT_EQ(CodeFor(""), absl::StatusCode::kDataLoss);
  EXPECT_EQ(CodeFor("something else entirely"), absl::StatusCode::kDataLoss);
  EXPECT_EQ(CodeFor(bytes.substr(0, bytes.size() - 1)), absl::StatusCode::kDataLoss);
  EXPECT_EQ(CodeFor(bytes.substr(0, 40)), absl::StatusCode::kDataLoss);
  EXPECT_EQ(CodeFor(bytes + "x"), absl::StatusCode::kDataLoss);
}

TEST(LinearModelBytesTest, RefusesAbsurdSizes) {
  std::string bytes = LinearModel::Train(TwoThemes()).Serialise();
  bytes.replace(40, 8, std::string(8, '\xff'));

  EXPECT_EQ(CodeFor(bytes), absl::StatusCode::kDataLoss);
}

}  // namespace
}  // namespace candour::categorisation
