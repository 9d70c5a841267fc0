// Also tests services/intake/domain/decide_opening.cc.
#include <gtest/gtest.h>

#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/invariants.h"
#include "tests/intake/domain/matter/matter_acts.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

ACase ReceivedAs(v1::RecordType type) {
  ACase the_case;
  v1::Submit submit = AComplaint();
  submit.set_record_type(type);
  if (type == v1::RECORD_TYPE_ERO) submit.set_channel(v1::CHANNEL_PHONE);
  EXPECT_TRUE(the_case.Do(submit).ok());
  return the_case;
}

// Proves C-05.
TEST(DecideConvertRecordTest, RunsTheComplaintsClocksFromTheOriginalReceipt) {
  ACase the_case = ReceivedAs(v1::RECORD_TYPE_CNC);
  the_case.On(absl::CivilDay(2026, 5, 20));

  ASSERT_TRUE(the_case.Do(ConvertTo("CMP")).ok());

  EXPECT_EQ(the_case.File().record_type(), v1::RECORD_TYPE_CMP);
  EXPECT_EQ(StoredDay(the_case.File().received_on()), absl::CivilDay(2026, 5, 11));
  EXPECT_EQ(the_case.File().procedure(), "ASC-2009");
  EXPECT_EQ(the_case.DueBy("ACK"), absl::CivilDay(2026, 5, 14));
  EXPECT_EQ(StoredDay(the_case.File().relevant_period_ends_on()), absl::CivilDay(2026, 11, 10));
  EXPECT_FALSE(the_case.IsOpenFor("REPLY"));
  EXPECT_EQ(InvariantViolations(the_case.File()), std::vector<std::string>());
}

// Proves C-05.
TEST(DecideConvertRecordTest, MakesAComplaintOfARequestWhoseAnswerThePersonIsUnhappyWith) {
  ACase the_case = ReceivedAs(v1::RECORD_TYPE_SRQ);
  ASSERT_TRUE(the_case.Do(Close()).ok());
  the_case.On(absl::CivilDay(2026, 5, 20));

  ASSERT_TRUE(the_case.Do(ConvertTo("CMP")).ok());

  EXPECT_EQ(the_case.File().status(), v1::STATUS_RECEIVED);
  EXPECT_FALSE(the_case.File().has_closed_at());
  EXPECT_TRUE(the_case.IsOpenFor("ACK"));
  EXPECT_EQ(InvariantViolations(the_case.File()), std::vector<std::string>());
}

// Proves R-17.
TEST(DecideConvertRecordTest, MakesAComplaintOfAnEarlyResolutionThatWasNone) {
  ACase the_case = ReceivedAs(v1::RECORD_TYPE_ERO);
  the_case.On(absl::CivilDay(2026, 5, 13));

  ASSERT_TRUE(the_case.Do(ConvertTo("CMP")).ok());

  EXPECT_EQ(the_case.File().outcome(), "");
  EXPECT_EQ(the_case.DueBy("ACK"), absl::CivilDay(2026, 5, 14));
  EXPECT_EQ(InvariantViolations(the_case.File()), std::vector<std::string>());
}

TEST(DecideConvertRecordTest, HandlesAComplaintInformallyWhenThePersonChoosesThat) {
  ACase the_case = ACase::Received();

  ASSERT_TRUE(the_case.Do(ConvertTo("CNC")).ok());

  EXPECT_EQ(the_case.File().record_type(), v1::RECORD_TYPE_CNC);
  EXPECT_FALSE(the_case.IsOpenFor("ACK"));
  EXPECT_EQ(the_case.DueBy("REPLY"), absl::CivilDay(2026, 5, 26));
  EXPECT_FALSE(the_case.File().has_relevant_period_ends_on());
  EXPECT_EQ(InvariantViolations(the_case.File()), std::vector<std::string>());
}

// Proves C-05.
TEST(DecideConvertRecordTest, HandlesNoComplaintInformallyAgainstThePersonsWill) {
  ACase the_case = ACase::Received();
  v1::Act act = ConvertTo("CNC");
  act.mutable_convert_record()->set_person_agrees(false);

  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.person_agrees");
}

