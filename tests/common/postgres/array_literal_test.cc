#include "services/common/postgres/array_literal.h"

#include <gtest/gtest.h>

namespace candour {
namespace {

TEST(ArrayLiteralTest, IsEmptyBracesWithoutItems) { EXPECT_EQ(ArrayLiteral().Take(), "{}"); }

TEST(ArrayLiteralTest, QuotesEveryTextAndEscapesQuotesAndBackslashes) {
  EXPECT_EQ(ArrayLiteral().Text("a,b").Text(R"(say "x\y")").Take(), R"({"a,b","say \"x\\y\""})");
}

TEST(ArrayLiteralTest, KeepsTheWordNullApartFromNull) {
  EXPECT_EQ(ArrayLiteral().Text("NULL").Null().Take(), R"({"NULL",NULL})");
}

TEST(ArrayLiteralTest, KeepsAnEmptyText) { EXPECT_EQ(ArrayLiteral().Text("").Take(), R"({""})"); }

TEST(ArrayLiteralTest, RefusesATextWithNul) {
  EXPECT_THROW(ArrayLiteral().Text(std::string_view("a\0b", 3)), NulInText);
}

TEST(ArrayLiteralTest, WritesOctetsInHexadecimal) {
  EXPECT_EQ(ArrayLiteral().Bytes(std::string_view("\0\xff\x1a", 3)).Bytes("").Take(),
            R"({"\\x00ff1a","\\x"})");
}

TEST(ArrayLiteralTest, WritesAnInstantInMicroseconds) {
  EXPECT_EQ(ArrayLiteral().Instant(absl::FromUnixMicros(-1)).Number(7).Take(), "{-1,7}");
}

TEST(ArrayLiteralTest, WritesNullForWhatIsAbsent) {
  EXPECT_EQ(ArrayLiteral()
                .OptionalText(std::nullopt)
                .OptionalBytes(std::nullopt)
                .OptionalInstant(std::nullopt)
                .Take(),
            "{NULL,NULL,NULL}");
}

}  // namespace
}  // namespace candour
