#include "services/common/text/mask.h"

#include <gtest/gtest.h>

namespace candour {
namespace {

TEST(MaskTest, HidesAMailAddress) {
  EXPECT_EQ(MaskContacts("Write to jean.o'dell+care@mail.example.org."), "Write to [email].");
}

TEST(MaskTest, HidesTelephoneNumbersAsPeopleWriteThem) {
  EXPECT_EQ(MaskContacts("Ring 01632 960 301 or (01632) 960302 or +44 7700 900123 after six."),
            "Ring [phone] or [phone] or [phone] after six.");
}

TEST(MaskTest, HidesPostcodes) {
  EXPECT_EQ(MaskContacts("We live at 4 Elm Row, zz1 1aa, not in SW1A 2AA or B33 8TH."),
            "We live at 4 Elm Row, [postcode], not in [postcode] or [postcode].");
}

TEST(MaskTest, HidesAnNhsNumberAndOtherLongNumbers) {
  EXPECT_EQ(MaskContacts("NHS 943 476 5919, account 123456."), "NHS [number], account [number].");
}

TEST(MaskTest, LeavesAmountsYearsAndTimesAlone) {
  const std::string text =
      "Charged £1,250.50 in 2026 for 14 visits at 10:30, section 117, invoice A4.";

  EXPECT_EQ(MaskContacts(text), text);
}

TEST(MaskTest, HidesTheWordsOfNamesInAnyCase) {
  EXPECT_EQ(
      MaskContacts("Mrs ASHWORTH says Jean's carer left; Jeanette stayed.", {"Mrs Jean Ashworth"}),
      "Mrs [name] says [name]'s carer left; Jeanette stayed.");
}

TEST(MaskTest, KeepsLettersOfOtherScripts) {
  EXPECT_EQ(MaskContacts("Żaneta płaci 5 €", {"Żaneta"}), "[name] płaci 5 €");
}

TEST(MaskTest, TakesTimeInStepWithTheLengthOfTheText) {
  const std::string dots(500'000, '.');
  std::string ones;
  for (int i = 0; i < 250'000; ++i) ones += "1 ";

  EXPECT_EQ(MaskContacts(dots), dots);
  // Only the last ten have the length of an NHS number.
  EXPECT_EQ(MaskContacts(ones), ones.substr(0, ones.size() - 20) + "[number] ");
}

}  // namespace
}  // namespace candour
