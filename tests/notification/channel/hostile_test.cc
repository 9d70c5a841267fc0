// Also tests services/notification/domain/template.cc: what others wrote stays text in every
// channel.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "absl/time/clock.h"
#include "services/notification/channel/html.h"
#include "services/notification/channel/mail.h"
#include "services/notification/channel/notify_channel.h"
#include "tests/notification/samples/sample.h"
#include "tests/notification/story.h"
#include "tests/support/local_server.h"

namespace candour::notification {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

struct Hostile {
  std::string name;
  // As it reads in a plain text and in HTML.
  std::string plain;
  std::string html;
};

class HostileTest : public ::testing::TestWithParam<Hostile> {
 protected:
  static Message Mail() {
    Filling filling = SampleFilling("N-20");
    filling.texts["greeting"] = "Dear " + GetParam().name + ",";
    const absl::StatusOr<Rendered> text = Book().Render("N-20", filling);
    EXPECT_TRUE(text.ok()) << text.status();
    Message message = ExampleMessage();
    message.format = Format::kPlainText;
    message.to_name = GetParam().name;
    message.subject = text->subject;
    message.body = text->body;
    return message;
  }
};

TEST_P(HostileTest, StaysTextInTheNotice) {
  EXPECT_THAT(Mail().body, HasSubstr("Dear " + GetParam().plain + ",\n\n"));
}

TEST_P(HostileTest, StaysTextInAPage) {
  EXPECT_THAT(MailPage(Mail()), HasSubstr("<p>Dear " + GetParam().html + ",</p>\n"));
  EXPECT_THAT(LetterPage(Mail()), HasSubstr("<p>Dear " + GetParam().html + ",</p>\n"));
}

TEST_P(HostileTest, AddsNoHeaderToAMail) {
  const std::string mail = MailFrom(Mail());
  const std::string head = mail.substr(0, mail.find("\r\n\r\n"));

  EXPECT_THAT(head, Not(HasSubstr("\nBcc")));
  EXPECT_THAT(head, Not(HasSubstr("\u202e")));
  EXPECT_EQ(head.find("\nTo: "), head.rfind("\nTo: "));
}

TEST_P(HostileTest, StaysTextAtNotify) {
  NotifyServer server;
  NotifySettings settings;
  settings.base_url = server.Url();
  settings.key = *ParseNotifyKey(kNotifyKey);
  settings.email_template = "template";
  settings.clock = [] { return absl::Now(); };
  NotifyChannel channel(NotifyMedium::kEmail, settings);

  ASSERT_EQ(channel.Take(Mail()).outcome, HandOver::kDone);
  const nlohmann::json call = nlohmann::json::parse(server.Kept("1.json"));
  EXPECT_EQ(call["personalisation"]["greeting"], "Dear " + GetParam().plain + ",");
  EXPECT_THAT(call["sanitise_content_for"].dump(), HasSubstr("greeting"));
}

INSTANTIATE_TEST_SUITE_P(
    Names, HostileTest,
    ::testing::Values(Hostile{"{{reference}}", "{{reference}}", "{{reference}}"},
                      Hostile{"((body))", "((body))", "((body))"},
                      Hostile{"<script>alert(1)</script>", "<script>alert(1)</script>",
                              "&lt;script&gt;alert(1)&lt;/script&gt;"},
                      Hostile{"Jean\r\nBcc: all@example.org", "Jean Bcc: all@example.org",
                              "Jean Bcc: all@example.org"},
                      Hostile{"Jean\nTo: all@example.org", "Jean To: all@example.org",
                              "Jean To: all@example.org"},
                      Hostile{"evil \u202egnp.exe", "evil gnp.exe", "evil gnp.exe"},
                      Hostile{"[win](http://example.org)", "[win](http://example.org)",
                              "[win](http://example.org)"},
                      Hostile{"# Pay now", "# Pay now", "# Pay now"},
                      Hostile{"a & b \"c\" 'd'", "a & b \"c\" 'd'",
                              "a &amp; b &quot;c&quot; &#39;d&#39;"},
                      Hostile{"--=_candour--", "--=_candour--", "--=_candour--"}));

}  // namespace
}  // namespace candour::notification
