#include "clients/cli/privacy_map.h"

#include <gmock/gmock.h>

#include "services/common/reference/retention.h"
#include "tests/support/law.h"

namespace candour::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

reference::v1::DataMap TheMap() {
  const auto map = LoadDataMap("db/reference");
  EXPECT_TRUE(map.ok()) << map.status();
  return *map;
}

reference::v1::RetentionSchedule TheSchedule() {
  return *ScheduleOn(*LoadRetention("db/reference", tests::Law()), "", absl::CivilDay::max());
}

std::string PurposeOf(const std::string& field) {
  for (const PersonalField& each : PersonalFields(TheMap())) {
    if (each.name == field) return each.purpose;
  }
  return "not a personal field";
}

// Whoever adds a personal field says in db/reference/privacy/data_map.textproto what it is for.
TEST(PrivacyMapTest, KnowsThePurposeOfEveryPersonalField) {
  std::vector<std::string> without;
  for (const PersonalField& field : PersonalFields(TheMap())) {
    if (field.purpose.empty()) without.push_back(field.name);
  }

  EXPECT_THAT(without, IsEmpty());
}

TEST(PrivacyMapTest, FindsFieldsByTheirOwnOptions) {
  EXPECT_EQ(PurposeOf("Person.name"), "people");
  EXPECT_EQ(PurposeOf("Point.text"), "matter");
  EXPECT_EQ(PurposeOf("equality.Answer.answer"), "equality");
  EXPECT_EQ(PurposeOf("CaseFile.reference"), "not a personal field");
}

TEST(PrivacyMapTest, NamesAFieldThatNoPurposeCovers) {
  reference::v1::DataMap map = TheMap();
  map.mutable_purposes(0)->mutable_covers()->Clear();

  EXPECT_THAT(DataMapPage(map, TheSchedule()), HasSubstr("## Without a purpose"));
  EXPECT_THAT(DataMapPage(map, TheSchedule()), HasSubstr("Person.address_lines"));
}

// Proves A-07.
TEST(PrivacyMapTest, TellsThePersonForHowLong) {
  const std::string notice = PrivacyNotice(TheMap(), TheSchedule());

  EXPECT_THAT(notice, HasSubstr("Complaints, concerns and enquiries: 6 years from the day on which "
                                "the case ended."));
  EXPECT_THAT(notice, HasSubstr("gone after 35 days at most"));
  EXPECT_THAT(notice, HasSubstr("Information\nCommissioner"));
}

TEST(PrivacyMapTest, DraftsAnAssessmentThatPeopleFinish) {
  const std::string page = ImpactAssessment(TheMap(), TheSchedule());

  EXPECT_THAT(page, HasSubstr("draft"));
  EXPECT_THAT(page, HasSubstr("to be assessed"));
}

}  // namespace
}  // namespace candour::cli
