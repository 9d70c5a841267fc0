#include "services/intake/domain/period/preview.h"

#include <gtest/gtest.h>

#include "tests/intake/domain/a_case.h"
#include "tests/intake/domain/period/a_period.h"

namespace candour::intake {
namespace {

// Proves I-7. Nothing that is loaded today touches a case that stands on it already.
TEST(PreviewTest, FindsNoDateTouchedByTheVersionInForce) {
  const ACase the_case = ReceivedOn(absl::CivilDay(2026, 1, 12));
  ledger::v1::AdoptReference act;
  act.set_kind(ledger::v1::REFERENCE_KIND_CALENDAR);
  act.set_id("england-and-wales");
  act.set_version(1);
  const auto adopted =
      WithAdoption(ledger::v1::AuthorityFile(), act, LoadedReference(), the_case.TheContext().now);
  ASSERT_TRUE(adopted.ok()) << adopted.status();
  EXPECT_EQ(adopted->adoptions_size(), 1);
  EXPECT_TRUE(
      TouchedBy(*adopted, the_case.File(), LoadedReference(), the_case.TheContext().now).empty());
  act.set_version(7);
  EXPECT_FALSE(
      WithAdoption(ledger::v1::AuthorityFile(), act, LoadedReference(), the_case.TheContext().now)
          .ok());
}

}  // namespace
}  // namespace candour::intake
