#include "services/notification/channel/bounce.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "absl/strings/str_cat.h"
#include "tests/notification/channel/example.h"
#include "tests/support/scratch_folder.h"

namespace candour::notification {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// What a mail server sends back, composed by the form of RFC 3464.
struct Report {
  std::string to = "care@milford.example.org";
  std::string envelope = {};
  std::string recipient =
      "Action: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1\r\n"
      " <zoe@example.org>: no such person\r\n";
  std::string returned = "Message-ID: <notice.milford.1@milford.example.org>\r\nSubject: x\r\n";
  std::string returned_type = "text/rfc822-headers";
};

std::string Mail(const Report& report) {
  return absl::StrCat(
      "From: MAILER-DAEMON@mail.example.org\r\nTo: ", report.to,
      "\r\nDate: Mon, 01 Feb 2027 09:00:00 +0000\r\nSubject: Undelivered\r\nMIME-Version: 1.0\r\n"
      "Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n"
      "--b\r\nContent-Type: text/plain\r\n\r\nIt did not arrive.\r\n"
      "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; "
      "mail.example.org\r\n",
      report.envelope, "\r\nFinal-Recipient: rfc822; zoe@example.org\r\n", report.recipient,
      "\r\n--b\r\nContent-Type: ", report.returned_type, "\r\n\r\n", report.returned,
      "\r\n--b--\r\n");
}

TEST(BounceTest, IsKnownByTheMessageThatItReturns) {
  const absl::StatusOr<DeliveryReport> report = ReadBounce(Mail({}));

  ASSERT_TRUE(report.ok()) << report.status();
  EXPECT_EQ(report->reference, "notice.milford.1");
  EXPECT_EQ(report->delivery, Delivery::kFailedHard);
  EXPECT_EQ(report->next, NextStep::kLetterSameDay);
  EXPECT_TRUE(report->final);
  EXPECT_EQ(report->at,
            absl::FromCivil(absl::CivilSecond(2027, 2, 1, 9, 0, 0), absl::UTCTimeZone()));
}

TEST(BounceTest, SaysNothingOfThePerson) {
  EXPECT_EQ(ReadBounce(Mail({}))->detail, "the mail server says 5.1.1");
}

TEST(BounceTest, IsKnownByAWholeMailThatItReturns) {
  Report report;
  report.returned_type = "message/rfc822";
  report.returned += "\r\nDear Zoe\r\n";

  EXPECT_EQ(ReadBounce(Mail(report))->reference, "notice.milford.1");
}

TEST(BounceTest, IsKnownByTheEnvelopeFirst) {
  Report report;
  report.envelope = "Original-Envelope-Id: notice.milford.7\r\n";
  EXPECT_EQ(ReadBounce(Mail(report))->reference, "notice.milford.7");

  report.to = "Bounces <bounces+notice.milford.9.2@milford.example.org>";
  EXPECT_EQ(ReadBounce(Mail(report))->reference, "notice.milford.9.2");
}

struct Status {
  const char* action;
  const char* status;
  Delivery delivery;
  NextStep next;
};

class BounceStatusTest : public ::testing::TestWithParam<Status> {};

TEST_P(BounceStatusTest, HasItsStateAndNextStep) {
  Report report;
  report.recipient =
      absl::StrCat("Action: ", GetParam().action, "\r\nStatus: ", GetParam().status, "\r\n");

  const absl::StatusOr<DeliveryReport> read = ReadBounce(Mail(report));

  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(read->delivery, GetParam().delivery);
  EXPECT_EQ(read->next, GetParam().next);
}

INSTANTIATE_TEST_SUITE_P(
    Table, BounceStatusTest,
    ::testing::Values(Status{"failed", "5.1.1", Delivery::kFailedHard, NextStep::kLetterSameDay},
                      Status{"Failed", "5.2.1", Delivery::kFailedHard, NextStep::kLetterSameDay},
                      Status{"failed", "5.2.2", Delivery::kFailedSoft, NextStep::kRetryNextMorning},
                      Status{"failed", "5.4.4", Delivery::kFailedSoft, NextStep::kRetryNextMorning},
                      Status{"failed", "4.4.7", Delivery::kFailedSoft, NextStep::kRetryNextMorning},
                      Status{"failed", "5.7.1", Delivery::kFailedTech, NextStep::kLetterSameDay},
                      Status{"delayed", "4.4.1", Delivery::kSent, NextStep::kWait},
                      Status{"relayed", "2.0.0", Delivery::kSent, NextStep::kWait},
                      Status{"delivered", "2.0.0", Delivery::kDelivered, NextStep::kNone}));

TEST(BounceTest, TakesTheWorstOfSeveralRecipients) {
  Report report;
  report.recipient =
      "Action: delivered\r\nStatus: 2.0.0\r\n\r\nFinal-Recipient: rfc822; b@example.org\r\n"
      "Action: failed\r\nStatus: 5.1.1\r\n\r\nFinal-Recipient: rfc822; c@example.org\r\n"
      "Action: delayed\r\nStatus: 4.4.1\r\n";

  EXPECT_EQ(ReadBounce(Mail(report))->delivery, Delivery::kFailedHard);
}

TEST(BounceTest, IsNoReportWhenItIsAnAnswer) {
  const absl::Status status =
      ReadBounce("From: zoe@example.org\r\nSubject: Re: x\r\n\r\nThank you.\r\n").status();

  EXPECT_THAT(std::string(status.message()), HasSubstr("no report"));
  EXPECT_FALSE(ReadBounce("").ok());
}

TEST(BounceTest, IsNotOursWhenItReturnsSomebodyElsesMail) {
  Report report;
  report.returned = "Message-ID: <other@milford.example.org>\r\n";

  EXPECT_THAT(std::string(ReadBounce(Mail(report)).status().message()),
              HasSubstr("not about a message of ours"));
}

class MaildirTest : public ::testing::Test {
 protected:
  MaildirTest() {
    std::filesystem::create_directories(scratch_.Path() / "new");
    std::filesystem::create_directories(scratch_.Path() / "cur");
    std::ofstream(scratch_.Path() / "new" / "1.mail") << Mail({});
    std::ofstream(scratch_.Path() / "new" / "2.mail") << "Subject: hello\r\n\r\nhello\r\n";
  }

