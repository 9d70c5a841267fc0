#include "services/analytics/store/annual_rows.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/analytics/store/postgres_figure_shelf.h"
#include "services/common/day/day.h"
#include "tests/analytics/store/books.h"

namespace candour::analytics {
namespace {

using ::testing::SizeIs;

const absl::CivilDay kFirstOfJune(2026, 6, 1);

ledger::v1::RecordedEvent TaughtOn(int number, absl::CivilDay day, std::uint32_t id,
                                   const std::string& type) {
  ledger::v1::RecordedEvent event = EventOf(number, day);
  ledger::v1::Learning& learning =
      *event.mutable_event()->mutable_learning_added()->mutable_learning();
  learning.set_learning_id(id);
  learning.set_type(type);
  return event;
}

ledger::v1::RecordedEvent EndedOn(int number, absl::CivilDay day, std::uint32_t id,
                                  ledger::v1::LearningState state) {
  ledger::v1::RecordedEvent event = EventOf(number, day);
  event.mutable_event()->mutable_learning_ended()->set_learning_id(id);
  event.mutable_event()->mutable_learning_ended()->set_state(state);
  return event;
}

ledger::v1::RecordedEvent NotifiedOn(int number, absl::CivilDay day, const std::string& reference) {
  ledger::v1::RecordedEvent event = EventOf(number, day);
  ledger::v1::OmbudsmanMatter& matter =
      *event.mutable_event()->mutable_ombudsman_notified()->mutable_matter();
  matter.set_reference(reference);
  *matter.mutable_notified_on() = ToMessage(day);
  return event;
}

ledger::v1::RecordedEvent KeptFrom(int number, const std::string& subject) {
  ledger::v1::RecordedEvent event = EventOf(number, kFirstOfJune);
  event.mutable_event()->mutable_case_restricted()->mutable_restriction()->add_except(subject);
  return event;
}

AnnualFigures Year(Books& books) {
  AnnualFigures figures;
  const absl::Status done =
      PostgresFigureShelf(books.database).Read("milford", [&](FigureReader& reader) {
        figures = reader.AnnualOf(absl::CivilDay(2026, 4, 1), absl::CivilDay(2027, 3, 31));
        return absl::OkStatus();
      });
  EXPECT_TRUE(done.ok()) << done;
  return figures;
}

std::size_t ExcerptsFor(Books& books, const std::string& viewer) {
  std::size_t found = 0;
  const absl::Status done =
      PostgresFigureShelf(books.database).Read("milford", [&](FigureReader& reader) {
        found =
            reader.ExcerptsOf(absl::CivilDay(2026, 4, 1), absl::CivilDay(2027, 3, 31), 9, viewer)
                .size();
        return absl::OkStatus();
      });
  EXPECT_TRUE(done.ok()) << done;
  return found;
}

// Proves R-49. A complaint counts once, however often the Ombudsman writes about it.
TEST(AnnualRowsTest, CountsComplaintsThatWentToTheOmbudsmanInTheYear) {
  Books books;
  books.Happen(Received(1, kFirstOfJune));
  books.Happen(Received(2, kFirstOfJune));
  books.Happen(Received(3, kFirstOfJune));
  books.Happen(NotifiedOn(1, kFirstOfJune + 40, "26 001 001"));
  books.Happen(NotifiedOn(1, kFirstOfJune + 60, "26 001 001"));
  books.Happen(NotifiedOn(1, kFirstOfJune + 70, "26 001 002"));
  books.Happen(NotifiedOn(2, kFirstOfJune + 80, "26 001 003"));
  books.Happen(NotifiedOn(3, absl::CivilDay(2027, 4, 1), "26 001 004"));

  EXPECT_EQ(Year(books).referred, 2);
}

TEST(AnnualRowsTest, CountsLearningByType) {
  Books books;
  books.Happen(Received(1, kFirstOfJune));
  books.Happen(TaughtOn(1, kFirstOfJune + 30, 1, "LRN-TRN"));
  books.Happen(TaughtOn(1, kFirstOfJune + 30, 2, "LRN-TRN"));
  books.Happen(TaughtOn(1, kFirstOfJune + 30, 3, "LRN-POL"));
  books.Happen(EndedOn(1, kFirstOfJune + 50, 1, ledger::v1::LEARNING_STATE_DONE));
  books.Happen(EndedOn(1, kFirstOfJune + 50, 3, ledger::v1::LEARNING_STATE_DROPPED));

  const AnnualFigures year = Year(books);

  ASSERT_THAT(year.learning, SizeIs(1));
  EXPECT_EQ(year.learning[0].type, "LRN-TRN");
  EXPECT_EQ(year.learning[0].agreed, 2);
  EXPECT_EQ(year.learning[0].done, 1);
}

TEST(AnnualRowsTest, ComesToTheSameAfterARebuild) {
  Books books;
  books.Happen(Received(1, kFirstOfJune));
  books.Happen(TaughtOn(1, kFirstOfJune + 30, 1, "LRN-TRN"));
  books.Happen(NotifiedOn(1, kFirstOfJune + 40, "26 001 001"));

  books.Rebuild();

  EXPECT_EQ(Year(books).referred, 1);
  EXPECT_THAT(Year(books).learning, SizeIs(1));
}

TEST(AnnualRowsTest, KeepsTheWordsOfACaseFromWhomItIsKept) {
  Books books;
  books.Happen(Received(1, kFirstOfJune, "She shouted at my mother."));
  books.Happen(Suggested(1, kFirstOfJune, "STF-01"));
  books.Happen(KeptFrom(1, "hana"));

  EXPECT_EQ(ExcerptsFor(books, "hana"), 0U);
  EXPECT_EQ(ExcerptsFor(books, "imran"), 1U);

  ledger::v1::RecordedEvent lifted = EventOf(1, kFirstOfJune);
  lifted.mutable_event()->mutable_restriction_lifted();
  books.Happen(lifted);
  EXPECT_EQ(ExcerptsFor(books, "hana"), 1U);
}

TEST(AnnualRowsTest, CountsARestrictedCaseInEveryFigure) {
  Books books;
  books.Happen(Received(1, kFirstOfJune));
  books.Happen(KeptFrom(1, "hana"));
  books.Happen(NotifiedOn(1, kFirstOfJune + 40, "26 001 001"));

  EXPECT_EQ(Year(books).referred, 1);
}

}  // namespace
}  // namespace candour::analytics
