#include "services/notification/channel/folder_channel.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/notification/channel/html.h"
#include "services/notification/channel/mail.h"

namespace candour::notification {
namespace {

// Closes on the way out.
class OpenFile {
 public:
  OpenFile(const std::filesystem::path& path, int flags) : file_(open(path.c_str(), flags, 0640)) {}
  ~OpenFile() {
    if (file_ >= 0) close(file_);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  bool IsOpen() const { return file_ >= 0; }
  bool Sync() const { return fsync(file_) == 0; }
  bool Write(const std::string& octets) const {
    std::size_t written = 0;
    while (written < octets.size()) {
      const ssize_t now = write(file_, octets.data() + written, octets.size() - written);
      if (now < 0 && errno == EINTR) continue;
      if (now <= 0) return false;
      written += static_cast<std::size_t>(now);
    }
    return true;
  }

 private:
  const int file_;
};

bool WriteDurably(const std::filesystem::path& path, const std::string& octets) {
  const OpenFile file(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC);
  return file.IsOpen() && file.Write(octets) && file.Sync();
}

bool SyncFolder(const std::filesystem::path& folder) {
  const OpenFile file(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  return file.IsOpen() && file.Sync();
}

HandOverReport NotNow() {
  return {HandOver::kNotNow, absl::StrCat("the folder does not take it: ", std::strerror(errno))};
}

}  // namespace

FolderChannel::FolderChannel(std::string name, std::filesystem::path folder)
    : name_(std::move(name)), folder_(std::move(folder)) {}

HandOverReport FolderChannel::Take(const Message& message) {
  std::error_code error;
  std::filesystem::create_directories(folder_, error);
  // The page goes first: where the mail is, the letter can be printed.
  if (message.way == Way::kLetter && !Put(message.file_stem + ".html", LetterPage(message))) {
    return NotNow();
  }
  if (!Put(message.file_stem + ".eml", MailFrom(message))) return NotNow();
  return {HandOver::kDone, "written"};
}

bool FolderChannel::Put(const std::string& name, const std::string& octets) const {
  // Named by process, so that two of them never write into each other's.
  const std::filesystem::path part = folder_ / absl::StrCat(".", name, ".", getpid(), ".part");
  if (!WriteDurably(part, octets)) return false;
  std::error_code error;
  std::filesystem::rename(part, folder_ / name, error);
  return !error && SyncFolder(folder_);
}

absl::StatusOr<int> RemoveMessage(const std::filesystem::path& folder,
                                  const std::string& file_stem) {
  int removed = 0;
  for (const char* ending : {".eml", ".html"}) {
    std::error_code error;
    if (std::filesystem::remove(folder / absl::StrCat(file_stem, ending), error)) ++removed;
    if (error) {
      return absl::UnavailableError(absl::StrCat("a message's file stays: ", error.message()));
    }
  }
  if (removed > 0 && !SyncFolder(folder)) {
    return absl::UnavailableError("the folder of messages cannot be written");
  }
  return removed;
}

}  // namespace candour::notification
