#include "services/intake/work/erasure_book.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "absl/strings/str_cat.h"
#include "tests/intake/store/arranged_ledger.h"
#include "tests/support/scratch_folder.h"

namespace candour::intake {
namespace {

class ErasureBookTest : public ::testing::Test {
 protected:
  ErasureBookTest() {
    ledger_.Receive(ledger_.NewCase("avonlea", 1));
    ledger_.Receive(ledger_.NewCase("avonlea", 2));
  }

  std::string Written() {
    std::ifstream file(folder_.Path() / "avonlea.erasures.jsonl");
    return {std::istreambuf_iterator<char>(file), {}};
  }

  std::string LineOf(int number, int seq) {
    return absl::StrCat(R"({"authority_id":"avonlea","complaint_id":")", CaseId(number),
                        R"(","reference":")", ledger_.FileOf(CaseId(number)).reference(),
                        R"(","rule":"retention-6y","erased_at":"1970-01-01T00:00:00Z","seq":")",
                        seq, "\"}\n");
  }

  ArrangedLedger ledger_;
  const ScratchFolder folder_;
  EventReader events_{ledger_.AsIntake()};
  ErasureShelf erasures_{ledger_.AsIntake()};
};

// Proves A-07.
TEST_F(ErasureBookTest, NotesEachErasureOutsideTheDatabaseOnce) {
  ErasureBook book(events_, erasures_, folder_.Path().string());
  ASSERT_TRUE(book.Turn().ok());
  EXPECT_EQ(Written(), "");

  ledger_.Record("avonlea", CaseId(1), ErasedThrough(2));
  ASSERT_TRUE(book.Turn().ok());
  ledger_.Record("avonlea", CaseId(2), ErasedThrough(3));
  ASSERT_TRUE(book.Turn().ok());
  ASSERT_TRUE(book.Turn().ok());

  EXPECT_EQ(Written(), LineOf(1, 3) + LineOf(2, 4));
}

TEST_F(ErasureBookTest, GoesOnWhereAnEarlierProcessEnded) {
  ledger_.Record("avonlea", CaseId(1), ErasedThrough(2));
  ASSERT_TRUE(ErasureBook(events_, erasures_, folder_.Path().string()).Turn().ok());

  ASSERT_TRUE(ErasureBook(events_, erasures_, folder_.Path().string()).Turn().ok());

  EXPECT_EQ(Written(), LineOf(1, 3));
}

TEST_F(ErasureBookTest, SaysThatItCannotWrite) {
  ledger_.Record("avonlea", CaseId(1), ErasedThrough(2));
  ErasureBook book(events_, erasures_, (folder_.Path() / "nowhere").string());

  EXPECT_EQ(book.Turn().code(), absl::StatusCode::kInternal);
}

}  // namespace
}  // namespace candour::intake
