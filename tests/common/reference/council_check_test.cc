#include "services/common/reference/council_check.h"

#include <gtest/gtest.h>

#include "tests/support/law.h"

namespace candour {
namespace {

using reference::v1::Council;

std::string Problem(const Council& council) { return std::string(CheckCouncil(council).message()); }

Council Ashby() { return *FindCouncil(tests::Law(), "ashby"); }

TEST(CheckCouncilTest, AcceptsOurOwn) {
  ASSERT_EQ(tests::Law().councils.size(), 2U);
  for (const Council& each : tests::Law().councils) EXPECT_EQ(Problem(each), "");
  EXPECT_EQ(FindCouncil(tests::Law(), "nowhere"), nullptr);
}

TEST(CheckCouncilTest, NamesWhatIsMissing) {
  Council council = Ashby();
  council.clear_when_unsafe();
  EXPECT_EQ(Problem(council), "when_unsafe: say whom to call when somebody is unsafe");
  council = Ashby();
  council.mutable_teams(1)->clear_name();
  EXPECT_EQ(Problem(council), "teams[1].name: is missing");
}

TEST(CheckCouncilTest, RefusesACodeTwice) {
  Council council = Ashby();
  *council.add_providers() = council.providers(0);
  EXPECT_EQ(Problem(council), "providers[2].code: stands there twice");
}

}  // namespace
}  // namespace candour
