#include "services/analytics/store/theme_rows.h"

#include <gtest/gtest.h>

#include "tests/analytics/store/books.h"

namespace candour::analytics {
namespace {

const absl::CivilDay kThemeMay(2026, 5, 4);

// Rows in which the daily sums differ from a recount of the facts.
constexpr const char* kDifferences =
    "SELECT count(*) FROM ("
    "SELECT received_on, record_type, theme, cases, historic, confirmed FROM analytics.daily "
    "WHERE cases <> 0 OR historic <> 0 OR confirmed <> 0) sums "
    "FULL JOIN ("
    "SELECT received_on, record_type, split_part(primary_theme, '-', 1) AS theme, "
    "count(*) AS cases, count(*) FILTER (WHERE historic) AS historic, "
    "count(*) FILTER (WHERE theme_confirmed) AS confirmed "
    "FROM analytics.fact GROUP BY 1, 2, 3) recount "
    "USING (received_on, record_type, theme, cases, historic, confirmed) "
    "WHERE sums IS NULL OR recount IS NULL";

std::string Themes(const Books& books) {
  return books.tables.Value(
      "SELECT string_agg(point_id || ' ' || theme || ' ' || confirmed, ', ' ORDER BY point_id) "
      "FROM analytics.point");
}

TEST(ThemeRowsTest, AgreeWithARecountThroughEveryChangeOfTheme) {
  Books books;
  books.Happen(Received(1, kThemeMay));
  books.Happen(Received(2, kThemeMay));
  books.Happen(Received(3, kThemeMay + 1));
  EXPECT_EQ(books.tables.Value(kDifferences), "0");
  books.Happen(Suggested(1, kThemeMay, "CHG-01"));
  books.Happen(Suggested(2, kThemeMay, "CHG-03"));
  books.Happen(Suggested(1, kThemeMay, "SAF-02"));
  EXPECT_EQ(books.tables.Value(kDifferences), "0");
  books.Happen(Confirmed(1, kThemeMay, "CHG-02"));
  books.Happen(Confirmed(1, kThemeMay, "CHG-04"));

  EXPECT_EQ(books.tables.Value(kDifferences), "0");
  EXPECT_EQ(books.tables.Value("SELECT string_agg(received_on || ' ' || theme || ' ' || cases || "
                               "' ' || confirmed, ', ' ORDER BY received_on) "
                               "FROM analytics.daily WHERE cases > 0"),
            "2026-05-04 CHG 2 1, 2026-05-05  1 0");
}

TEST(ThemeRowsTest, ASuggestionDoesNotReplaceAConfirmedTheme) {
  Books books;
  books.Happen(Received(1, kThemeMay));
  books.Happen(Confirmed(1, kThemeMay, "CHG-02"));
  ledger::v1::RecordedEvent suggested = Suggested(1, kThemeMay, "SAF-02");
  suggested.mutable_event()->mutable_themes_suggested()->set_primary_theme("CHG-02");
  books.Happen(suggested);

  EXPECT_EQ(Themes(books), "1 CHG-02 true");
  EXPECT_EQ(books.Fact(1, "theme_confirmed"), "t");
}

TEST(ThemeRowsTest, AConfirmationMayAddAPoint) {
  Books books;
  books.Happen(Received(1, kThemeMay));
  ledger::v1::RecordedEvent confirmed = Confirmed(1, kThemeMay, "CHG-02");
  ledger::v1::PointTheme& added =
      *confirmed.mutable_event()->mutable_themes_confirmed()->add_points();
  added.set_point_id(2);
  added.set_theme("DOM-01");
  books.Happen(confirmed);

  EXPECT_EQ(Themes(books), "1 CHG-02 true, 2 DOM-01 true");
}

TEST(ThemeRowsTest, AnOutcomeGoesToItsPointAlone) {
  Books books;
  ledger::v1::RecordedEvent received = Received(1, kThemeMay);
  received.mutable_event()
      ->mutable_complaint_received()
      ->mutable_file()
      ->add_points()
      ->set_point_id(2);
  books.Happen(received);
  ledger::v1::RecordedEvent closed = EventOf(1, kThemeMay + 5);
  ledger::v1::PointOutcome& outcome = *closed.mutable_event()->mutable_closed()->add_points();
  outcome.set_point_id(2);
  outcome.set_outcome("NUP");
  *closed.mutable_event()->mutable_closed()->mutable_closed_at() = Noon(kThemeMay + 5);
  books.Happen(closed);

  EXPECT_EQ(books.tables.Value("SELECT string_agg(outcome, ',' ORDER BY point_id) "
                               "FROM analytics.point"),
            ",NUP");
}

}  // namespace
}  // namespace candour::analytics
