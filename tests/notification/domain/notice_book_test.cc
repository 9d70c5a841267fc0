#include "services/notification/domain/notice_book.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/notification/story.h"

namespace candour::notification {
namespace {

using ::testing::HasSubstr;

reference::v1::Notice Text(const std::string& code, const std::string& body) {
  reference::v1::Notice notice;
  notice.set_code(code);
  notice.set_version(1);
  notice.set_body(body);
  return notice;
}

void Declare(reference::v1::Notice& notice, const std::string& name,
             reference::v1::PlaceholderKind kind) {
  reference::v1::Placeholder& placeholder = *notice.add_placeholders();
  placeholder.set_name(name);
  placeholder.set_kind(kind);
  placeholder.set_required(true);
}

absl::StatusOr<NoticeBook> BookOf(std::vector<reference::v1::Notice> notices) {
  notices.push_back(Text("CLOSING", "Goodbye."));
  return NoticeBook::Make(std::move(notices), {}, {}, {});
}

TEST(NoticeBookTest, RefusesATextThatLeavesOutWhatItMustSay) {
  reference::v1::Notice notice = Text("N-09", "We will be late.");
  Declare(notice, "reason", reference::v1::PLACEHOLDER_KIND_TEXT);

  const absl::Status made = BookOf({notice}).status();

  EXPECT_THAT(std::string(made.message()), HasSubstr("must say {{reason}}"));
}

TEST(NoticeBookTest, RefusesANameThatIsNotDeclared) {
  const absl::Status made = BookOf({Text("N-09", "Because {{reason}}.")}).status();

  EXPECT_THAT(std::string(made.message()), HasSubstr("{{reason}} is unknown"));
}

TEST(NoticeBookTest, RefusesASubjectThatSaysMoreThanTheReference) {
  reference::v1::Notice notice = Text("N-09", "Because {{reason}}.");
  Declare(notice, "reason", reference::v1::PLACEHOLDER_KIND_TEXT);
  notice.set_subject("Your complaint: {{reason}}");

  EXPECT_THAT(std::string(BookOf({notice}).status().message()), HasSubstr("its subject"));
}

TEST(NoticeBookTest, RefusesACodeThatOccursTwice) {
  EXPECT_FALSE(BookOf({Text("N-09", "One."), Text("N-09", "Two.")}).ok());
}

TEST(NoticeBookTest, SendsNothingWithoutAValueThatMustBeSaid) {
  reference::v1::Notice notice = Text("N-09", "By {{response_by}}.");
  Declare(notice, "response_by", reference::v1::PLACEHOLDER_KIND_DAY);
  const absl::StatusOr<NoticeBook> book = BookOf({notice});

  EXPECT_THAT(std::string(book->Render("N-09", {}).status().message()),
              HasSubstr("{{response_by}} has no value"));
}

TEST(NoticeBookTest, SendsNoDateThatNoClockGives) {
  reference::v1::Notice notice = Text("N-09", "Because {{reason}}.");
  Declare(notice, "reason", reference::v1::PLACEHOLDER_KIND_TEXT);
  const absl::StatusOr<NoticeBook> book = BookOf({notice});

  const absl::Status made =
      book->Render("N-09", {{{"reason", "we meet on 3 February 2027"}}, {}, {}}).status();

  EXPECT_THAT(std::string(made.message()), HasSubstr("which no clock of the case gives"));
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

}  // namespace
}  // namespace candour::notification
