#include "services/notification/channel/html.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/notification/channel/example.h"

namespace candour::notification {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// Proves A-08.
TEST(HtmlTest, MakesAMailThatAScreenReaderCanWalkThrough) {
  Message message = ExampleMessage();
  message.body = "Dear Zoë,\n\n# Why\n\n- one\n- two\n";

  const std::string page = MailPage(message);

  EXPECT_THAT(page, HasSubstr("<html lang=\"en-GB\" dir=\"ltr\">"));
  EXPECT_THAT(page, HasSubstr("<title>Your message: Zoë</title>"));
  EXPECT_THAT(page, HasSubstr("<main>\n<h1>Your message: Zoë</h1>\n<p>Dear Zoë,</p>\n<h2>Why</h2>\n"
                              "<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n</main>"));
  EXPECT_THAT(page, HasSubstr("background:#ffffff;color:#0b0c0c"));
  for (const char* never : {"<table", "<img", "http://", "https://", "<script"}) {
    EXPECT_THAT(page, Not(HasSubstr(never)));
  }
}

TEST(HtmlTest, NeverBreaksAReferenceOverTwoLines) {
  Message message = ExampleMessage();
  message.body = "Please quote ASC-2027-000123-4 when you write.\n";

  const std::string page = MailPage(message);

  EXPECT_THAT(page, HasSubstr(".reference{white-space:nowrap}"));
  EXPECT_THAT(page, HasSubstr("quote <span class=\"reference\">ASC-2027-000123-4</span> when"));
}

TEST(HtmlTest, EscapesEverythingThatHtmlWouldTake) {
  EXPECT_EQ(Escaped("<b>\"Tom's\" & co"), "&lt;b&gt;&quot;Tom&#39;s&quot; &amp; co");
}

// Proves A-03.
TEST(HtmlTest, SetsLargePrintInEighteenPoint) {
  Message message = ExampleMessage();
  message.format = Format::kLargePrint;

  EXPECT_THAT(MailPage(message), HasSubstr("font-size:18pt"));
  EXPECT_THAT(LetterPage(message), HasSubstr("font-size:18pt"));
}

// Proves G-14.
TEST(HtmlTest, WritesReferenceAndPageOnEverySheet) {
  const std::string page = LetterPage(ExampleMessage());

  EXPECT_THAT(page, HasSubstr("<span class=\"reference\">Reference ASC-2027-000123-4</span>"));
  EXPECT_THAT(page, HasSubstr("@bottom-left{content:string(reference)"));
  EXPECT_THAT(page, HasSubstr("'Page ' counter(page) ' of ' counter(pages)"));
}

TEST(HtmlTest, SetsAddressAndDateOfALetterOnce) {
  Message message = ExampleMessage();
  message.way = Way::kLetter;
  message.address = {"Zoë Ashworth", "7 Quarry Lane", "ZZ1 2AB"};
  message.body = "Zoë Ashworth\n7 Quarry Lane\nZZ1 2AB\n\nWednesday 3 February 2027\n\nDear Zoë,\n";

  const std::string page = LetterPage(message);

  EXPECT_EQ(page.find("7 Quarry Lane"), page.rfind("7 Quarry Lane"));
  EXPECT_EQ(page.find("3 February"), page.rfind("3 February"));
  EXPECT_THAT(page, HasSubstr("<p>Dear Zoë,</p>"));
}

}  // namespace
}  // namespace candour::notification
