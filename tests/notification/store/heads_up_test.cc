#include "services/notification/store/heads_up.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/notification/office.h"

namespace candour::notification {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

class HeadsUpsTest : public ::testing::Test {
 protected:
  HeadsUpsTest() {
    ledger::v1::CaseFile file = JeansCase();
    file.mutable_complainant()->set_email_consent(false);
    file.mutable_complainant()->set_phone("07700 900123");
    ledger::v1::ContactPoint& point = *file.mutable_complainant()->add_contact_points();
    point.set_kind(ledger::v1::CONTACT_KIND_PHONE);
    point.set_confirmation(ledger::v1::CONFIRMATION_PERSON);
    point.set_texts(true);
    office.Happen(ReceivedWithDuty(file));
  }

  std::string State() const {
    return office.tables.Value(
        "SELECT coalesce(string_agg(vehicle || ' ' || state, ', '), '') FROM "
        "notification.heads_up");
  }

  Office office;
};

TEST_F(HeadsUpsTest, AnnouncesALetterOnce) {
  office.Dispatch();
  office.Dispatch();

  EXPECT_THAT(office.letter.Taken(), SizeIs(1));
  ASSERT_THAT(office.sms.Taken(), SizeIs(1));
  EXPECT_EQ(office.sms.Taken()[0].to_phone, "07700900123");
  EXPECT_EQ(State(), "letter sent");
}

TEST_F(HeadsUpsTest, AnnouncesNoSecondNoticeOfTheSameDay) {
  office.Dispatch();
  ledger::v1::RecordedEvent event = EventOn(kMonday);
  event.mutable_event()->mutable_acknowledged();
  Open(event, Owed(2, "THANKS", "N-20", kMonday + 5));
  office.Happen(event);

  office.Dispatch();

  EXPECT_THAT(office.letter.Taken(), SizeIs(2));
  EXPECT_THAT(office.sms.Taken(), SizeIs(1));
}

// What nobody knows is never handed over again: it says nothing that the letter does not.
TEST_F(HeadsUpsTest, IsNeverHandedOverTwice) {
  office.sms.Answer(HandOver::kUnknown);
  office.Dispatch();

  office.Dispatch();

  EXPECT_THAT(office.sms.Taken(), SizeIs(1));
  EXPECT_EQ(State(), "letter unconfirmed");
}

TEST_F(HeadsUpsTest, TriesThreeTimesAnHourApart) {
  office.CatchUp();
  absl::Time now = TenOClock(kMonday);
  office.sms.Answer(HandOver::kNotNow);
  office.Dispatch();
  EXPECT_EQ(State(), "letter queued");
  EXPECT_FALSE((*office.texts.Take("milford", now)).has_value());
  for (int i = 0; i < 2; ++i) {
    now += absl::Hours(1);
    const auto claim = office.texts.Take("milford", now);
    ASSERT_TRUE(claim.ok() && claim->has_value()) << claim.status();
    ASSERT_TRUE(office.texts.Settle("milford", **claim, {HandOver::kNotNow, "429"}, now).ok());
  }

  EXPECT_EQ(State(), "letter dropped");
}

TEST_F(HeadsUpsTest, LooksAgainBeforeItLeaves) {
  office.sms.Answer(HandOver::kNotNow);
  office.Dispatch();
  ledger::v1::RecordedEvent unsafe = EventOn(kMonday);
  ledger::v1::ContactPoint& point =
      *unsafe.mutable_event()->mutable_contact_recorded()->mutable_point();
  point.set_kind(ledger::v1::CONTACT_KIND_PHONE);
  point.set_unsafe(true);
  office.Happen(unsafe);
  office.CatchUp();

  EXPECT_FALSE((*office.texts.Take("milford", TenOClock(kMonday) + absl::Hours(1))).has_value());
  EXPECT_EQ(State(), "letter dropped");
}

}  // namespace
}  // namespace candour::notification
