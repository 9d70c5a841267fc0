#include "services/common/grpc/worker_pool.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>

namespace candour {
namespace {

TEST(WorkerPoolTest, DoesWhatItAcceptedBeforeItStops) {
  std::atomic<int> done = 0;
  WorkerPool pool(2, 10);

  EXPECT_TRUE(pool.Post([&done] { ++done; }));
  EXPECT_TRUE(pool.Post([&done] { ++done; }));
  pool.Stop();

  EXPECT_EQ(done, 2);
}

TEST(WorkerPoolTest, RefusesAtOnceWhenTooMuchWaits) {
  std::promise<void> begun;
  std::promise<void> release;
  WorkerPool pool(1, 1);
  ASSERT_TRUE(pool.Post([&] {
    begun.set_value();
    release.get_future().wait();
  }));
  begun.get_future().wait();

  EXPECT_TRUE(pool.Post([] {}));
  EXPECT_FALSE(pool.Post([] {}));

  release.set_value();
}

TEST(WorkerPoolTest, RefusesOnceStopped) {
  WorkerPool pool(1, 1);
  pool.Stop();

  EXPECT_FALSE(pool.Post([] {}));
}

}  // namespace
}  // namespace candour
