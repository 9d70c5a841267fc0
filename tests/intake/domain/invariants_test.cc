// Also tests services/intake/domain/period/invariants.cc.
#include "services/intake/domain/invariants.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "google/protobuf/util/message_differencer.h"
#include "services/common/day/day.h"
#include "services/common/fields/personal.h"
#include "services/intake/domain/apply.h"
#include "services/intake/domain/instant.h"
#include "tests/intake/domain/act_sequence.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

using google::protobuf::util::MessageDifferencer;
using testing::HasSubstr;

constexpr uint64_t kLives = 4000;
constexpr int kActsInALife = 40;

// What is wrong with the case after one act; empty when nothing is.
std::string Wrong(const ACase& the_case, const v1::CaseFile& before) {
  std::string wrong = absl::StrJoin(InvariantViolations(the_case.File()), "; ");
  if (InstantFrom(the_case.File().received_at()) > InstantFrom(before.received_at())) {
    absl::StrAppend(&wrong, "; I-6: the receipt moved later");
  }
  return wrong;
}

// What is wrong with folding the facts alone; empty when nothing is.
std::string WrongWithFacts(const ACase& the_case) {
  v1::CaseFile by_facts;
  for (v1::Event event : the_case.Events()) {
    ClearPersonal(event);
    by_facts = Apply(std::move(by_facts), event);
  }
  v1::CaseFile cleared = the_case.File();
  ClearPersonal(cleared);
  return MessageDifferencer::Equals(by_facts, cleared) ? "" : "the fold of the facts differs";
}

struct Lives {
  // The first thing that went wrong, with the seed of its life.
  std::string wrong;
  int acts_done = 0;
  int responded = 0;
  int extended = 0;
  int held = 0;
  int six_months = 0;
  int erased = 0;
};

void Count(const ACase& the_case, Lives& lives) {
  lives.responded += the_case.File().has_responded_at() ? 1 : 0;
  lives.extended += the_case.File().amendments_size() > 0 ? 1 : 0;
  lives.held += the_case.DueBy("HOLDING_NOTICE") > absl::CivilDay() ? 1 : 0;
  lives.six_months += the_case.DueBy("SIX_MONTH_NOTICE") > absl::CivilDay() ? 1 : 0;
  lives.erased += the_case.File().erased() ? 1 : 0;
}

// Leads one case through its life. False, and says why, when something is wrong.
bool Live(uint64_t seed, Lives& lives) {
  ActSequence acts(seed);
  ACase the_case;
  if (!the_case.Do(acts.Contact()).ok()) return true;
  for (int i = 0; i < kActsInALife; ++i) {
    const v1::CaseFile before = the_case.File();
    const v1::Act act = acts.Next(the_case);
    if (!the_case.Do(act).ok()) continue;
    ++lives.acts_done;
    const std::string wrong = Wrong(the_case, before);
    if (!wrong.empty()) {
      lives.wrong = absl::StrCat("seed ", seed, ", act ", i, ": ", wrong, "\n", act.DebugString());
      return false;
    }
  }
  Count(the_case, lives);
  const std::string facts = WrongWithFacts(the_case);
  if (!facts.empty()) lives.wrong = absl::StrCat("seed ", seed, ": ", facts);
  return facts.empty();
}

TEST(InvariantsTest, HoldThroughThousandsOfLives) {
  Lives lives;
  for (uint64_t seed = 1; seed <= kLives && Live(seed, lives); ++seed) {
  }

  EXPECT_EQ(lives.wrong, "");
  // The lives are worth the name.
  EXPECT_GT(lives.acts_done, 10'000);
  EXPECT_GT(lives.responded, 100);
  EXPECT_GT(lives.extended, 100);
  EXPECT_GT(lives.held, 20);
  EXPECT_GT(lives.six_months, 20);
  EXPECT_GT(lives.erased, 20);
}

TEST(InvariantViolationsTest, FindsNothingInASoundFile) {
  const ACase the_case = ACase::Planned(absl::CivilDay(2026, 6, 15));

  EXPECT_EQ(absl::StrJoin(InvariantViolations(the_case.File()), "; "), "");
}

// Proves I-1.
TEST(InvariantViolationsTest, MissesTheMethodOfTheAcknowledgementI1) {
  v1::CaseFile file = ACase::Acknowledged().File();
  file.clear_acknowledgement_method();

  EXPECT_THAT(absl::StrJoin(InvariantViolations(file), "; "), HasSubstr("I-1"));
}

// Proves I-2.
TEST(InvariantViolationsTest, MissesTheNoticeOfADeterminedPlanI2) {
  ACase the_case = ACase::Acknowledged();
  ASSERT_TRUE(the_case.Do(DetermineOn(absl::CivilDay(2026, 6, 15))).ok());
  v1::CaseFile file = the_case.File();
  file.mutable_plan()->set_in_effect(true);

  EXPECT_THAT(absl::StrJoin(InvariantViolations(file), "; "), HasSubstr("I-2"));
}

// Proves I-3, I-7.
TEST(InvariantViolationsTest, MissesTheAmendmentOfAMovedDateI3I7) {
  v1::CaseFile file = ACase::Planned(absl::CivilDay(2026, 6, 15)).File();
  *file.mutable_plan()->mutable_response_by() = ToMessage(absl::CivilDay(2026, 6, 22));

  EXPECT_THAT(absl::StrJoin(InvariantViolations(file), "; "), HasSubstr("I-3"));
  EXPECT_THAT(absl::StrJoin(InvariantViolations(file), "; "), HasSubstr("I-7"));
}

// Proves I-4.
TEST(InvariantViolationsTest, MissesTheOutcomeOfAPointI4) {
  ACase the_case = ACase::Acknowledged();
  ASSERT_TRUE(the_case.Do(RespondUpheld()).ok());
  v1::CaseFile file = the_case.File();
  file.mutable_points(0)->clear_outcome();

  EXPECT_THAT(absl::StrJoin(InvariantViolations(file), "; "), HasSubstr("I-4"));
}

// Proves I-6.
TEST(InvariantViolationsTest, SeesADayOfReceiptThatIsNotThatOfTheInstantI6) {
  v1::CaseFile file = ACase::Received().File();
  *file.mutable_received_on() = ToMessage(absl::CivilDay(2026, 5, 12));

  EXPECT_THAT(absl::StrJoin(InvariantViolations(file), "; "), HasSubstr("I-6"));
}

TEST(InvariantViolationsTest, MissesTheNextContactOfAnOpenCase) {
  v1::CaseFile file = ACase::Received().File();
  for (v1::Obligation& each : *file.mutable_obligations()) {
    each.set_state(v1::OBLIGATION_STATE_CANCELLED);
    *each.mutable_closed_at() = file.received_at();
  }

  EXPECT_THAT(absl::StrJoin(InvariantViolations(file), "; "), HasSubstr("next contact"));
}

}  // namespace
}  // namespace candour::intake
