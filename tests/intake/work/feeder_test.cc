#include "services/intake/work/feeder.h"

#include <gtest/gtest.h>

#include <future>

#include "tests/intake/store/arranged_ledger.h"

namespace candour::intake {
namespace {

constexpr std::chrono::seconds kPatience(20);

class FeederTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ledger_.Receive(ledger_.NewCase("avonlea", 1));
    ledger_.MakeDemo(kMarchMorning);
    clock_ = *BusinessClock::Open(ledger_.AsIntake());
    feeder_ = std::make_unique<Feeder>(events_, *clock_, absl::Milliseconds(2));
  }

  std::unique_ptr<Subscription> Subscribe(EventQuery query = {}) {
    return feeder_->Subscribe("avonlea", std::move(query), [this] { woken_.set_value(); });
  }

  // Whether the subscriber is woken, once, before patience ends.
  bool IsWoken() {
    const bool woken = woken_.get_future().wait_for(kPatience) == std::future_status::ready;
    woken_ = std::promise<void>();
    return woken;
  }

  ArrangedLedger ledger_;
  EventReader events_{ledger_.AsIntake()};
  std::unique_ptr<BusinessClock> clock_;
  std::promise<void> woken_;
  std::unique_ptr<Feeder> feeder_;
};

TEST_F(FeederTest, GivesWhatIsThereAtOnceWithBusinessTime) {
  const std::unique_ptr<Subscription> subscription = Subscribe();

  const absl::StatusOr<Feed> feed = subscription->Next();

  ASSERT_TRUE(feed.ok()) << feed.status();
  EXPECT_EQ(feed->batch.events.size(), 1);
  EXPECT_EQ(feed->batch.passed.seq, 1);
  EXPECT_EQ(feed->now, kMarchMorning);
  EXPECT_TRUE(feed->AtHead());
}

TEST_F(FeederTest, GivesBatchAfterBatchUntilTheHead) {
  ledger_.Record("avonlea", CaseId(1), Viewed());
  EventQuery one_at_once;
  one_at_once.max_events = 1;
  const std::unique_ptr<Subscription> subscription = Subscribe(one_at_once);

  const absl::StatusOr<Feed> first = subscription->Next();
  const absl::StatusOr<Feed> second = subscription->Next();

  ASSERT_TRUE(first.ok() && second.ok());
  EXPECT_FALSE(first->AtHead());
  EXPECT_EQ(second->batch.events.at(0).seq(), 2);
  EXPECT_TRUE(second->AtHead());
}

TEST_F(FeederTest, WakesASubscriberWhenThereIsMore) {
  const std::unique_ptr<Subscription> subscription = Subscribe();
  ASSERT_TRUE(subscription->Next().ok());

  ledger_.Record("avonlea", CaseId(1), Viewed());

  ASSERT_TRUE(IsWoken());
  const absl::StatusOr<Feed> feed = subscription->Next();
  ASSERT_TRUE(feed.ok()) << feed.status();
  EXPECT_EQ(feed->batch.events.at(0).type(), "case_viewed");
}

TEST_F(FeederTest, WakesASubscriberOnceThroughAllItPassesOver) {
  EventQuery query;
  query.types = {"closed"};
  const std::unique_ptr<Subscription> subscription = Subscribe(query);
  ASSERT_TRUE(subscription->Next().ok());

  ledger_.Record("avonlea", CaseId(1), Viewed());

  ASSERT_TRUE(IsWoken());
  const absl::StatusOr<Feed> feed = subscription->Next();
  ASSERT_TRUE(feed.ok()) << feed.status();
  EXPECT_TRUE(feed->batch.events.empty());
  EXPECT_EQ(feed->batch.passed.seq, 2);
}

TEST_F(FeederTest, WakesASubscriberWhenBusinessTimeIsMoved) {
  const std::unique_ptr<Subscription> subscription = Subscribe();
  ASSERT_TRUE(subscription->Next().ok());

  ASSERT_TRUE(clock_->MoveTo(kMarchMorning + absl::Hours(24)).ok());

  ASSERT_TRUE(IsWoken());
  const absl::StatusOr<Feed> feed = subscription->Next();
  ASSERT_TRUE(feed.ok()) << feed.status();
  EXPECT_TRUE(feed->batch.events.empty());
  EXPECT_EQ(feed->now, kMarchMorning + absl::Hours(24));
}

TEST_F(FeederTest, TellsASubscriberThatTheTailWasCut) {
  ledger_.Record("avonlea", CaseId(1), Viewed());
  const std::unique_ptr<Subscription> subscription = Subscribe();
  ASSERT_TRUE(subscription->Next().ok());

  ledger_.CutBehind("avonlea", 1);

  ASSERT_TRUE(IsWoken());
  EXPECT_EQ(subscription->Next().status().code(), absl::StatusCode::kFailedPrecondition);
}

TEST_F(FeederTest, WakesEverybodyWhenItStops) {
  const std::unique_ptr<Subscription> subscription = Subscribe();
  ASSERT_TRUE(subscription->Next().ok());

  feeder_->Stop();

  ASSERT_TRUE(IsWoken());
  EXPECT_EQ(subscription->Next().status().code(), absl::StatusCode::kCancelled);
}

TEST_F(FeederTest, ForgetsASubscriptionThatEnded) {
  std::unique_ptr<Subscription> subscription = Subscribe();
  ASSERT_TRUE(subscription->Next().ok());
  ASSERT_EQ(feeder_->Subscribers(), 1);

  subscription.reset();
  ledger_.Record("avonlea", CaseId(1), Viewed());

  EXPECT_EQ(feeder_->Subscribers(), 0);
}

}  // namespace
}  // namespace candour::intake
