#include "clients/cli/line_reader.h"

#include <array>
#include <filesystem>

#include "absl/strings/str_cat.h"

namespace candour::cli {
namespace {

// Splits what is complete of `text` into `fields`. False when a quote is still open at its end.
bool Split(const std::string& text, std::vector<std::string>& fields) {
  fields.assign(1, "");
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
      fields.back() += '"';
      ++i;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      fields.emplace_back();
    } else {
      fields.back() += c;
    }
  }
  return !quoted;
}

}  // namespace

absl::StatusOr<std::unique_ptr<LineReader>> LineReader::Open(const std::string& path) {
  std::error_code failed;
  const auto size = std::filesystem::file_size(path, failed);
  if (failed) return absl::NotFoundError(absl::StrCat(path, ": ", failed.message()));
  gzFile_s* const file = gzopen(path.c_str(), "rb");
  if (file == nullptr) return absl::NotFoundError(absl::StrCat(path, ": cannot be opened"));
  return std::unique_ptr<LineReader>(new LineReader(file, static_cast<std::int64_t>(size)));
}

LineReader::~LineReader() { gzclose(file_); }

std::int64_t LineReader::Position() const { return gzoffset(file_); }

absl::StatusOr<bool> LineReader::Next(std::string& line) {
  line.clear();
  std::array<char, 65536> piece{};
  while (gzgets(file_, piece.data(), static_cast<int>(piece.size())) != nullptr) {
    line += piece.data();
    if (line.back() != '\n') continue;
    line.pop_back();
    if (!line.empty() && line.back() == '\r') line.pop_back();
    ++line_number_;
    return true;
  }
  int error = Z_OK;
  const char* message = gzerror(file_, &error);
  if (error != Z_OK && error != Z_STREAM_END) {
    return absl::DataLossError(
        absl::StrCat("the file is damaged after line ", line_number_, ": ", message));
  }
  if (line.empty()) return false;
  ++line_number_;
  return true;
}

absl::StatusOr<bool> LineReader::NextRecord(std::vector<std::string>& fields) {
  std::string record;
  std::string line;
  const std::int64_t first = line_number_ + 1;
  while (true) {
    const absl::StatusOr<bool> more = Next(line);
    if (!more.ok()) return more.status();
    if (!*more && record.empty()) return false;
    if (!*more) {
      return absl::InvalidArgumentError(
          absl::StrCat("the quote in line ", first, " is never closed"));
    }
    if (!record.empty()) record += '\n';
    record += line;
    if (Split(record, fields)) return true;
  }
}

}  // namespace candour::cli
