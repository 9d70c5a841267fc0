#include "services/notification/reference/load.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace candour::notification {
namespace {

using ::testing::HasSubstr;

class LoadTest : public ::testing::TestWithParam<const char*> {};

TEST_P(LoadTest, HasATextForEveryNoticeThatGoesByItself) {
  const absl::StatusOr<NoticeBook> book = LoadNoticeBook("db/reference");

  ASSERT_TRUE(book.ok()) << book.status();
  EXPECT_TRUE(book->Has(GetParam()));
}

INSTANTIATE_TEST_SUITE_P(Notices, LoadTest,
                         ::testing::Values("N-01", "N-03", "N-04", "N-08", "N-09", "N-09H", "N-14",
                                           "N-20"));

// Proves O-08.
TEST(LoadNoticeBookTest, KnowsHowToReachEachCouncilAndTheOmbudsman) {
  const absl::StatusOr<NoticeBook> book = LoadNoticeBook("db/reference");

  ASSERT_TRUE(book.ok() && book->FindAuthority("milford") != nullptr);
  EXPECT_THAT(book->FindAuthority("milford")->ombudsman(),
              HasSubstr("0300 061 0614, www.lgo.org.uk"));
  EXPECT_NE(book->FindAuthority("ashby"), nullptr);
}

TEST(LoadNoticeBookTest, KnowsACouncilsOwnWords) {
  const absl::StatusOr<NoticeBook> book = LoadNoticeBook("db/reference");

  ASSERT_TRUE(book.ok()) << book.status();
  EXPECT_THAT(book->Find("N-20", "ashby")->body(), HasSubstr("who know our care best"));
  EXPECT_NE(book->Find("N-20", "ashby")->body(), book->Find("N-20", "milford")->body());
}

TEST(LoadChannelsTest, SaysWhichFileIsMissing) {
  EXPECT_EQ(LoadChannels("db/nowhere").status().code(), absl::StatusCode::kNotFound);
}

TEST(LoadNoticeBookTest, SaysWhichFolderIsMissing) {
  EXPECT_EQ(LoadNoticeBook("db/nowhere").status().code(), absl::StatusCode::kNotFound);
}

}  // namespace
}  // namespace candour::notification
