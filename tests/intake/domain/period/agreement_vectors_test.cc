// Also tests services/intake/domain/period/relevant.cc.
// Also tests services/intake/domain/period/decide_correct_receipt.cc.
// Also tests services/intake/domain/period/apply_period.cc.
// The table of domain 8.2: what an agreement of a longer period does to the relevant period.
// Also tests services/intake/domain/period/decide_longer_period.cc, relevant.cc, apply_period.cc.
#include <gtest/gtest.h>

#include <cctype>
#include <string>
#include <vector>

#include "services/common/day/day.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/invariants.h"
#include "services/intake/domain/period/relevant.h"
#include "tests/intake/domain/a_case.h"
#include "tests/intake/domain/period/a_period.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

using absl::CivilDay;

constexpr CivilDay kStatutory(2026, 7, 11);
constexpr CivilDay kAugust(2026, 8, 31);
constexpr CivilDay kAnswered(2026, 8, 20);

struct AgreementVector {
  const char* id;
  // Local instants of agreements, and until when; an empty `until` is "until it is finished".
  struct Agreement {
    const char* agreed_at;
    const char* until;
  };
  std::vector<Agreement> agreements;
  // Where the relevant period ends, and whether N-11 is owed at the six months' end.
  CivilDay ends_on;
  bool six_month_notice;
  // What K-07 says of an answer on 20 August 2026.
  bool in_time;
};

std::vector<AgreementVector> Vectors() {
  return {
      {"E01", {}, kStatutory, true, false},
      {"E02", {{"2026-07-10T10:00:00", "2026-08-31"}}, kAugust, false, true},
      {"E03", {{"2026-07-11T23:59:59", "2026-08-31"}}, kAugust, false, true},
      {"E04", {{"2026-07-12T00:00:00", "2026-08-31"}}, kStatutory, true, false},
      // The council sets a day and tells it; nobody answers: there is no act of agreeing.
      {"E05", {}, kStatutory, true, false},
      {"E07", {{"2026-07-01T10:00:00", ""}}, kStatutory, true, false},
      {"E08",
       {{"2026-07-10T10:00:00", "2026-08-31"}, {"2026-08-25T10:00:00", "2026-09-30"}},
       kAugust,
       false,
       true},
      {"Q8: two in time",
       {{"2026-06-10T10:00:00", "2026-08-31"}, {"2026-07-01T10:00:00", "2026-09-30"}},
       kAugust,
       false,
       true},
  };
}

class AgreementTest : public testing::TestWithParam<AgreementVector> {
 protected:
  // Received on 12 January 2026, acknowledged and planned.
  ACase the_case_ = ReceivedOn(CivilDay(2026, 1, 12));

  void AgreeAll() {
    for (const auto& agreement : GetParam().agreements) {
      the_case_.At(LocalInstant(agreement.agreed_at));
      const absl::Status done = the_case_.Do(AgreeUntil(agreement.until));
      // "Until it is finished" is refused with what is missing.
      if (std::string(agreement.until).empty()) {
        EXPECT_EQ(FieldOf(done), "act.until");
      } else {
        EXPECT_TRUE(done.ok()) << done;
      }
    }
  }
};

// Proves R-43, Q1, Q8.
TEST_P(AgreementTest, EndsTheRelevantPeriodAsTheTableSays) {
  AgreeAll();
  EXPECT_EQ(StoredDay(the_case_.File().relevant_period_ends_on()), GetParam().ends_on);
  EXPECT_EQ(kAnswered <= StoredDay(the_case_.File().relevant_period_ends_on()), GetParam().in_time);
  EXPECT_EQ(InvariantViolations(the_case_.File()), std::vector<std::string>());
}

// Proves R-44, I-5, Q10.
TEST_P(AgreementTest, OwesTheSixMonthNoticeOnlyWhereTheTableSays) {
  AgreeAll();
  PassTimeUntil(CivilDay(2026, 7, 13), the_case_);
  EXPECT_EQ(HadSixMonthNotice(the_case_.File()), GetParam().six_month_notice);
  if (GetParam().six_month_notice) {
    EXPECT_EQ(the_case_.DueBy("SIX_MONTH_NOTICE"), CivilDay(2026, 7, 10));
  }
}

std::string NameOf(const testing::TestParamInfo<AgreementVector>& vector) {
  std::string name;
  for (const char c : std::string(vector.param.id)) {
    if (isalnum(c) != 0) name += c;
  }
  return name;
}

INSTANTIATE_TEST_SUITE_P(Domain82, AgreementTest, testing::ValuesIn(Vectors()), NameOf);

// Proves. E08: the agreed period ends without an answer, and then that is told.
TEST(AgreementTest, OwesTheNoticeAtTheAgreedEndWhenItPassesToo) {
  ACase the_case = ReceivedOn(CivilDay(2026, 1, 12));
  the_case.At(LocalInstant("2026-07-10T10:00:00"));
  ASSERT_TRUE(the_case.Do(AgreeUntil("2026-08-31")).ok());
  // 31 August 2026 is a bank holiday: the last working day before it is the Friday.
  EXPECT_EQ(the_case.DueBy("RELEVANT"), CivilDay(2026, 8, 28));
  PassTimeUntil(CivilDay(2026, 9, 1), the_case);
  EXPECT_TRUE(HadSixMonthNotice(the_case.File()));
  EXPECT_EQ(the_case.DueBy("SIX_MONTH_NOTICE"), CivilDay(2026, 8, 28));
}

