#include "services/notification/domain/plain_english.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace candour::notification {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// Twelve words of one syllable.
constexpr const char* kTwelve = "we will tell you why it has to take a bit more";

TEST(PlainEnglishTest, CountsWordsSentencesAndSyllables) {
  const Reading reading = Read("# What we did\n\nWe read it. We are sorry, and we phoned you!");

  EXPECT_EQ(reading.words, 13);
  EXPECT_EQ(reading.sentences, 3);
  EXPECT_EQ(reading.syllables, 14);
  EXPECT_EQ(reading.longest, 7);
}

// Proves A-10.
TEST(PlainEnglishTest, FindsNothingWrongWithAPlainText) {
  EXPECT_THAT(FaultsOf("We are sorry. You will have our answer by Wednesday 3 February 2027. "
                       "Please phone 01632 960 301."),
              IsEmpty());
}

TEST(PlainEnglishTest, FindsASentenceThatIsTooLong) {
  const std::string three = std::string(kTwelve) + " and " + kTwelve + " and " + kTwelve + ".";

  EXPECT_THAT(FaultsOf(three), testing::Contains(HasSubstr("a sentence has 38 words, at most 30")));
}

TEST(PlainEnglishTest, FindsSentencesThatAreTooLongOnAverage) {
  const std::string two = std::string(kTwelve) + " and " + kTwelve + ".";

  EXPECT_THAT(FaultsOf(two), ElementsAre(HasSubstr("25.0 words on average, at most 20")));
}

TEST(PlainEnglishTest, FindsWordsThatAreTooHard) {
  EXPECT_THAT(FaultsOf("Institutional accountability necessitates organisational transparency."),
              ElementsAre(HasSubstr("its Flesch-Kincaid grade is")));
}

TEST(PlainEnglishTest, FindsBannedWordsHoweverTheyAreWritten) {
  EXPECT_THAT(FaultsOf("Our Workload is high."), ElementsAre(HasSubstr("\"workload\"")));
  EXPECT_THAT(FaultsOf("It is late, as\nper the plan, e.g. now."),
              ElementsAre(HasSubstr("\"as per\""), HasSubstr("\"e g\"")));
}

TEST(PlainEnglishTest, WantsSorryWithUnfortunately) {
  EXPECT_THAT(FaultsOf("Unfortunately it is late, and we will see you on it. We will call you."),
              ElementsAre(HasSubstr("without \"sorry\"")));
  EXPECT_THAT(FaultsOf("Unfortunately it is late. We are sorry."), IsEmpty());
}

TEST(PlainEnglishTest, WantsUpheldExplained) {
  EXPECT_THAT(FaultsOf("It is upheld."), ElementsAre(HasSubstr("explain it")));
  EXPECT_THAT(FaultsOf("It is upheld: we agree with you on this point."), IsEmpty());
}

TEST(PlainEnglishTest, FindsCodes) {
  EXPECT_THAT(FaultsOf("We give DR-07 as the reason."), ElementsAre(HasSubstr("the code DR-07")));
}

TEST(PlainEnglishTest, FindsDatesThatAreNotInFull) {
  EXPECT_THAT(FaultsOf("We meet on 3/2/27."), ElementsAre(HasSubstr("it says 3/2/27")));
  EXPECT_THAT(FaultsOf("We meet on 2027-02-03."), ElementsAre(HasSubstr("it says 2027-02-03")));
  EXPECT_THAT(FaultsOf("We meet on 3 Feb."), ElementsAre(HasSubstr("it says 3 Feb")));
  EXPECT_THAT(FaultsOf("We meet on 3 February 2027."),
              ElementsAre(HasSubstr("it says 3 February 2027")));
}

TEST(PlainEnglishTest, FindsPhoneNumbersWithoutSpaces) {
  EXPECT_THAT(FaultsOf("Please phone 01632960301."), ElementsAre(HasSubstr("01632960301")));
}

}  // namespace
}  // namespace candour::notification
