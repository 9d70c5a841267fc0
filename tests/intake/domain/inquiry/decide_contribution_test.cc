// Also tests services/intake/domain/inquiry/duties.cc.
// Also tests services/intake/domain/inquiry/link.cc.
#include <gtest/gtest.h>

#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/common/digest/digest.h"
#include "services/intake/domain/inquiry/acts.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/invariants.h"
#include "tests/intake/domain/a_case.h"
#include "tests/intake/domain/inquiry/inquiry_acts.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

// A link's answer comes through intake's own service.
void ThroughTheLink(ACase& the_case) {
  the_case.By("link/1");
  the_case.As(type::v1::ROLE_SERVICE);
}

TEST(RequestContributionTest, OwesTheAnswerWithinFiveWorkingDays) {
  ACase the_case = ACase::Planned(kResponseBy);
  the_case.On(absl::CivilDay(2026, 5, 20));

  ASSERT_TRUE(the_case.Do(AskTheProvider()).ok());

  // Monday 25 May 2026 is the spring bank holiday.
  EXPECT_EQ(the_case.DueBy("CONTRIBUTION"), absl::CivilDay(2026, 5, 28));
  EXPECT_EQ(the_case.Last("CONTRIBUTION").to(), v1::RECIPIENT_PROVIDER);
  EXPECT_EQ(the_case.Last("CONTRIBUTION").notice(), "N-S2");
  const v1::Contribution& asked = the_case.File().contributions(0);
  EXPECT_EQ(asked.obligation_id(), the_case.Last("CONTRIBUTION").obligation_id());
  EXPECT_EQ(asked.state(), v1::CONTRIBUTION_STATE_ASKED);
  EXPECT_TRUE(InvariantViolations(the_case.File()).empty());
}

TEST(RequestContributionTest, RemindsBeforeTheDayAndTellsTheManagerAfterIt) {
  ACase the_case = ACase::Planned(kResponseBy);
  ASSERT_TRUE(the_case.Do(AskTheProvider()).ok());

  const v1::Obligation owed = the_case.Last("CONTRIBUTION");
  ASSERT_EQ(owed.alarms_size(), 3);
  EXPECT_EQ(InstantFrom(owed.alarms(0).at()), AtLocalHour(absl::CivilDay(2026, 5, 15), 9));
  EXPECT_EQ(owed.alarms(1).alarm(), v1::ALARM_DUE);
  EXPECT_EQ(owed.alarms(2).alarm(), v1::ALARM_ESCALATE);
  EXPECT_EQ(InstantFrom(owed.alarms(2).at()), AtLocalHour(absl::CivilDay(2026, 5, 19), 9));
}

// Proves G-17.
TEST(RequestContributionTest, AsksAboutReprisalBeforeAProvider) {
  ACase the_case = ACase::Planned(kResponseBy);
  v1::Act act = AskTheProvider();
  act.mutable_request_contribution()->set_reprisal_asked(false);
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.reprisal_asked");

  act.mutable_request_contribution()->set_kind(v1::CONTRIBUTOR_KIND_TEAM);
  EXPECT_TRUE(the_case.Do(act).ok());
}

TEST(RequestContributionTest, AsksATeamOfTheCouncilsList) {
  ACase the_case = ACase::Planned(kResponseBy);
  Context milford = the_case.TheContext();
  milford.authority_id = "milford";
  v1::RequestContribution ask = AskTheProvider().request_contribution();
  ask.set_kind(v1::CONTRIBUTOR_KIND_TEAM);
  ask.set_contributor("finance");

  EXPECT_EQ(FieldOf(DecideRequestContribution(the_case.File(), ask, milford).status()),
            "act.contributor");
  ask.set_contributor("debt_income");
  EXPECT_TRUE(DecideRequestContribution(the_case.File(), ask, milford).ok());
}

