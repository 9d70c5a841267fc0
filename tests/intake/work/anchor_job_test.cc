#include "services/intake/work/anchor_job.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "tests/intake/store/arranged_ledger.h"

namespace candour::intake {
namespace {

class AnchorJobTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ledger_.Receive(ledger_.NewCase("avonlea", 1));
    ledger_.Receive(ledger_.NewCase("borset", 2));
  }

  absl::Status Sign(const Head& head) {
    if (head.authority_id == broken_) return absl::UnavailableError("the place is full");
    absl::StrAppend(&signed_, head.authority_id, "@", head.cursor.seq, " ");
    return absl::OkStatus();
  }

  ArrangedLedger ledger_;
  EventReader events_{ledger_.AsIntake()};
  absl::Time machine_ = kMarchMorning;
  std::string broken_;
  std::string signed_;
  AnchorJob job_{events_, [this](const Head& head) { return Sign(head); },
                 [this] { return machine_; }};
};

TEST_F(AnchorJobTest, SignsEveryHeadOnceADay) {
  ASSERT_TRUE(job_.Turn().ok());
  ledger_.Record("avonlea", CaseId(1), Viewed());
  ASSERT_TRUE(job_.Turn().ok());
  EXPECT_EQ(signed_, "avonlea@1 borset@1 ");

  machine_ += absl::Hours(14);  // midnight in London

  ASSERT_TRUE(job_.Turn().ok());
  EXPECT_EQ(signed_, "avonlea@1 borset@1 avonlea@2 borset@1 ");
}

TEST_F(AnchorJobTest, TriesAgainWhatCouldNotBeSigned) {
  broken_ = "avonlea";
  EXPECT_EQ(job_.Turn().code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(signed_, "borset@1 ");
  broken_.clear();

  ASSERT_TRUE(job_.Turn().ok());

  EXPECT_EQ(signed_, "borset@1 avonlea@1 ");
}

}  // namespace
}  // namespace candour::intake
