#include "clients/cli/line_reader.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <filesystem>
#include <fstream>

#include "tests/support/scratch_folder.h"

namespace candour::cli {
namespace {

// A file of this name and content, removed with the test.
class TestFile {
 public:
  explicit TestFile(const std::string& content) {
    std::ofstream(Path(), std::ios::binary) << content;
  }
  std::string Path() const { return (folder_.Path() / "lines").string(); }

 private:
  ScratchFolder folder_;
};

std::vector<std::string> LinesOf(LineReader& reader) {
  std::vector<std::string> lines;
  std::string line;
  for (auto more = reader.Next(line); more.ok() && *more; more = reader.Next(line)) {
    lines.push_back(line);
  }
  return lines;
}

TEST(LineReaderTest, GivesEachLineWithoutItsEnd) {
  const TestFile file("one\ntwo\r\n\nlast");
  const auto reader = LineReader::Open(file.Path());

  ASSERT_TRUE(reader.ok());
  EXPECT_EQ(LinesOf(**reader), (std::vector<std::string>{"one", "two", "", "last"}));
  EXPECT_EQ((*reader)->LineNumber(), 4);
}

TEST(LineReaderTest, GivesALineLongerThanItsBuffer) {
  const std::string longest(200000, 'x');
  const TestFile file(longest + "\nend\n");
  const auto reader = LineReader::Open(file.Path());

  ASSERT_TRUE(reader.ok());
  EXPECT_EQ(LinesOf(**reader), (std::vector<std::string>{longest, "end"}));
}

TEST(LineReaderTest, SaysWhenAGzippedFileIsCutOff) {
  const TestFile file("");
  const gzFile out = gzopen(file.Path().c_str(), "wb");
  for (int i = 0; i < 5000; ++i) gzprintf(out, "%d %d\n", i, i * 7919);
  gzclose(out);
  std::filesystem::resize_file(file.Path(), std::filesystem::file_size(file.Path()) / 2);
  const auto reader = LineReader::Open(file.Path());
  ASSERT_TRUE(reader.ok());

  LinesOf(**reader);
  std::string line;
  EXPECT_EQ((*reader)->Next(line).status().code(), absl::StatusCode::kDataLoss);
}

TEST(LineReaderTest, SplitsARecordWithQuotesAndLineEnds) {
  const TestFile file("a,\"b, \"\"c\"\"\",\"first\nsecond\"\nx,,z\n");
  const auto reader = LineReader::Open(file.Path());
  ASSERT_TRUE(reader.ok());

  std::vector<std::string> fields;
  ASSERT_TRUE(*(*reader)->NextRecord(fields));
  EXPECT_EQ(fields, (std::vector<std::string>{"a", "b, \"c\"", "first\nsecond"}));
  ASSERT_TRUE(*(*reader)->NextRecord(fields));
  EXPECT_EQ(fields, (std::vector<std::string>{"x", "", "z"}));
  EXPECT_FALSE(*(*reader)->NextRecord(fields));
}

TEST(LineReaderTest, RefusesAQuoteThatIsNeverClosed) {
  const TestFile file("a,\"b\nc\n");
  const auto reader = LineReader::Open(file.Path());
  ASSERT_TRUE(reader.ok());

  std::vector<std::string> fields;
  EXPECT_EQ((*reader)->NextRecord(fields).status().code(), absl::StatusCode::kInvalidArgument);
}

TEST(LineReaderTest, SaysThatThereIsNoSuchFile) {
  EXPECT_EQ(LineReader::Open("no/such/file").status().code(), absl::StatusCode::kNotFound);
}

}  // namespace
}  // namespace candour::cli
