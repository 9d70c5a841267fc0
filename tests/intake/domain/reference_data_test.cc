#include "services/intake/domain/reference_data.h"

#include <gtest/gtest.h>

#include <utility>

#include "tests/intake/domain/a_case.h"

namespace candour::intake {
namespace {

TEST(ReferenceDataTest, FindsThePinnedVersionOnly) {
  const ReferenceData& data = LoadedReference();

  EXPECT_NE(data.PinnedCalendar("england-and-wales", "1"), nullptr);
  EXPECT_EQ(data.PinnedCalendar("england-and-wales", "99"), nullptr);
  EXPECT_EQ(data.PinnedCalendar("england-and-wales", "one"), nullptr);
  EXPECT_NE(data.PinnedProcedure("ASC-2009", "1"), nullptr);
  EXPECT_EQ(data.PinnedProcedure("ASC-2009", ""), nullptr);
}

TEST(ReferenceDataTest, KnowsTheThemesOfTheSecondLevelOnly) {
  EXPECT_TRUE(LoadedReference().HasTheme("CHG-01"));
  EXPECT_FALSE(LoadedReference().HasTheme("CHG"));
  EXPECT_FALSE(LoadedReference().HasTheme(""));
}

TEST(ReferenceDataTest, FindsTheProcedureOfARecordType) {
  const absl::CivilDay day(2026, 5, 11);

  ASSERT_NE(LoadedReference().RecordTypeOn("ENC", day), nullptr);
  EXPECT_EQ(LoadedReference().RecordTypeOn("ENC", day)->procedure_id(), "MEMBER-ENQ");
  EXPECT_EQ(LoadedReference().RecordTypeOn("XYZ", day), nullptr);
}

TEST(ReferenceDataTest, KeepsItsPointersWhenItIsMoved) {
  ReferenceData data = ReferenceUpTo(2026);
  const Calendar* calendar = data.PinnedCalendar("england-and-wales", "1");

  const ReferenceData moved = std::move(data);

  EXPECT_EQ(moved.PinnedCalendar("england-and-wales", "1"), calendar);
  EXPECT_EQ(calendar->LastDay(), absl::CivilDay(2026, 12, 31));
}

TEST(ReferenceDataTest, RefusesACalendarThatIsNone) {
  Reference reference;
  reference.calendars.emplace_back();

  EXPECT_EQ(ReferenceData::From(std::move(reference)).status().code(),
            absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace candour::intake
