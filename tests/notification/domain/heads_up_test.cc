#include "services/notification/domain/heads_up.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/notification/story.h"

namespace candour::notification {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// Jean agreed to text messages at her own, confirmed mobile.
ledger::v1::CaseFile WithTexts() {
  ledger::v1::CaseFile file = JeansCase();
  file.mutable_complainant()->set_phone("07700 900123");
  ledger::v1::ContactPoint& point = *file.mutable_complainant()->add_contact_points();
  point.set_kind(ledger::v1::CONTACT_KIND_PHONE);
  point.set_confirmation(ledger::v1::CONFIRMATION_PERSON);
  point.set_texts(true);
  return file;
}

HeadsUp About(const ledger::v1::CaseFile& file, absl::Time now) {
  return HeadsUpAbout({ObligationId(1), "N-01", "letter", TenOClock(kMonday)}, file, HouseRules(),
                      now);
}

// Proves NG-1, NG-3.
TEST(HeadsUpTest, SaysThatALetterWasSentAndNeverMore) {
  const HeadsUp heads_up = About(WithTexts(), TenOClock(kMonday));

  EXPECT_EQ(heads_up.reason, "");
  EXPECT_EQ(heads_up.message.to_phone, "07700900123");
  EXPECT_THAT(heads_up.message.sms_text, HasSubstr("we have sent you a letter"));
  EXPECT_THAT(heads_up.message.sms_text, Not(HasSubstr("Ashworth")));
  EXPECT_EQ(heads_up.message.body, "");
}

// Proves NG-1, G-5.
TEST(HeadsUpTest, GoesOnlyToAnOwnMobileThatIsConfirmedAndAgreedTo) {
  using Change = void (*)(ledger::v1::Person&);
  const std::vector<Change> changes = {
      [](auto& person) { person.mutable_contact_points(0)->set_texts(false); },
      [](auto& person) { person.mutable_contact_points(0)->clear_confirmation(); },
      [](auto& person) { person.mutable_contact_points(0)->set_shared(true); },
      [](auto& person) { person.mutable_contact_points(0)->set_unsafe(true); },
      [](auto& person) { person.set_phone("01632 960123"); },
      [](auto& person) { person.set_phone("07700 900123 ext 4"); },
      [](auto& person) { person.clear_phone(); }};
  for (const Change change : changes) {
    ledger::v1::CaseFile file = WithTexts();
    change(*file.mutable_complainant());
    EXPECT_EQ(TextNumber(file.complainant()), "");
  }
  ledger::v1::CaseFile abroad = WithTexts();
  abroad.mutable_complainant()->set_phone("+44 7700 900123");
  EXPECT_EQ(TextNumber(abroad.complainant()), "+447700900123");
}

TEST(HeadsUpTest, SaysNothingOfWhatWentToOthers) {
  EXPECT_EQ(HeadsUpAbout({ObligationId(1), "N-S2", "e-mail", TenOClock(kMonday)}, WithTexts(),
                         HouseRules(), TenOClock(kMonday))
                .reason,
            "It was not for the complainant.");
}

// Proves NG-6.
TEST(HeadsUpTest, GoesToNobodyWhoIsNotToBeContacted) {
  ledger::v1::CaseFile file = WithTexts();
  file.mutable_complainant()->set_do_not_contact(true);

  EXPECT_THAT(About(file, TenOClock(kMonday)).reason, HasSubstr("Nobody may contact"));
}

TEST(HeadsUpTest, WaitsForItsHoursAndIsDroppedWhenItSaysNothingNewAnyMore) {
  const absl::Time night = TenOClock(kMonday) + absl::Hours(10);
  EXPECT_EQ(About(WithTexts(), night).not_before, TenOClock(kMonday + 1) - absl::Hours(1));

  EXPECT_THAT(About(WithTexts(), TenOClock(kMonday + 4)).reason, HasSubstr("too long ago"));
}

}  // namespace
}  // namespace candour::notification
