// Also tests services/intake/domain/matter/apply_case.cc.
#include <gtest/gtest.h>

#include <ostream>

#include "services/common/day/london.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/invariants.h"
#include "tests/intake/domain/matter/matter_acts.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

struct Oral {
  const char* row;
  v1::Channel channel;
  absl::CivilDay made_on;
  int made_at;
  absl::CivilDay resolved_on;
  int resolved_at;
  bool satisfied;
  bool formal_wanted;
  v1::RecordType result;
};

void PrintTo(const Oral& row, std::ostream* out) { *out << row.row; }

v1::Act Resolve(bool satisfied, bool formal_wanted) {
  v1::Act act;
  act.mutable_resolve_orally()->set_satisfied(satisfied);
  act.mutable_resolve_orally()->set_formal_wanted(formal_wanted);
  act.mutable_resolve_orally()->set_note("The visit was made up the same evening.");
  return act;
}

class EarlyOralResolutionTest : public ::testing::TestWithParam<Oral> {};

// Proves R-17, I-8.
TEST_P(EarlyOralResolutionTest, TakesAllThreeConditions) {
  const Oral& row = GetParam();
  ACase the_case;
  the_case.At(AtLocalHour(row.made_on, row.made_at));
  v1::Submit made = AComplaint();
  made.set_channel(row.channel);
  ASSERT_TRUE(the_case.Do(made).ok());
  the_case.At(AtLocalHour(row.resolved_on, row.resolved_at));

  const absl::Status done = the_case.Do(Resolve(row.satisfied, row.formal_wanted));

  ASSERT_TRUE(done.ok()) << done;
  const bool early = row.result == v1::RECORD_TYPE_ERO;
  EXPECT_EQ(the_case.File().record_type(), row.result);
  EXPECT_EQ(the_case.IsOpenFor("ACK"), !early);
  EXPECT_EQ(the_case.File().status(), early ? v1::STATUS_CLOSED : v1::STATUS_RECEIVED);
  EXPECT_EQ(InvariantViolations(the_case.File()), std::vector<std::string>());
}

constexpr v1::RecordType kEarly = v1::RECORD_TYPE_ERO;
constexpr v1::RecordType kComplaint = v1::RECORD_TYPE_CMP;

// X08 is AcceptsTheSameMatterAgain below.
INSTANTIATE_TEST_SUITE_P(
    Vectors, EarlyOralResolutionTest,
    ::testing::Values(Oral{"X01", v1::CHANNEL_PHONE, absl::CivilDay(2026, 5, 22), 15,
                           absl::CivilDay(2026, 5, 26), 16, true, false, kEarly},
                      Oral{"X02", v1::CHANNEL_PHONE, absl::CivilDay(2026, 5, 22), 15,
                           absl::CivilDay(2026, 5, 27), 9, true, false, kComplaint},
                      Oral{"X03", v1::CHANNEL_EMAIL, absl::CivilDay(2026, 6, 1), 9,
                           absl::CivilDay(2026, 6, 1), 16, true, false, kComplaint},
                      Oral{"X04", v1::CHANNEL_IN_PERSON, absl::CivilDay(2026, 6, 1), 9,
                           absl::CivilDay(2026, 6, 1), 16, false, false, kComplaint},
                      Oral{"X05", v1::CHANNEL_IN_PERSON, absl::CivilDay(2026, 12, 24), 9,
                           absl::CivilDay(2026, 12, 29), 16, true, false, kEarly},
                      Oral{"X06", v1::CHANNEL_PHONE, absl::CivilDay(2026, 6, 6), 20,
                           absl::CivilDay(2026, 6, 8), 10, true, false, kEarly},
                      Oral{"X07", v1::CHANNEL_VOICEMAIL, absl::CivilDay(2026, 6, 7), 18,
                           absl::CivilDay(2026, 6, 9), 10, true, false, kComplaint},
                      Oral{"X09", v1::CHANNEL_EMAIL, absl::CivilDay(2026, 6, 1), 9,
                           absl::CivilDay(2026, 6, 2), 11, true, false, kComplaint},
                      Oral{"X10", v1::CHANNEL_PHONE, absl::CivilDay(2026, 6, 1), 9,
                           absl::CivilDay(2026, 6, 2), 11, true, true, kComplaint}),
    [](const ::testing::TestParamInfo<Oral>& each) { return std::string(each.param.row); });

