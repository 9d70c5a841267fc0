// Lines and comma-separated records out of plain and gzipped files, without holding the file.
#ifndef CANDOUR_CLIENTS_CLI_LINE_READER_H_
#define CANDOUR_CLIENTS_CLI_LINE_READER_H_

#include <zlib.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace candour::cli {

// Reads a file, gzipped or not, line by line. Not thread-safe.
class LineReader {
 public:
  // NotFound when there is no such file.
  static absl::StatusOr<std::unique_ptr<LineReader>> Open(const std::string& path);

  ~LineReader();
  LineReader(const LineReader&) = delete;
  LineReader& operator=(const LineReader&) = delete;

  // The next line without its end; false at the end of the file. DataLoss when a gzipped file is
  // cut off or damaged, so that an import never ends early unnoticed.
  absl::StatusOr<bool> Next(std::string& line);

  // The next record of comma-separated values (RFC 4180: quotes, doubled quotes, line ends inside
  // quotes); false at the end of the file. InvalidArgument for a quote that is never closed.
  absl::StatusOr<bool> NextRecord(std::vector<std::string>& fields);

  // Number of the line that was read last, from 1.
  std::int64_t LineNumber() const { return line_number_; }

  // How far into the file as it lies on the disk, and its size, in bytes.
  std::int64_t Position() const;
  std::int64_t Size() const { return size_; }

 private:
  LineReader(gzFile file, std::int64_t size) : file_(file), size_(size) {}

  gzFile file_;
  std::int64_t size_;
  std::int64_t line_number_ = 0;
};

}  // namespace candour::cli

#endif  // CANDOUR_CLIENTS_CLI_LINE_READER_H_
