// Also tests services/intake/domain/people/party.cc.
// Also tests services/intake/domain/people/arrival.cc.
// Also tests services/intake/domain/people/apply_people.cc.
// Also tests services/intake/domain/people/decide_contact.cc.
#include <gtest/gtest.h>

#include "services/intake/domain/instant.h"
#include "services/intake/domain/people/party.h"
#include "tests/intake/domain/people/people_case.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

constexpr v1::ConsentKind kElectronic = v1::CONSENT_KIND_ELECTRONIC_COMMUNICATION;
constexpr v1::ConsentKind kShare = v1::CONSENT_KIND_SHARE_WITH_PROVIDER;

// Proves.
TEST(ConsentTest, TheFirstComesWithTheContactAndSaysWhenAndHow) {
  const ACase the_case = ACase::Received();
  ASSERT_EQ(the_case.File().consents_size(), 1);
  const v1::Consent& first = the_case.File().consents(0);
  EXPECT_EQ(first.kind(), kElectronic);
  EXPECT_EQ(first.channel(), "email");
  EXPECT_EQ(first.recorded_by(), "handler-1");
  EXPECT_EQ(InstantFrom(first.at()), InstantFrom(the_case.File().received_at()));
}

// Proves.
TEST(ConsentTest, AnEmailIsNoConsentByItself) {
  v1::Submit submit = AComplaint();
  submit.mutable_complainant()->set_email_consent(false);
  ACase the_case;
  ASSERT_TRUE(the_case.Do(submit).ok());
  EXPECT_EQ(the_case.File().consents_size(), 0);
  EXPECT_FALSE(HasConsent(the_case.File(), kElectronic));
}

// Proves R-45.
TEST(ConsentTest, ToEmailIsGivenInWritingAndWithdrawnInAnyWay) {
  ACase the_case = ACase::Received();
  ASSERT_TRUE(the_case.Do(ConsentIs(kElectronic, v1::CONSENT_STATE_WITHDRAWN, "phone")).ok());
  EXPECT_FALSE(the_case.File().complainant().email_consent());
  EXPECT_EQ(FieldOf(the_case.Do(ConsentIs(kElectronic, v1::CONSENT_STATE_GIVEN, "phone"))),
            "act.channel");
  ASSERT_TRUE(the_case.Do(ConsentIs(kElectronic, v1::CONSENT_STATE_GIVEN, "web")).ok());
  EXPECT_TRUE(the_case.File().complainant().email_consent());
  EXPECT_EQ(the_case.File().consents_size(), 3);
  EXPECT_TRUE(IsSound(the_case));
}

// Proves R-45. Who takes the complaint on again and does not consent again is written to by post.
TEST(ConsentTest, OfEarlierDoesNotStandWhenThePersonTakesTheComplaintOnAgainWithoutIt) {
  ACase the_case = ACase::Received();
  const std::string first = the_case.File().complainant().person_id();
  ASSERT_TRUE(HasConsent(the_case.File(), kElectronic));
  ASSERT_TRUE(the_case.Do(TakenOnBy(kSon, "Tom", v1::REPRESENTATION_BASIS_REQUEST)).ok());
  EXPECT_FALSE(HasConsent(the_case.File(), kElectronic));
  ASSERT_TRUE(the_case.Do(TakenOnBy(first, "Rosa", v1::REPRESENTATION_BASIS_UNSPECIFIED)).ok());

  EXPECT_FALSE(the_case.File().complainant().email_consent());
  EXPECT_FALSE(HasConsent(the_case.File(), kElectronic));
  EXPECT_EQ(the_case.File().consents().rbegin()->state(), v1::CONSENT_STATE_REFUSED);
  EXPECT_TRUE(IsSound(the_case));
  EXPECT_EQ(Refolded(the_case).SerializeAsString(), the_case.File().SerializeAsString());
}

