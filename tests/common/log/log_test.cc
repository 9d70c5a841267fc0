#include "services/common/log/log.h"

#include <gtest/gtest.h>

namespace candour {
namespace {

const absl::Time kNow = absl::FromUnixMicros(1795255200000001);

TEST(LogLineTest, IsOneJsonObject) {
  EXPECT_EQ(LogLine(kNow, Severity::kWarning, "intake", "waiting",
                    {{"tries", std::int64_t{3}}, {"code", LogCode("UNAVAILABLE")}, {"demo", true}}),
            R"({"at":"2026-11-21T10:00:00.000001Z","severity":"warning","service":"intake",)"
            R"("event":"waiting","tries":3,"code":"UNAVAILABLE","demo":true})");
}

TEST(LogLineTest, EscapesQuotationMarksAndDropsLineBreaks) {
  EXPECT_EQ(LogLine(kNow, Severity::kInfo, "in\"take", "a\nb", {}),
            R"({"at":"2026-11-21T10:00:00.000001Z","severity":"info","service":"in\"take",)"
            R"("event":"ab"})");
}

TEST(LogCodeTest, TakesTheNameOfACall) {
  EXPECT_EQ(LogCode("candour.intake.v1.IntakeService/Submit").Text(),
            "candour.intake.v1.IntakeService/Submit");
}

TEST(LogCodeTest, WithholdsAName) { EXPECT_EQ(LogCode("Zoe Smith").Text(), "withheld"); }
TEST(LogCodeTest, WithholdsAnAddress) { EXPECT_EQ(LogCode("zoe@example.org").Text(), "withheld"); }

TEST(WithoutValuesTest, LeavesOutWhatStandsInQuotationMarks) {
  EXPECT_EQ(WithoutValues("invalid input: 'Zoe Smith' and \"Smith\" here"),
            "invalid input: ... and ... here");
}

TEST(WithoutValuesTest, EndsWithTheFirstLine) {
  EXPECT_EQ(WithoutValues("duplicate key\nDETAIL: Key (name)=(Zoe)"), "duplicate key");
}

TEST(WithoutValuesTest, LeavesOutAQuotationThatDoesNotEnd) {
  EXPECT_EQ(WithoutValues("syntax error at 'Zoe Smith"), "syntax error at ...");
}

}  // namespace
}  // namespace candour
