#include "services/intake/commit/occurred.h"

#include <gtest/gtest.h>

namespace candour::intake {
namespace {

TEST(OccurredAtTest, IsTheInstantThatTheEventNames) {
  ledger::v1::Event event;
  event.mutable_responded()->mutable_sent_at()->set_seconds(1'778'000'000);
  event.mutable_responded()->mutable_sent_at()->set_nanos(5'000);

  EXPECT_EQ(OccurredAt(event, absl::UnixEpoch()), absl::FromUnixMicros(1'778'000'000'000'005));
}

TEST(OccurredAtTest, IsNowWhenTheEventNamesNone) {
  const absl::Time now = absl::FromUnixSeconds(1'778'000'000);
  ledger::v1::Event unnamed;
  unnamed.mutable_responded();
  ledger::v1::Event view;
  view.mutable_case_viewed();

  EXPECT_EQ(OccurredAt(unnamed, now), now);
  EXPECT_EQ(OccurredAt(view, now), now);
}

}  // namespace
}  // namespace candour::intake
