#include "services/notification/dispatch/duty_mailer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/common/day/london.h"
#include "services/common/postgres/transact.h"
#include "tests/notification/office.h"

namespace candour::notification {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const absl::Time kNight = AtLocalHour(kMonday, 22);

class DutyMailerTest : public ::testing::Test {
 protected:
  DutyMailerTest() {
    ledger::v1::CaseFile file = JeansCase();
    ledger::v1::SafetyAlert& alert = *file.mutable_matter()->add_alerts();
    alert.set_alert_id(1);
    alert.set_kind("safeguarding");
    alert.mutable_raised_at()->set_seconds(absl::ToUnixSeconds(kNight));
    const absl::Status done = TransactFor(office.database, "milford", [&](pqxx::work& tx) {
      return AlertProjection().Handle(tx, Received(file), kNight);
    });
    EXPECT_TRUE(done.ok()) << done;
  }

  absl::Status Mail() { return mailer.MailAll("milford"); }

  Office office;
  DutyMails mails{office.database, Book()};
  absl::StatusOr<absl::Time> now = kNight;
  std::vector<std::string> alarms;
  DutyMailer mailer{
      mails,
      office.channels,
      {[]() -> absl::StatusOr<std::vector<std::string>> { return {{"milford"}}; },
       [this](const std::string&) { return now; },
       [this](const std::string&, const std::string& sentence) { alarms.push_back(sentence); }}};
};

// Proves G-12.
TEST_F(DutyMailerTest, MailsTheDutyDeskOnceInTheMiddleOfTheNight) {
  ASSERT_TRUE(Mail().ok());
  ASSERT_TRUE(Mail().ok());

  ASSERT_THAT(office.mail.Taken(), SizeIs(1));
  EXPECT_EQ(office.mail.Taken()[0].to_email, "adults.duty@milford.example.org");
  EXPECT_THAT(alarms, IsEmpty());
}

TEST_F(DutyMailerTest, MailsNobodyBeforeItHasReadEverything) {
  now = absl::UnavailableError("intake does not answer");

  EXPECT_FALSE(Mail().ok());
  EXPECT_THAT(office.mail.Taken(), IsEmpty());
}

TEST_F(DutyMailerTest, RaisesAnAlarmWhereAMailDoesNotLeave) {
  office.mail.Answer(HandOver::kRefused);

  ASSERT_TRUE(Mail().ok());

  EXPECT_THAT(office.mail.Taken(), SizeIs(2));
  ASSERT_THAT(alarms, SizeIs(2));
  EXPECT_THAT(alarms[0], HasSubstr("did not reach duty contact 1"));
}

}  // namespace
}  // namespace candour::notification
