#include <gtest/gtest.h>

#include "google/protobuf/util/message_differencer.h"
#include "tests/intake/domain/matter/matter_acts.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

v1::Act Enquiry(bool ended) {
  v1::Act act;
  act.mutable_record_safeguarding()->set_reference("SA-2026-0042");
  act.mutable_record_safeguarding()->set_ended(ended);
  return act;
}

// Proves Q29.
TEST(DecideRecordSafeguardingTest, StopsNoClock) {
  ACase the_case = ACase::Planned(absl::CivilDay(2026, 6, 30));
  const v1::CaseFile before = the_case.File();

  ASSERT_TRUE(the_case.Do(Enquiry(false)).ok());

  v1::CaseFile after = the_case.File();
  EXPECT_EQ(after.matter().safeguarding(0).reference(), "SA-2026-0042");
  after.clear_matter();
  after.set_version(before.version());
  EXPECT_TRUE(google::protobuf::util::MessageDifferencer::Equals(after, before));
}

TEST(DecideRecordSafeguardingTest, EndsOnceAndKeepsWhatMayBeSaid) {
  ACase the_case = ACase::Acknowledged();
  v1::Act begins = Enquiry(false);
  begins.mutable_record_safeguarding()->set_may_be_said("Another service looks at this too.");
  ASSERT_TRUE(the_case.Do(begins).ok());

  ASSERT_TRUE(the_case.Do(Enquiry(true)).ok());

  const v1::SafeguardingRecord& record = the_case.File().matter().safeguarding(0);
  EXPECT_TRUE(record.has_ended_at());
  EXPECT_EQ(record.may_be_said(), "Another service looks at this too.");
  EXPECT_EQ(the_case.Do(Enquiry(true)).code(), absl::StatusCode::kFailedPrecondition);
}

TEST(DecideRecordSafeguardingTest, EndsNoEnquiryThatDidNotBegin) {
  EXPECT_EQ(FieldOf(ACase::Acknowledged().Do(Enquiry(true))), "act.reference");
}

}  // namespace
}  // namespace candour::intake
