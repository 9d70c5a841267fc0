// Also tests services/notification/domain/rendering.cc.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/notification/domain/notice_book.h"
#include "tests/notification/domain/small_notice.h"
#include "tests/notification/story.h"

namespace candour::notification {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// What Jean's notices share, and the day of her withdrawal.
Filling Simple() {
  Filling filling;
  filling.authority_id = "milford";
  filling.texts = {{"greeting", "Dear Jean Ashworth,"}, {"reference", "ASC-2027-000123-4"}};
  filling.days = {{"withdrawn_on", absl::CivilDay(2027, 1, 7)}};
  return filling;
}

// With what N-11 needs.
Filling SixMonthsOver() {
  Filling filling = Simple();
  filling.texts["reason"] = "We wait for a record.";
  filling.days["six_months_end"] = absl::CivilDay(2027, 7, 3);
  filling.days["expected_by"] = absl::CivilDay(2027, 7, 30);
  return filling;
}

// With what a call about N-08 needs.
Filling ACall() {
  Filling filling = Simple();
  filling.texts["to_name"] = "Jean Ashworth";
  filling.texts["safe_number"] = "01632 960 177";
  filling.days["response_by"] = absl::CivilDay(2027, 2, 3);
  filling.texts["steps"] = "- On Monday 11 January 2027 we read the records.";
  filling.other_days = {absl::CivilDay(2027, 1, 11)};
  return filling;
}

// Proves NG-4.
TEST(RenderingTest, TakesADateInAQuotationForNoPromise) {
  reference::v1::Notice notice = Text("N-02", "You said:\n{{record}}");
  Declare(notice, "record", reference::v1::PLACEHOLDER_KIND_QUOTE);
  const absl::StatusOr<NoticeBook> book = BookOf({notice});

  const absl::StatusOr<Rendered> text =
      book->Render("N-02", {{{"record", "Nobody came on 31 February 2027."}}, {}, {}});

  ASSERT_TRUE(text.ok()) << text.status();
  EXPECT_THAT(text->body, HasSubstr("31 February 2027"));
}

TEST(RenderingTest, LeavesAHeadingOfOthersAText) {
  reference::v1::Notice notice = Text("N-02", "You said:\n\n{{record}}");
  Declare(notice, "record", reference::v1::PLACEHOLDER_KIND_QUOTE);

  const absl::StatusOr<Rendered> text =
      BookOf({notice})->Render("N-02", {{{"record", "# We pay you"}}, {}, {}});

  EXPECT_THAT(text->body, HasSubstr("#\u00a0We pay you"));
}

TEST(RenderingTest, SendsNothingWithoutAValueThatMustBeSaid) {
  reference::v1::Notice notice = Text("N-09", "By {{response_by}}.");
  Declare(notice, "response_by", reference::v1::PLACEHOLDER_KIND_DAY);
  const absl::StatusOr<NoticeBook> book = BookOf({notice});

  EXPECT_THAT(std::string(book->Render("N-09", {}).status().message()),
              HasSubstr("{{response_by}} has no value"));
}

// Proves NG-4.
TEST(RenderingTest, SendsNoDateThatNoClockGives) {
  reference::v1::Notice notice = Text("N-09", "Because {{reason}}.");
  Declare(notice, "reason", reference::v1::PLACEHOLDER_KIND_TEXT);
  const absl::StatusOr<NoticeBook> book = BookOf({notice});

  const absl::Status made =
      book->Render("N-09", {{{"reason", "we meet on 3 February 2027"}}, {}, {}}).status();

  EXPECT_THAT(std::string(made.message()), HasSubstr("which no clock of the case gives"));
}

// Proves G-9.
TEST(RenderingTest, PutsTheCondolenceAfterTheGreeting) {
  Filling filling = Simple();
  filling.bereaved = true;
  filling.texts["cared_for_name"] = "Harold Ashworth";

  const absl::StatusOr<Rendered> text = Book().Render("N-14", filling);

  ASSERT_TRUE(text.ok()) << text.status();
  EXPECT_THAT(text->body, HasSubstr("Dear Jean Ashworth,\n\nWe are sorry that Harold Ashworth has "
                                    "died. Please accept our sympathy.\n\n"));
}

// Proves G-9.
TEST(RenderingTest, SendsNoSurveyAfterADeath) {
  Filling filling = Simple();
  filling.bereaved = true;

  EXPECT_EQ(Book().Render("N-19", filling).status().code(), absl::StatusCode::kFailedPrecondition);
}

// Proves A-03.
TEST(RenderingTest, HasWordsOfItsOwnForEasyRead) {
  Filling filling = Simple();
  filling.format = Format::kEasyRead;

  EXPECT_THAT(Book().Render("N-14", filling)->body, HasSubstr("You can come back later."));
  EXPECT_THAT(std::string(Book().Render("N-20", filling).status().message()),
              HasSubstr("a person writes it"));
}

// Proves R-42.
TEST(RenderingTest, NamesTheHealthServiceOmbudsmanInJointCasesOnly) {
  Filling filling = SixMonthsOver();
  const absl::StatusOr<Rendered> alone = Book().Render("N-11", filling);
  filling.joint = true;
  const absl::StatusOr<Rendered> joint = Book().Render("N-11", filling);

  ASSERT_TRUE(alone.ok() && joint.ok()) << alone.status() << joint.status();
  EXPECT_THAT(alone->body, Not(HasSubstr("Health Service Ombudsman")));
  EXPECT_THAT(joint->body, HasSubstr("Parliamentary and Health Service Ombudsman, phone"));
}

// Proves O-08.
TEST(RenderingTest, TakesTheOmbudsmansAddressFromTheCouncilsData) {
  EXPECT_THAT(Book().Render("N-11", SixMonthsOver())->body,
              HasSubstr("PO Box 4771\nCoventry\nCV4 0EH"));
}

// Proves G-13.
TEST(RenderingTest, WritesAScriptForACallWithTheSafeNumberFirst) {
  Filling filling = ACall();

  const absl::StatusOr<std::string> script = Book().RenderScript("N-08", filling);

  ASSERT_TRUE(script.ok()) << script.status();
  EXPECT_THAT(*script, HasSubstr("Use this number only: 01632 960 177"));
  EXPECT_THAT(*script, HasSubstr("by Wednesday 3 February 2027"));
}

// Proves G-13.
TEST(RenderingTest, WritesNoScriptWithoutASafeNumber) {
  Filling filling = ACall();
  filling.texts.erase("safe_number");

  EXPECT_THAT(std::string(Book().RenderScript("N-08", filling).status().message()),
              HasSubstr("{{safe_number}} has no value"));
}

// Proves G-13, NG-4.
TEST(RenderingTest, SaysNoDateOnThePhoneThatNoClockGives) {
  Filling filling = ACall();
  filling.other_days.clear();

  EXPECT_THAT(std::string(Book().RenderScript("N-08", filling).status().message()),
              HasSubstr("which no clock of the case gives"));
}

// Proves NG-1, NG-3.
TEST(RenderingTest, TextsOnlyThatSomethingWasSent) {
  Filling filling = Simple();
  filling.texts["vehicle"] = "letter";

  EXPECT_EQ(*Book().RenderSms(filling),
            "Milford Council: we have sent you a letter. Your reference is ASC-2027-000123-4. If "
            "you have not had it in a few days, please phone 01632 960 301.");
}

}  // namespace
}  // namespace candour::notification