// Proves.
TEST(DecideResolveOrallyTest, LeavesTheAcknowledgementOwedWhenItCameTooLate) {
  ACase the_case;
  the_case.At(AtLocalHour(absl::CivilDay(2026, 5, 22), 15));
  v1::Submit made = AComplaint();
  made.set_channel(v1::CHANNEL_PHONE);
  ASSERT_TRUE(the_case.Do(made).ok());
  the_case.On(absl::CivilDay(2026, 5, 27));

  ASSERT_TRUE(the_case.Do(Resolve(true, false)).ok());

  EXPECT_EQ(the_case.DueBy("ACK"), absl::CivilDay(2026, 5, 28));
  EXPECT_EQ(the_case.Events().back().orally_resolved().why_not(),
            "It was resolved after Tuesday 26 May 2026, the last day for it.");
}

// Row X08 of the early oral resolutions.
// Proves, Q17.
TEST(DecideResolveOrallyTest, AcceptsTheSameMatterAgain) {
  ACase the_case;
  the_case.On(absl::CivilDay(2026, 5, 20));

  ASSERT_TRUE(the_case.Do(AComplaint()).ok());

  EXPECT_EQ(the_case.File().record_type(), v1::RECORD_TYPE_CMP);
  EXPECT_TRUE(the_case.IsOpenFor("ACK"));
}

// Proves.
TEST(DecideResolveOrallyTest, OwesACopyOfTheRecordUnlessItWasResolved) {
  ACase the_case;
  v1::Submit made = AComplaint();
  made.set_channel(v1::CHANNEL_PHONE);
  ASSERT_TRUE(the_case.Do(made).ok());
  EXPECT_EQ(the_case.Last("ORAL_RECORD").notice(), "N-02");
  EXPECT_EQ(the_case.DueBy("ORAL_RECORD"), absl::CivilDay(2026, 5, 14));

  ASSERT_TRUE(the_case.Do(Resolve(true, false)).ok());

  EXPECT_EQ(the_case.Last("ORAL_RECORD").state(), v1::OBLIGATION_STATE_CANCELLED);
}

// Proves R-30.
TEST(DecideResolveOrallyTest, OwesNoCopyOfWhatTheComplainantWrote) {
  EXPECT_FALSE(ACase::Received().IsOpenFor("ORAL_RECORD"));
}

v1::Act ResolveAndTell() {
  v1::Act act = Resolve(true, false);
  act.mutable_resolve_orally()->set_told("We will phone you before a visit changes.");
  return act;
}

ACase MadeByPhone() {
  ACase the_case;
  v1::Submit made = AComplaint();
  made.set_channel(v1::CHANNEL_PHONE);
  EXPECT_TRUE(the_case.Do(made).ok());
  return the_case;
}

// Proves R-23. Nothing need be told of an early resolution (reg 8(2A)).
TEST(DecideResolveOrallyTest, OwesANoteOnlyWhereTheHandlerWantsOne) {
  ACase without = MadeByPhone();
  ASSERT_TRUE(without.Do(Resolve(true, false)).ok());
  EXPECT_FALSE(without.IsOpenFor("EARLY_NOTE"));
  ACase with = MadeByPhone();

  ASSERT_TRUE(with.Do(ResolveAndTell()).ok());

  EXPECT_EQ(with.Last("EARLY_NOTE").notice(), "N-21");
  EXPECT_EQ(with.DueBy("EARLY_NOTE"), absl::CivilDay(2026, 5, 14));
  EXPECT_EQ(with.File().matter().oral_resolution().told(),
            "We will phone you before a visit changes.");
  EXPECT_EQ(InvariantViolations(with.File()), std::vector<std::string>());
}

TEST(DecideResolveOrallyTest, OwesNoNoteOfWhatStaysAComplaint) {
  ACase the_case = MadeByPhone();
  v1::Act act = ResolveAndTell();
  act.mutable_resolve_orally()->set_satisfied(false);

  ASSERT_TRUE(the_case.Do(act).ok());

  EXPECT_FALSE(the_case.IsOpenFor("EARLY_NOTE"));
}

TEST(DecideResolveOrallyTest, TakesTheNoteBackWhenItBecomesAComplaintAfterAll) {
  ACase the_case = MadeByPhone();
  ASSERT_TRUE(the_case.Do(ResolveAndTell()).ok());
  v1::Act convert;
  convert.mutable_convert_record()->set_to("CMP");
  convert.mutable_convert_record()->set_reason("Nobody phoned.");

  ASSERT_TRUE(the_case.Do(convert).ok());

  EXPECT_EQ(the_case.Last("EARLY_NOTE").state(), v1::OBLIGATION_STATE_CANCELLED);
  EXPECT_EQ(InvariantViolations(the_case.File()), std::vector<std::string>());
}

TEST(DecideResolveOrallyTest, NeedsToKnowWhatWasAgreed) {
  ACase the_case = ACase::Received();
  v1::Act act = Resolve(true, false);
  act.mutable_resolve_orally()->clear_note();

  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.note");
}

}  // namespace
}  // namespace candour::intake