// Proves G-17.
TEST(RequestContributionTest, WithholdsTheNameUnlessItIsSaid) {
  ACase the_case = ACase::Planned(kResponseBy);
  v1::Act act = AskTheProvider();
  act.mutable_request_contribution()->set_shown("When did you come to Mrs Amos on 4 May?");
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.shown");

  // A longer word is not the name.
  act.mutable_request_contribution()->set_shown("When did the driver reach Amoston on 4 May?");
  EXPECT_TRUE(the_case.Do(act).ok());
}

// Proves G-17.
TEST(RequestContributionTest, NamesThePersonToAProviderOnlyWithConsent) {
  ACase the_case = ACase::Planned(kResponseBy);
  v1::Act act = AskTheProvider();
  act.mutable_request_contribution()->set_shown("When did you come to Mrs Amos on 4 May?");
  act.mutable_request_contribution()->set_names_shown(true);
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.names_shown");

  v1::Act consent;
  consent.mutable_record_consent()->set_kind(v1::CONSENT_KIND_SHARE_WITH_PROVIDER);
  consent.mutable_record_consent()->set_state(v1::CONSENT_STATE_GIVEN);
  consent.mutable_record_consent()->set_channel("phone");
  consent.mutable_record_consent()->set_evidence("She said so on the telephone.");
  ASSERT_TRUE(the_case.Do(consent).ok());
  EXPECT_TRUE(the_case.Do(act).ok());
}

v1::Act MayShareWithLarkfield(v1::ConsentState state) {
  v1::Act consent;
  consent.mutable_record_consent()->set_kind(v1::CONSENT_KIND_SHARE_WITH_PROVIDER);
  consent.mutable_record_consent()->set_state(state);
  consent.mutable_record_consent()->set_provider("1-101");
  consent.mutable_record_consent()->set_channel("phone");
  consent.mutable_record_consent()->set_evidence("She said so on the telephone.");
  return consent;
}

// Proves. A provider that acts for the council is asked with consent, or for a
// reason on record.
TEST(RequestContributionTest, AsksAProviderWithConsentOrForAReasonOnRecord) {
  ACase the_case = ACase::Planned(kResponseBy);
  v1::Act act = AskTheProvider();
  act.mutable_request_contribution()->clear_lawful_reason();
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.lawful_reason");

  ACase with_reason = the_case;
  ASSERT_TRUE(with_reason.Do(AskTheProvider()).ok());
  EXPECT_EQ(with_reason.File().contributions(0).lawful_reason(),
            "The agency gives this care for the council.");

  ASSERT_TRUE(the_case.Do(MayShareWithLarkfield(v1::CONSENT_STATE_GIVEN)).ok());
  EXPECT_TRUE(the_case.Do(act).ok());
}

// Proves. What is the provider's own service never goes to it without consent.
TEST(RequestContributionTest, AsksAboutAnOwnServiceOnlyWithConsent) {
  ACase the_case = ACase::Planned(kResponseBy);
  v1::Act describe;
  describe.mutable_describe_point()->set_point_id(1);
  describe.mutable_describe_point()->mutable_place()->set_provider("1-101");
  describe.mutable_describe_point()->mutable_place()->set_provider_own_service(true);
  ASSERT_TRUE(the_case.Do(describe).ok());
  EXPECT_EQ(FieldOf(the_case.Do(AskTheProvider())), "act.contributor");

  ASSERT_TRUE(the_case.Do(MayShareWithLarkfield(v1::CONSENT_STATE_GIVEN)).ok());
  ASSERT_TRUE(the_case.Do(AskTheProvider()).ok());
  ASSERT_TRUE(the_case.Do(MayShareWithLarkfield(v1::CONSENT_STATE_WITHDRAWN)).ok());
  EXPECT_EQ(FieldOf(the_case.Do(AskTheProvider())), "act.contributor");
}

