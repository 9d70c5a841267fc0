#include "services/analytics/reference/report_reference.h"

#include <gtest/gtest.h>

namespace candour::analytics {
namespace {

ReportReference Shipped() {
  absl::StatusOr<ReportReference> reference = ReportReference::Load("db/reference");
  if (!reference.ok()) throw std::runtime_error(reference.status().ToString());
  return *std::move(reference);
}

TEST(ReportReferenceTest, FreezesTenWorkingDaysAfterEachQuarter) {
  const ReportReference reference = Shipped();

  EXPECT_EQ(reference.FreezeDay({2026, 1}), absl::CivilDay(2026, 7, 14));
  EXPECT_EQ(reference.FreezeDay({2026, 2}), absl::CivilDay(2026, 10, 14));
  EXPECT_EQ(reference.FreezeDay({2026, 3}), absl::CivilDay(2027, 1, 15));
  EXPECT_EQ(reference.FreezeDay({2026, 4}), absl::CivilDay(2027, 4, 14));
}

TEST(ReportReferenceTest, CountsWeekdaysWhereTheCalendarDoesNotReach) {
  const ReportReference reference = Shipped();

  EXPECT_EQ(reference.FreezeDay({2014, 2}), absl::CivilDay(2014, 10, 14));
  // Friday to Tuesday, with the late summer bank holiday of 2014 on the Monday.
  EXPECT_EQ(reference.WorkingDaysBetween(absl::CivilDay(2014, 8, 22), absl::CivilDay(2014, 8, 26)),
            2);
}

TEST(ReportReferenceTest, CountsWorkingDaysByTheCalendar) {
  const ReportReference reference = Shipped();
  const absl::CivilDay friday(2026, 8, 28);

  EXPECT_EQ(reference.WorkingDaysBetween(friday, friday + 4), 1);
  EXPECT_EQ(reference.WorkingDaysBetween(friday, friday), 0);
  EXPECT_EQ(reference.WorkingDaysBetween(friday, friday - 9), 0);
}

TEST(ReportReferenceTest, NamesTheCouncilItsThemesAndWhatHappenedThere) {
  const ReportReference reference = Shipped();

  const ReportSetting setting = reference.For("milford");

  EXPECT_EQ(setting.authority_name, "Milford Council");
  EXPECT_EQ(setting.theme_names.at("CHG"), "Charges for services");
  EXPECT_EQ(setting.theme_names.at("CHG-04"), "Invoice unclear");
  ASSERT_EQ(setting.events.size(), 1);
  EXPECT_EQ(setting.events[0].first_day, absl::CivilDay(2026, 9, 14));
  EXPECT_EQ(setting.events[0].last_day, absl::CivilDay(2026, 9, 25));
  EXPECT_EQ(setting.events[0].text, "Inspection by the Care Quality Commission");
}

TEST(ReportReferenceTest, TakesTheIdForTheNameOfACouncilItDoesNotKnow) {
  const ReportReference reference = Shipped();

  const ReportSetting setting = reference.For("oregon");

  EXPECT_EQ(setting.authority_name, "oregon");
  EXPECT_TRUE(setting.events.empty());
}

TEST(ReportReferenceTest, RefusesAFolderWithoutReferenceData) {
  EXPECT_FALSE(ReportReference::Load("tests/analytics").ok());
}

}  // namespace
}  // namespace candour::analytics
