// A mail server that takes everything and keeps nothing, as quickly as one can.
#ifndef CANDOUR_TESTS_BENCH_NOTICES_SINK_H_
#define CANDOUR_TESTS_BENCH_NOTICES_SINK_H_

#include <atomic>
#include <string>
#include <thread>
#include <vector>

namespace candour::notification {

// Listens on the loopback until it goes out of scope; a thread for each connection.
class Sink {
 public:
  Sink();
  ~Sink();
  Sink(const Sink&) = delete;
  Sink& operator=(const Sink&) = delete;

  std::string Url() const;
  // How many mails it took.
  int Taken() const { return taken_; }

 private:
  void Listen();
  void Serve(int connection);

  int socket_ = -1;
  std::atomic<int> taken_ = 0;
  std::thread thread_;
};

}  // namespace candour::notification

#endif  // CANDOUR_TESTS_BENCH_NOTICES_SINK_H_
