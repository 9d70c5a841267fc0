// A message for the tests of channels, and Python's reading of a mail.
#ifndef CANDOUR_TESTS_NOTIFICATION_CHANNEL_EXAMPLE_H_
#define CANDOUR_TESTS_NOTIFICATION_CHANNEL_EXAMPLE_H_

#include <filesystem>
#include <string>

#include "services/notification/domain/message.h"

namespace candour::notification {

Message ExampleMessage();

// "From|To|Subject|Message-ID|body" as Python's email module reads the file.
std::string ReadByPython(const std::filesystem::path& file);

// An empty folder of this test's own, removed at the end.
class ScratchFolder {
 public:
  ScratchFolder();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  const std::filesystem::path& Path() const { return path_; }
  // How many files lie in it, below it too.
  int Files() const;

 private:
  std::filesystem::path path_;
};

}  // namespace candour::notification

#endif  // CANDOUR_TESTS_NOTIFICATION_CHANNEL_EXAMPLE_H_
