#include "clients/cli/code_lists.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace candour::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

intake::v1::ShowListsResponse TwoLists() {
  intake::v1::ShowListsResponse lists;
  for (const char* name : {"teams", "providers"}) {
    intake::v1::ListOfCodes& list = *lists.add_lists();
    list.set_list(name);
    list.add_entries()->set_code(std::string(name) + "-1");
  }
  return lists;
}

TEST(ShowListsTest, ShowsAllOrOne) {
  EXPECT_THAT(ShowLists(TwoLists(), ""), HasSubstr("teams-1"));
  EXPECT_THAT(ShowLists(TwoLists(), ""), HasSubstr("providers-1"));
  EXPECT_THAT(ShowLists(TwoLists(), "teams"), Not(HasSubstr("providers-1")));
  EXPECT_EQ(ShowLists(TwoLists(), "nothing"), "");
}

}  // namespace
}  // namespace candour::cli
