#include "services/notification/dispatch/delivery_watch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "tests/notification/office.h"
#include "tests/support/scratch_folder.h"

namespace candour::notification {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

class DeliveryWatchTest : public ::testing::Test {
 protected:
  DeliveryWatchTest() {
    office.mail.Tell(std::nullopt);
    office.Happen(ReceivedWithDuty(JeansCase()));
    office.Dispatch();
    reference_ = office.mail.Taken().at(0).reference;
  }

  std::unique_ptr<DeliveryWatch> Watch(std::vector<ReportSource> sources) {
    WatchSettings settings;
    settings.sources = std::move(sources);
    return std::make_unique<DeliveryWatch>(
        office.deliveries, office.channels,
        DeliveryWatch::Means{
            [] { return std::vector<std::string>{"milford"}; },
            [](const std::string&) -> absl::StatusOr<absl::Time> { return TenOClock(kMonday); },
            [this] { ++stirred_; }, [this](const std::string&, const std::string&) { ++alarms_; }},
        settings);
  }

  std::string Receipt(const std::string& status) const {
    return absl::StrCat(R"({"reference":")", reference_, R"(","status":")", status,
                        R"(","notification_type":"email"})");
  }

  Office office;
  std::string reference_;
  int stirred_ = 0;
  int alarms_ = 0;
};

// Proves NF-3.
TEST_F(DeliveryWatchTest, OpensTheDutyAgainWhenNotifyCallsBackThatItFailed) {
  const auto watch = Watch({{"", "a long and secret token", ""}});

  ASSERT_TRUE(watch->Hear("Bearer a long and secret token", Receipt("permanent-failure")).ok());
  ASSERT_TRUE(watch->Hear("Bearer a long and secret token", Receipt("permanent-failure")).ok());

  EXPECT_EQ(office.Notices(), "N-01 failed");
  EXPECT_EQ(stirred_, 1);
}

TEST_F(DeliveryWatchTest, HearsNobodyWhoShowsNoTokenOrSpeaksForAnotherCouncil) {
  const auto watch = Watch({{"", "token of all", ""},
                            {"", "token of ashby", "ashby"},
                            {"", "token of milford", "milford"}});

  for (const char* token : {"", "Bearer ", "Bearer token of all", "Bearer token of ashby"}) {
    EXPECT_TRUE(absl::IsPermissionDenied(watch->Hear(token, Receipt("permanent-failure"))))
        << token;
  }
  EXPECT_EQ(office.Notices(), "N-01 sent");
  EXPECT_TRUE(watch->Hear("Bearer token of milford", Receipt("delivered")).ok());
  EXPECT_EQ(office.Notices(), "N-01 delivered");
}

TEST_F(DeliveryWatchTest, TakesNewsOfATextMessageAndDoesNothing) {
  const auto watch = Watch({{"", "token", ""}});

  EXPECT_TRUE(watch
                  ->Hear("Bearer token", R"({"reference":"text.milford.1","status":"delivered",)"
                                         R"("notification_type":"sms"})")
                  .ok());
  EXPECT_EQ(stirred_, 0);
}

TEST_F(DeliveryWatchTest, AsksAboutWhatIsNotFinal) {
  const auto watch = Watch({});
  office.mail.Tell(std::optional(Standing(Delivery::kDelivered, NextStep::kNone, true)));

  ASSERT_TRUE(watch->Ask("milford", absl::Now()).ok());
  EXPECT_THAT(office.mail.Asked(), IsEmpty());
  ASSERT_TRUE(watch->Ask("milford", absl::Now() + absl::Minutes(2)).ok());
  ASSERT_TRUE(watch->Ask("milford", absl::Now() + absl::Hours(2)).ok());

  EXPECT_THAT(office.mail.Asked(), SizeIs(1));
  EXPECT_EQ(office.Notices(), "N-01 delivered");
}

// Proves NF-4.
TEST_F(DeliveryWatchTest, LeavesAServiceAloneThatDoesNotAnswer) {
  const auto watch = Watch({});
  office.mail.Tell(absl::UnavailableError("Notify says 429"));

  const absl::Time now = absl::Now();
  for (int i = 1; i <= 10; ++i) {
    office.tables.Execute("UPDATE notification.notice SET ask_at = '2020-01-01'");
    ASSERT_TRUE(watch->Ask("milford", now).ok());
  }

  EXPECT_THAT(office.mail.Asked(), SizeIs(3));
}

TEST_F(DeliveryWatchTest, TellsAPersonOfWhatTheServiceDoesNotKnow) {
  const auto watch = Watch({});

  ASSERT_TRUE(watch->Ask("milford", absl::Now() + absl::Minutes(2)).ok());

  EXPECT_EQ(alarms_, 1);
  EXPECT_EQ(office.Tasks(), "clarify N-01");
}

// Proves NF-3.
TEST_F(DeliveryWatchTest, TakesInMailsThatCameBack) {
  const ScratchFolder folder;
  const std::filesystem::path& maildir = folder.Path();
  for (const char* part : {"new", "cur", "tmp"}) {
    std::filesystem::create_directories(maildir / part);
  }
  std::ofstream(maildir / "new" / "1")
      << "To: bounces+" << reference_ << "@milford.gov.uk\n"
      << "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
      << "--b\nContent-Type: text/plain\n\nIt failed.\n"
      << "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mail\n\n"
      << "Final-Recipient: rfc822; jean@example.org\nAction: failed\nStatus: 5.1.1\n\n--b--\n";
  std::ofstream(maildir / "new" / "2") << "Subject: Out of office\n\nBack on Monday.\n";

  ASSERT_TRUE(Watch({{maildir, "", "ashby"}})->TakeMails().ok());
  EXPECT_EQ(office.Notices(), "N-01 sent");
  std::filesystem::rename(maildir / "cur" / "1:2,S", maildir / "new" / "1");
  ASSERT_TRUE(Watch({{maildir, "", ""}})->TakeMails().ok());

  EXPECT_EQ(office.Notices(), "N-01 failed");
  EXPECT_EQ(alarms_, 1);
  EXPECT_TRUE(std::filesystem::is_empty(maildir / "new"));
}

TEST_F(DeliveryWatchTest, RunsByItselfUntilItIsStopped) {
  office.tables.Execute("UPDATE notification.notice SET ask_at = '2020-01-01'");
  office.mail.Tell(std::optional(Standing(Delivery::kDelivered, NextStep::kNone, true)));
  const auto watch = Watch({});
  watch->Start();

  for (int i = 0; i < 1000 && office.Notices() != "N-01 delivered"; ++i) office.CatchUp();
  watch->Stop();

  EXPECT_EQ(office.Notices(), "N-01 delivered");
}

}  // namespace
}  // namespace candour::notification
