#include "services/candourd/opening.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>

namespace candour {
namespace {

TEST(OpeningTest, TriesUntilItSucceeds) {
  std::atomic<int> tries = 0;
  std::promise<void> opened;
  const Opening opening(
      "test",
      [&] {
        if (++tries < 3) return absl::UnavailableError("not there");
        opened.set_value();
        return absl::OkStatus();
      },
      absl::Milliseconds(1));

  EXPECT_EQ(opened.get_future().wait_for(std::chrono::seconds(30)), std::future_status::ready);
  EXPECT_EQ(tries, 3);
}

TEST(OpeningTest, StopsWithoutWaitingForThePause) {
  std::promise<void> tried;
  std::atomic<bool> first = true;
  Opening opening(
      "test",
      [&] {
        if (first.exchange(false)) tried.set_value();
        return absl::UnavailableError("not there");
      },
      absl::Hours(1));
  tried.get_future().wait();

  opening.Stop();

  EXPECT_FALSE(first);
}

}  // namespace
}  // namespace candour
