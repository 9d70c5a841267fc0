#include "clients/cli/notice_texts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/support/scratch_folder.h"

namespace candour::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// A text in a file of its own, gone at the end.
class NoticeTextsTest : public ::testing::Test {
 protected:
  absl::Status Lint(const std::string& text) {
    const std::filesystem::path file = folder_.Path() / "own.textproto";
    std::ofstream(file) << text;
    return LintNotices("db/reference", file.string(), out_);
  }

  ScratchFolder folder_;
  std::ostringstream out_;
};

// Proves A-10.
TEST_F(NoticeTextsTest, FindsNothingWrongWithWhatIsPublished) {
  EXPECT_TRUE(LintNotices("db/reference", "", out_).ok()) << out_.str();
  EXPECT_THAT(out_.str(), HasSubstr("14 reasons say what they must, in plain English."));
}

TEST_F(NoticeTextsTest, SaysEverythingThatIsWrongWithACouncilsOwnWords) {
  const absl::Status status = Lint(
      "code: \"N-09\" version: 3 subject: \"Your bill {{reference}}\" body: \"As per our "
      "letter.\"");

  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(out_.str(), HasSubstr("notice N-09: must say NEW_DATE and does not"));
  EXPECT_THAT(out_.str(), HasSubstr("its subject must not say \"bill\" (NG-3)"));
  EXPECT_THAT(out_.str(), HasSubstr("it says \"as per\""));
}

TEST_F(NoticeTextsTest, NamesTheLineThatIsNotUnderstood) {
  EXPECT_THAT(std::string(Lint("code: \"N-09\"\nbodie: \"x\"").message()),
              HasSubstr("own.textproto:2"));
}

TEST_F(NoticeTextsTest, ShowsATextWithItsLawAndParts) {
  ASSERT_TRUE(ShowNoticeText("db/reference", "n-09", "milford", out_).ok());

  EXPECT_THAT(out_.str(), HasSubstr("Law: SI 2009/309 reg 14(1)(b)"));
  EXPECT_THAT(out_.str(), HasSubstr("Must say: old date, reason, new date, apology, ombudsman"));
  EXPECT_THAT(out_.str(), Not(HasSubstr("carries the matter")));
  EXPECT_THAT(out_.str(), HasSubstr("On the phone:"));
}

TEST_F(NoticeTextsTest, SaysThatATextCarriesTheMatter) {
  ASSERT_TRUE(ShowNoticeText("db/reference", "N-12", "milford", out_).ok());

  EXPECT_THAT(out_.str(), HasSubstr("carries the matter"));
}

TEST_F(NoticeTextsTest, SaysWhenThereIsNoSuchNotice) {
  EXPECT_EQ(ShowNoticeText("db/reference", "N-99", "", out_).code(), absl::StatusCode::kNotFound);
}

}  // namespace
}  // namespace candour::cli
