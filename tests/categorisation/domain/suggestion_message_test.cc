#include "services/categorisation/domain/suggestion_message.h"

#include <gtest/gtest.h>

#include <string>

namespace candour::categorisation {
namespace {

TEST(SuggestionMessageTest, CarriesTheWordsOfThePerson) {
  const std::string text = "The invoice was wrong; the INVOICE again.";
  Suggestion suggestion;
  suggestion.code = "CHG-01";
  suggestion.probability = 0.75;
  suggestion.evidence = {{4, 11}, {16, 21}, {27, 34}};

  const ledger::v1::ThemeSuggestion message = ToMessage(text, suggestion);

  EXPECT_EQ(message.theme(), "CHG-01");
  EXPECT_EQ(message.probability(), 0.75);
  ASSERT_EQ(message.evidence_size(), 3);
  EXPECT_EQ(message.evidence(0), "invoice");
  EXPECT_EQ(message.evidence(1), "wrong");
  EXPECT_EQ(message.evidence(2), "INVOICE");
}

TEST(SuggestionMessageTest, NamesEachPassageOnceAndNoneThatTheLedgerWouldRefuse) {
  const std::string text = "bill " + std::string(201, 'x') + " bill";
  Suggestion suggestion;
  suggestion.evidence = {{0, 4}, {5, 206}, {207, 211}};

  const ledger::v1::ThemeSuggestion message = ToMessage(text, suggestion);

  ASSERT_EQ(message.evidence_size(), 1);
  EXPECT_EQ(message.evidence(0), "bill");
}

TEST(SuggestionMessageTest, KeepsAProbabilityWithinItsBounds) {
  Suggestion suggestion;
  suggestion.probability = 1.0000000002;

  EXPECT_EQ(ToMessage("", suggestion).probability(), 1);
}

}  // namespace
}  // namespace candour::categorisation
