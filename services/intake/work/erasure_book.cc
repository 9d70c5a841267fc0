#include "services/intake/work/erasure_book.h"

#include <fcntl.h>
#include <unistd.h>

#include <fstream>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"

namespace candour::intake {
namespace {

// Every value is an id, a code or an instant: nothing in it needs escaping.
std::string KeyOf(const ErasureLine& line) {
  return absl::StrCat(
      "\"complaint_id\":\"", line.complaint_id, "\",\"reference\":\"", line.reference,
      "\",\"rule\":\"", line.rule, "\",\"erased_at\":\"",
      absl::FormatTime("%Y-%m-%d%ET%H:%M:%E*SZ", line.erased_at, absl::UTCTimeZone()), "\"");
}

bool AppendDurably(const std::string& path, const std::string& text) {
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0640);
  if (file < 0) return false;
  const bool written = write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
                       fsync(file) == 0;
  close(file);
  return written;
}

}  // namespace

ErasureBook::ErasureBook(EventReader& events, ErasureShelf& erasures, std::string folder)
    : events_(events), erasures_(erasures), folder_(std::move(folder)) {}

std::string ErasureBook::PathOf(const std::string& authority_id) const {
  return absl::StrCat(folder_, "/", authority_id, ".erasures.jsonl");
}

absl::Status ErasureBook::Turn() {
  const absl::StatusOr<std::vector<Head>> heads = events_.Heads();
  if (!heads.ok()) return heads.status();
  absl::Status first_error;
  for (const Head& head : *heads) {
    if (seen_[head.authority_id] == head.cursor.seq) continue;
    const absl::Status noted = Note(head.authority_id);
    if (noted.ok()) seen_[head.authority_id] = head.cursor.seq;
    if (!noted.ok() && first_error.ok()) first_error = noted;
  }
  return first_error;
}

absl::Status ErasureBook::Note(const std::string& authority_id) {
  std::set<std::string>& noted = noted_[authority_id];
  if (noted.empty()) {
    std::ifstream file(PathOf(authority_id));
    for (std::string line; std::getline(file, line);) {
      const std::size_t key = line.find("\"complaint_id\"");
      const std::size_t end = line.find(",\"seq\"");
      if (key != std::string::npos && end != std::string::npos) {
        noted.insert(line.substr(key, end - key));
      }
    }
  }
  const auto seen = seen_.find(authority_id);
  std::int64_t after = seen == seen_.end() ? 0 : seen->second;
  while (true) {
    const auto lines = erasures_.List(authority_id, after);
    if (!lines.ok()) return lines.status();
    if (lines->empty()) return absl::OkStatus();
    std::string text;
    for (const ErasureLine& line : *lines) {
      const std::string key = KeyOf(line);
      after = line.seq;
      if (!noted.insert(key).second) continue;
      absl::StrAppend(&text, "{\"authority_id\":\"", authority_id, "\",", key, ",\"seq\":\"",
                      line.seq, "\"}\n");
    }
    if (!text.empty() && !AppendDurably(PathOf(authority_id), text)) {
      noted.clear();
      return absl::InternalError("an erasure cannot be noted outside the database");
    }
  }
}

}  // namespace candour::intake
