#include "services/intake/store/authority_reader.h"

#include <gtest/gtest.h>

#include "tests/intake/store/arranged_ledger.h"

namespace candour::intake {
namespace {

TEST(AuthorityReaderTest, ReadsAnEmptyFileOfAnAuthorityWithoutALedger) {
  ArrangedLedger ledger;

  const auto file = ReadAuthority(ledger.AsIntake(), "milford");

  ASSERT_TRUE(file.ok()) << file.status();
  EXPECT_EQ(file->delegations_size(), 0);
}

}  // namespace
}  // namespace candour::intake