TEST(RequestContributionTest, IsAboutPointsOfTheCase) {
  ACase the_case = ACase::Planned(kResponseBy);
  v1::Act act = AskTheProvider();
  act.mutable_request_contribution()->add_points(2);
  EXPECT_EQ(FieldOf(the_case.Do(act)), "act.points[0]");
}

TEST(RequestContributionTest, SeveralRunBesideEachOther) {
  ACase the_case = ACase::Planned(kResponseBy);
  ASSERT_TRUE(the_case.Do(AskTheProvider()).ok());
  v1::Act team = AskTheProvider();
  team.mutable_request_contribution()->set_kind(v1::CONTRIBUTOR_KIND_TEAM);
  ASSERT_TRUE(the_case.Do(team).ok());

  ASSERT_TRUE(the_case.Do(ReceiveFrom(1)).ok());

  EXPECT_EQ(the_case.File().contributions(0).state(), v1::CONTRIBUTION_STATE_RECEIVED);
  EXPECT_EQ(the_case.File().contributions(1).state(), v1::CONTRIBUTION_STATE_ASKED);
  EXPECT_EQ(the_case.Last("CONTRIBUTION").state(), v1::OBLIGATION_STATE_OPEN);
  EXPECT_TRUE(InvariantViolations(the_case.File()).empty());
}

TEST(RequestContributionTest, TheRequestThatLeftDoesNotDischargeTheAnswer) {
  ACase the_case = ACase::Planned(kResponseBy);
  ASSERT_TRUE(the_case.Do(AskTheProvider()).ok());

  ASSERT_TRUE(the_case.Tell("CONTRIBUTION").ok());

  EXPECT_EQ(the_case.File().notices().rbegin()->notice(), "N-S2");
  EXPECT_EQ(the_case.File().notices().rbegin()->recipient(),
            the_case.File().contributions(0).contributor());
  EXPECT_TRUE(the_case.IsOpenFor("CONTRIBUTION"));
}

