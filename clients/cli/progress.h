// One line that moves while long work goes on.
#ifndef CANDOUR_CLIENTS_CLI_PROGRESS_H_
#define CANDOUR_CLIENTS_CLI_PROGRESS_H_

#include <cstdint>
#include <string>

namespace candour::cli {

// Writes to standard error, and only when that is a terminal and the output is for people.
class Progress {
 public:
  // `whole` is 0 when it is not known.
  Progress(std::string what, std::int64_t whole, bool json);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // Shows that `done` of the whole is behind us.
  void Show(std::int64_t done);

  // The whole became known.
  void SetWhole(std::int64_t whole) { whole_ = whole; }

 private:
  std::string what_;
  std::int64_t whole_;
  bool visible_;
};

}  // namespace candour::cli

#endif  // CANDOUR_CLIENTS_CLI_PROGRESS_H_
