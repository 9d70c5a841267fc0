#include "services/notification/dispatch/logbook.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <system_error>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace candour::notification {
namespace {

constexpr const char* kBootId = "/proc/sys/kernel/random/boot_id";
constexpr std::size_t kFields = 4;

std::string BootOfMachine() {
  std::ifstream file(kBootId);
  std::string boot;
  std::getline(file, boot);
  return boot;
}

bool WriteAll(int file, const std::string& text) {
  return write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
}

std::string TextIn(int file) {
  std::string text;
  std::array<char, 65536> octets{};
  lseek(file, 0, SEEK_SET);
  for (ssize_t have = 0; (have = read(file, octets.data(), octets.size())) > 0;) {
    text.append(octets.data(), static_cast<std::size_t>(have));
  }
  return text;
}

}  // namespace

Logbook::Logbook(const std::filesystem::path& folder) {
  if (folder.empty()) return;
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  file_ = open((folder / ".hand-overs").c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0640);
  if (file_ < 0) return;
  if (flock(file_, LOCK_EX | LOCK_NB) != 0) {
    close(file_);
    file_ = -1;
    return;
  }
  Read();
  if (before_.empty()) Begin();
}

Logbook::~Logbook() {
  if (file_ >= 0) close(file_);
}

void Logbook::Read() {
  const std::vector<std::string> lines = absl::StrSplit(TextIn(file_), '\n');
  const std::string boot = BootOfMachine();
  if (boot.empty() || lines.front() != boot) return;
  // What follows the last end of line was being written.
  for (std::size_t i = 1; i + 1 < lines.size(); ++i) {
    const std::vector<std::string> fields = absl::StrSplit(lines[i], '\t');
    if (fields.size() != kFields) continue;
    const Stage stage = fields[3] == "held"   ? Stage::kHeld
                        : fields[3] == "left" ? Stage::kLeft
                                              : Stage::kLeaving;
    before_[fields[0]][fields[1]] = {fields[2], stage};
  }
}

bool Logbook::Begin() {
  written_ = false;
  return ftruncate(file_, 0) == 0 && WriteAll(file_, BootOfMachine() + "\n");
}

Memory Logbook::Recall(const std::string& authority_id) {
  const std::lock_guard lock(mutex_);
  const auto found = before_.find(authority_id);
  return found == before_.end() ? Memory() : found->second;
}

void Logbook::Forget(const std::string& authority_id) {
  const std::lock_guard lock(mutex_);
  if (before_.erase(authority_id) > 0 && before_.empty() && !written_) Begin();
}

bool Logbook::Note(const Claim& claim, Stage stage) {
  const std::lock_guard lock(mutex_);
  if (file_ < 0) return true;
  const char* name = stage == Stage::kHeld ? "held" : stage == Stage::kLeft ? "left" : "leaving";
  std::string lines;
  for (const Claim& each : WithEnclosed({claim})) {
    absl::StrAppend(&lines, each.authority_id, "\t", each.obligation_id, "\t", each.claimed_until,
                    "\t", name, "\n");
  }
  written_ = true;
  return WriteAll(file_, lines);
}

void Logbook::Clear() {
  const std::lock_guard lock(mutex_);
  if (file_ >= 0 && written_ && before_.empty()) Begin();
}

}  // namespace candour::notification
