#include "services/intake/store/attachment_store.h"

#include <gtest/gtest.h>

#include "tests/intake/store/arranged_ledger.h"

namespace candour::intake {
namespace {

constexpr const char* kId = "11111111-2222-4333-8444-555555555555";

class AttachmentStoreTest : public ::testing::Test {
 protected:
  ArrangedLedger ledger_;
  AttachmentStore store_{ledger_.AsIntake()};
};

TEST_F(AttachmentStoreTest, GivesBackWhatWasPutWhateverItsSize) {
  std::string content(3000000, 'x');
  content[1048576] = '\0';

  const absl::StatusOr<bool> put = store_.Put("avonlea", CaseId(1), kId, content);

  ASSERT_TRUE(put.ok()) << put.status();
  EXPECT_TRUE(*put);
  EXPECT_EQ(*store_.Get("avonlea", kId), content);
}

TEST_F(AttachmentStoreTest, KeepsTheFirstOfAnId) {
  ASSERT_TRUE(store_.Put("avonlea", CaseId(1), kId, "first").ok());

  const absl::StatusOr<bool> again = store_.Put("avonlea", CaseId(1), kId, "second");

  ASSERT_TRUE(again.ok());
  EXPECT_FALSE(*again);
  EXPECT_EQ(*store_.Get("avonlea", kId), "first");
}

TEST_F(AttachmentStoreTest, ShowsNothingToAnotherAuthority) {
  ASSERT_TRUE(store_.Put("avonlea", CaseId(1), kId, "ours").ok());

  EXPECT_EQ(store_.Get("borset", kId).status().code(), absl::StatusCode::kNotFound);
}

TEST_F(AttachmentStoreTest, DropsTheWholeContent) {
  ASSERT_TRUE(store_.Put("avonlea", CaseId(1), kId, "ours").ok());

  ASSERT_TRUE(store_.Drop("avonlea", kId).ok());

  EXPECT_EQ(store_.Get("avonlea", kId).status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(ledger_.Test().Value("SELECT count(*) FROM intake.attachment_chunk"), "0");
}

TEST_F(AttachmentStoreTest, NoticesThatAContentWasChanged) {
  ASSERT_TRUE(store_.Put("avonlea", CaseId(1), kId, "ours").ok());
  ledger_.Test().Execute("UPDATE intake.attachment_chunk SET content = 'theirs'");

  EXPECT_EQ(store_.Get("avonlea", kId).status().code(), absl::StatusCode::kDataLoss);
}

// Proves A-07.
TEST_F(AttachmentStoreTest, LosesTheContentWhenTheCaseIsErased) {
  ledger_.Receive(ledger_.NewCase("avonlea", 1));
  ASSERT_TRUE(store_.Put("avonlea", CaseId(1), kId, "Mrs Penny's bill").ok());
  ASSERT_TRUE(store_.NoteMail("avonlea", "one@example.org", CaseId(1)).ok());

  ledger_.Record("avonlea", CaseId(1), ErasedThrough(1));

  EXPECT_EQ(ledger_.Test().Value("SELECT count(*) FROM intake.attachment_chunk"), "0");
  EXPECT_EQ(ledger_.Test().Value("SELECT count(*) FROM intake.mail_id"), "0");
}

TEST_F(AttachmentStoreTest, RemembersWhereMailBelongs) {
  ASSERT_TRUE(store_.NoteMail("avonlea", "one@example.org", CaseId(1)).ok());

  EXPECT_EQ(*store_.CaseOfMail("avonlea", "one@example.org"), CaseId(1));
  EXPECT_EQ(*store_.CaseOfMail("avonlea", "two@example.org"), "");
  EXPECT_EQ(*store_.CaseOfMail("borset", "one@example.org"), "");
}

}  // namespace
}  // namespace candour::intake