// Proves R-45, G-4.
TEST(ConsentTest, WithoutItTheHoldingNoticeHasTheCutOffOfALetter) {
  ACase the_case = ACase::Planned(absl::CivilDay(2026, 6, 15));
  const auto hold = [](const v1::Obligation& response) {
    for (const v1::AlarmInstant& alarm : response.alarms()) {
      if (alarm.alarm() == v1::ALARM_HOLD) return InstantFrom(alarm.at());
    }
    return absl::InfinitePast();
  };
  const absl::Time by_email = hold(the_case.Last("RESPONSE"));
  ASSERT_TRUE(the_case.Do(ConsentIs(kElectronic, v1::CONSENT_STATE_WITHDRAWN, "phone")).ok());
  EXPECT_LT(hold(the_case.Last("RESPONSE")), by_email);
  EXPECT_EQ(the_case.DueBy("RESPONSE"), absl::CivilDay(2026, 6, 15));
  ASSERT_TRUE(the_case.Do(ConsentIs(kElectronic, v1::CONSENT_STATE_GIVEN, "web")).ok());
  EXPECT_EQ(hold(the_case.Last("RESPONSE")), by_email);
  EXPECT_TRUE(IsSound(the_case));
}

// Proves A-04.
TEST(ConsentTest, OneOfTheFourIsNoneOfTheOthers) {
  ACase the_case = ACase::Received();
  ASSERT_TRUE(the_case.Do(ConsentIs(kShare, v1::CONSENT_STATE_GIVEN, "phone")).ok());
  EXPECT_TRUE(HasConsent(the_case.File(), kShare));
  EXPECT_FALSE(HasConsent(the_case.File(), v1::CONSENT_KIND_QUOTE));
  EXPECT_FALSE(HasConsent(the_case.File(), v1::CONSENT_KIND_REPRESENTATION));
  EXPECT_EQ(FieldOf(the_case.Do(
                ConsentIs(v1::CONSENT_KIND_REPRESENTATION, v1::CONSENT_STATE_GIVEN, "phone"))),
            "act.party");
}

// Proves.
TEST(ConsentTest, DetailsGoToTheProviderThatWasNamedAndToNoOther) {
  ACase the_case = ACase::Received();
  EXPECT_FALSE(RequireShareable(the_case.File(), "brightwell").ok());
  v1::Act act = ConsentIs(kShare, v1::CONSENT_STATE_GIVEN, "phone");
  act.mutable_record_consent()->set_provider("brightwell");
  ASSERT_TRUE(the_case.Do(act).ok());
  EXPECT_TRUE(RequireShareable(the_case.File(), "brightwell").ok());
  EXPECT_FALSE(RequireShareable(the_case.File(), "elmhurst").ok());
  ASSERT_TRUE(the_case.Do(ConsentIs(kShare, v1::CONSENT_STATE_WITHDRAWN, "letter")).ok());
  EXPECT_FALSE(RequireShareable(the_case.File(), "brightwell").ok());
}

// Proves.
TEST(ConsentTest, DetailsAreNotSharedForARepresentativeWhoIsNotYetAccepted) {
  ACase the_case = Represented(v1::REPRESENTATION_BASIS_REQUEST);
  ASSERT_TRUE(the_case.Do(ConsentIs(kShare, v1::CONSENT_STATE_GIVEN, "phone")).ok());
  EXPECT_FALSE(RequireShareable(the_case.File(), "brightwell").ok());
  ASSERT_TRUE(the_case.Do(AuthorityShown("oral")).ok());
  EXPECT_TRUE(RequireShareable(the_case.File(), "brightwell").ok());
}

v1::Act Contact(v1::ContactKind kind, const std::string& value) {
  v1::Act act;
  act.mutable_record_contact()->set_kind(kind);
  act.mutable_record_contact()->set_value(value);
  return act;
}

// Proves G-5, G-8.
TEST(ContactTest, ANewAddressIsNotConfirmedUntilSomebodyConfirmsIt) {
  ACase the_case = ACase::Received();
  v1::Act confirm = Contact(v1::CONTACT_KIND_EMAIL, "");
  confirm.mutable_record_contact()->set_confirmation(v1::CONFIRMATION_LINK);
  ASSERT_TRUE(the_case.Do(confirm).ok());
  const auto email = [&the_case] {
    return *FindContact(the_case.File().complainant(), v1::CONTACT_KIND_EMAIL);
  };
  EXPECT_EQ(email().confirmation(), v1::CONFIRMATION_LINK);
  ASSERT_TRUE(the_case.Do(Contact(v1::CONTACT_KIND_EMAIL, "r.amos@example.org")).ok());
  EXPECT_EQ(the_case.File().complainant().email(), "r.amos@example.org");
  EXPECT_EQ(email().confirmation(), v1::CONFIRMATION_UNSPECIFIED);
  EXPECT_EQ(email().changed_by(), "handler-1");
  EXPECT_EQ(the_case.File().complainant().contact_points_size(), 1);
}

