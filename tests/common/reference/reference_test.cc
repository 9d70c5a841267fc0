#include "services/common/reference/reference.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "services/common/day/day.h"
#include "tests/support/law.h"
#include "tests/support/scratch_folder.h"

namespace candour {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::StartsWith;
using tests::Law;

// A copy of our reference data that a test may spoil.
class LoadReferenceTest : public ::testing::Test {
 protected:
  LoadReferenceTest() { fs::copy("db/reference", folder_, fs::copy_options::recursive); }

  void Append(const std::string& file, const std::string& text) const {
    std::ofstream(folder_ / file, std::ios::app) << text;
  }

  std::string Message() const { return std::string(LoadReference(folder_).status().message()); }

  const ScratchFolder scratch_;
  const fs::path folder_ = scratch_.Path();
};

TEST_F(LoadReferenceTest, LoadsEveryFolder) {
  const absl::StatusOr<Reference> loaded = LoadReference(folder_);

  ASSERT_TRUE(loaded.ok()) << loaded.status();
  EXPECT_EQ(loaded->calendars.size(), 1U);
  EXPECT_EQ(loaded->procedures.size(), 14U);
  EXPECT_EQ(loaded->councils.size(), 2U);
  EXPECT_EQ(loaded->safety_cues.kinds_size(), 2);
  EXPECT_EQ(loaded->policies.front().record_types_size(), 12);
  EXPECT_EQ(loaded->taxonomies.front().themes_size(), 21);
  EXPECT_EQ(loaded->delay_reasons.reasons_size(), 14);
  EXPECT_EQ(loaded->outcomes.outcomes_size(), 8);
  EXPECT_EQ(loaded->sayable_steps.steps_size(), 8);
}

TEST_F(LoadReferenceTest, NamesFileAndLineOfATextThatIsNotUnderstood) {
  Append("calendars/england-and-wales.textproto", "colour: 3\n");

  EXPECT_THAT(Message(), StartsWith("calendars/england-and-wales.textproto:"));
  EXPECT_THAT(Message(), HasSubstr("colour"));
}

TEST_F(LoadReferenceTest, NamesFileAndFieldOfAValueThatIsWrong) {
  Append("procedures/feedback.textproto", "clocks { id: 'EMPTY' }\n");

  EXPECT_EQ(Message(), "procedures/feedback.textproto: clocks[EMPTY].duty: is missing");
}

TEST_F(LoadReferenceTest, RefusesAVersionThatStandsThereTwice) {
  fs::copy(folder_ / "procedures/sar.textproto", folder_ / "procedures/sar-2.textproto");

  EXPECT_EQ(Message(), "procedures: SAR version 1 stands there twice");
}

TEST_F(LoadReferenceTest, RefusesARecordTypeWhoseProcedureIsMissing) {
  fs::remove(folder_ / "procedures/dpa-164a.textproto");

  EXPECT_EQ(Message(),
            "policy: default.record_types[DPC].procedure_id: there is no procedure DPA-164A");
}

TEST_F(LoadReferenceTest, RefusesAProcedureWhoseCalendarIsMissing) {
  std::ofstream(folder_ / "procedures/welsh.textproto") << R"(
      id: "WELSH" version: 1 effective_on { year: 2026 month: 1 day: 1 } name: "Welsh" law: "none"
      calendar_id: "wales"
      clocks { id: "REPLY" duty: "Reply" start: MILESTONE_RECEIVED unit: UNIT_WORKING_DAY count: 5
               roll: ROLL_NONE legal_source: "none" rule: "Reply." })";

  EXPECT_EQ(Message(), "procedures: WELSH.calendar_id: there is no calendar wales");
}

TEST_F(LoadReferenceTest, MissesAFolder) {
  fs::remove_all(folder_ / "taxonomy");

  EXPECT_EQ(LoadReference(folder_).status().code(), absl::StatusCode::kNotFound);
  EXPECT_THAT(Message(), StartsWith("taxonomy: "));
}

// Proves R-02.
TEST(ProcedureOnTest, TakesTheVersionThatCountsOnTheDay) {
  Reference two;
  two.procedures.resize(2);
  two.procedures[0].set_id("X");
  two.procedures[0].set_version(1);
  *two.procedures[0].mutable_effective_on() = ToMessage(absl::CivilDay(2024, 1, 1));
  two.procedures[1].set_id("X");
  two.procedures[1].set_version(2);
  *two.procedures[1].mutable_effective_on() = ToMessage(absl::CivilDay(2026, 4, 1));

  EXPECT_EQ(ProcedureOn(two, "X", absl::CivilDay(2026, 3, 31))->version(), 1);
  EXPECT_EQ(ProcedureOn(two, "X", absl::CivilDay(2026, 4, 1))->version(), 2);
  EXPECT_EQ(ProcedureOn(two, "X", absl::CivilDay(2020, 1, 1))->version(), 1);
  EXPECT_EQ(ProcedureOn(two, "Y", absl::CivilDay(2026, 4, 1)), nullptr);
  EXPECT_EQ(ProcedureVersion(two, "X", 2)->version(), 2);
  EXPECT_EQ(ProcedureVersion(two, "X", 3), nullptr);
}

TEST(FindTest, FindsTheEntryOfACode) {
  const reference::v1::Policy& policy = *PolicyOn(Law(), "default", absl::CivilDay(2026, 11, 21));

  EXPECT_EQ(FindRecordType(policy, "ENC")->procedure_id(), "MEMBER-ENQ");
  EXPECT_EQ(FindRecordType(policy, "XXX"), nullptr);
  EXPECT_FALSE(FindDelayReason(Law(), "DR-07")->sole());
  EXPECT_EQ(FindDelayReason(Law(), "DR-05")->approval(), reference::v1::APPROVAL_SAFEGUARDING_LEAD);
  EXPECT_TRUE(FindOutcome(Law(), "PUP")->well_founded());
  EXPECT_EQ(CalendarOn(Law(), "england-and-wales", absl::CivilDay(2026, 1, 1))->version(), 1);
  EXPECT_EQ(TaxonomyOn(Law(), "ASC-T1", absl::CivilDay(2026, 1, 1))->version(), 1);
}

}  // namespace
}  // namespace candour
