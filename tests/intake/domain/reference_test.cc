#include "services/intake/domain/reference.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace candour::intake {
namespace {

// Every text that differs from `reference` in one digit.
std::vector<std::string> WithOneDigitMistyped(const std::string& reference) {
  std::vector<std::string> mistyped;
  for (std::size_t i = 4; i < reference.size(); ++i) {
    for (char digit = '0'; reference[i] != '-' && digit <= '9'; ++digit) {
      if (digit == reference[i]) continue;
      mistyped.push_back(reference);
      mistyped.back()[i] = digit;
    }
  }
  return mistyped;
}

// Every text in which two different neighbours of the digits of `bare` are swapped.
std::vector<std::string> WithNeighboursSwapped(const std::string& bare) {
  std::vector<std::string> swapped;
  for (std::size_t i = 3; i + 1 < bare.size(); ++i) {
    if (bare[i] == bare[i + 1]) continue;
    swapped.push_back(bare);
    std::swap(swapped.back()[i], swapped.back()[i + 1]);
  }
  return swapped;
}

std::vector<std::string> AcceptedOf(const std::vector<std::string>& typed) {
  std::vector<std::string> accepted;
  for (const std::string& text : typed) {
    if (ParseReference(text).ok()) accepted.push_back(text);
  }
  return accepted;
}

TEST(FormatReferenceTest, EndsWithTheCheckDigit) {
  // By hand through Damm's table: 2026000123 leads to 8.
  EXPECT_EQ(FormatReference(2026, 123), "ASC-2026-000123-8");
}

TEST(FormatReferenceTest, GrowsBeyondSixDigits) {
  EXPECT_EQ(FormatReference(2026, 1'234'567).substr(0, 17), "ASC-2026-1234567-");
}

TEST(ParseReferenceTest, ReadsWhatFormatWrote) {
  EXPECT_EQ(*ParseReference(FormatReference(2026, 1)), FormatReference(2026, 1));
  EXPECT_EQ(*ParseReference(FormatReference(2027, 1'234'567)), FormatReference(2027, 1'234'567));
}

TEST(ParseReferenceTest, ForgivesCaseSpacesAndHyphens) {
  const std::string reference = FormatReference(2026, 123);

  EXPECT_EQ(*ParseReference("  asc 2026 000 123 8 "), reference);
  EXPECT_EQ(*ParseReference("asc20260001238"), reference);
  EXPECT_EQ(*ParseReference("A-S-C-2026000123-8"), reference);
}

TEST(ParseReferenceTest, CatchesEverySingleMistypedDigit) {
  const std::vector<std::string> mistyped = WithOneDigitMistyped(FormatReference(2026, 908'172));

  ASSERT_EQ(mistyped.size(), 99U);
  EXPECT_EQ(AcceptedOf(mistyped), std::vector<std::string>());
}

TEST(ParseReferenceTest, CatchesEverySwapOfTwoNeighbours) {
  std::vector<std::string> swapped;
  for (int serial = 0; serial < 1000; ++serial) {
    std::string bare = FormatReference(2026, serial * 997);
    bare.erase(std::remove(bare.begin(), bare.end(), '-'), bare.end());
    for (std::string& text : WithNeighboursSwapped(bare)) {
      swapped.push_back(std::move(text));
    }
  }

  ASSERT_GT(swapped.size(), 5000U);
  EXPECT_EQ(AcceptedOf(swapped), std::vector<std::string>());
}

TEST(ParseReferenceTest, RefusesWhatIsNoReference) {
  EXPECT_EQ(AcceptedOf({"", "ASC", "CMP-2026-000123-8", "ASC-2026-123-2", "ASC-2026-00012x-2",
                        "ASC-2026-0001230001230-2", "2026-000123-8"}),
            std::vector<std::string>());
}

TEST(ParseReferenceTest, NamesTheFieldWhenADigitIsWrong) {
  const auto parsed = ParseReference("ASC-2026-000123-3");

  EXPECT_EQ(parsed.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(parsed.status().message().substr(0, 5), "case:");
}

}  // namespace
}  // namespace candour::intake
