#include "services/intake/domain/decide_submit_check.h"

#include <gtest/gtest.h>

#include "services/common/day/london.h"
#include "services/intake/domain/instant.h"
#include "tests/intake/domain/a_case.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

TEST(CheckSubmitTest, RefusesAReceiptInTheFuture) {
  ACase the_case;
  v1::Submit submit = AComplaint();
  *submit.mutable_received_at() = ToTimestamp(the_case.TheContext().now + absl::Microseconds(1));

  EXPECT_EQ(FieldOf(the_case.Do(submit)), "submit.received_at");
}

TEST(CheckSubmitTest, RefusesAReceiptBefore1990) {
  ACase the_case;
  v1::Submit submit = AComplaint();
  *submit.mutable_received_at() = ToTimestamp(EndOfDay(absl::CivilDay(1989, 12, 31)));

  EXPECT_EQ(FieldOf(the_case.Do(submit)), "submit.received_at");
}

TEST(CheckSubmitTest, RefusesAContactWithoutTypeChannelAndWords) {
  ACase the_case;
  v1::Submit submit = AComplaint();
  submit.clear_record_type();
  EXPECT_EQ(FieldOf(the_case.Do(submit)), "submit.record_type");

  submit = AComplaint();
  submit.clear_channel();
  EXPECT_EQ(FieldOf(the_case.Do(submit)), "submit.channel");

  submit = AComplaint();
  submit.mutable_points(0)->set_text(" \n");
  EXPECT_EQ(FieldOf(the_case.Do(submit)), "submit.points[0].text");
}

TEST(CheckSubmitTest, AsksForAPersonUnlessAnonymous) {
  ACase the_case;
  v1::Submit submit = AComplaint();
  submit.clear_complainant();
  EXPECT_EQ(FieldOf(the_case.Do(submit)), "submit.complainant");

  submit = AComplaint();
  submit.set_anonymous(true);
  EXPECT_EQ(FieldOf(the_case.Do(submit)), "submit.complainant");
}

TEST(CheckSubmitTest, RefusesHistoryThatEndsBeforeItBegins) {
  ACase the_case;
  v1::Submit submit = AComplaint();
  submit.mutable_historic();
  *submit.mutable_received_at() = ToTimestamp(AtLocalHour(absl::CivilDay(2014, 8, 4), 12));
  *submit.mutable_historic()->mutable_closed_at() =
      ToTimestamp(AtLocalHour(absl::CivilDay(2014, 8, 3), 12));

  EXPECT_EQ(FieldOf(the_case.Do(submit)), "submit.historic.closed_at");
}

TEST(CheckSubmitTest, WantsTheReceiptAndAKnownOutcomeOfHistory) {
  const ACase the_case;
  v1::Submit submit = AComplaint();
  submit.mutable_historic();
  EXPECT_EQ(FieldOf(CheckSubmit(submit, the_case.TheContext())), "submit.received_at");

  *submit.mutable_received_at() = ToTimestamp(AtLocalHour(absl::CivilDay(2014, 8, 4), 12));
  EXPECT_TRUE(CheckSubmit(submit, the_case.TheContext()).ok());
  submit.mutable_historic()->set_outcome("WON");
  EXPECT_EQ(FieldOf(CheckSubmit(submit, the_case.TheContext())), "submit.historic.outcome");
}

// Proves R-08.
TEST(CheckSubmitTest, WantsToKnowForWhomARepresentativeComplains) {
  const ACase the_case;
  v1::Submit submit = AComplaint();
  submit.set_representation_basis(v1::REPRESENTATION_BASIS_REQUEST);
  EXPECT_EQ(FieldOf(CheckSubmit(submit, the_case.TheContext())), "submit.care_recipient");

  submit.mutable_care_recipient()->set_name("Ada Amos");
  EXPECT_TRUE(CheckSubmit(submit, the_case.TheContext()).ok());
}

}  // namespace
}  // namespace candour::intake
