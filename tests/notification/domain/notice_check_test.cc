#include "services/notification/domain/notice_check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/notification/domain/small_notice.h"

namespace candour::notification {
namespace {

using ::testing::HasSubstr;

TEST(NoticeCheckTest, RefusesATextThatLeavesOutWhatItMustSay) {
  reference::v1::Notice notice = Text("N-09", "We will be late.");
  Declare(notice, "reason", reference::v1::PLACEHOLDER_KIND_TEXT);

  const absl::Status made = BookOf({notice}).status();

  EXPECT_THAT(std::string(made.message()), HasSubstr("must say {{reason}}"));
}

TEST(NoticeCheckTest, RefusesANameThatIsNotDeclared) {
  const absl::Status made = BookOf({Text("N-09", "Because {{reason}}.")}).status();

  EXPECT_THAT(std::string(made.message()), HasSubstr("{{reason}} is unknown"));
}

// Proves NG-3.
TEST(NoticeCheckTest, RefusesASubjectThatSaysMoreThanTheReference) {
  reference::v1::Notice notice = Text("N-09", "Because {{reason}}.");
  Declare(notice, "reason", reference::v1::PLACEHOLDER_KIND_TEXT);
  notice.set_subject("Your complaint: {{reason}}");

  EXPECT_THAT(std::string(BookOf({notice}).status().message()), HasSubstr("its subject"));
}

// Proves NG-3.
TEST(NoticeCheckTest, RefusesASubjectThatTellsTheMatter) {
  reference::v1::Notice notice = Text("N-09", "We will be late.");
  notice.set_subject("Your care home bill, {{reference}}");

  EXPECT_THAT(Refusal(notice), HasSubstr("its subject must not say \"bill\""));
}

// Proves NG-1.
TEST(NoticeCheckTest, RefusesATextMessageAsAWayForANotice) {
  reference::v1::Notice notice = Text("N-09", "We will be late.");
  notice.add_media(reference::v1::MEDIUM_SMS);

  EXPECT_THAT(Refusal(notice), HasSubstr("a text message never carries it"));
}

// Proves NG-2.
TEST(NoticeCheckTest, RefusesANoticeToAComplainantThatDoesNotSayWhatEveryNoticeMust) {
  reference::v1::Notice notice = Text("N-09", "We will be late.");
  notice.set_audience(reference::v1::AUDIENCE_COMPLAINANT);
  reference::v1::Notice closing = Closing();
  closing.set_code("CLOSING");

  const std::string fault(BookOf({notice, closing}).status().message());

  EXPECT_THAT(fault, HasSubstr("must say ADVOCACY"));
  EXPECT_THAT(fault, HasSubstr("must say OTHER_FORMAT"));
  EXPECT_THAT(fault, HasSubstr("must say NEXT"));
  EXPECT_THAT(fault, HasSubstr("must say CONTACT"));
}

TEST(NoticeCheckTest, RefusesAPassageThatTheTextDoesNotHold) {
  reference::v1::Notice notice = Text("N-09", "We will be late.");
  Say(notice, reference::v1::PART_APOLOGY, "We are sorry.");

  EXPECT_THAT(Refusal(notice), HasSubstr("must say APOLOGY and does not say it for certain"));
}

TEST(NoticeCheckTest, RefusesAPassageInAParagraphThatMayBeLeftOut) {
  reference::v1::Notice notice = Text("N-09", "We are sorry, {{name}}.");
  Declare(notice, "name", reference::v1::PLACEHOLDER_KIND_TEXT);
  notice.mutable_placeholders(0)->set_required(false);
  Say(notice, reference::v1::PART_APOLOGY, "We are sorry");

  EXPECT_THAT(Refusal(notice), HasSubstr("must say APOLOGY and does not say it for certain"));
}

// Proves A-10.
TEST(NoticeCheckTest, RefusesATextThatIsNotPlainEnglish) {
  EXPECT_THAT(Refusal(Text("N-09", "There were exceptional circumstances.")),
              HasSubstr("it says \"exceptional circumstances\": say what happened"));
}

}  // namespace
}  // namespace candour::notification
