#include "services/notification/domain/duty_mail.h"

#include <gmock/gmock.h>

#include "services/common/day/london.h"

namespace candour::notification {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const absl::Time kNow = AtLocalHour(absl::CivilDay(2026, 5, 11), 22);

WaitingAlert AtNight() {
  return {"milford",
          "0b6a1f0e-5b7c-4b61-9d0e-3f1a2b3c4d5e",
          "ASC-2026-000001-8",
          2,
          "immediate_care_risk",
          kNow,
          kNow + absl::Hours(1)};
}

reference::v1::Authority TwoDesks() {
  reference::v1::Authority authority;
  authority.set_council("Milford Council");
  authority.set_email("care@milford.example.org");
  for (const char* name : {"the duty team", "the out-of-hours team"}) {
    reference::v1::DutyContact& contact = *authority.add_duty_contacts();
    contact.set_name(name);
    contact.set_email("desk@milford.example.org");
    contact.set_next_after_minutes(30);
  }
  return authority;
}

// Proves G-12.
TEST(DutyMailTest, SaysWhichCaseWhatSinceWhenAndWhatToDo) {
  const Message mail = DutyMail(AtNight(), TwoDesks(), 0, kNow);

  EXPECT_EQ(mail.to_email, "desk@milford.example.org");
  EXPECT_EQ(mail.subject, "Safety alert on ASC-2026-000001-8: look now");
  EXPECT_THAT(mail.body, HasSubstr("immediate care risk, number 2"));
  EXPECT_THAT(mail.body, HasSubstr("Since: 22:00 on Monday 11 May 2026"));
  EXPECT_THAT(mail.body, HasSubstr("Look by: 23:00 on Monday 11 May 2026"));
  EXPECT_THAT(mail.body, HasSubstr("call 999"));
  EXPECT_THAT(mail.body, HasSubstr("candour alert ASC-2026-000001-8 --number 2"));
  EXPECT_THAT(mail.body,
              HasSubstr("by 22:30 on Monday 11 May 2026, we tell the out-of-hours team"));
}

TEST(DutyMailTest, SaysToTheNextDeskWhoWasToldFirst) {
  const Message mail = DutyMail(AtNight(), TwoDesks(), 1, kNow);

  EXPECT_THAT(mail.body, HasSubstr("We told the duty team first, and nobody has answered yet."));
  EXPECT_THAT(mail.body, Not(HasSubstr("If nobody has answered by")));
}

TEST(CheckDutyContactsTest, NamesWhatCouldNotBeMailedOrPassedOver) {
  EXPECT_TRUE(CheckDutyContacts(TwoDesks()).ok());
  reference::v1::Authority nowhere = TwoDesks();
  nowhere.mutable_duty_contacts(1)->set_email("the desk");
  reference::v1::Authority at_once = TwoDesks();
  at_once.mutable_duty_contacts(0)->set_next_after_minutes(0);

  EXPECT_THAT(std::string(CheckDutyContacts(nowhere).message()),
              HasSubstr("duty_contacts[1].email"));
  EXPECT_THAT(std::string(CheckDutyContacts(at_once).message()),
              HasSubstr("duty_contacts[0].next_after_minutes"));
}

TEST(DutyMailTest, HasOneKeyForEachDeskAndAlert) {
  const Message mail = DutyMail(AtNight(), TwoDesks(), 1, kNow);

  EXPECT_EQ(mail.reference, "duty.milford.0b6a1f0e-5b7c-4b61-9d0e-3f1a2b3c4d5e.2.1");
  EXPECT_EQ(mail.message_id, mail.reference + "@milford.example.org");
}

}  // namespace
}  // namespace candour::notification
