#include "services/intake/domain/correspondence/retention.h"

#include <gmock/gmock.h>

#include "services/common/day/day.h"
#include "services/common/reference/retention.h"
#include "services/intake/domain/instant.h"
#include "tests/intake/domain/a_case.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr absl::CivilDay kClosed(2026, 5, 1);

const reference::v1::RetentionSchedule& DefaultSchedule() {
  static const RetentionSchedules kSchedules =
      *LoadRetention("db/reference", LoadedReference().Messages());
  return *ScheduleOn(kSchedules, "milford", kClosed);
}

google::protobuf::Timestamp Noon(absl::CivilDay day) {
  return ToTimestamp(absl::FromCivil(
      absl::CivilSecond(day.year(), day.month(), day.day(), 12, 0, 0), absl::UTCTimeZone()));
}

v1::CaseFile ClosedOn(absl::CivilDay day) {
  v1::CaseFile file;
  file.set_record_type(v1::RECORD_TYPE_CMP);
  file.set_procedure("ASC-2009");
  file.set_status(v1::STATUS_CLOSED);
  *file.mutable_closed_at() = Noon(day);
  return file;
}

std::string RuleOf(const v1::CaseFile& file) {
  return KeepingOf(file, DefaultSchedule())->rule->code();
}

// Proves A-07.
TEST(KeepingTest, IsSixYearsFromTheClosing) {
  const auto keeping = KeepingOf(ClosedOn(kClosed), DefaultSchedule());

  ASSERT_TRUE(keeping.has_value());
  EXPECT_EQ(keeping->rule->code(), "retention-6y");
  EXPECT_EQ(keeping->counts_from, kClosed);
  EXPECT_EQ(keeping->due_on, absl::CivilDay(2032, 5, 1));
}

TEST(KeepingTest, CountsNothingWhileTheCaseIsOpen) {
  EXPECT_FALSE(KeepingOf(ACase::Received().File(), DefaultSchedule()).has_value());
}

TEST(KeepingTest, EndsADayLaterWhereTheYearHasNo29February) {
  const auto keeping = KeepingOf(ClosedOn(absl::CivilDay(2028, 2, 29)), DefaultSchedule());

  EXPECT_EQ(keeping->due_on, absl::CivilDay(2034, 3, 1));
}

TEST(KeepingTest, TakesTheFirstRuleThatFits) {
  v1::CaseFile compliment = ClosedOn(kClosed);
  compliment.set_record_type(v1::RECORD_TYPE_CPL);
  v1::CaseFile child = ClosedOn(kClosed);
  child.set_procedure("CHA-1989");

  EXPECT_EQ(RuleOf(compliment), "retention-feedback-2y");
  EXPECT_EQ(RuleOf(child), "retention-children-75y");
}

TEST(KeepingTest, CountsFromTheEndOfTheOmbudsmansWork) {
  v1::CaseFile file = ClosedOn(kClosed);
  v1::OmbudsmanMatter& matter = *file.add_ombudsman();
  matter.set_decision("UPH-FI");
  *matter.mutable_decided_on() = ToMessage(absl::CivilDay(2027, 3, 2));
  *matter.add_recommendations()->mutable_signed_off_at() = Noon(absl::CivilDay(2027, 6, 3));

  const auto keeping = KeepingOf(file, DefaultSchedule());

  EXPECT_EQ(keeping->rule->code(), "retention-ombudsman-6y");
  EXPECT_EQ(keeping->counts_from, absl::CivilDay(2027, 6, 3));
}

std::string WhyNotDue(const v1::CaseFile& file, const std::string& rule, absl::CivilDay day) {
  const absl::Status due = RequireDue(file, rule, &DefaultSchedule(), day);
  EXPECT_TRUE(due.ok() || due.code() == absl::StatusCode::kFailedPrecondition);
  return std::string(due.message());
}

// Proves A-07.
TEST(RequireDueTest, NamesTheRuleAndTheDayUntilItComes) {
  const v1::CaseFile file = ClosedOn(kClosed);

  const std::string early = WhyNotDue(file, "retention-6y", absl::CivilDay(2032, 4, 30));

  EXPECT_THAT(early, HasSubstr("kept under retention-6y"));
  EXPECT_THAT(early, HasSubstr("becomes due on Saturday 1 May 2032"));
  EXPECT_THAT(early, HasSubstr("Erase it under retention-6y on that day or later"));
  EXPECT_EQ(WhyNotDue(file, "retention-6y", absl::CivilDay(2032, 5, 1)), "");
}

// Proves A-07.
TEST(RequireDueTest, TakesNoOtherRuleThanTheOneThatKeepsTheCase) {
  const std::string wrong =
      WhyNotDue(ClosedOn(kClosed), "retention-feedback-2y", absl::CivilDay(2040, 1, 1));

  EXPECT_THAT(wrong, HasSubstr("not under retention-feedback-2y. Erase it under retention-6y"));
}

TEST(RequireDueTest, IsNeverSoWithoutAnEndOrASchedule) {
  EXPECT_THAT(WhyNotDue(ACase::Received().File(), "retention-6y", absl::CivilDay(2040, 1, 1)),
              HasSubstr("has not ended"));
  EXPECT_FALSE(RequireDue(ClosedOn(kClosed), "retention-6y", nullptr, kClosed).ok());
}

TEST(TriageTest, FindsNothingAgainstAnEndedCase) {
  EXPECT_THAT(TriageOf(ClosedOn(kClosed)), IsEmpty());
}

// Proves A-07.
TEST(TriageTest, NamesTheHoldFirst) {
  v1::CaseFile file = ClosedOn(kClosed);
  file.mutable_erasure_hold()->set_reason("litigation");
  file.set_unread_messages(1);

  EXPECT_THAT(TriageOf(file), ElementsAre(Triage::kHeld, Triage::kUnread));
}

TEST(TriageTest, NamesWhatHasNotEnded) {
  v1::CaseFile file = ClosedOn(kClosed);
  file.add_obligations()->set_state(v1::OBLIGATION_STATE_OPEN);
  file.add_ombudsman();
  file.add_points()->mutable_matter()->add_remedies()->set_amount_pence(41250);
  file.add_learning();
  file.mutable_restriction();

  EXPECT_THAT(TriageOf(file), ElementsAre(Triage::kOwed, Triage::kOmbudsman, Triage::kUnpaid,
                                          Triage::kLearning, Triage::kRestricted));
}

TEST(TriageTest, PassesOverMoneyThatWasPaidOrRefused) {
  v1::CaseFile file = ClosedOn(kClosed);
  v1::PointMatter& matter = *file.add_points()->mutable_matter();
  v1::Remedy& paid = *matter.add_remedies();
  paid.set_amount_pence(100);
  *paid.mutable_paid_on() = ToMessage(kClosed);
  v1::Remedy& refused = *matter.add_remedies();
  refused.set_amount_pence(100);
  *refused.mutable_refused_on() = ToMessage(kClosed);

  EXPECT_THAT(TriageOf(file), IsEmpty());
}

}  // namespace
}  // namespace candour::intake
