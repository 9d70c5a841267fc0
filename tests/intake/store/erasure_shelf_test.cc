#include "services/intake/store/erasure_shelf.h"

#include <gtest/gtest.h>

#include "services/intake/store/attachment_store.h"
#include "services/intake/store/search_index.h"
#include "tests/intake/store/arranged_ledger.h"
#include "tests/support/status.h"

namespace candour::intake {
namespace {

using candour::testing::StatusIs;

constexpr const char* kAttachment = "11111111-2222-4333-8444-555555555555";

class ErasureShelfTest : public ::testing::Test {
 protected:
  ErasureShelfTest() {
    ledger_.Receive(ledger_.NewCase("avonlea", 1));
    ledger_.Receive(ledger_.NewCase("avonlea", 2));
  }

  void Erase() { ledger_.Record("avonlea", CaseId(1), ErasedThrough(2)); }

  ErasureRemains Remains() {
    const auto remains = shelf_.RemainsOf("avonlea", CaseId(1));
    EXPECT_TRUE(remains.ok()) << remains.status();
    return remains.value_or(ErasureRemains());
  }

  ArrangedLedger ledger_;
  ErasureShelf shelf_{ledger_.AsIntake()};
};

TEST_F(ErasureShelfTest, ListsErasuresInTheOrderOfTheLedger) {
  Erase();
  ledger_.Record("avonlea", CaseId(2), ErasedThrough(3));

  const auto all = shelf_.List("avonlea", 0);
  const auto later = shelf_.List("avonlea", 3);

  ASSERT_TRUE(all.ok()) << all.status();
  ASSERT_EQ(all->size(), 2U);
  EXPECT_EQ(all->at(0).complaint_id, CaseId(1));
  EXPECT_EQ(all->at(0).rule, "retention-6y");
  EXPECT_EQ(all->at(0).seq, 3);
  EXPECT_EQ(all->at(0).reference, ledger_.FileOf(CaseId(1)).reference());
  ASSERT_EQ(later->size(), 1U);
  EXPECT_EQ(later->at(0).seq, 4);
}

TEST_F(ErasureShelfTest, KnowsNothingOfACaseThatWasNotErased) {
  EXPECT_THAT(shelf_.RemainsOf("avonlea", CaseId(1)), StatusIs(absl::StatusCode::kNotFound));
}

// Proves A-07.
TEST_F(ErasureShelfTest, CountsWhatIsGoneAndFindsWhatIsLeft) {
  Erase();
  EXPECT_EQ(Remains().bodies_gone, 1);
  EXPECT_EQ(Remains().bodies_left, 0);
  EXPECT_EQ(Remains().seq, 3);
  EXPECT_FALSE(Remains().search_passed);

  AttachmentStore attachments(ledger_.AsIntake());
  ASSERT_TRUE(attachments.Put("avonlea", CaseId(1), kAttachment, "a bill").ok());
  SearchIndex index(ledger_.AsIntake());
  ASSERT_TRUE(index.Advance("avonlea").ok());

  EXPECT_EQ(Remains().attachments, 1);
  EXPECT_EQ(Remains().search_documents, 0);
  EXPECT_TRUE(Remains().search_passed);
}

// Proves A-07.
TEST_F(ErasureShelfTest, RemovesAgainWhatCameBackWithARestore) {
  ledger_.Test().Execute("CREATE TABLE public.backup AS TABLE ledger.payload");
  Erase();
  ledger_.Test().Execute(
      "DELETE FROM ledger.payload; INSERT INTO ledger.payload "
      "SELECT * FROM public.backup");
  AttachmentStore attachments(ledger_.AsIntake());
  ASSERT_TRUE(attachments.Put("avonlea", CaseId(1), kAttachment, "a bill").ok());

  const auto repeated = shelf_.Repeat("avonlea");

  ASSERT_TRUE(repeated.ok()) << repeated.status();
  EXPECT_EQ(repeated->erasures, 1);
  EXPECT_EQ(repeated->bodies, 1);
  EXPECT_EQ(repeated->attachments, 1);
  EXPECT_EQ(ledger_.Test().Value("SELECT string_agg(seq::text, ' ') FROM ledger.payload"), "2");
  EXPECT_EQ(shelf_.Repeat("avonlea")->bodies, 0);
}

TEST_F(ErasureShelfTest, ClearsACaseFileThatCameBack) {
  const ledger::v1::CaseFile before = ledger_.FileOf(CaseId(1));
  Erase();
  ledger_.Replace(before);

  const auto repeated = shelf_.Repeat("avonlea");

  ASSERT_TRUE(repeated.ok()) << repeated.status();
  EXPECT_EQ(repeated->case_files, 1);
  EXPECT_EQ(ledger_.Test().Value("SELECT count(*) FROM intake.case_file "
                                 "WHERE encode(file, 'escape') LIKE '%my words%'"),
            "1");
}

}  // namespace
}  // namespace candour::intake
