#include "services/notification/channel/notify_status.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace candour::notification {
namespace {

struct Standing {
  const char* type;
  const char* status;
  Delivery delivery;
  NextStep next;
  bool final;
};

class NotifyStatusTest : public ::testing::TestWithParam<Standing> {};

// Proves NF-2, NF-3.
TEST_P(NotifyStatusTest, HasItsStateAndNextStep) {
  const Standing& want = GetParam();

  const DeliveryReport report = ReportOfNotify(want.type, want.status, absl::Hours(1));

  EXPECT_EQ(report.delivery, want.delivery);
  EXPECT_EQ(report.next, want.next);
  EXPECT_EQ(report.final, want.final);
}

INSTANTIATE_TEST_SUITE_P(
    Table, NotifyStatusTest,
    ::testing::Values(
        Standing{"email", "created", Delivery::kSent, NextStep::kWait, false},
        Standing{"email", "sending", Delivery::kSent, NextStep::kWait, false},
        Standing{"sms", "pending", Delivery::kSent, NextStep::kWait, false},
        Standing{"sms", "sent", Delivery::kSentUnconfirmed, NextStep::kNone, true},
        Standing{"email", "delivered", Delivery::kDelivered, NextStep::kNone, true},
        Standing{"email", "temporary-failure", Delivery::kFailedSoft, NextStep::kRetryNextMorning,
                 true},
        Standing{"sms", "permanent-failure", Delivery::kFailedHard, NextStep::kLetterSameDay, true},
        Standing{"email", "technical-failure", Delivery::kFailedTech, NextStep::kRetrySoon, true},
        Standing{"letter", "technical-failure", Delivery::kFailedTech, NextStep::kAlertOnly, false},
        Standing{"letter", "accepted", Delivery::kQueued, NextStep::kWait, false},
        Standing{"letter", "received", Delivery::kSent, NextStep::kNone, true},
        Standing{"letter", "cancelled", Delivery::kFailedHard, NextStep::kMendOrPrint, true},
        Standing{"letter", "permanent-failure", Delivery::kFailedHard, NextStep::kMendOrPrint,
                 true},
        Standing{"letter", "pending-virus-check", Delivery::kQueued, NextStep::kWait, false},
        Standing{"letter", "virus-scan-failed", Delivery::kFailedHard, NextStep::kRebuild, true},
        Standing{"letter", "validation-failed", Delivery::kFailedHard, NextStep::kRebuild, true},
        Standing{"email", "something-new", Delivery::kQueued, NextStep::kWait, false}));

TEST(NotifyStatusTest, TakesWhatIsNotFinalAfterThreeDaysForFailedForNow) {
  EXPECT_EQ(ReportOfNotify("email", "sending", absl::Hours(71)).delivery, Delivery::kSent);
  EXPECT_EQ(ReportOfNotify("email", "sending", absl::Hours(72)).delivery, Delivery::kFailedSoft);
}

constexpr const char* kReceipt =
    R"({"id":"x","reference":"notice.milford.1","to":"jean@example.org",
        "status":"permanent-failure","created_at":"2027-02-01T09:00:00.000000Z",
        "completed_at":"2027-02-01T09:01:00.000000Z","notification_type":"email"})";

TEST(NotifyCallbackTest, IsTakenWithTheToken) {
  const absl::StatusOr<DeliveryReport> report =
      ParseNotifyCallback("Bearer secret", "secret", kReceipt);

  ASSERT_TRUE(report.ok()) << report.status();
  EXPECT_EQ(report->reference, "notice.milford.1");
  EXPECT_EQ(report->delivery, Delivery::kFailedHard);
  EXPECT_EQ(report->at,
            absl::FromCivil(absl::CivilSecond(2027, 2, 1, 9, 1, 0), absl::UTCTimeZone()));
  EXPECT_EQ(report->detail, "Notify says permanent-failure");
}

TEST(NotifyCallbackTest, IsRefusedWithoutTheToken) {
  for (const char* header : {"", "secret", "Bearer secre", "Bearer secrets", "bearer secret"}) {
    EXPECT_EQ(ParseNotifyCallback(header, "secret", kReceipt).status().code(),
              absl::StatusCode::kPermissionDenied);
  }
  EXPECT_EQ(ParseNotifyCallback("Bearer ", "", kReceipt).status().code(),
            absl::StatusCode::kPermissionDenied);
}

TEST(NotifyCallbackTest, TellsThatALetterCameBack) {
  const absl::StatusOr<DeliveryReport> report = ParseNotifyCallback(
      "Bearer secret", "secret",
      R"({"notification_id":"x","reference":"notice.milford.2","date_sent":"2027-02-01T09:00:00Z"})");

  ASSERT_TRUE(report.ok()) << report.status();
  EXPECT_EQ(report->delivery, Delivery::kReturned);
  EXPECT_EQ(report->next, NextStep::kFindPerson);
}

TEST(NotifyCallbackTest, IsRefusedWhenItIsNone) {
  for (const char* body : {"", "[]", "{}", R"({"reference":7})", R"({"reference":"a"})"}) {
    EXPECT_EQ(ParseNotifyCallback("Bearer secret", "secret", body).status().code(),
              absl::StatusCode::kInvalidArgument);
  }
}

}  // namespace
}  // namespace candour::notification
