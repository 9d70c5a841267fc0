#include "services/analytics/store/postgres_figure_shelf.h"

#include <gtest/gtest.h>

#include "tests/analytics/store/books.h"

namespace candour::analytics {
namespace {

const absl::CivilDay kShelfApril(2026, 4, 1);
const absl::CivilDay kShelfJune(2026, 6, 30);
const absl::CivilDay kShelfMay(2026, 5, 4);

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
  return reader.FactsOf(kShelfApril, kShelfJune);
}

TEST(PostgresFigureShelfTest, GivesAFactWithItsPointsAmendmentsAndNotices) {
  Books books;
  books.Happen(Received(1, kShelfMay, "A bill."));
  books.Happen(Suggested(1, kShelfMay, "CHG-01"));
  books.Happen(PlanSetOn(1, kShelfMay + 3, kShelfMay + 30, true));
  books.Happen(MovedOn(1, kShelfMay + 20, kShelfMay + 30, kShelfMay + 40, "first"));
  books.Happen(SentOn(1, kShelfMay + 21, "N-09", "first"));
  books.Happen(SentOn(1, kShelfMay + 39, "N-09H", "hold"));

  const std::vector<ComplaintFact> facts = Read(books, FactsOfQuarter);

  ASSERT_EQ(facts.size(), 1);
  const ComplaintFact& fact = facts[0];
  EXPECT_EQ(fact.complaint_id, CaseId(1));
  EXPECT_EQ(fact.record_type, "CMP");
  EXPECT_EQ(fact.received_on, kShelfMay);
  EXPECT_EQ(fact.original_response_by, kShelfMay + 30);
  EXPECT_EQ(fact.acknowledged_on, std::nullopt);
  EXPECT_EQ(fact.primary_theme, "CHG-01");
  ASSERT_EQ(fact.points.size(), 1);
  EXPECT_EQ(fact.points[0].theme, "CHG-01");
  ASSERT_EQ(fact.amendments.size(), 1);
  EXPECT_EQ(fact.amendments[0].new_by, kShelfMay + 40);
  EXPECT_EQ(fact.amendments[0].told_on, kShelfMay + 21);
  EXPECT_EQ(fact.holding_notices_on, std::vector<absl::CivilDay>{kShelfMay + 39});
}

TEST(PostgresFigureShelfTest, GivesWhatAFigureOfThePeriodCanCountAndNothingElse) {
  Books books;
  books.Happen(Received(1, kShelfApril - 40));  // still open
  books.Happen(Received(2, kShelfApril - 40));  // over before the period
  ledger::v1::RecordedEvent closed = EventOf(2, kShelfApril - 1);
  *closed.mutable_event()->mutable_closed()->mutable_closed_at() = Noon(kShelfApril - 1);
  books.Happen(closed);
  books.Happen(Received(3, kShelfJune));
  books.Happen(Received(4, kShelfJune + 1));

  const std::vector<ComplaintFact> facts = Read(books, FactsOfQuarter);

  ASSERT_EQ(facts.size(), 2);
  EXPECT_EQ(facts[0].complaint_id, CaseId(1));
  EXPECT_EQ(facts[1].complaint_id, CaseId(3));
}

TEST(PostgresFigureShelfTest, GivesSumsThatAgreeWithACountOfTheFacts) {
  Books books;
  books.Happen(Received(1, kShelfApril - 1));
  books.Happen(Received(2, kShelfApril));
  books.Happen(Received(3, kShelfJune));
  books.Happen(Confirmed(3, kShelfJune, "CHG-01"));
  ledger::v1::RecordedEvent praise = Received(4, kShelfMay);
  praise.mutable_event()->mutable_complaint_received()->mutable_file()->set_record_type(
      ledger::v1::RECORD_TYPE_CPL);
  books.Happen(praise);

  const Tally sums = TallyOf(
      Read(books, [](FigureReader& reader) { return reader.SumsOf(kShelfApril, kShelfJune); }));
  const Tally count =
      CountAll(Read(books, FactsOfQuarter),
               {{2026, 1}, kShelfJune, [](absl::CivilDay, absl::CivilDay) { return 1; }});

  EXPECT_EQ(sums.received.at("CMP"), 2);
  EXPECT_EQ(sums.received, count.received);
  EXPECT_EQ(sums.themes_confirmed, count.themes_confirmed);
  EXPECT_EQ(sums.level_one.at("CHG").cases, count.level_one.at("CHG").cases);
  EXPECT_EQ(sums.level_one.at("").cases, count.level_one.at("").cases);
}

TEST(PostgresFigureShelfTest, KnowsHowFarBackItGoes) {
  Books books;
  books.Happen(Received(1, kShelfMay));

  EXPECT_TRUE(Read(books, [](FigureReader& reader) { return reader.KnowsBack(kShelfMay); }));
  EXPECT_FALSE(Read(books, [](FigureReader& reader) { return reader.KnowsBack(kShelfMay - 1); }));
}

TEST(PostgresFigureShelfTest, GivesTheNewestExcerptsOfEachTheme) {
  Books books;
  books.Happen(Received(1, kShelfMay, "First bill."));
  books.Happen(Received(2, kShelfMay + 1, "Second bill."));
  books.Happen(Received(3, kShelfMay, "A fall."));
  books.Happen(Received(4, kShelfMay));
  books.Happen(Suggested(1, kShelfMay, "CHG-01"));
  books.Happen(Suggested(2, kShelfMay, "CHG-02"));
  books.Happen(Suggested(3, kShelfMay, "SAF-01"));

  const std::vector<ExcerptLine> lines = Read(books, [](FigureReader& reader) {
    return reader.ExcerptsOf(kShelfApril, kShelfJune, 1, "");
  });

  ASSERT_EQ(lines.size(), 2);
  EXPECT_EQ(lines[0].theme + lines[0].reference + lines[0].text, "CHGASC-2026-000002Second bill.");
  EXPECT_EQ(lines[1].theme + lines[1].text, "SAFA fall.");
}

TEST(PostgresFigureShelfTest, GivesAnotherAuthorityNothing) {
  Books books;
  books.Happen(Received(1, kShelfMay, "A bill."));

  EXPECT_TRUE(Read(books, FactsOfQuarter, "ashby").empty());
  EXPECT_EQ(Read(
                books, [](FigureReader& reader) { return reader.Stands(); }, "ashby")
                .seq,
            0);
  EXPECT_EQ(Read(books, [](FigureReader& reader) { return reader.Stands(); }).seq, 1);
}

}  // namespace
}  // namespace candour::analytics
