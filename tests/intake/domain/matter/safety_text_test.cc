#include "services/intake/domain/matter/safety_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/intake/domain/a_case.h"

namespace candour::intake {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> KindsIn(const std::string& text) {
  std::vector<std::string> kinds;
  for (const HeardSafety& each : LoadedReference().Safety().Hear(text)) kinds.push_back(each.kind);
  return kinds;
}

// Texts of our own, as people write and say them.
class CareRiskTest : public ::testing::TestWithParam<const char*> {};

// Proves G-12.
TEST_P(CareRiskTest, IsHeard) { EXPECT_THAT(KindsIn(GetParam()), Contains("immediate_care_risk")); }

INSTANTIATE_TEST_SUITE_P(
    Texts, CareRiskTest,
    ::testing::Values(
        "Mum is on the kitchen floor and I can't lift her. The alarm people say ring you.",
        "Nobody has come this morning and she cannot get out of bed on her own.",
        "The carer did not turn up again tonight. He has had nothing to eat since noon.",
        "She has run out of insulin and the surgery is shut.",
        "There's no heating in his flat and it was minus two last night.",
        "I can’t cope any more, I have not slept since Sunday.",
        "Some days I think about how to kill myself, nobody rings back.",
        "Dad keeps wandering out into the road at night.",
        "The hoist is broken and there is nobody to turn him until Monday.",
        "He's not breathing right and I don't know who to ring."));

class SafeguardingTextTest : public ::testing::TestWithParam<const char*> {};

// Proves G-12.
TEST_P(SafeguardingTextTest, IsHeard) {
  EXPECT_THAT(KindsIn(GetParam()), Contains("safeguarding"));
}

INSTANTIATE_TEST_SUITE_P(
    Texts, SafeguardingTextTest,
    ::testing::Values("The night carer slapped her hand when she asked for water.",
                      "There are bruises on both his arms and no one can say why.",
                      "I found Dad sat in his own urine at eleven o'clock.",
                      "Mum's bank card has gone and forty pounds a week with it: money is missing.",
                      "She is frightened of the man who comes on Tuesdays.",
                      "My brother was given the wrong tablets twice in May.",
                      "He has a pressure sore the size of a plum that nobody wrote down.",
                      "The worker made her sign something about the house.",
                      "It was her third fall since Easter and they did not tell us.",
                      "I believe my aunt is being abused by her nephew."));

class HarmlessTextTest : public ::testing::TestWithParam<const char*> {};

// Proves G-12. An alert that everybody gets is one that nobody reads.
TEST_P(HarmlessTextTest, RaisesNothing) { EXPECT_THAT(KindsIn(GetParam()), IsEmpty()); }

INSTANTIATE_TEST_SUITE_P(
    Texts, HarmlessTextTest,
    ::testing::Values(
        "The bill for my mother's care came four months late and then asked for all of it at once.",
        "The financial assessment counted her savings twice.",
        "I was hit with a bill for £2,400 that nobody can explain.",
        "You neglected to answer my letter of 3 May.",
        "I fell behind with the payments because the invoices stopped.",
        "Nobody came back to me about the review although I rang three times.",
        "The social worker was rude and did not listen to a word.",
        "My Blue Badge was refused without anybody looking at the form.",
        "I am shocked at the charge for day services and want it explained.",
        "The carers are lovely. I only ask that the rota comes on Fridays.",
        "The ramp was fitted the wrong way round and has to be done again.",
        "This abuse of process has cost us a year.",
        "I was locked out of my account on the payments portal.",
        "Thank you for the kindness your team showed my late husband.",
        "We have asked for a copy of the care plan since March."));

TEST(SafetyTextTest, QuotesTheSentenceThatWasHeard) {
  const auto heard = LoadedReference().Safety().Hear(
      "The rota is always late. Yesterday the carer slapped her hand!  I want an apology.");

  ASSERT_EQ(heard.size(), 1U);
  EXPECT_EQ(heard[0].sentence, "Yesterday the carer slapped her hand");
}

TEST(SafetyTextTest, TellsTheMoreUrgentKindFirst) {
  EXPECT_THAT(KindsIn("He has bruises on his arms.\nHe is on the floor and I can't lift him."),
              ElementsAre("immediate_care_risk", "safeguarding"));
}

TEST(SafetyTextTest, HearsASentenceAlsoWhereAnotherIsHarmless) {
  EXPECT_THAT(KindsIn("I was hit with a bill. And the carer hit her."), Contains("safeguarding"));
}

TEST(SafetyTextTest, ReadsPhrasesByTheirWords) {
  reference::v1::SafetyCues cues;
  reference::v1::SafetyWords& words = *cues.add_words();
  words.set_name("who");
  words.add_word("mum");
  words.add_word("dad");
  reference::v1::SafetyKind& kind = *cues.add_kinds();
  kind.set_code("k");
  kind.add_phrases("@who … fell|slip*");
  kind.add_unless("behind");
  const SafetyText safety(cues);

  EXPECT_EQ(safety.Hear("Mum then nearly, oh, fell.").size(), 1U);
  EXPECT_EQ(safety.Hear("DAD SLIPPED").size(), 1U);
  EXPECT_EQ(safety.Hear("Mum did one two three four fell").size(), 0U);
  EXPECT_EQ(safety.Hear("Mum fell behind").size(), 0U);
  EXPECT_EQ(safety.Hear("Mum. Fell").size(), 0U);
  EXPECT_EQ(safety.Hear("").size(), 0U);
}

TEST(SafetyTextTest, CutsALongSentenceBetweenLetters) {
  std::string text = "She is on the floor ";
  for (int i = 0; i < 300; ++i) text += "£";
  const auto heard = LoadedReference().Safety().Hear(text);

  ASSERT_EQ(heard.size(), 1U);
  EXPECT_LE(heard[0].sentence.size(), 500U);
  EXPECT_EQ(heard[0].sentence.substr(heard[0].sentence.size() - 2), "£");
}

}  // namespace
}  // namespace candour::intake
