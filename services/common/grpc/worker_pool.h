// Threads for work that blocks, which gRPC's own must not.
#ifndef CANDOUR_SERVICES_COMMON_GRPC_WORKER_POOL_H_
#define CANDOUR_SERVICES_COMMON_GRPC_WORKER_POOL_H_

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace candour {

// Runs pieces of work on a fixed number of threads, first come first served. Thread-safe.
class WorkerPool {
 public:
  // At most `most_waiting` pieces wait.
  WorkerPool(int threads, std::size_t most_waiting);
  // Finishes what was accepted.
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  // Takes `work` in; false, at once, when too much waits or the pool stops. `work` must not throw.
  bool Post(std::function<void()> work);

  // Accepts nothing more and returns when all that was accepted is done. Idempotent.
  void Stop();

 private:
  void Run();

  const std::size_t most_waiting_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> waiting_;
  bool stopped_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace candour

#endif  // CANDOUR_SERVICES_COMMON_GRPC_WORKER_POOL_H_
