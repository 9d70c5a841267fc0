#include "services/intake/work/case_check.h"

#include <gtest/gtest.h>

#include "services/intake/domain/reference.h"
#include "tests/intake/store/arranged_ledger.h"

namespace candour::intake {
namespace {

class CaseCheckTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ledger_.Receive(ledger_.NewCase("avonlea", 1));
    ledger_.Receive(ledger_.NewCase("avonlea", 2));
    ledger_.Record("avonlea", CaseId(1), Noted("she was content"));
    ledger_.Record("avonlea", CaseId(1), Viewed());
  }

  absl::Status Check(const std::string& case_key = "") {
    return check_.Run("avonlea", case_key, [this](const CheckProgress& progress) {
      checked_ = progress.checked;
      for (const CaseDifference& one : progress.different) found_ += one.reference + one.field;
      return true;
    });
  }

  ArrangedLedger ledger_;
  CaseHistories histories_{ledger_.AsIntake()};
  CaseCheck check_{histories_};
  std::int64_t checked_ = 0;
  std::string found_;
};

TEST_F(CaseCheckTest, FindsNothingWhereEverySnapshotIsTheFold) {
  ASSERT_TRUE(Check().ok());

  EXPECT_EQ(checked_, 2);
  EXPECT_EQ(found_, "");
}

TEST_F(CaseCheckTest, FindsNothingAfterAnErasure) {
  ledger_.Record("avonlea", CaseId(1), ErasedThrough(4));

  ASSERT_TRUE(Check().ok());

  EXPECT_EQ(found_, "");
}

TEST_F(CaseCheckTest, NamesTheFieldInWhichAFileDiffers) {
  ledger::v1::CaseFile file = ledger_.FileOf(CaseId(2));
  file.mutable_points(0)->set_text("other words");
  ledger_.Replace(file);

  ASSERT_TRUE(Check().ok());

  EXPECT_EQ(checked_, 2);
  EXPECT_EQ(found_, FormatReference(2026, 2) + "points[0].text");
}

TEST_F(CaseCheckTest, NamesAColumnThatDoesNotSayWhatTheFileSays) {
  ledger_.Test().Execute("UPDATE intake.case_file SET status = 5 WHERE reference LIKE '%000002%'");

  ASSERT_TRUE(Check().ok());

  EXPECT_EQ(found_, FormatReference(2026, 2) + "column status");
}

TEST_F(CaseCheckTest, ChecksOneCase) {
  ASSERT_TRUE(Check(FormatReference(2026, 2)).ok());

  EXPECT_EQ(checked_, 1);
  EXPECT_EQ(Check(CaseId(9)).code(), absl::StatusCode::kNotFound);
}

TEST_F(CaseCheckTest, GoesThroughPageAfterPage) {
  for (int number = 3; number <= 101; ++number) ledger_.Receive(ledger_.NewCase("avonlea", number));

  ASSERT_TRUE(Check().ok());

  EXPECT_EQ(checked_, 101);
}

TEST_F(CaseCheckTest, EndsWhenNobodyListens) {
  const absl::Status ended = check_.Run("avonlea", "", [](const CheckProgress&) { return false; });

  EXPECT_EQ(ended.code(), absl::StatusCode::kCancelled);
}

}  // namespace
}  // namespace candour::intake
