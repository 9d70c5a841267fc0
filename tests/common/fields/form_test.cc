#include "services/common/fields/form.h"

#include <gtest/gtest.h>

#include <string>

namespace candour {
namespace {

using type::v1::FORMAT_AUTHORITY;
using type::v1::FORMAT_CODE;
using type::v1::FORMAT_EMAIL;
using type::v1::FORMAT_UUID;

TEST(CharactersInTest, CountsCharactersRatherThanBytes) {
  EXPECT_EQ(CharactersIn("Zoë €5 🙂"), 8U);
}

TEST(CharactersInTest, RefusesAnOverlongForm) { EXPECT_FALSE(CharactersIn("\xC0\xAF")); }

TEST(CharactersInTest, RefusesAnOverlongFormOfThreeBytes) {
  EXPECT_FALSE(CharactersIn("\xE0\x9F\xBF"));
}

TEST(CharactersInTest, RefusesASurrogate) { EXPECT_FALSE(CharactersIn("\xED\xA0\x80")); }

TEST(CharactersInTest, RefusesWhatLiesBeyondUnicode) {
  EXPECT_FALSE(CharactersIn("\xF4\x90\x80\x80"));
}

TEST(CharactersInTest, RefusesASequenceCutOff) { EXPECT_FALSE(CharactersIn("ab\xE2\x82")); }

TEST(WrongFormTest, TakesAUuid) {
  EXPECT_FALSE(WrongForm("0b8b6ee1-6f5c-4f0e-9d7a-2f1f6a3c9e10", FORMAT_UUID));
}

TEST(WrongFormTest, RefusesAUuidWithAHyphenMoved) {
  EXPECT_TRUE(WrongForm("0b8b6ee16-f5c-4f0e-9d7a-2f1f6a3c9e10", FORMAT_UUID));
}

TEST(WrongFormTest, TakesAReferenceForACode) {
  EXPECT_FALSE(WrongForm("ASC-2026-000123-4", FORMAT_CODE));
}

TEST(WrongFormTest, RefusesACodeWithASpace) { EXPECT_TRUE(WrongForm("DR 07", FORMAT_CODE)); }

TEST(WrongFormTest, RefusesACodeOf65Characters) {
  EXPECT_TRUE(WrongForm(std::string(65, 'a'), FORMAT_CODE));
}

TEST(WrongFormTest, TakesAnAddress) {
  EXPECT_FALSE(WrongForm("zoe.o'neil+care@mail.example.org", FORMAT_EMAIL));
}

TEST(WrongFormTest, RefusesTwoAddresses) {
  EXPECT_TRUE(WrongForm("a@example.org,b@example.org", FORMAT_EMAIL));
}

TEST(WrongFormTest, RefusesAnAddressWithALineBreak) {
  EXPECT_TRUE(WrongForm("a@example.org\r\nBcc", FORMAT_EMAIL));
}

TEST(WrongFormTest, RefusesAnAuthorityInCapitals) {
  EXPECT_TRUE(WrongForm("Milford", FORMAT_AUTHORITY));
}

TEST(WrongFormTest, RefusesAnAuthorityThatBeginsWithAHyphen) {
  EXPECT_TRUE(WrongForm("-milford", FORMAT_AUTHORITY));
}

}  // namespace
}  // namespace candour