  bool Has(const std::string& name) const {
    return std::filesystem::exists(scratch_.Path() / name);
  }

  ScratchFolder scratch_;
};

TEST_F(MaildirTest, TakesReportsAndFlagsTheRestForAPerson) {
  std::vector<std::string> references;

  const absl::StatusOr<BounceCount> count =
      TakeBounces(scratch_.Path(), [&](const DeliveryReport& report) {
        references.push_back(report.reference);
        return absl::OkStatus();
      });

  ASSERT_TRUE(count.ok()) << count.status();
  EXPECT_EQ(count->taken, 1);
  EXPECT_EQ(count->left, 1);
  EXPECT_EQ(references, std::vector<std::string>{"notice.milford.1"});
  EXPECT_TRUE(Has("cur/1.mail:2,S") && Has("cur/2.mail:2,F") && !Has("new/1.mail"));
}

TEST_F(MaildirTest, LeavesAReportThatWasNotTaken) {
  const absl::StatusOr<BounceCount> count = TakeBounces(
      scratch_.Path(), [](const DeliveryReport&) { return absl::UnavailableError("away"); });

  EXPECT_EQ(count.status().code(), absl::StatusCode::kUnavailable);
  EXPECT_TRUE(Has("new/1.mail") && Has("new/2.mail"));
}

TEST_F(MaildirTest, SaysWhenThereIsNoMaildir) {
  EXPECT_EQ(TakeBounces(scratch_.Path() / "nowhere", nullptr).status().code(),
            absl::StatusCode::kNotFound);
}

}  // namespace
}  // namespace candour::notification
