// Also tests services/notification/channel/http.cc.
#include "services/notification/channel/notify_channel.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "absl/time/clock.h"
#include "tests/support/local_server.h"

namespace candour::notification {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

NotifySettings SettingsFor(const NotifyServer& server) {
  NotifySettings settings;
  settings.base_url = server.Url();
  settings.key = *ParseNotifyKey(kNotifyKey);
  settings.email_template = "email-template";
  settings.sms_template = "sms-template";
  settings.clock = [] { return absl::Now(); };
  return settings;
}

Message MailTo(const std::string& address) {
  Message message = ExampleMessage();
  message.to_email = address;
  return message;
}

nlohmann::json First(const NotifyServer& server) {
  return nlohmann::json::parse(server.Kept("1.json"), nullptr, false);
}

TEST(NotifyChannelTest, HandsOverAnEmailUnderItsReference) {
  NotifyServer server;
  NotifyChannel channel(NotifyMedium::kEmail, SettingsFor(server));

  const HandOverReport report = channel.Take(ExampleMessage());

  EXPECT_EQ(report.outcome, HandOver::kDone) << report.detail;
  const nlohmann::json call = First(server);
  EXPECT_EQ(call["reference"], "notice.milford.1");
  EXPECT_EQ(call["id"], report.receipt);
  EXPECT_EQ(call["template_id"], "email-template");
  EXPECT_EQ(call["personalisation"]["greeting"], "Dear Zoë,");
  EXPECT_EQ(call["personalisation"]["body"], ".a line that begins with a dot = fine\n");
  EXPECT_EQ(channel.Name(), "notify_email");
}

// Proves NG-1, NG-3.
TEST(NotifyChannelTest, TextsNothingOfTheNotice) {
  NotifyServer server;
  NotifyChannel channel(NotifyMedium::kSms, SettingsFor(server));
  Message message = ExampleMessage();
  message.to_phone = "07700900111";

  EXPECT_EQ(channel.Take(message).outcome, HandOver::kRefused);
  message.sms_text = "We have sent you a letter.";
  EXPECT_EQ(channel.Take(message).outcome, HandOver::kDone);
  EXPECT_EQ(First(server)["personalisation"].dump(), R"({"text":"We have sent you a letter."})");
}

TEST(NotifyChannelTest, AsksWhatBecameOfAMessage) {
  NotifyServer server;
  NotifyChannel channel(NotifyMedium::kEmail, SettingsFor(server));
  channel.Take(ExampleMessage());

  const auto created = channel.Ask("notice.milford.1");
  const auto sending = channel.Ask("notice.milford.1");
  const auto delivered = channel.Ask("notice.milford.1");
  const auto unknown = channel.Ask("notice.milford.2");

  ASSERT_TRUE(created.ok() && sending.ok() && delivered.ok() && unknown.ok()) << created.status();
  EXPECT_EQ((*created)->delivery, Delivery::kSent);
  EXPECT_FALSE((*sending)->final);
  EXPECT_EQ((*delivered)->delivery, Delivery::kDelivered);
  EXPECT_EQ(*unknown, std::nullopt);
}

struct Simulated {
  const char* address;
  Delivery delivery;
};

class SimulatorTest : public ::testing::TestWithParam<Simulated> {};

TEST_P(SimulatorTest, FailsAsNotifysSimulatorsDo) {
  NotifyServer server;
  NotifyChannel channel(NotifyMedium::kEmail, SettingsFor(server));
  channel.Take(MailTo(GetParam().address));
  channel.Ask("notice.milford.1").IgnoreError();
  channel.Ask("notice.milford.1").IgnoreError();

  EXPECT_EQ((*channel.Ask("notice.milford.1"))->delivery, GetParam().delivery);
}

INSTANTIATE_TEST_SUITE_P(
    Addresses, SimulatorTest,
    ::testing::Values(Simulated{"temp-fail@simulator.notify", Delivery::kFailedSoft},
                      Simulated{"perm-fail@simulator.notify", Delivery::kFailedHard},
                      Simulated{"zoe@example.org", Delivery::kDelivered}));

TEST(NotifyChannelTest, IsShutByASkewedClock) {
  NotifyServer server;
  NotifySettings settings = SettingsFor(server);
  settings.clock = [] { return absl::Now() - absl::Seconds(40); };
  NotifyChannel channel(NotifyMedium::kEmail, settings);

  const HandOverReport report = channel.Take(ExampleMessage());

  EXPECT_EQ(report.outcome, HandOver::kNotNow);
  EXPECT_TRUE(report.channel_down);
  EXPECT_EQ(report.detail, "Notify says 403 AuthError");
}

TEST(NotifyChannelTest, IsShutByAWrongKey) {
  NotifyServer server;
  NotifySettings settings = SettingsFor(server);
  settings.key.secret.back() = 'a';
  NotifyChannel channel(NotifyMedium::kEmail, settings);

  EXPECT_TRUE(channel.Take(ExampleMessage()).channel_down);
  EXPECT_EQ(channel.Ask("notice.milford.1").status().code(), absl::StatusCode::kUnavailable);
}

TEST(NotifyChannelTest, WaitsAMinuteAtTheLimitOfTheMinute) {
  NotifyServer server({"--minute", "1"});
  NotifyChannel channel(NotifyMedium::kEmail, SettingsFor(server));
  channel.Take(ExampleMessage());

  const HandOverReport report = channel.Take(ExampleMessage());

  EXPECT_EQ(report.outcome, HandOver::kNotNow);
  EXPECT_EQ(report.detail, "Notify says 429 RateLimitError");
  EXPECT_EQ(report.retry_after, absl::Minutes(1));
}

TEST(NotifyChannelTest, WaitsForMidnightInUtcAtTheLimitOfTheDay) {
  NotifyServer server({"--day", "0"});
  NotifySettings settings = SettingsFor(server);
  const absl::Time now = absl::Now();
  settings.clock = [now] { return now; };
  NotifyChannel channel(NotifyMedium::kEmail, settings);

  const HandOverReport report = channel.Take(ExampleMessage());

  EXPECT_EQ(report.detail, "Notify says 429 TooManyRequestsError");
  EXPECT_EQ(absl::ToCivilSecond(now + *report.retry_after, absl::UTCTimeZone()),
            absl::CivilSecond(absl::ToCivilDay(now, absl::UTCTimeZone()) + 1));
}

TEST(NotifyChannelTest, DoesNotKnowAfterAnAnswerThatNeverCame) {
  NotifyServer server;
  NotifyChannel channel(NotifyMedium::kEmail, SettingsFor(server));
  server.Behave("lose");

  EXPECT_EQ(channel.Take(ExampleMessage()).outcome, HandOver::kUnknown);
  EXPECT_NE(*channel.Ask("notice.milford.1"), std::nullopt);
}

TEST(NotifyChannelTest, FindsOutThatAFailedCallLeftNothing) {
  NotifyServer server;
  NotifyChannel channel(NotifyMedium::kEmail, SettingsFor(server));
  server.Behave("fail");
  const HandOverReport report = channel.Take(ExampleMessage());
  server.Behave("accept");

  EXPECT_EQ(report.outcome, HandOver::kUnknown);
  EXPECT_TRUE(report.channel_down);
  EXPECT_EQ(*channel.Ask("notice.milford.1"), std::nullopt);
}

TEST(NotifyChannelTest, TriesLaterWhenNobodyListens) {
  NotifySettings settings;
  settings.base_url = "http://127.0.0.1:1";
  settings.clock = [] { return absl::Now(); };
  NotifyChannel channel(NotifyMedium::kEmail, settings);

  const HandOverReport report = channel.Take(ExampleMessage());

  EXPECT_EQ(report.outcome, HandOver::kNotNow);
  EXPECT_TRUE(report.channel_down);
}

TEST(NotifyChannelTest, IsRefusedWithoutSayingWhoWasMeant) {
  NotifyServer server;
  NotifySettings settings = SettingsFor(server);
  settings.email_template.clear();
  NotifyChannel channel(NotifyMedium::kEmail, settings);

  const HandOverReport report = channel.Take(ExampleMessage());

  EXPECT_EQ(report.outcome, HandOver::kRefused);
  EXPECT_EQ(report.detail, "Notify says 400 ValidationError");
  EXPECT_THAT(report.detail, Not(HasSubstr("zoe")));
}

TEST(NotifyChannelTest, PrintsALetterThatWeMade) {
  NotifyServer server;
  NotifyChannel channel(NotifyMedium::kLetter, SettingsFor(server));
  Message message = ExampleMessage();
  message.way = Way::kLetter;
  message.address = {"Zoë Ashworth", "7 Quarry Lane", "SW1A 1AA"};

  const HandOverReport report = channel.Take(message);

  EXPECT_EQ(report.outcome, HandOver::kDone) << report.detail;
  EXPECT_EQ(First(server)["postage"], "first");
  EXPECT_EQ((*channel.Ask("notice.milford.1"))->delivery, Delivery::kQueued);
  EXPECT_EQ((*channel.Ask("notice.milford.1"))->delivery, Delivery::kSent);
}

TEST(NotifyChannelTest, PrintsNoLetterWithoutAnAddress) {
  NotifyServer server;
  NotifyChannel channel(NotifyMedium::kLetter, SettingsFor(server));
  Message message = ExampleMessage();
  message.address = {"Zoë Ashworth", "No fixed abode", "SW1A 1AA"};

  const HandOverReport report = channel.Take(message);

  EXPECT_EQ(report.outcome, HandOver::kRefused);
  EXPECT_THAT(report.detail, HasSubstr("line 2 of the address"));
}

}  // namespace
}  // namespace candour::notification
