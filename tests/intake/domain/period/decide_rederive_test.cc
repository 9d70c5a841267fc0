// Also tests services/intake/domain/period/pins.cc.
// Also tests services/intake/domain/period/derive_anew.cc.
// Also tests services/intake/domain/period/derive_anew.cc and pins.cc.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/invariants.h"
#include "services/intake/domain/period/derive_anew.h"
#include "tests/intake/domain/a_case.h"
#include "tests/intake/domain/matter/matter_acts.h"
#include "tests/intake/domain/period/a_period.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

using absl::CivilDay;

constexpr const char* kEngland = "england-and-wales";

// The reference data and a second version of the calendar in which `day` is a holiday too; the
// years up to `last_year` are loaded in the first.
ReferenceData WithHoliday(CivilDay day, int last_year = 2028) {
  Reference reference = ReferenceUpTo(last_year).Messages();
  reference::v1::Calendar second = *CalendarVersion(LoadedReference().Messages(), kEngland, 1);
  second.set_version(2);
  auto& holidays = *second.mutable_holidays();
  reference::v1::Holiday added;
  *added.mutable_day() = ToMessage(day);
  added.set_name("Day of thanks");
  std::vector<reference::v1::Holiday> all(holidays.begin(), holidays.end());
  all.push_back(added);
  std::sort(all.begin(), all.end(),
            [](const auto& a, const auto& b) { return StoredDay(a.day()) < StoredDay(b.day()); });
  holidays.Assign(all.begin(), all.end());
  // It counts once it is adopted, not before.
  *second.mutable_effective_on() = ToMessage(CivilDay(2099, 1, 1));
  reference.calendars.push_back(std::move(second));
  return *ReferenceData::From(std::move(reference));
}

v1::AuthorityFile AdoptedSecond() {
  v1::AuthorityFile authority;
  v1::Adoption& adoption = *authority.add_adoptions();
  adoption.set_kind(v1::REFERENCE_KIND_CALENDAR);
  adoption.set_id(kEngland);
  adoption.set_version(2);
  return authority;
}

v1::Act Rederive() {
  v1::Act act;
  act.mutable_rederive();
  return act;
}

// Proves I-7, G-1, Q21. Received on a Monday; the Wednesday of that week is proclaimed a holiday.
TEST(RederiveTest, MovesADateThatNobodyWasToldUnderItsOldId) {
  const ReferenceData data = WithHoliday(CivilDay(2026, 1, 14));
  ACase the_case = ReceivedOn(CivilDay(2026, 1, 12), /*acknowledged=*/false);
  the_case.Using(data);
  const v1::Obligation before = the_case.Last("ACK");
  EXPECT_EQ(StoredDay(before.due_by()), CivilDay(2026, 1, 15));
  the_case.Of(AdoptedSecond());
  ASSERT_TRUE(the_case.Do(Rederive()).ok());
  EXPECT_EQ(the_case.DueBy("ACK"), CivilDay(2026, 1, 16));
  EXPECT_EQ(the_case.Last("ACK").obligation_id(), before.obligation_id());
  EXPECT_EQ(the_case.Last("ACK").calendar_version(), "2");
  EXPECT_EQ(the_case.File().calendar_version(), "2");
  EXPECT_EQ(InvariantViolations(the_case.File()), std::vector<std::string>());
}

// Proves I-7, Q21.
TEST(RederiveTest, KeepsEveryPromiseAndNotesWhatItWouldBe) {
  const ReferenceData data = WithHoliday(CivilDay(2026, 1, 21));
  ACase the_case = ReceivedOn(CivilDay(2026, 1, 12));
  the_case.Using(data);
  ASSERT_TRUE(the_case.Do(AgreeOn(CivilDay(2026, 3, 2))).ok());
  ASSERT_TRUE(the_case.Tell("PLAN_NOTICE").ok());
  const CivilDay progress = the_case.DueBy("PROGRESS");
  ASSERT_EQ(progress, CivilDay(2026, 1, 26));
  the_case.Of(AdoptedSecond());
  ASSERT_TRUE(the_case.Do(Rederive()).ok());
  EXPECT_EQ(the_case.DueBy("RESPONSE"), CivilDay(2026, 3, 2));
  EXPECT_EQ(the_case.DueBy("PROGRESS"), progress);
  const v1::Rederived& rederived = the_case.Events().back().rederived();
  ASSERT_EQ(rederived.kept_size(), 1);
  EXPECT_EQ(StoredDay(rederived.kept(0).promised()), progress);
  EXPECT_EQ(StoredDay(rederived.kept(0).would_be()), CivilDay(2026, 1, 27));
}

