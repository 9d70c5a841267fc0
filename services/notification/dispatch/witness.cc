#include "services/notification/dispatch/witness.h"

#include <fcntl.h>
#include <unistd.h>

#include <fstream>
#include <system_error>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"

namespace candour::notification {

bool Witness::Contradicts(const std::string& authority_id, const follower::Position& position) {
  if (folder_.empty()) return false;
  const std::lock_guard lock(mutex_);
  std::ifstream file(folder_ / authority_id);
  std::int64_t seq = 0;
  std::string hash;
  if (!(file >> seq)) return false;
  file >> hash;
  if (position.seq < seq) return true;
  return position.seq == seq && hash != absl::BytesToHexString(position.hash);
}

bool Witness::Remember(const std::string& authority_id, const follower::Position& position) {
  if (folder_.empty()) return true;
  const std::lock_guard lock(mutex_);
  std::error_code error;
  std::filesystem::create_directories(folder_, error);
  const std::filesystem::path part = folder_ / absl::StrCat(".", authority_id, ".", getpid());
  const std::string text =
      absl::StrCat(position.seq, " ", absl::BytesToHexString(position.hash), "\n");
  const int file = open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0640);
  if (file < 0) return false;
  const bool written = write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  const bool durable = written && fsync(file) == 0;
  close(file);
  if (!durable) return false;
  std::filesystem::rename(part, folder_ / authority_id, error);
  return !error;
}

}  // namespace candour::notification