// Proves G-5.
TEST(ContactTest, NothingGoesByEmailToAnAddressThatIsNotSafe) {
  ACase the_case = ACase::Received();
  ASSERT_TRUE(MayBeEmailed(the_case.File().complainant()));
  v1::Act unsafe = Contact(v1::CONTACT_KIND_EMAIL, "");
  unsafe.mutable_record_contact()->set_unsafe(true);
  unsafe.mutable_record_contact()->set_safe_contact("Do not write to the house.");
  ASSERT_TRUE(the_case.Do(unsafe).ok());
  EXPECT_FALSE(MayBeEmailed(the_case.File().complainant()));
  EXPECT_EQ(the_case.File().complainant().safe_contact(), "Do not write to the house.");
}

TEST(ContactTest, OnlyATelephoneNumberGetsTextMessagesAndOnlyUntilItChanges) {
  ACase the_case = ACase::Received();
  v1::Act agreed = Contact(v1::CONTACT_KIND_PHONE, "07700 900123");
  agreed.mutable_record_contact()->set_texts(true);
  ASSERT_TRUE(the_case.Do(agreed).ok());
  const auto phone = [&the_case] {
    return *FindContact(the_case.File().complainant(), v1::CONTACT_KIND_PHONE);
  };
  EXPECT_TRUE(phone().texts());
  ASSERT_TRUE(the_case.Do(Contact(v1::CONTACT_KIND_PHONE, "07700 900456")).ok());
  EXPECT_FALSE(phone().texts());
  v1::Act mail = Contact(v1::CONTACT_KIND_EMAIL, "a@example.org");
  mail.mutable_record_contact()->set_texts(true);
  EXPECT_EQ(FieldOf(the_case.Decided(mail).status()), "act.texts");
}

TEST(ContactTest, RefusesWhatCannotBe) {
  const ACase the_case = ACase::Received();
  const auto field = [&the_case](const v1::Act& act) {
    return FieldOf(the_case.Decided(act).status());
  };
  EXPECT_EQ(field(Contact(v1::CONTACT_KIND_UNSPECIFIED, "")), "act.kind");
  EXPECT_EQ(field(Contact(v1::CONTACT_KIND_PHONE, "")), "act.value");
  EXPECT_EQ(field(Contact(v1::CONTACT_KIND_EMAIL, "nowhere")), "act.value");
  EXPECT_EQ(field(Contact(v1::CONTACT_KIND_ADDRESS, "1 High Street")), "act.value");
  v1::Act remove = Contact(v1::CONTACT_KIND_PHONE, "");
  remove.mutable_record_contact()->set_remove(true);
  EXPECT_EQ(field(remove), "act.remove");
  v1::Act stranger = Contact(v1::CONTACT_KIND_EMAIL, "a@example.org");
  stranger.mutable_record_contact()->set_party(v1::PARTY_CARE_RECIPIENT);
  EXPECT_EQ(field(stranger), "act.party");
}

TEST(ContactTest, RemovesWhatIsNoLongerThePersons) {
  ACase the_case = ACase::Received();
  v1::Act remove = Contact(v1::CONTACT_KIND_EMAIL, "");
  remove.mutable_record_contact()->set_remove(true);
  ASSERT_TRUE(the_case.Do(remove).ok());
  EXPECT_TRUE(the_case.File().complainant().email().empty());
  EXPECT_EQ(Refolded(the_case).SerializeAsString(), the_case.File().SerializeAsString());
}

// Proves A-03.
TEST(ContactTest, TheLanguageIsNotTheFormat) {
  ACase the_case = ACase::Received();
  v1::Act act;
  act.mutable_record_contact()->set_language("cy");
  ASSERT_TRUE(the_case.Do(act).ok());
  EXPECT_EQ(the_case.File().complainant().language(), "cy");
  EXPECT_TRUE(the_case.File().complainant().accessible_format().empty());
}

}  // namespace
}  // namespace candour::intake
