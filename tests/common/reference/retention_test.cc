#include "services/common/reference/retention.h"

#include <gmock/gmock.h>

#include "tests/support/law.h"

namespace candour {
namespace {

namespace ref = reference::v1;
using ::testing::HasSubstr;
using tests::Law;

ref::RetentionSchedule TheDefault() {
  const auto schedules = LoadRetention("db/reference", Law());
  EXPECT_TRUE(schedules.ok()) << schedules.status();
  return *ScheduleOn(*schedules, "milford", absl::CivilDay(2026, 6, 1));
}

std::string Refusal(const ref::RetentionSchedule& schedule) {
  return std::string(CheckRetention(schedule).message());
}

// Proves A-07.
TEST(RetentionTest, KeepsAComplaintSixYearsFromItsEndByDefault) {
  const ref::RetentionSchedule schedule = TheDefault();

  const ref::RetentionRule& last = schedule.rules(schedule.rules_size() - 1);
  EXPECT_EQ(last.code(), "retention-6y");
  EXPECT_EQ(last.years(), 6);
  EXPECT_EQ(last.from(), ref::RETENTION_START_ENDED);
  EXPECT_EQ(schedule.backup_days(), 35);
}

TEST(RetentionTest, CountsTheCouncilsOwnScheduleBeforeTheDefault) {
  RetentionSchedules schedules(2, TheDefault());
  schedules[0].set_id("ashby");

  EXPECT_EQ(ScheduleOn(schedules, "ashby", absl::CivilDay(2026, 6, 1))->id(), "ashby");
  EXPECT_EQ(ScheduleOn(schedules, "milford", absl::CivilDay(2026, 6, 1))->id(), "default");
}

TEST(RetentionTest, CountsTheVersionOfTheDay) {
  RetentionSchedules schedules(2, TheDefault());
  schedules[1].set_version(2);
  schedules[1].mutable_effective_on()->set_year(2027);

  EXPECT_EQ(ScheduleOn(schedules, "milford", absl::CivilDay(2026, 6, 1))->version(), 1);
  EXPECT_EQ(ScheduleOn(schedules, "milford", absl::CivilDay(2028, 6, 1))->version(), 2);
}

TEST(RetentionTest, RefusesWhatWouldLeaveACaseWithoutARule) {
  ref::RetentionSchedule schedule = TheDefault();
  schedule.mutable_rules(schedule.rules_size() - 1)->add_record_types("CMP");

  EXPECT_THAT(Refusal(schedule), HasSubstr("the last rule must fit every case"));
}

TEST(RetentionTest, RefusesARuleThatNeverCounts) {
  ref::RetentionSchedule schedule = TheDefault();
  schedule.mutable_rules(0)->clear_procedures();

  EXPECT_THAT(Refusal(schedule), HasSubstr("rules[0]: fits every case"));
}

TEST(RetentionTest, RefusesYearsAndBackupsBeyondBounds) {
  ref::RetentionSchedule years = TheDefault();
  years.mutable_rules(1)->set_years(0);
  ref::RetentionSchedule backups = TheDefault();
  backups.set_backup_days(0);

  EXPECT_THAT(Refusal(years), HasSubstr("rules[1].years"));
  EXPECT_THAT(Refusal(backups), HasSubstr("backup_days"));
}

TEST(DataMapTest, IsWholeAndCoversNothingTwice) {
  absl::StatusOr<ref::DataMap> map = LoadDataMap("db/reference");
  ASSERT_TRUE(map.ok()) << map.status();

  map->mutable_purposes(1)->add_covers(map->purposes(0).covers(0));

  EXPECT_THAT(std::string(CheckDataMap(*map).message()), HasSubstr("stands there twice"));
}

TEST(DataMapTest, NeedsALawfulBasis) {
  absl::StatusOr<ref::DataMap> map = LoadDataMap("db/reference");
  ASSERT_TRUE(map.ok()) << map.status();

  map->mutable_purposes(0)->clear_basis();

  EXPECT_THAT(std::string(CheckDataMap(*map).message()), HasSubstr("purposes[0].basis"));
}

}  // namespace
}  // namespace candour
