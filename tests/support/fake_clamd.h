// A clamd on the loopback, made from what its manual says of INSTREAM.
#ifndef CANDOUR_TESTS_SUPPORT_FAKE_CLAMD_H_
#define CANDOUR_TESTS_SUPPORT_FAKE_CLAMD_H_

#include <atomic>
#include <cstddef>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace candour::testing {

// How it takes the next connections.
enum class ClamdMood {
  // Answers OK, or FOUND where the content holds "EICAR-TEST".
  kWell,
  // Closes as soon as it has read the command.
  kCutsOff,
  // Reads everything and says nothing.
  kSilent,
  // Says something that it does not say.
  kStrange,
};

class FakeClamd {
 public:
  // Refuses content above `most` octets as clamd does above StreamMaxLength.
  explicit FakeClamd(std::size_t most = std::size_t{1} << 20);
  ~FakeClamd();
  FakeClamd(const FakeClamd&) = delete;
  FakeClamd& operator=(const FakeClamd&) = delete;

  // host:port.
  std::string Address() const;
  void SetMood(ClamdMood mood) { mood_ = mood; }
  // What was scanned, in the order of connections.
  std::vector<std::string> Scanned();

 private:
  void Run();
  void Serve(int connection);

  const std::size_t most_;
  std::atomic<ClamdMood> mood_ = ClamdMood::kWell;
  std::atomic<bool> stopping_ = false;
  int socket_ = -1;
  int port_ = 0;
  std::mutex mutex_;
  std::vector<std::string> scanned_;
  std::thread thread_;
};

}  // namespace candour::testing

#endif  // CANDOUR_TESTS_SUPPORT_FAKE_CLAMD_H_
