#include "services/intake/domain/correspondence/media_type.h"

#include <gtest/gtest.h>

namespace candour::intake {
namespace {

std::string TypeOf(const std::string& content, const std::string& declared) {
  const absl::StatusOr<std::string> type = MediaTypeOf(content, declared, "media_type");
  return type.ok() ? *type : std::string(type.status().message());
}

TEST(MediaTypeOfTest, ReadsTheFirstBytes) {
  EXPECT_EQ(TypeOf("%PDF-1.4", "application/pdf"), "application/pdf");
  EXPECT_EQ(TypeOf("\xFF\xD8\xFF\xE0", "image/jpg"), "image/jpeg");
  EXPECT_EQ(TypeOf("I was charged twice.\n", "text/plain; charset=utf-8"), "text/plain");
  EXPECT_EQ(TypeOf("GIF89a...", "application/octet-stream"), "image/gif");
  EXPECT_EQ(TypeOf("PK\x03\x04 [Content_Types].xml word/document.xml",
                   "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
}

TEST(MediaTypeOfTest, RefusesProgramsAndArchives) {
  EXPECT_NE(TypeOf(std::string("MZ\x90\0", 4), "application/pdf").find("not taken"),
            std::string::npos);
  EXPECT_NE(TypeOf("PK\x03\x04 anything.exe", "application/zip").find("not taken"),
            std::string::npos);
}

TEST(MediaTypeOfTest, RefusesWhatIsSaidToBeSomethingElse) {
  EXPECT_EQ(TypeOf("%PDF-1.4", "image/png"),
            "media_type: the file is said to be image/png but is application/pdf");
}

TEST(FileNameTest, DropsFoldersAndControlCharacters) {
  EXPECT_EQ(FileName("C:\\Users\\Penny\\bill.pdf"), "bill.pdf");
  EXPECT_EQ(FileName("../../etc/passwd"), "passwd");
  EXPECT_EQ(FileName("a\r\nb.pdf"), "ab.pdf");
  EXPECT_EQ(FileName("folder/"), "attachment");
  EXPECT_LE(FileName(std::string(300, 'x')).size(), 255);
}

}  // namespace
}  // namespace candour::intake
