// Another program, run once.
#ifndef CANDOUR_SERVICES_NOTIFICATION_CHANNEL_PROGRAM_H_
#define CANDOUR_SERVICES_NOTIFICATION_CHANNEL_PROGRAM_H_

#include <filesystem>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace candour::notification {

// What `words` (a program of the PATH and its arguments; no shell sees them) prints. Unavailable
// when there is no such program, Internal when it fails.
absl::StatusOr<std::string> RunProgram(const std::vector<std::string>& words);

// An empty folder that only this user can read, gone at the end.
class Workbench {
 public:
  Workbench();
  ~Workbench();
  Workbench(const Workbench&) = delete;
  Workbench& operator=(const Workbench&) = delete;

  std::filesystem::path Of(const std::string& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_CHANNEL_PROGRAM_H_
