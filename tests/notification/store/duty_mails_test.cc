#include "services/notification/store/duty_mails.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/common/day/london.h"
#include "services/common/postgres/transact.h"
#include "services/notification/domain/case_view.h"
#include "tests/notification/story.h"
#include "tests/support/postgres.h"

namespace candour::notification {
namespace {

using ::testing::HasSubstr;

const absl::Time kRaised = AtLocalHour(kMonday, 22);
const absl::Time kMachine = absl::FromUnixSeconds(1'900'000'000);

class DutyMailsTest : public ::testing::Test {
 protected:
  void Happen(const ledger::v1::RecordedEvent& event) {
    const absl::Status done = TransactFor(database, "milford", [&](pqxx::work& tx) {
      return AlertProjection().Handle(tx, event, kRaised);
    });
    ASSERT_TRUE(done.ok()) << done;
  }

  static ledger::v1::RecordedEvent Raised() {
    ledger::v1::CaseFile file = JeansCase();
    ledger::v1::SafetyAlert& alert = *file.mutable_matter()->add_alerts();
    alert.set_alert_id(1);
    alert.set_kind("safeguarding");
    alert.mutable_raised_at()->set_seconds(absl::ToUnixSeconds(kRaised));
    alert.mutable_look_by()->set_seconds(absl::ToUnixSeconds(kRaised + absl::Hours(4)));
    return Received(file);
  }

  static ledger::v1::RecordedEvent Answered() {
    ledger::v1::RecordedEvent event = EventOn(kMonday);
    event.mutable_event()->mutable_alert_answered()->mutable_alert()->set_alert_id(1);
    return event;
  }

  // To whom the next mail goes that is due so long after the alert; empty when none is.
  std::string Next(absl::Duration later, absl::Duration machine = absl::ZeroDuration()) {
    const auto claim = mails.Take("milford", {kRaised + later, kMachine + machine});
    EXPECT_TRUE(claim.ok()) << claim.status();
    if (!claim.ok() || !*claim) return "";
    taken = **claim;
    return taken.message.to_email;
  }

  void Settle(HandOver outcome) {
    const absl::Status settled = mails.Settle("milford", taken, {outcome, "as arranged"},
                                              {kRaised + absl::Minutes(1), kMachine});
    ASSERT_TRUE(settled.ok()) << settled;
  }

  std::string States() const {
    return tables.Value(
        "SELECT coalesce(string_agg(step || ' ' || state, ', ' ORDER BY step), '') "
        "FROM notification.duty_mail");
  }

  TestDatabase tables;
  Database database{tables.Conninfo("candour_notification")};
  DutyMails mails{database, Book()};
  DutyMailClaim taken;
};

// Proves G-12.
TEST_F(DutyMailsTest, TellsTheFirstDeskAtOnceAndOnceAtAnyHour) {
  Happen(Raised());

  EXPECT_EQ(Next(absl::ZeroDuration()), "adults.duty@milford.example.org");
  EXPECT_THAT(taken.message.body, HasSubstr(JeansCase().reference()));
  Settle(HandOver::kDone);
  EXPECT_EQ(Next(absl::Minutes(1)), "");
  Happen(Raised());
  EXPECT_EQ(Next(absl::Minutes(1)), "");
  EXPECT_EQ(States(), "0 sent, 1 queued");
}

// Proves G-12.
TEST_F(DutyMailsTest, TellsTheNextDeskWhenNobodyAnswered) {
  Happen(Raised());
  Next(absl::ZeroDuration());
  Settle(HandOver::kDone);

  EXPECT_EQ(Next(absl::Minutes(29)), "");
  EXPECT_EQ(Next(absl::Minutes(30)), "adults.outofhours@milford.example.org");
  Settle(HandOver::kDone);
  EXPECT_EQ(Next(absl::Hours(24)), "");
  EXPECT_FALSE(*mails.HasAny("milford"));
}

TEST_F(DutyMailsTest, TellsNobodyOnceSomebodyAnswered) {
  Happen(Raised());
  Next(absl::ZeroDuration());
  Settle(HandOver::kDone);

  Happen(Answered());

  EXPECT_EQ(Next(absl::Hours(24)), "");
  EXPECT_EQ(States(), "0 sent, 1 answered");
}

TEST_F(DutyMailsTest, TellsTheNextDeskAtOnceWhereAMailboxIsRefused) {
  Happen(Raised());
  Next(absl::ZeroDuration());

  Settle(HandOver::kRefused);

  EXPECT_EQ(Next(absl::Minutes(1)), "adults.outofhours@milford.example.org");
  EXPECT_EQ(States(), "0 refused, 1 sending");
}

TEST_F(DutyMailsTest, TriesAgainWhatTheServerDidNotTake) {
  Happen(Raised());
  Next(absl::ZeroDuration());
  Settle(HandOver::kNotNow);

  EXPECT_EQ(Next(absl::Minutes(1)), "");
  EXPECT_EQ(Next(absl::Minutes(1), absl::Minutes(2)), "adults.duty@milford.example.org");
}

// What a process left in the midst is repeated once under the same key, and then left at that.
TEST_F(DutyMailsTest, RepeatsOnceWhatNobodyKnowsAbout) {
  Happen(Raised());
  Next(absl::ZeroDuration());
  const std::string key = taken.message.message_id;

  EXPECT_EQ(Next(absl::Minutes(2), absl::Minutes(1)), "");
  EXPECT_EQ(Next(absl::Minutes(2), absl::Minutes(2)), "adults.duty@milford.example.org");
  EXPECT_EQ(taken.message.message_id, key);
  EXPECT_EQ(Next(absl::Minutes(5), absl::Minutes(5)), "");
  EXPECT_EQ(States(), "0 unconfirmed, 1 queued");
}

}  // namespace
}  // namespace candour::notification
