#include "clients/cli/money.h"

#include <gtest/gtest.h>

namespace candour::cli {
namespace {

TEST(MoneyTest, WritesPoundsAndTwoDigitsOfPence) {
  EXPECT_EQ(Pounds(41205), "£412.05");
  EXPECT_EQ(Pounds(0), "£0.00");
}

TEST(MoneyTest, ReadsPoundsWithAndWithoutPence) {
  EXPECT_EQ(*ParsePounds("412.50"), 41250);
  EXPECT_EQ(*ParsePounds("412"), 41200);
}

TEST(MoneyTest, RefusesWhatIsNoSumOfMoney) {
  EXPECT_FALSE(ParsePounds("").ok());
  EXPECT_FALSE(ParsePounds("£412").ok());
  EXPECT_FALSE(ParsePounds("412.5").ok());
  EXPECT_FALSE(ParsePounds("-1.00").ok());
  EXPECT_FALSE(ParsePounds("9999999999").ok());
}

TEST(MoneyTest, SaysHowASumIsGiven) {
  EXPECT_EQ(ParsePounds("much").status().message(), "give pounds and pence, such as 412.50");
}

}  // namespace
}  // namespace candour::cli
