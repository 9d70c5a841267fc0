// A folder of a test's own: no other test, running at the same time, can meet its files.
#ifndef CANDOUR_TESTS_SUPPORT_SCRATCH_FOLDER_H_
#define CANDOUR_TESTS_SUPPORT_SCRATCH_FOLDER_H_

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>

namespace candour {

// Gone, with all that is in it, when the object is.
class ScratchFolder {
 public:
  ScratchFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "candour-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  ~ScratchFolder() { std::filesystem::remove_all(path_); }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  const std::filesystem::path& Path() const { return path_; }
  // How many files lie in it, below it too.
  int Files() const {
    const std::filesystem::recursive_directory_iterator all(path_);
    return static_cast<int>(std::count_if(
        begin(all), end(all), [](const auto& entry) { return entry.is_regular_file(); }));
  }

 private:
  std::filesystem::path path_;
};

}  // namespace candour

#endif  // CANDOUR_TESTS_SUPPORT_SCRATCH_FOLDER_H_