TEST(DecideConvertRecordTest, KeepsAPromiseThatWasMade) {
  ACase the_case = ACase::Planned(absl::CivilDay(2026, 6, 30));

  EXPECT_EQ(the_case.Do(ConvertTo("CNC")).code(), absl::StatusCode::kFailedPrecondition);
}

TEST(DecideConvertRecordTest, KeepsALongerPeriodThatWasAgreed) {
  ACase the_case = ACase::Acknowledged();
  v1::Act agree;
  agree.mutable_agree_longer_period()->set_method("phone");
  type::v1::Day& until = *agree.mutable_agree_longer_period()->mutable_until();
  until.set_year(2026);
  until.set_month(12);
  until.set_day(18);
  ASSERT_TRUE(the_case.Do(agree).ok());

  EXPECT_TRUE(absl::IsFailedPrecondition(the_case.Do(ConvertTo("CNC"))));
}

TEST(DecideConvertRecordTest, PlansWhatWasAcknowledgedAlreadyWhenItIsAComplaintAgain) {
  ACase the_case = ACase::Acknowledged();
  ASSERT_TRUE(the_case.Do(ConvertTo("CNC")).ok());

  ASSERT_TRUE(the_case.Do(ConvertTo("CMP")).ok());

  EXPECT_FALSE(the_case.IsOpenFor("ACK"));
  EXPECT_TRUE(the_case.IsOpenFor("PLAN"));
  EXPECT_EQ(the_case.File().matter().conversions_size(), 2);
  EXPECT_EQ(InvariantViolations(the_case.File()), std::vector<std::string>());
}

TEST(DecideConvertRecordTest, DoesNotLetAComplaintBecomeAnythingElse) {
  EXPECT_EQ(FieldOf(ACase::Received().Do(ConvertTo("OTH"))), "act.to");
}

// Proves G-5.
TEST(DecideConvertRecordTest, LeavesWhatIsOwedForAnotherReason) {
  ACase the_case = ACase::Received();
  ASSERT_TRUE(the_case.Do(TriageAs(5, 3, "")).ok());
  v1::Act blocked;
  blocked.mutable_record_no_contact()->set_person_id(the_case.File().complainant().person_id());
  blocked.mutable_record_no_contact()->set_source("police");
  blocked.mutable_record_no_contact()->set_reason("An order of 8 May.");
  const absl::Status held = the_case.Do(blocked);
  ASSERT_TRUE(held.ok()) << held;

  ASSERT_TRUE(the_case.Do(ConvertTo("CNC")).ok());

  EXPECT_TRUE(the_case.IsOpenFor("DIRECTOR"));
  EXPECT_EQ(InvariantViolations(the_case.File()), std::vector<std::string>());
}

// Proves Q27.
TEST(DecideConvertRecordTest, AsksAnEnquirerWithinAWorkingDayWhetherItIsAComplaint) {
  ACase the_case = ReceivedAs(v1::RECORD_TYPE_ENC);

  EXPECT_EQ(the_case.DueBy("KIND"), absl::CivilDay(2026, 5, 12));
}

// Proves Q27.
TEST(DecideConvertRecordTest, LeavesAnEnquiryOneWhenTheEnquirerSaysSo) {
  ACase the_case = ReceivedAs(v1::RECORD_TYPE_ENM);

  ASSERT_TRUE(the_case.Do(ConvertTo("ENM")).ok());

  EXPECT_EQ(the_case.Last("KIND").state(), v1::OBLIGATION_STATE_MET);
  EXPECT_TRUE(the_case.IsOpenFor("REPLY"));
  EXPECT_EQ(FieldOf(the_case.Do(ConvertTo("ENM"))), "act.to");
}

// Proves Q27.
TEST(DecideConvertRecordTest, MakesAComplaintOfAnEnquiryOnSomebodysBehalf) {
  ACase the_case = ReceivedAs(v1::RECORD_TYPE_ENC);

  ASSERT_TRUE(the_case.Do(ConvertTo("CMP")).ok());

  EXPECT_EQ(the_case.Last("KIND").state(), v1::OBLIGATION_STATE_MET);
  EXPECT_EQ(the_case.DueBy("ACK"), absl::CivilDay(2026, 5, 14));
}

}  // namespace
}  // namespace candour::intake
