// Also tests services/notification/domain/rendering.cc. The samples in tests/journeys/notices were
// read and approved; with CANDOUR_SAMPLES set to a folder this test writes them there instead.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "services/notification/domain/dates.h"
#include "services/notification/domain/plain_english.h"
#include "tests/notification/samples/sample.h"
#include "tests/notification/story.h"

namespace candour::notification {
namespace {

using ::testing::IsEmpty;

// The approved sample, or `actual` itself while samples are written.
std::string Approved(const std::string& name, const std::string& actual) {
  if (const char* folder = std::getenv("CANDOUR_SAMPLES")) {
    std::ofstream(std::string(folder) + "/" + name) << actual;
    return actual;
  }
  std::ifstream file("tests/journeys/notices/" + name);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string Written(const std::string& code, const Filling& filling) {
  const absl::StatusOr<Rendered> text = Book().Render(code, filling);
  return text.ok() ? text->subject + "\n\n" + text->body : text.status().ToString();
}

class SamplesTest : public ::testing::TestWithParam<std::string> {};

// Proves NG-2, A-10.
TEST_P(SamplesTest, ReadsAsItWasApproved) {
  const std::string text = Written(GetParam(), SampleFilling(GetParam()));

  EXPECT_EQ(text, Approved(GetParam() + ".txt", text));
}

// Proves A-10.
TEST_P(SamplesTest, IsPlainEnglishWhenFilledIn) {
  const absl::StatusOr<Rendered> text = Book().Render(GetParam(), SampleFilling(GetParam()));

  ASSERT_TRUE(text.ok()) << text.status();
  const Reading reading = Read(text->body);
  EXPECT_LE(reading.Average(), 20) << GetParam();
  EXPECT_LE(reading.Grade(), 8) << GetParam();
  EXPECT_LE(reading.longest, 30) << reading.longest_sentence;
}

// Proves NG-4.
TEST_P(SamplesTest, NamesNoDateThatIsNotKnown) {
  Filling filling = SampleFilling(GetParam());
  const absl::StatusOr<Rendered> text = Book().Render(GetParam(), filling);

  ASSERT_TRUE(text.ok()) << text.status();
  std::set<absl::CivilDay> known = filling.other_days;
  for (const auto& [name, day] : filling.days) known.insert(day);
  // Days inside quotations.
  known.merge(std::set({absl::CivilDay(2027, 1, 3), absl::CivilDay(2027, 1, 18)}));
  EXPECT_TRUE(CheckDates(text->body, known).ok()) << CheckDates(text->body, known);
}

INSTANTIATE_TEST_SUITE_P(Notices, SamplesTest, ::testing::ValuesIn(SampleCodes()));

class EasyReadSamplesTest : public ::testing::TestWithParam<std::string> {};

// Proves A-03, NG-5.
TEST_P(EasyReadSamplesTest, ReadsAsItWasApproved) {
  Filling filling = SampleFilling(GetParam());
  filling.format = Format::kEasyRead;
  const std::string text = Written(GetParam(), filling);

  EXPECT_EQ(text, Approved(GetParam() + ".easy.txt", text));
}

INSTANTIATE_TEST_SUITE_P(Notices, EasyReadSamplesTest, ::testing::ValuesIn(EasyReadCodes()));

class ScriptSamplesTest : public ::testing::TestWithParam<std::string> {};

// Proves G-13.
TEST_P(ScriptSamplesTest, ReadsAsItWasApproved) {
  const absl::StatusOr<std::string> script =
      Book().RenderScript(GetParam(), SampleFilling(GetParam()));

  ASSERT_TRUE(script.ok()) << script.status();
  EXPECT_EQ(*script, Approved(GetParam() + ".phone.txt", *script));
}

INSTANTIATE_TEST_SUITE_P(Notices, ScriptSamplesTest, ::testing::ValuesIn(ScriptCodes()));

TEST(BereavementSampleTest, ReadsAsItWasApproved) {
  Filling filling = SampleFilling("N-08");
  filling.bereaved = true;
  const std::string text = Written("N-08", filling);

  EXPECT_EQ(text, Approved("N-08.bereaved.txt", text));
}

struct Reason {
  std::string code;
  Values facts;
};

class ReasonSamplesTest : public ::testing::TestWithParam<Reason> {};

// Proves DR-01, DR-02, DR-03, DR-04, DR-05, DR-06, DR-07.
TEST_P(ReasonSamplesTest, ReadsAsItWasApproved) {
  std::set<absl::CivilDay> days;
  const absl::StatusOr<std::string> text =
      Book().ReasonText(GetParam().code, true, GetParam().facts, days);

  ASSERT_TRUE(text.ok()) << text.status();
  EXPECT_EQ(*text + "\n", Approved(GetParam().code + ".txt", *text + "\n"));
}

// Proves DR-08, DR-09, DR-10, DR-11, DR-12, DR-13, DR-14.
TEST_P(ReasonSamplesTest, IsPlainEnglishWithItsFacts) {
  std::set<absl::CivilDay> days;
  const absl::StatusOr<std::string> text =
      Book().ReasonText(GetParam().code, true, GetParam().facts, days);

  ASSERT_TRUE(text.ok()) << text.status();
  EXPECT_THAT(FaultsOf(*text, Measure{25, 30, 9}), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(
    Reasons, ReasonSamplesTest,
    ::testing::Values(Reason{"DR-01", {{"who", "Brightwater Home Care"}, {"date", "2027-01-14"}}},
                      Reason{"DR-02", {{"date", "2027-02-12"}}}, Reason{"DR-03", {{"n", "four"}}},
                      Reason{"DR-04", {{"who", "Milford General Hospital"}}}, Reason{"DR-05", {}},
                      Reason{"DR-06", {}},
                      Reason{"DR-07", {{"event", "an inspection of all our services"}}},
                      Reason{"DR-08", {}}, Reason{"DR-09", {{"date", "2027-01-20"}}},
                      Reason{"DR-10", {{"purpose", "ask the hospital for its notes"}}},
                      Reason{"DR-11", {{"adjustment", "a sign language interpreter"}}},
                      Reason{"DR-12", {{"what", "we sent your letter to the wrong team"}}},
                      Reason{"DR-13", {{"who", "a doctor"}}},
                      Reason{"DR-14",
                             {{"text", "a flood closed the office that holds the records"}}}));

}  // namespace
}  // namespace candour::notification
