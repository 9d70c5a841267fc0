#include "services/analytics/store/postgres_figure_shelf.h"

#include <gtest/gtest.h>

#include "tests/analytics/store/books.h"

namespace candour::analytics {
namespace {

const absl::CivilDay kApril(2026, 4, 1);
const absl::CivilDay kJune(2026, 6, 30);
const absl::CivilDay kMay(2026, 5, 4);

// What `ask` gets from milford's figures.
template <typename Ask>
auto Read(Books& books, const Ask& ask, const std::string& authority_id = "milford") {
  PostgresFigureShelf shelf(books.database);
  decltype(ask(std::declval<FigureReader&>())) answer{};
  const absl::Status read = shelf.Read(authority_id, [&](FigureReader& reader) {
    answer = ask(reader);
    return absl::OkStatus();
  });
  EXPECT_TRUE(read.ok()) << read;
  return answer;
}

std::vector<ComplaintFact> FactsOfQuarter(FigureReader& reader) {
  return reader.FactsOf(kApril, kJune);
}

TEST(PostgresFigureShelfTest, GivesAFactWithItsPointsAmendmentsAndNotices) {
  Books books;
  books.Happen(Received(1, kMay, "A bill."));
  books.Happen(Suggested(1, kMay, "CHG-01"));
  books.Happen(PlanSetOn(1, kMay + 3, kMay + 30, true));
  books.Happen(MovedOn(1, kMay + 20, kMay + 30, kMay + 40, "first"));
  books.Happen(SentOn(1, kMay + 21, "N-09", "first"));
  books.Happen(SentOn(1, kMay + 39, "N-09H", "hold"));

  const std::vector<ComplaintFact> facts = Read(books, FactsOfQuarter);

  ASSERT_EQ(facts.size(), 1);
  const ComplaintFact& fact = facts[0];
  EXPECT_EQ(fact.complaint_id, CaseId(1));
  EXPECT_EQ(fact.record_type, "CMP");
  EXPECT_EQ(fact.received_on, kMay);
  EXPECT_EQ(fact.original_response_by, kMay + 30);
  EXPECT_EQ(fact.acknowledged_on, std::nullopt);
  EXPECT_EQ(fact.primary_theme, "CHG-01");
  ASSERT_EQ(fact.points.size(), 1);
  EXPECT_EQ(fact.points[0].theme, "CHG-01");
  ASSERT_EQ(fact.amendments.size(), 1);
  EXPECT_EQ(fact.amendments[0].new_by, kMay + 40);
  EXPECT_EQ(fact.amendments[0].told_on, kMay + 21);
  EXPECT_EQ(fact.holding_notices_on, std::vector<absl::CivilDay>{kMay + 39});
}

TEST(PostgresFigureShelfTest, GivesWhatAFigureOfThePeriodCanCountAndNothingElse) {
  Books books;
  books.Happen(Received(1, kApril - 40));  // still open
  books.Happen(Received(2, kApril - 40));  // over before the period
  ledger::v1::RecordedEvent closed = EventOf(2, kApril - 1);
  *closed.mutable_event()->mutable_closed()->mutable_closed_at() = Noon(kApril - 1);
  books.Happen(closed);
  books.Happen(Received(3, kJune));
  books.Happen(Received(4, kJune + 1));

  const std::vector<ComplaintFact> facts = Read(books, FactsOfQuarter);

  ASSERT_EQ(facts.size(), 2);
  EXPECT_EQ(facts[0].complaint_id, CaseId(1));
  EXPECT_EQ(facts[1].complaint_id, CaseId(3));
}

TEST(PostgresFigureShelfTest, GivesSumsThatAgreeWithACountOfTheFacts) {
  Books books;
  books.Happen(Received(1, kApril - 1));
  books.Happen(Received(2, kApril));
  books.Happen(Received(3, kJune));
  books.Happen(Confirmed(3, kJune, "CHG-01"));
  ledger::v1::RecordedEvent praise = Received(4, kMay);
  praise.mutable_event()->mutable_complaint_received()->mutable_file()->set_record_type(
      ledger::v1::RECORD_TYPE_CPL);
  books.Happen(praise);

  const Tally sums =
      TallyOf(Read(books, [](FigureReader& reader) { return reader.SumsOf(kApril, kJune); }));
  const Tally count =
      CountAll(Read(books, FactsOfQuarter),
               {{2026, 1}, kJune, [](absl::CivilDay, absl::CivilDay) { return 1; }});

  EXPECT_EQ(sums.received.at("CMP"), 2);
  EXPECT_EQ(sums.received, count.received);
  EXPECT_EQ(sums.themes_confirmed, count.themes_confirmed);
  EXPECT_EQ(sums.level_one.at("CHG").cases, count.level_one.at("CHG").cases);
  EXPECT_EQ(sums.level_one.at("").cases, count.level_one.at("").cases);
}

TEST(PostgresFigureShelfTest, KnowsHowFarBackItGoes) {
  Books books;
  books.Happen(Received(1, kMay));

  EXPECT_TRUE(Read(books, [](FigureReader& reader) { return reader.KnowsBack(kMay); }));
  EXPECT_FALSE(Read(books, [](FigureReader& reader) { return reader.KnowsBack(kMay - 1); }));
}

TEST(PostgresFigureShelfTest, GivesTheNewestExcerptsOfEachTheme) {
  Books books;
  books.Happen(Received(1, kMay, "First bill."));
  books.Happen(Received(2, kMay + 1, "Second bill."));
  books.Happen(Received(3, kMay, "A fall."));
  books.Happen(Received(4, kMay));
  books.Happen(Suggested(1, kMay, "CHG-01"));
  books.Happen(Suggested(2, kMay, "CHG-02"));
  books.Happen(Suggested(3, kMay, "SAF-01"));

  const std::vector<ExcerptLine> lines =
      Read(books, [](FigureReader& reader) { return reader.ExcerptsOf(kApril, kJune, 1); });

  ASSERT_EQ(lines.size(), 2);
  EXPECT_EQ(lines[0].theme + lines[0].reference + lines[0].text, "CHGASC-2026-000002Second bill.");
  EXPECT_EQ(lines[1].theme + lines[1].text, "SAFA fall.");
}

TEST(PostgresFigureShelfTest, GivesAnotherAuthorityNothing) {
  Books books;
  books.Happen(Received(1, kMay, "A bill."));

  EXPECT_TRUE(Read(books, FactsOfQuarter, "ashby").empty());
  EXPECT_EQ(Read(
                books, [](FigureReader& reader) { return reader.Stands(); }, "ashby")
                .seq,
            0);
  EXPECT_EQ(Read(books, [](FigureReader& reader) { return reader.Stands(); }).seq, 1);
}

}  // namespace
}  // namespace candour::analytics
