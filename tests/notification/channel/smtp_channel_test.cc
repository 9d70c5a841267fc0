#include "services/notification/channel/smtp_channel.h"

#include <gtest/gtest.h>

#include "tests/notification/channel/example.h"
#include "tests/support/local_server.h"

namespace candour::notification {
namespace {

TEST(SmtpChannelTest, ArrivesAtARealServerAsItWasWritten) {
  SmtpServer server("accept");
  SmtpChannel channel(server.Url());

  const HandOverReport report = channel.Take(ExampleMessage());

  EXPECT_EQ(report.outcome, HandOver::kDone) << report.detail;
  EXPECT_EQ(ReadByPython(server.Folder() / "1.eml"),
            "Milford Council <care@milford.example.org>|Zoë Ashworth <zoe@example.org>|"
            "Your message: Zoë|<notice.milford.1@milford.example.org>|"
            "Dear Zoë,\n\n.a line that begins with a dot = fine\n");
}

TEST(SmtpChannelTest, KeepsTheConnectionForTheNextMail) {
  SmtpServer server("accept");
  SmtpChannel channel(server.Url());

  EXPECT_EQ(channel.Take(ExampleMessage()).outcome, HandOver::kDone);
  EXPECT_EQ(channel.Take(ExampleMessage()).outcome, HandOver::kDone);
  EXPECT_EQ(server.Kept("2.from"), "care@milford.example.org");
  EXPECT_EQ(server.Kept("connections"), "1");
}

TEST(SmtpChannelTest, ConnectsAnewWhenTheKeptConnectionIsGone) {
  SmtpServer server("accept");
  SmtpChannel channel(server.Url());
  channel.Take(ExampleMessage());
  server.Behave("drop");
  channel.Take(ExampleMessage());
  server.Behave("accept");

  EXPECT_EQ(channel.Take(ExampleMessage()).outcome, HandOver::kDone);
}

TEST(SmtpChannelTest, IsRefusedByAServerThatSaysNever) {
  SmtpServer server("reject");
  SmtpChannel channel(server.Url());

  EXPECT_EQ(channel.Take(ExampleMessage()).outcome, HandOver::kRefused);
}

TEST(SmtpChannelTest, TriesAgainLaterWhenTheServerSaysNotNow) {
  SmtpServer server("defer");
  SmtpChannel channel(server.Url());

  EXPECT_EQ(channel.Take(ExampleMessage()).outcome, HandOver::kNotNow);
}

TEST(SmtpChannelTest, DoesNotKnowWhenTheConnectionBreaksAfterTheText) {
  SmtpServer server("drop");
  SmtpChannel channel(server.Url());

  EXPECT_EQ(channel.Take(ExampleMessage()).outcome, HandOver::kUnknown);
}

// Until its last dot has gone a mail is not the server's, even when all its text is.
TEST(SmtpChannelTest, KeepsAMailBackThatMayNotLeave) {
  SmtpServer server("accept");
  SmtpChannel channel(server.Url());
  int asked = 0;

  const HandOverReport report = channel.TakeAsking(ExampleMessage(), [&] {
    ++asked;
    return false;
  });

  EXPECT_EQ(asked, 1);
  EXPECT_EQ(report.outcome, HandOver::kNotNow) << report.detail;
  EXPECT_FALSE(report.channel_down);
  EXPECT_EQ(channel.Take(ExampleMessage()).outcome, HandOver::kDone);
  EXPECT_FALSE(std::filesystem::exists(server.Folder() / "2.eml"));
}

TEST(SmtpChannelTest, AsksOnlyAboutAMailThatTheServerWants) {
  SmtpServer server("nobody");
  SmtpChannel channel(server.Url());
  int asked = 0;

  channel.TakeAsking(ExampleMessage(), [&] { return ++asked > 0; });

  EXPECT_EQ(asked, 0);
}

TEST(SmtpChannelTest, TriesAgainLaterWhenNobodyListens) {
  SmtpChannel channel("smtp://127.0.0.1:1");

  const HandOverReport report = channel.Take(ExampleMessage());

  EXPECT_EQ(report.outcome, HandOver::kNotNow);
  EXPECT_TRUE(report.channel_down);
}

TEST(SmtpChannelTest, IsRefusedWhenNobodyOfThatNameIsThere) {
  SmtpServer server("nobody");
  SmtpChannel channel(server.Url());

  const HandOverReport report = channel.Take(ExampleMessage());

  EXPECT_EQ(report.outcome, HandOver::kRefused);
  EXPECT_FALSE(report.channel_down);
}

TEST(SmtpChannelTest, ShutsTheChannelWhenTheServerHasTooMuchToDo) {
  SmtpServer server("busy");
  SmtpChannel channel(server.Url());

  const HandOverReport report = channel.Take(ExampleMessage());

  EXPECT_EQ(report.outcome, HandOver::kNotNow);
  EXPECT_TRUE(report.channel_down);
}

TEST(SmtpChannelTest, DefersOneMailWithoutShuttingTheChannel) {
  SmtpServer server("defer");
  SmtpChannel channel(server.Url());

  const HandOverReport report = channel.Take(ExampleMessage());

  EXPECT_FALSE(report.channel_down);
  EXPECT_EQ(report.retry_after, absl::Minutes(5));
}

TEST(SmtpChannelTest, SendsNothingInTheOpenBeyondThisMachine) {
  // A name that resolves to the loopback, but is not it.
  SmtpServer server("accept");
  SmtpChannel channel("smtp://0.0.0.0:" + server.Port());

  const HandOverReport report = channel.Take(ExampleMessage());

  EXPECT_EQ(report.outcome, HandOver::kNotNow) << report.detail;
  EXPECT_TRUE(report.channel_down);
  EXPECT_FALSE(std::filesystem::exists(server.Folder() / "1.eml"));
}

TEST(SmtpChannelTest, AsksForFailuresUnderTheReference) {
  SmtpServer server("accept");
  SmtpSettings settings;
  settings.url = server.Url();
  settings.bounce_address = "bounces@milford.example.org";
  SmtpChannel channel(settings);

  channel.Take(ExampleMessage());

  EXPECT_EQ(server.Kept("1.from"), "bounces+notice.milford.1@milford.example.org");
}

TEST(SmtpChannelTest, SendsNothingToWhatIsNoAddress) {
  SmtpServer server("accept");
  SmtpChannel channel(server.Url());
  Message message = ExampleMessage();
  message.to_email = "zoe@example.org>\r\nRCPT TO:<all@example.org";

  EXPECT_EQ(channel.Take(message).outcome, HandOver::kRefused);
}

}  // namespace
}  // namespace candour::notification
