// Also tests services/notification/channel/program.cc.
//
// With CANDOUR_PAGES set to a folder every sample is left there to be looked at: the letter as PDF
// and the mail's HTML.
#include "services/notification/channel/letter_pdf.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "services/notification/channel/html.h"
#include "services/notification/channel/program.h"
#include "tests/notification/channel/example.h"
#include "tests/notification/samples/sample.h"
#include "tests/notification/story.h"

namespace candour::notification {
namespace {

using ::testing::HasSubstr;

Message Letter(const std::string& code, Format format = Format::kStandard) {
  Filling filling = SampleFilling(code);
  filling.format = format;
  const absl::StatusOr<Rendered> text = Book().Render(code, filling);
  EXPECT_TRUE(text.ok()) << text.status();
  Message message = ExampleMessage();
  message.way = Way::kLetter;
  message.format = format;
  message.address = {"Mrs Jean Ashworth", "7 Quarry Lane", "Milford", "ZZ1 2AB"};
  message.subject = text->subject;
  message.body = text->body;
  return message;
}

// The letter on disk, and what poppler's programs read in it.
class Pdf {
 public:
  explicit Pdf(const Message& message) {
    const absl::StatusOr<std::string> pdf = LetterPdf(message);
    EXPECT_TRUE(pdf.ok()) << pdf.status();
    if (pdf.ok()) std::ofstream(bench_.Of("letter.pdf"), std::ios::binary) << *pdf;
  }

  std::string Told(const std::string& program, std::vector<std::string> options) const {
    options.insert(options.begin(), program);
    options.push_back(bench_.Of("letter.pdf").string());
    if (program == "pdftotext") options.emplace_back("-");
    return RunProgram(options).value_or("");
  }

