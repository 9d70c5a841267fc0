#include "services/intake/work/periodic.h"

#include <gtest/gtest.h>

#include <future>
#include <memory>

namespace candour::intake {
namespace {

constexpr Periodic::Pauses kHardlyAny = {absl::Microseconds(1), absl::Microseconds(8)};

void Ignore(const absl::Status&) {}

TEST(PeriodicTest, TakesTurnAfterTurn) {
  std::promise<void> third;
  int turns = 0;
  const Periodic periodic(
      [&] {
        if (++turns == 3) third.set_value();
        return absl::OkStatus();
      },
      kHardlyAny, Ignore);

  EXPECT_EQ(third.get_future().wait_for(std::chrono::seconds(20)), std::future_status::ready);
}

TEST(PeriodicTest, TellsOfAFailedTurnAndGoesOn) {
  std::promise<absl::Status> told;
  std::promise<void> next;
  int turns = 0;
  const Periodic periodic(
      [&]() -> absl::Status {
        ++turns;
        if (turns == 1) return absl::UnavailableError("the database is not answering");
        if (turns == 2) next.set_value();
        return absl::OkStatus();
      },
      kHardlyAny, [&](const absl::Status& status) { told.set_value(status); });

  EXPECT_EQ(told.get_future().get(), absl::UnavailableError("the database is not answering"));
  EXPECT_EQ(next.get_future().wait_for(std::chrono::seconds(20)), std::future_status::ready);
}

TEST(PeriodicTest, EndsInTheMiddleOfALongPause) {
  std::promise<void> first;
  auto periodic = std::make_unique<Periodic>(
      [&] {
        first.set_value();
        return absl::OkStatus();
      },
      Periodic::Pauses{absl::Hours(24), absl::Hours(24)}, Ignore);
  first.get_future().wait();

  periodic.reset();

  SUCCEED() << "or the test would run for a day";
}

}  // namespace
}  // namespace candour::intake