TEST(ReceiveContributionTest, MeetsTheDutyOnce) {
  ACase the_case = ACase::Planned(kResponseBy);
  ASSERT_TRUE(the_case.Do(AskTheProvider()).ok());

  ASSERT_TRUE(the_case.Do(ReceiveFrom(1)).ok());

  EXPECT_EQ(the_case.Last("CONTRIBUTION").state(), v1::OBLIGATION_STATE_MET);
  EXPECT_EQ(the_case.File().contributions(0).answer(), "The visit was at 10:40.");
  EXPECT_FALSE(the_case.File().contributions(0).by_link());
  EXPECT_EQ(the_case.Do(ReceiveFrom(1)).code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(FieldOf(the_case.Do(ReceiveFrom(2))), "act.contribution_id");
}

// Proves G-17.
TEST(ReceiveContributionTest, TheLinkOpensItsOwnRequestUntilItExpires) {
  ACase the_case = ACase::Planned(kResponseBy);
  ASSERT_TRUE(the_case.Do(AskTheProvider()).ok());
  const absl::Time expires = InstantFrom(the_case.File().contributions(0).link_expires_at());
  // Due on 18 May; ten working days later, over the bank holiday.
  EXPECT_EQ(LondonDay(expires), absl::CivilDay(2026, 6, 2));
  ThroughTheLink(the_case);
  v1::Act answer = ReceiveFrom(1);
  answer.mutable_receive_contribution()->set_link_digest(Sha256("another secret"));
  EXPECT_EQ(the_case.Do(answer).code(), absl::StatusCode::kNotFound);

  answer.mutable_receive_contribution()->set_link_digest(Sha256(kLinkSecret));
  the_case.At(expires + absl::Seconds(1));
  EXPECT_EQ(the_case.Do(answer).code(), absl::StatusCode::kNotFound);

  the_case.At(expires);
  ASSERT_TRUE(the_case.Do(answer).ok());
  EXPECT_TRUE(the_case.File().contributions(0).by_link());
}

v1::Act SendLink(const ACase& the_case, const std::string& secret) {
  v1::Act act;
  act.mutable_issue_link()->set_obligation_id(the_case.File().contributions(0).obligation_id());
  act.mutable_issue_link()->set_link_digest(Sha256(secret));
  return act;
}

v1::Act AnswerBy(const std::string& secret) {
  v1::Act act = ReceiveFrom(1);
  act.mutable_receive_contribution()->set_link_digest(Sha256(secret));
  return act;
}

// Proves G-17.
TEST(IssueLinkTest, EveryOneOfTheLastLinksThatLeftOpensTheRequest) {
  ACase the_case = ACase::Planned(kResponseBy);
  v1::Act ask = AskTheProvider();
  ask.mutable_request_contribution()->clear_link_digest();
  ASSERT_TRUE(the_case.Do(ask).ok());
  for (const char* secret : {"one", "two", "three", "four", "five"}) {
    ASSERT_TRUE(the_case.Do(SendLink(the_case, secret)).ok());
  }
  EXPECT_EQ(LondonDay(InstantFrom(the_case.File().contributions(0).link_expires_at())),
            absl::CivilDay(2026, 6, 2));
  ThroughTheLink(the_case);
  EXPECT_EQ(the_case.Do(AnswerBy("one")).code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(the_case.Do(AnswerBy("")).code(), absl::StatusCode::kNotFound);

  ASSERT_TRUE(the_case.Do(AnswerBy("two")).ok());

  EXPECT_TRUE(the_case.File().contributions(0).by_link());
}

TEST(IssueLinkTest, OpensNothingThatIsNotAskedForAnyMore) {
  ACase the_case = ACase::Planned(kResponseBy);
  ASSERT_TRUE(the_case.Do(AskTheProvider()).ok());
  v1::Act of_another = SendLink(the_case, "one");
  of_another.mutable_issue_link()->set_obligation_id("99999999-9999-4999-8999-999999999999");
  EXPECT_TRUE(absl::IsNotFound(the_case.Do(of_another)));
  v1::Act no_digest = SendLink(the_case, "one");
  no_digest.mutable_issue_link()->set_link_digest("short");
  EXPECT_EQ(FieldOf(the_case.Do(no_digest)), "act.link_digest");
  ASSERT_TRUE(the_case.Do(ReceiveFrom(1)).ok());

  EXPECT_TRUE(absl::IsFailedPrecondition(the_case.Do(SendLink(the_case, "one"))));
}

TEST(ReceiveContributionTest, StaffDoNotAnswerThroughTheLink) {
  ACase the_case = ACase::Planned(kResponseBy);
  ASSERT_TRUE(the_case.Do(AskTheProvider()).ok());
  v1::Act answer = ReceiveFrom(1);
  answer.mutable_receive_contribution()->set_link_digest(Sha256(kLinkSecret));

  EXPECT_EQ(FieldOf(the_case.Do(answer)), "act.link_digest");
}

TEST(WithdrawContributionTest, EndsTheDutyAndTheLink) {
  ACase the_case = ACase::Planned(kResponseBy);
  ASSERT_TRUE(the_case.Do(AskTheProvider()).ok());
  v1::Act withdraw;
  withdraw.mutable_withdraw_contribution()->set_contribution_id(1);
  EXPECT_EQ(FieldOf(the_case.Do(withdraw)), "act.reason");
  withdraw.mutable_withdraw_contribution()->set_reason("It was another provider.");

  ASSERT_TRUE(the_case.Do(withdraw).ok());

  EXPECT_EQ(the_case.Last("CONTRIBUTION").state(), v1::OBLIGATION_STATE_CANCELLED);
  ThroughTheLink(the_case);
  v1::Act answer = ReceiveFrom(1);
  answer.mutable_receive_contribution()->set_link_digest(Sha256(kLinkSecret));
  EXPECT_EQ(the_case.Do(answer).code(), absl::StatusCode::kFailedPrecondition);
}

}  // namespace
}  // namespace candour::intake