  std::string Octets() const {
    std::ifstream file(bench_.Of("letter.pdf"), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  void LeaveIn(const std::filesystem::path& folder, const std::string& name) const {
    std::filesystem::copy_file(bench_.Of("letter.pdf"), folder / (name + ".pdf"),
                               std::filesystem::copy_options::overwrite_existing);
  }

 private:
  Workbench bench_;
};

// Proves A-08.
TEST(LetterPdfTest, IsTaggedInTheOrderInWhichItIsRead) {
  const Pdf pdf(Letter("N-09"));

  const std::string info = pdf.Told("pdfinfo", {});
  EXPECT_THAT(info, HasSubstr("Tagged:          yes"));
  EXPECT_THAT(info, HasSubstr("Title:           Your complaint to Milford Council"));
  const std::string tags = pdf.Told("pdfinfo", {"-struct-text"});
  std::size_t at = 0;
  for (const char* next :
       {"\"Mrs Jean Ashworth", "H1", "\"Your complaint to", "\"Dear Mrs Jean Ashworth,",
        "\"We told you that", "H2", "\"Why it takes longer", "\"We are waiting", "H2",
        "\"What happens next", "\"You will now have our answer", "H2", "\"How to reach us",
        "\"With kind regards,"}) {
    at = tags.find(next, at);
    ASSERT_NE(at, std::string::npos) << next << " is not there in its place: " << tags;
  }
}

// Proves A-08. A screen reader chooses its voice by the language.
TEST(LetterPdfTest, SaysInWhichLanguageItIs) {
  EXPECT_THAT(Pdf(Letter("N-09")).Octets(), HasSubstr("/Lang (en-GB)"));
}

std::string WithoutSpace(const std::string& text) {
  std::string bare;
  for (const char c : text) {
    if (!absl::ascii_isspace(static_cast<unsigned char>(c))) bare += c;
  }
  return bare;
}

// What is read aloud: the texts of headings, paragraphs and entries in the order of the tags, as
// pdfinfo -struct-text gives them, without the dots before entries.
std::string ReadAloud(const std::string& tags) {
  std::string aloud;
  bool in_block = false;
  for (const std::string& line : std::vector<std::string>(absl::StrSplit(tags, '\n'))) {
    const std::string text(absl::StripAsciiWhitespace(line));
    if (text.empty() || text.front() != '"') {
      in_block = absl::EndsWith(text, "(block)");
    } else if (in_block) {
      aloud += absl::StrReplaceAll(text.substr(1, text.size() - 2), {{"•", ""}});
    }
  }
  return WithoutSpace(aloud);
}

// The text of a notice without its light marks.
std::string Said(const std::string& body) {
  std::string said;
  for (absl::string_view line : absl::StrSplit(body, '\n')) {
    if (!absl::ConsumePrefix(&line, "# ")) absl::ConsumePrefix(&line, "- ");
    absl::StrAppend(&said, line, "\n");
  }
  return WithoutSpace(said);
}

class LetterOrderTest : public ::testing::TestWithParam<std::string> {};

// Proves A-08. With lists, quotations and second pages.
TEST_P(LetterOrderTest, ReadsAloudAllThatItSaysInThatOrder) {
  const Message letter = Letter(GetParam());
  const Pdf pdf(letter);

  EXPECT_THAT(pdf.Told("pdfinfo", {}), HasSubstr("Tagged:          yes"));
  EXPECT_THAT(ReadAloud(pdf.Told("pdfinfo", {"-struct-text"})), HasSubstr(Said(letter.body)));
  if (const char* folder = std::getenv("CANDOUR_PAGES")) {
    pdf.LeaveIn(folder, GetParam());
    std::ofstream(std::filesystem::path(folder) / (GetParam() + ".html")) << MailPage(letter);
  }
}

INSTANTIATE_TEST_SUITE_P(Letters, LetterOrderTest, ::testing::ValuesIn(SampleCodes()));

// Proves G-14.
TEST(LetterPdfTest, HasReferenceAndPageOnEverySheet) {
  const std::string text = Pdf(Letter("N-12")).Told("pdftotext", {"-layout"});

  EXPECT_THAT(text, HasSubstr("Page 1 of 2"));
  EXPECT_THAT(text, HasSubstr("Page 2 of 2"));
  const std::string second = text.substr(text.find("Page 1 of 2"));
  EXPECT_THAT(second, HasSubstr("Reference ASC-2027-000123-4"));
}

TEST(LetterPdfTest, ShowsTheAddressInTheWindowOfItsEnvelope) {
  // 20 to 110 mm from the left, 45 to 85 mm from the top, in points.
  const std::string window = Pdf(Letter("N-01"))
                                 .Told("pdftotext", {"-f", "1", "-l", "1", "-x", "57", "-y", "128",
                                                     "-W", "255", "-H", "113", "-r", "72"});

  EXPECT_EQ(std::string(absl::StripAsciiWhitespace(window)),
            "Mrs Jean Ashworth\n7 Quarry Lane\nMilford\nZZ1 2AB");
}

TEST(LetterPdfTest, KeepsOurAddressOnOneSheet) {
  for (const char* code : {"N-07X", "N-10C", "N-21"}) {
    const std::string text = Pdf(Letter(code)).Told("pdftotext", {});
    const std::size_t begin = text.find("write to:");
    const std::size_t end = text.find("ZZ1 1AA");
    ASSERT_LT(begin, end) << code;

    EXPECT_EQ(text.substr(begin, end - begin).find('\f'), std::string::npos) << code;
  }
}

// Proves A-03.
TEST(LetterPdfTest, IsLongerInLargePrint) {
  EXPECT_THAT(Pdf(Letter("N-01")).Told("pdfinfo", {}), HasSubstr("Pages:           2"));
  EXPECT_THAT(Pdf(Letter("N-01", Format::kLargePrint)).Told("pdfinfo", {}),
              HasSubstr("Pages:           3"));
}

TEST(PrintBatchTest, BeginsEachLetterOnANewSheet) {
  const Workbench bench;
  std::vector<std::filesystem::path> pages;
  for (const char* code : {"N-20", "N-20"}) {
    pages.push_back(bench.Of(absl::StrCat(pages.size(), ".html")));
    Message message = Letter(code);
    message.body = "Dear Jean,\n\nthank you.\n";
    std::ofstream(pages.back()) << LetterPage(message);
  }

  const absl::StatusOr<int> sides = PrintBatch(pages, bench.Of("batch.pdf"));

  ASSERT_TRUE(sides.ok()) << sides.status();
  EXPECT_EQ(*sides, 4);
  const std::string text =
      *RunProgram({"pdftotext", "-f", "3", "-l", "3", bench.Of("batch.pdf").string(), "-"});
  EXPECT_THAT(text, HasSubstr("Page 1 of 1"));
}

TEST(PrintBatchTest, IsRefusedWithoutALetter) {
  EXPECT_EQ(PrintBatch({}, "/dev/null").status().code(), absl::StatusCode::kInvalidArgument);
}

TEST(RunTest, TellsAMissingProgramFromAFailure) {
  EXPECT_EQ(RunProgram({"no-such-program-anywhere"}).status().code(),
            absl::StatusCode::kUnavailable);
  EXPECT_EQ(RunProgram({"false"}).status().code(), absl::StatusCode::kInternal);
  EXPECT_EQ(*RunProgram({"printf", "%s", "$(id)"}), "$(id)");
}

}  // namespace
}  // namespace candour::notification