// Proves G-1. A case that stands on the version already is left alone, so the job may be resumed.
TEST(RederiveTest, DoesNothingTwice) {
  const ReferenceData data = WithHoliday(CivilDay(2026, 1, 14));
  ACase the_case = ReceivedOn(CivilDay(2026, 1, 12));
  the_case.Using(data);
  the_case.Of(AdoptedSecond());
  ASSERT_TRUE(the_case.Do(Rederive()).ok());
  EXPECT_EQ(the_case.LastEvents(), 1U);
  ASSERT_TRUE(the_case.Do(Rederive()).ok());
  EXPECT_EQ(the_case.LastEvents(), 0U);
}

// Proves I-7. A contribution is chased by its new day, and stays that of whom it concerns.
TEST(RederiveTest, KeepsTheChasersAndWhomADutyConcerns) {
  const ReferenceData data = WithHoliday(CivilDay(2026, 1, 14));
  ACase the_case = ReceivedOn(CivilDay(2026, 1, 12));
  the_case.Using(data);
  ASSERT_TRUE(the_case.Do(OwnServiceOf(1, "1-101")).ok());
  v1::Act consent;
  consent.mutable_ask_provider_consent()->mutable_share()->set_provider("1-101");
  consent.mutable_ask_provider_consent()->mutable_share()->set_what("The days of the visits.");
  ASSERT_TRUE(the_case.Do(consent).ok());
  v1::Act ask;
  ask.mutable_request_contribution()->set_kind(v1::CONTRIBUTOR_KIND_TEAM);
  ask.mutable_request_contribution()->set_contributor_name("Finance");
  ask.mutable_request_contribution()->set_shown("When was the assessment done?");
  ASSERT_TRUE(the_case.Do(ask).ok());
  const auto chasers = [&the_case] {
    std::vector<std::pair<v1::Alarm, CivilDay>> days;
    const v1::Obligation contribution = the_case.Last("CONTRIBUTION");
    for (const v1::AlarmInstant& each : contribution.alarms()) {
      days.emplace_back(each.alarm(), LondonDay(InstantFrom(each.at())));
    }
    return days;
  };
  using Days = std::vector<std::pair<v1::Alarm, CivilDay>>;
  EXPECT_EQ(chasers(), (Days{{v1::ALARM_WARN, CivilDay(2026, 1, 16)},
                             {v1::ALARM_DUE, CivilDay(2026, 1, 19)},
                             {v1::ALARM_ESCALATE, CivilDay(2026, 1, 20)}}));
  the_case.Of(AdoptedSecond());
  ASSERT_TRUE(the_case.Do(Rederive()).ok());
  EXPECT_EQ(chasers(), (Days{{v1::ALARM_WARN, CivilDay(2026, 1, 19)},
                             {v1::ALARM_DUE, CivilDay(2026, 1, 20)},
                             {v1::ALARM_ESCALATE, CivilDay(2026, 1, 21)}}));
  EXPECT_EQ(the_case.DueBy("SHARING"), CivilDay(2026, 1, 16));
  EXPECT_EQ(the_case.Last("SHARING").party(), "1-101");
  EXPECT_EQ(InvariantViolations(the_case.File()), std::vector<std::string>());
}

TEST(RederiveTest, LeavesAClosedCaseAlone) {
  const ReferenceData data = WithHoliday(CivilDay(2026, 1, 14));
  ACase the_case = ReceivedOn(CivilDay(2026, 1, 12));
  ASSERT_TRUE(the_case.Do(Withdraw()).ok());
  the_case.Using(data);
  the_case.Of(AdoptedSecond());
  ASSERT_TRUE(the_case.Do(Rederive()).ok());
  EXPECT_EQ(the_case.LastEvents(), 0U);
}

// A date that could not be computed gets one when the next year is loaded and adopted.
TEST(RederiveTest, GivesADateOnceTheYearIsLoaded) {
  const ReferenceData data = WithHoliday(CivilDay(2028, 6, 7), /*last_year=*/2027);
  ACase the_case;
  the_case.Using(data);
  the_case.On(CivilDay(2027, 8, 2));
  ASSERT_TRUE(the_case.Do(AComplaint()).ok());
  EXPECT_EQ(the_case.Last("RELEVANT").not_computable(), "not computable until 2028 is loaded");
  the_case.Of(AdoptedSecond());
  ASSERT_TRUE(the_case.Do(Rederive()).ok());
  EXPECT_EQ(the_case.DueBy("RELEVANT"), CivilDay(2028, 2, 1));
  EXPECT_EQ(the_case.Last("RELEVANT").not_computable(), "");
}

// A new case is pinned to what was adopted, not to what happens to be loaded.
TEST(PinsTest, FollowTheAdoptedVersion) {
  const ReferenceData data = WithHoliday(CivilDay(2026, 1, 14));
  ACase the_case;
  the_case.Using(data);
  the_case.On(CivilDay(2026, 1, 12));
  the_case.Of(AdoptedSecond());
  ASSERT_TRUE(the_case.Do(AComplaint()).ok());
  EXPECT_EQ(the_case.File().calendar_version(), "2");
  EXPECT_EQ(the_case.DueBy("ACK"), CivilDay(2026, 1, 16));
}

}  // namespace
}  // namespace candour::intake
