#include "services/notification/channel/letter_pdf.h"

#include <fstream>
#include <iterator>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/notification/channel/html.h"
#include "services/notification/channel/program.h"

namespace candour::notification {
namespace {

using std::filesystem::path;

// The other side of a letter's last sheet.
constexpr const char* kEmptyPage =
    "<!DOCTYPE html><html lang=\"en-GB\"><head><title>Empty side</title>"
    "<style>@page{size:A4}</style></head><body><p>&#160;</p></body></html>";

absl::Status MakePdf(const path& page, const path& pdf) {
  // Nothing is loaded: the page holds all it needs, and its text is escaped.
  const absl::StatusOr<std::string> made =
      RunProgram({"weasyprint", "--quiet", "--encoding", "utf-8", "--pdf-variant", "pdf/ua-1",
                  page.string(), pdf.string()});
  return made.status();
}

absl::StatusOr<int> PagesOf(const path& pdf) {
  const absl::StatusOr<std::string> told = RunProgram({"pdfinfo", pdf.string()});
  if (!told.ok()) return told.status();
  for (const auto& line : absl::StrSplit(*told, '\n')) {
    const std::vector<std::string> words =
        absl::StrSplit(std::string(line), ' ', absl::SkipEmpty());
    int pages = 0;
    if (words.size() == 2 && words[0] == "Pages:" && absl::SimpleAtoi(words[1], &pages)) {
      return pages;
    }
  }
  return absl::InternalError("the PDF does not tell how many pages it has");
}

bool Write(const path& file, const std::string& octets) {
  std::ofstream stream(file, std::ios::binary);
  stream << octets;
  return stream.flush().good();
}

absl::StatusOr<std::string> ReadPdf(const path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::string octets(std::istreambuf_iterator<char>(stream), {});
  if (octets.empty()) return absl::InternalError("no PDF was made");
  return octets;
}

}  // namespace

absl::StatusOr<std::string> PdfOf(const std::string& page) {
  const Workbench bench;
  if (!Write(bench.Of("page.html"), page)) return absl::InternalError("no room for the page");
  const absl::Status made = MakePdf(bench.Of("page.html"), bench.Of("page.pdf"));
  if (!made.ok()) return made;
  return ReadPdf(bench.Of("page.pdf"));
}

absl::StatusOr<std::string> LetterPdf(const Message& message) { return PdfOf(LetterPage(message)); }

absl::StatusOr<int> PrintBatch(const std::vector<path>& pages, const path& pdf) {
  if (pages.empty()) return absl::InvalidArgumentError("there is no letter to print");
  const Workbench bench;
  const path empty = bench.Of("empty.pdf");
  if (!Write(bench.Of("empty.html"), kEmptyPage)) return absl::InternalError("no room");
  absl::Status made = MakePdf(bench.Of("empty.html"), empty);
  if (!made.ok()) return made;
  std::vector<std::string> words = {"pdfunite"};
  int sides = 0;
  for (const path& page : pages) {
    const path letter = bench.Of(absl::StrCat(words.size(), ".pdf"));
    made = MakePdf(page, letter);
    if (!made.ok()) return made;
    const absl::StatusOr<int> count = PagesOf(letter);
    if (!count.ok()) return count.status();
    words.push_back(letter.string());
    if (*count % 2 != 0) words.push_back(empty.string());
    sides += *count + *count % 2;
  }
  words.push_back(pdf.string());
  const absl::StatusOr<std::string> united = RunProgram(words);
  if (!united.ok()) return united.status();
  return sides;
}

}  // namespace candour::notification
