#include "services/notification/domain/notice_book.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/notification/domain/small_notice.h"
#include "tests/notification/story.h"

namespace candour::notification {
namespace {

using ::testing::HasSubstr;

TEST(NoticeBookTest, RefusesACodeThatOccursTwice) {
  EXPECT_FALSE(BookOf({Text("N-09", "One."), Text("N-09", "Two.")}).ok());
}

TEST(NoticeBookTest, SpeaksInACouncilsOwnWords) {
  reference::v1::Notice own;
  own.set_code("N-09");
  own.set_version(2);
  own.set_body("It takes longer.");

  const absl::StatusOr<NoticeBook> book = BookOf({Text("N-09", "We will be late.")}, {own});

  ASSERT_TRUE(book.ok()) << book.status();
  EXPECT_EQ(book->Find("N-09", "milford")->body(), "It takes longer.");
  EXPECT_EQ(book->Find("N-09", "milford")->law(), "Local standard");
  EXPECT_EQ(book->Find("N-09", "ashby")->body(), "We will be late.");
}

TEST(NoticeBookTest, LetsNoCouncilChangeWhatMustBeSaid) {
  reference::v1::Notice must = Text("N-09", "We are sorry.");
  Say(must, reference::v1::PART_APOLOGY, "We are sorry.");
  reference::v1::Notice leaves_out;
  leaves_out.set_code("N-09");
  leaves_out.set_body("It takes longer.");
  reference::v1::Notice changes;
  changes.set_code("N-09");
  changes.set_law("None");

  EXPECT_THAT(std::string(BookOf({must}, {leaves_out}).status().message()),
              HasSubstr("milford: notice N-09: must say APOLOGY"));
  EXPECT_THAT(std::string(BookOf({must}, {changes}).status().message()),
              HasSubstr("a council changes the words only"));
}

TEST(NoticeBookTest, WritesADateAmongTheFactsInFull) {
  std::set<absl::CivilDay> days;

  EXPECT_EQ(*Book().ReasonText("DR-02", true, {{"date", "2027-02-03"}}, days),
            "A person we need to speak to is away until Wednesday 3 February 2027.");
  EXPECT_EQ(days.count(absl::CivilDay(2027, 2, 3)), 1U);
}

TEST(NoticeBookTest, TakesADateAmongTheFactsThatIsWrittenInWords) {
  std::set<absl::CivilDay> days;

  EXPECT_EQ(*Book().ReasonText("DR-02", true, {{"date", "3 February 2027"}}, days),
            "A person we need to speak to is away until Wednesday 3 February 2027.");
  EXPECT_EQ(*Book().ReasonText("DR-13", true, {{"who", "the court, on 4 March 2027"}}, days),
            "We need expert advice from the court, on 4 March 2027.");
  EXPECT_EQ(days, std::set({absl::CivilDay(2027, 2, 3), absl::CivilDay(2027, 3, 4)}));
}

TEST(NoticeBookTest, GivesNoReasonThatNamesADayThatDoesNotExist) {
  std::set<absl::CivilDay> days;

  EXPECT_THAT(std::string(Book()
                              .ReasonText("DR-02", true, {{"date", "31 February 2027"}}, days)
                              .status()
                              .message()),
              HasSubstr("there is no 31 february"));
}

TEST(NoticeBookTest, SaysOnlyWhatMayLeaveBeforeApproval) {
  std::set<absl::CivilDay> days;

  EXPECT_EQ(*Book().ReasonText("DR-05", false, {}, days),
            "We need information from another service.");
  EXPECT_TRUE(Book().IsWithheld("DR-05", false));
}

TEST(NoticeBookTest, GivesNoReasonThatLacksItsFact) {
  std::set<absl::CivilDay> days;

  EXPECT_EQ(Book().ReasonText("DR-07", true, {}, days).status().code(),
            absl::StatusCode::kInvalidArgument);
}

TEST(NoticeBookTest, LeavesBracesInAFactAlone) {
  std::set<absl::CivilDay> days;

  EXPECT_EQ(*Book().ReasonText("DR-13", true, {{"who", "{{name}} {who}"}}, days),
            "We need expert advice from {{name}} {who}.");
}

TEST(NoticeBookTest, HasNoWordsForAStepThatMayNotBeTold) {
  EXPECT_EQ(Book().StepText("safeguarding_raised"), "");
}

TEST(NoticeBookTest, WantsFixedWordsOnceAndInPlainEnglish) {
  reference::v1::FixedWordList words;
  *words.add_words()->mutable_key() = "actions/none";
  *words.add_words()->mutable_key() = "actions/none";
  words.mutable_words(1)->set_text("As per our letter.");

  const std::string faults(NoticeBook::Make({}, {}, {}, {}, words).status().message());

  EXPECT_THAT(faults, testing::HasSubstr("fixed words actions/none: have no text"));
  EXPECT_THAT(faults, testing::HasSubstr("fixed words actions/none: stand there twice"));
  EXPECT_THAT(faults, testing::HasSubstr("as per"));
}

TEST(NoticeBookTest, HasWordsForEveryCodeThatMayStandInANotice) {
  for (const char* key :
       {"other_route/X-a", "other_route/X-b", "other_route/X-d", "other_route/X-e",
        "other_route/X-f", "other_route/X-g", "other_route/X-h", "outcome/UPH", "outcome/PUP",
        "outcome/NUP", "outcome/NOF", "outcome/RES", "actions/none", "actions/taken",
        "who_else/CHILD_COULD_COMPLAIN", "who_else/NOT_BEST_INTERESTS", "who_else/NO_AUTHORITY"}) {
    EXPECT_NE(Book().FixedWordsOf(key), "") << key;
  }
  EXPECT_EQ(Book().FixedWordsOf("other_route/X-c"), "");
}

}  // namespace
}  // namespace candour::notification
