#include <gtest/gtest.h>

#include "services/intake/domain/instant.h"
#include "services/intake/domain/invariants.h"
#include "tests/intake/domain/matter/matter_acts.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

v1::Act AskAbout(const std::string& provider) {
  v1::Act act;
  act.mutable_ask_provider_consent()->mutable_share()->set_provider(provider);
  act.mutable_ask_provider_consent()->mutable_share()->set_what("The days of the late visits.");
  return act;
}

v1::Act SendTo(const std::string& provider) {
  v1::Act act;
  act.mutable_send_to_provider()->set_provider(provider);
  return act;
}

v1::Act Consent(const std::string& provider, v1::ConsentState state) {
  v1::Act act;
  v1::RecordConsent& consent = *act.mutable_record_consent();
  consent.set_kind(v1::CONSENT_KIND_SHARE_WITH_PROVIDER);
  consent.set_state(state);
  consent.set_party(v1::PARTY_COMPLAINANT);
  consent.set_channel("phone");
  consent.set_evidence("She said so on the telephone.");
  consent.set_provider(provider);
  return act;
}

// Three points: one of each of two providers, and one of the council.
ACase OfTwoProviders() {
  ACase the_case;
  v1::Submit submit = TwoPoints();
  submit.add_points()->set_text("Nobody came from the agency at night.");
  EXPECT_TRUE(the_case.Do(submit).ok());
  EXPECT_TRUE(the_case.Do(OwnServiceOf(1, "1-101")).ok());
  EXPECT_TRUE(the_case.Do(OwnServiceOf(3, "1-202")).ok());
  return the_case;
}

// Proves R-27, Q14.
TEST(DecideAskProviderConsentTest, OwesOneRequestForEachOfTwoProviders) {
  ACase the_case = OfTwoProviders();

  ASSERT_TRUE(the_case.Do(AskAbout("1-101")).ok());
  ASSERT_TRUE(the_case.Do(AskAbout("1-202")).ok());

  EXPECT_EQ(CountOpen(the_case, "SHARING"), 2);
  EXPECT_EQ(the_case.Last("SHARING").notice(), "N-05");
  EXPECT_EQ(the_case.Last("SHARING").party(), "1-202");
  EXPECT_EQ(the_case.DueBy("SHARING"), absl::CivilDay(2026, 5, 14));
  EXPECT_EQ(InvariantViolations(the_case.File()), std::vector<std::string>());
}

// Proves R-27.
TEST(DecideAskProviderConsentTest, EndsOnlyTheRequestThatWent) {
  ACase the_case = OfTwoProviders();
  ASSERT_TRUE(the_case.Do(AskAbout("1-101")).ok());
  ASSERT_TRUE(the_case.Do(AskAbout("1-202")).ok());

  ASSERT_TRUE(the_case.Tell("SHARING").ok());

  EXPECT_EQ(the_case.Last("SHARING").state(), v1::OBLIGATION_STATE_MET);
  EXPECT_EQ(CountOpen(the_case, "SHARING"), 1);
}

// Proves R-27.
TEST(DecideAskProviderConsentTest, SaysWhichPartTheCouncilHandles) {
  ACase the_case = OfTwoProviders();

  ASSERT_TRUE(the_case.Do(AskAbout("1-101")).ok());

  EXPECT_EQ(the_case.Last("PARTS").notice(), "N-07P");
  ASSERT_EQ(the_case.File().matter().provider_shares(0).point_ids_size(), 1);
  EXPECT_EQ(the_case.File().matter().provider_shares(0).point_ids(0), 1U);
}

// Proves R-27.
TEST(DecideAskProviderConsentTest, SaysNothingOfPartsWhenAllOfItIsTheProviders) {
  ACase the_case = ACase::Received();
  ASSERT_TRUE(the_case.Do(OwnServiceOf(1, "1-101")).ok());

  ASSERT_TRUE(the_case.Do(AskAbout("1-101")).ok());

  EXPECT_FALSE(the_case.IsOpenFor("PARTS"));
}

// Proves.
TEST(DecideAskProviderConsentTest, AsksNothingAboutACommissionedService) {
  ACase the_case = ACase::Received();
  v1::Act commissioned = OwnServiceOf(1, "1-101");
  commissioned.mutable_describe_point()->mutable_place()->set_provider_own_service(false);
  ASSERT_TRUE(the_case.Do(commissioned).ok());

  EXPECT_EQ(FieldOf(the_case.Do(AskAbout("1-101"))), "act.share.provider");
}

// Proves R-27, G-17.
TEST(DecideAskProviderConsentTest, SaysExactlyWhatTheProviderWouldSee) {
  ACase the_case = OfTwoProviders();
  v1::Act act = AskAbout("1-101");
  act.mutable_ask_provider_consent()->mutable_share()->clear_what();

  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.share.what");
}

// Proves R-27, Q28.
TEST(DecideSendToProviderTest, SendsNothingWithoutTheComplainantsConsent) {
  ACase the_case = OfTwoProviders();
  ASSERT_TRUE(the_case.Do(AskAbout("1-101")).ok());
  EXPECT_EQ(the_case.Do(SendTo("1-101")).code(), absl::StatusCode::kFailedPrecondition);
  ASSERT_TRUE(the_case.Do(Consent("1-101", v1::CONSENT_STATE_REFUSED)).ok());

  EXPECT_EQ(the_case.Do(SendTo("1-101")).code(), absl::StatusCode::kFailedPrecondition);
}

// Proves R-27.
TEST(DecideSendToProviderTest, SendsToTheProviderThatTheConsentIsFor) {
  ACase the_case = OfTwoProviders();
  ASSERT_TRUE(the_case.Do(AskAbout("1-101")).ok());
  ASSERT_TRUE(the_case.Do(AskAbout("1-202")).ok());
  const absl::Status consented = the_case.Do(Consent("1-101", v1::CONSENT_STATE_GIVEN));
  ASSERT_TRUE(consented.ok()) << consented;

  EXPECT_TRUE(the_case.Do(SendTo("1-101")).ok());
  EXPECT_FALSE(the_case.Do(SendTo("1-202")).ok());

  EXPECT_TRUE(the_case.File().matter().provider_shares(0).has_sent_at());
  EXPECT_FALSE(the_case.File().matter().provider_shares(1).has_sent_at());
}

// Proves R-27.
TEST(DecideSendToProviderTest, AsksNobodyWhoHasAnsweredAlready) {
  ACase the_case = OfTwoProviders();
  ASSERT_TRUE(the_case.Do(AskAbout("1-101")).ok());
  ASSERT_TRUE(the_case.Do(AskAbout("1-202")).ok());

  ASSERT_TRUE(the_case.Do(Consent("1-101", v1::CONSENT_STATE_REFUSED)).ok());

  EXPECT_EQ(CountOpen(the_case, "SHARING"), 1);
  EXPECT_EQ(the_case.Last("SHARING").party(), "1-202");
}

// Proves R-27.
TEST(DecideSendToProviderTest, ObeysAConsentThatWasWithdrawn) {
  ACase the_case = OfTwoProviders();
  ASSERT_TRUE(the_case.Do(AskAbout("1-101")).ok());
  ASSERT_TRUE(the_case.Do(Consent("1-101", v1::CONSENT_STATE_GIVEN)).ok());
  ASSERT_TRUE(the_case.Do(Consent("1-101", v1::CONSENT_STATE_WITHDRAWN)).ok());

  EXPECT_FALSE(the_case.Do(SendTo("1-101")).ok());
}

}  // namespace
}  // namespace candour::intake