// Proves R-43. E04: late is recorded, says so and moves nothing.
TEST(AgreementTest, RecordsALateAgreementAsOperationalOnly) {
  ACase the_case = ReceivedOn(CivilDay(2026, 1, 12));
  the_case.At(LocalInstant("2026-07-12T00:00:00"));
  const CivilDay before = the_case.DueBy("RELEVANT");
  ASSERT_TRUE(the_case.Do(AgreeUntil("2026-08-31")).ok());
  ASSERT_EQ(the_case.File().periods().longer_periods_size(), 1);
  EXPECT_FALSE(the_case.File().periods().longer_periods(0).counts());
  EXPECT_EQ(the_case.File().periods().longer_periods(0).not_counted(), "late");
  EXPECT_EQ(the_case.DueBy("RELEVANT"), before);
  EXPECT_FALSE(the_case.IsOpenFor("LONGER_CONFIRMED"));
}

// Proves R-43, Q9. E06: an earlier response date is another thing than the relevant period.
TEST(AgreementTest, LeavesTheRelevantPeriodWhereAnEarlierResponseIsPlanned) {
  ACase the_case = ReceivedOn(CivilDay(2026, 1, 12));
  ASSERT_TRUE(the_case.Do(AgreeOn(CivilDay(2026, 2, 23))).ok());
  EXPECT_EQ(StoredDay(the_case.File().relevant_period_ends_on()), kStatutory);
  EXPECT_EQ(StoredDay(the_case.File().plan().original_response_by()), CivilDay(2026, 2, 23));
}

// Proves. E09: an unsigned letter is no response, so the notice is still owed.
TEST(AgreementTest, TakesAnUnsignedLetterForNoResponse) {
  ACase the_case = ReceivedOn(CivilDay(2026, 1, 12));
  ASSERT_TRUE(the_case.Do(AgreeOn(CivilDay(2026, 7, 10))).ok());
  the_case.At(LocalInstant("2026-07-11T10:00:00"));
  v1::Act respond = RespondUpheld();
  respond.mutable_respond()->clear_signed_by();
  EXPECT_FALSE(the_case.Do(respond).ok());
  PassTimeUntil(CivilDay(2026, 7, 13), the_case);
  EXPECT_TRUE(HadSixMonthNotice(the_case.File()));
}

// Proves I-3, Q9, R-48. E10: told in advance three times; K-05 fails, K-06 and K-07 pass.
TEST(AgreementTest, KeepsTheFirstPromiseBesideThreeAmendmentsToldInAdvance) {
  ACase the_case = ReceivedOn(CivilDay(2026, 1, 12));
  ASSERT_TRUE(the_case.Do(AgreeOn(CivilDay(2026, 2, 23))).ok());
  AmendAndTell(CivilDay(2026, 2, 16), CivilDay(2026, 4, 1), the_case);
  AmendAndTell(CivilDay(2026, 3, 20), CivilDay(2026, 5, 20), the_case);
  AmendAndTell(CivilDay(2026, 5, 11), CivilDay(2026, 6, 30), the_case);
  the_case.On(CivilDay(2026, 6, 29));
  ASSERT_TRUE(the_case.Do(RespondUpheld()).ok());
  const CivilDay sent(2026, 6, 29);
  EXPECT_GT(sent, StoredDay(the_case.File().plan().original_response_by()));
  EXPECT_LE(sent, StoredDay(the_case.File().plan().response_by()));
  EXPECT_LE(sent, StoredDay(the_case.File().relevant_period_ends_on()));
  EXPECT_EQ(the_case.File().amendments_size(), 3);
}

// Proves I-6, R-32, R-43. E11: an earlier receipt moves every clock that runs from it.
TEST(AgreementTest, MovesEveryClockEarlierWithTheReceipt) {
  ACase the_case = ReceivedOn(CivilDay(2026, 1, 12), /*acknowledged=*/false);
  ASSERT_TRUE(the_case.Do(CorrectReceiptTo("2026-01-09T10:00:00")).ok());
  EXPECT_EQ(StoredDay(the_case.File().relevant_period_ends_on()), CivilDay(2026, 7, 8));
  EXPECT_EQ(the_case.DueBy("RELEVANT"), CivilDay(2026, 7, 8));
  EXPECT_EQ(the_case.DueBy("ACK"), CivilDay(2026, 1, 14));
  EXPECT_EQ(StoredDay(the_case.File().received_on()), CivilDay(2026, 1, 9));
  EXPECT_FALSE(the_case.Last("ACK").working().empty());
  EXPECT_EQ(InvariantViolations(the_case.File()), std::vector<std::string>());
}

// Proves I-6. E12: a later receipt is refused, with what to do instead.
TEST(AgreementTest, RefusesALaterReceipt) {
  ACase the_case = ReceivedOn(CivilDay(2026, 1, 12));
  the_case.On(CivilDay(2026, 1, 20));
  const absl::Status done = the_case.Do(CorrectReceiptTo("2026-01-19T10:00:00"));
  EXPECT_EQ(FieldOf(done), "act.received_at");
  EXPECT_NE(done.message().find("earlier instant only"), std::string::npos);
  EXPECT_EQ(StoredDay(the_case.File().received_on()), CivilDay(2026, 1, 12));
}

}  // namespace
}  // namespace candour::intake
