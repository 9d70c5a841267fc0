#include "services/notification/channel/notify_address.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace candour::notification {
namespace {

using ::testing::HasSubstr;

struct Address {
  std::vector<std::string> lines;
  // Empty: it is taken.
  std::string fault;
};

class NotifyAddressTest : public ::testing::TestWithParam<Address> {};

TEST_P(NotifyAddressTest, IsTakenOrNamesTheLine) {
  const absl::Status status = CheckNotifyAddress(GetParam().lines);

  EXPECT_EQ(status.ok(), GetParam().fault.empty()) << status;
  EXPECT_THAT(std::string(status.message()), HasSubstr(GetParam().fault));
}

INSTANTIATE_TEST_SUITE_P(
    Addresses, NotifyAddressTest,
    ::testing::Values(
        Address{{"Jean Ashworth", "7 Quarry Lane", "SW1A 1AA"}, ""},
        Address{{"Zoë", "7 Quarry Lane", "Milford", "m11aa"}, ""},
        Address{{"Jean Ashworth", "Rue 1", "Côte d'Ivoire"}, ""},
        Address{{"Jean Ashworth", "SW1A 1AA"}, "3 to 7 lines"},
        Address{{"1", "2", "3", "4", "5", "6", "7", "SW1A 1AA"}, "3 to 7 lines"},
        Address{{"Jean Ashworth", "7 Quarry Lane", "SW1A 1A"}, "line 3 of the address must be"},
        Address{{"Jean Ashworth", "7 Quarry Lane", ""}, "line 3 of the address must be"},
        Address{{"---", "7 Quarry Lane", "SW1A 1AA"}, "line 1 of the address has neither"},
        Address{{"Jean Ashworth", "(the blue door)", "SW1A 1AA"}, "line 2 of the address begins"},
        Address{{"Jean Ashworth", "No Fixed Abode", "SW1A 1AA"}, "no place that a letter"}));

TEST(UkPostcodeTest, IsToldByItsForm) {
  EXPECT_TRUE(IsUkPostcode("EC1A 1BB"));
  EXPECT_TRUE(IsUkPostcode("b338th"));
  EXPECT_FALSE(IsUkPostcode("12345"));
  EXPECT_FALSE(IsUkPostcode("ABCD 1AA"));
}

}  // namespace
}  // namespace candour::notification
