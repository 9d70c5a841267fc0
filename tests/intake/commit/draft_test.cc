#include "services/intake/commit/draft.h"

#include <gtest/gtest.h>

#include "services/common/digest/digest.h"
#include "services/intake/store/seal.h"
#include "tests/support/simple_rules.h"

namespace candour::intake {
namespace {

class DraftTest : public testing::Test {
 protected:
  Draft Begin(LedgerView view = {}) { return {rules_, "northshire", SimpleNow(), std::move(view)}; }

  // What stands after one submission, as the next batch reads it.
  LedgerView AfterOneSubmission() {
    Draft draft = Begin();
    EXPECT_TRUE(draft.Add(Examine(SubmitCommand(RequestId(1)))).ok());
    LedgerWrite write = draft.Take();
    return {write.head, write.requests, write.opened};
  }

  const Rules rules_ = SimpleRules();
};

TEST_F(DraftTest, GivesANewCaseItsReferenceAndVersion) {
  Draft draft = Begin();

  const auto outcome = draft.Add(Examine(SubmitCommand(RequestId(1))));

  ASSERT_TRUE(outcome.ok()) << outcome.status();
  EXPECT_EQ(outcome->receipt.reference(), "ASC-2026-000001-5");
  EXPECT_EQ(outcome->receipt.version(), 1);
  EXPECT_EQ(outcome->receipt.seq(), 1);
  EXPECT_FALSE(outcome->receipt.repeated());
  EXPECT_EQ(outcome->file.points(0).text(), "They came late.");
}

TEST_F(DraftTest, SplitsAndSealsTheEvent) {
  Draft draft = Begin();
  ASSERT_TRUE(draft.Add(Examine(SubmitCommand(RequestId(1)))).ok());

  const LedgerWrite write = draft.Take();

  const SealedEvent& event = write.events.at(0);
  EXPECT_EQ(event.facts.find("They came late."), std::string::npos);
  EXPECT_NE(event.body->find("They came late."), std::string::npos);
  EXPECT_EQ(event.prev_hash, std::string(32, '\0'));
  EXPECT_EQ(event.digest, EventDigest("northshire", event));
  EXPECT_EQ(event.hash, write.head.hash);
  EXPECT_EQ(event.type, "complaint_received");
  EXPECT_EQ(event.occurred_at, SimpleNow() - absl::Hours(1));
  EXPECT_EQ(event.recorded_at, SimpleNow());
}

TEST_F(DraftTest, DecidesActsOnOneCaseOneUponTheOther) {
  Draft draft = Begin(AfterOneSubmission());
  const std::string key = AfterOneSubmission().files.at(0).reference();

  const auto first = draft.Add(Examine(AcknowledgeCommand(RequestId(2), key)));
  const auto second = draft.Add(Examine(AcknowledgeCommand(RequestId(3), key)));

  EXPECT_EQ(first->receipt.version(), 2);
  EXPECT_EQ(second->receipt.version(), 3);
  const LedgerWrite write = draft.Take();
  EXPECT_EQ(write.events.at(1).prev_hash, write.events.at(0).hash);
  ASSERT_EQ(write.changed.size(), 1U);
  EXPECT_EQ(write.changed.at(0).version(), 3);
  EXPECT_TRUE(write.opened.empty());
}

TEST_F(DraftTest, AnswersAKnownRequestBeforeItLooksAtTheVersion) {
  Draft draft = Begin(AfterOneSubmission());
  Command again = SubmitCommand(RequestId(1));
  again.expected_version = 99;

  const auto outcome = draft.Add(Examine(again));

  ASSERT_TRUE(outcome.ok()) << outcome.status();
  EXPECT_TRUE(outcome->receipt.repeated());
  EXPECT_TRUE(draft.Take().IsEmpty());
}

TEST_F(DraftTest, RefusesAKnownRequestIdWithAnotherAct) {
  Draft draft = Begin(AfterOneSubmission());

  const auto outcome = draft.Add(Examine(SubmitCommand(RequestId(1), "Another matter.")));

  EXPECT_EQ(outcome.status().code(), absl::StatusCode::kAlreadyExists);
  EXPECT_TRUE(draft.Take().IsEmpty());
}

TEST_F(DraftTest, KeepsTheRequestIdsOfTwoSubjectsApart) {
  Draft draft = Begin(AfterOneSubmission());
  Command of_ben = SubmitCommand(RequestId(1), "Another matter.");
  of_ben.actor.subject = "subject-of-ben";

  const auto outcome = draft.Add(Examine(of_ben));

  ASSERT_TRUE(outcome.ok()) << outcome.status();
  EXPECT_FALSE(outcome->receipt.repeated());
}

TEST_F(DraftTest, AnswersTheSecondOfTwoEqualRequestsFromTheFirst) {
  Draft draft = Begin();
  const auto first = draft.Add(Examine(SubmitCommand(RequestId(1))));

  const auto second = draft.Add(Examine(SubmitCommand(RequestId(1))));

  EXPECT_EQ(second->receipt.reference(), first->receipt.reference());
  EXPECT_TRUE(second->receipt.repeated());
  EXPECT_EQ(draft.Take().events.size(), 1U);
}

TEST_F(DraftTest, RefusesAStaleVersionAndWritesNothing) {
  Draft draft = Begin(AfterOneSubmission());
  Command stale = AcknowledgeCommand(RequestId(2), AfterOneSubmission().files.at(0).reference());
  stale.expected_version = 7;

  EXPECT_EQ(draft.Add(Examine(stale)).status().code(), absl::StatusCode::kAborted);
  EXPECT_TRUE(draft.Take().IsEmpty());
}

TEST_F(DraftTest, SaysNotFoundForACaseThatIsNotThere) {
  Draft draft = Begin();

  const auto outcome = draft.Add(Examine(AcknowledgeCommand(RequestId(2), RequestId(77))));

  EXPECT_EQ(outcome.status().code(), absl::StatusCode::kNotFound);
}

TEST_F(DraftTest, LeavesNoTraceOfAnActWhoseRuleThrows) {
  LedgerView before = AfterOneSubmission();
  const std::string key = before.files.at(0).reference();
  Draft draft = Begin(std::move(before));

  const auto thrown = draft.Add(Examine(AcknowledgeCommand(RequestId(2), key, "throws")));
  const auto after = draft.Add(Examine(AcknowledgeCommand(RequestId(3), key)));

  EXPECT_EQ(thrown.status().code(), absl::StatusCode::kInternal);
  EXPECT_EQ(after->receipt.version(), 2);
  EXPECT_EQ(draft.Take().events.size(), 1U);
}

TEST_F(DraftTest, DoesNotSpendAReferenceOnARefusedSubmission) {
  Draft draft = Begin();
  EXPECT_FALSE(draft.Add(Examine(SubmitCommand("no uuid"))).ok());

  const auto outcome = draft.Add(Examine(SubmitCommand(RequestId(2))));

  EXPECT_EQ(outcome->receipt.reference(), "ASC-2026-000001-5");
}

TEST_F(DraftTest, BeginsTheSerialAnewInANewYear) {
  LedgerView view;
  view.head.reference_year = 2025;
  view.head.reference_serial = 812;
  Draft draft = Begin(std::move(view));

  const auto outcome = draft.Add(Examine(SubmitCommand(RequestId(1))));

  EXPECT_EQ(outcome->receipt.reference(), "ASC-2026-000001-5");
}

TEST_F(DraftTest, MeetsTheCaseOfARecordThatWasImportedBefore) {
  Draft draft = Begin();
  const auto first = draft.Add(Examine(ImportCommand(RequestId(1), "r-17")));

  const auto second = draft.Add(Examine(ImportCommand(RequestId(2), "r-17")));

  EXPECT_EQ(second->receipt.complaint_id(), first->receipt.complaint_id());
  EXPECT_TRUE(second->receipt.repeated());
  const LedgerWrite write = draft.Take();
  EXPECT_EQ(write.events.size(), 1U);
  EXPECT_EQ(write.requests.size(), 1U);
}

TEST_F(DraftTest, RecordsAViewWithoutTouchingTheCase) {
  Draft draft = Begin(AfterOneSubmission());
  Command view = AcknowledgeCommand(RequestId(2), AfterOneSubmission().files.at(0).reference());
  view.act.mutable_record_view();

  const auto outcome = draft.Add(Examine(view));

  ASSERT_TRUE(outcome.ok()) << outcome.status();
  const LedgerWrite write = draft.Take();
  EXPECT_EQ(write.events.at(0).case_version, 1);
  EXPECT_EQ(write.events.at(0).complaint_id, outcome->receipt.complaint_id());
  EXPECT_TRUE(write.changed.empty());
}

TEST_F(DraftTest, RecordsAnActOnTheAuthorityWithoutACase) {
  Draft draft = Begin();
  Command listing = AcknowledgeCommand(RequestId(2), "");
  listing.act.mutable_record_listing()->set_query("Barraclough");

  ASSERT_TRUE(draft.Add(Examine(listing)).ok());

  const LedgerWrite write = draft.Take();
  EXPECT_EQ(write.events.at(0).complaint_id, "");
  EXPECT_EQ(write.events.at(0).facts.find("Barraclough"), std::string::npos);
}

TEST_F(DraftTest, MovesTheAuthoritysFileWithTheHead) {
  Draft draft = Begin();
  Command delegation = AcknowledgeCommand(RequestId(2), "");
  delegation.act.mutable_record_delegation()->set_subject("subject-of-dee");

  ASSERT_TRUE(draft.Add(Examine(delegation)).ok());

  const LedgerWrite write = draft.Take();
  ledger::v1::AuthorityFile file;
  ASSERT_TRUE(file.ParseFromString(write.head.authority_file));
  EXPECT_EQ(file.delegations(0).subject(), "subject-of-dee");
  EXPECT_EQ(write.events.at(0).complaint_id, "");
}

TEST_F(DraftTest, DoesAnActOnEveryCaseItNames) {
  Draft draft = Begin();
  const auto first = draft.Add(Examine(SubmitCommand(RequestId(1))));
  const auto second = draft.Add(Examine(SubmitCommand(RequestId(2))));
  Command both = AcknowledgeCommand(RequestId(3), first->receipt.complaint_id());
  both.act.add_further_complaint_ids(second->receipt.complaint_id());

  const auto outcome = draft.Add(Examine(both));

  ASSERT_TRUE(outcome.ok()) << outcome.status();
  EXPECT_EQ(outcome->receipt.complaint_id(), first->receipt.complaint_id());
  EXPECT_EQ(outcome->receipt.seq(), 4);
  const LedgerWrite write = draft.Take();
  EXPECT_EQ(write.events.at(2).complaint_id, first->receipt.complaint_id());
  EXPECT_EQ(write.events.at(3).complaint_id, second->receipt.complaint_id());
  EXPECT_EQ(write.opened.at(0).version(), 2);
  EXPECT_EQ(write.opened.at(1).version(), 2);
}

TEST_F(DraftTest, DoesNothingWhenOneOfTheCasesIsNotThere) {
  LedgerView before = AfterOneSubmission();
  Command both = AcknowledgeCommand(RequestId(3), before.files.at(0).complaint_id());
  both.act.add_further_complaint_ids(RequestId(77));
  Draft draft = Begin(std::move(before));

  const auto outcome = draft.Add(Examine(both));

  EXPECT_EQ(outcome.status().code(), absl::StatusCode::kNotFound);
  EXPECT_TRUE(draft.Take().IsEmpty());
}

TEST_F(DraftTest, RemembersTheRequestOfAnActThatIsNoLongerApplicable) {
  Draft draft = Begin(AfterOneSubmission());
  Command step = AcknowledgeCommand(RequestId(2), AfterOneSubmission().files.at(0).reference());
  step.act.mutable_record_step();

  ASSERT_TRUE(draft.Add(Examine(step)).ok());

  const LedgerWrite write = draft.Take();
  EXPECT_TRUE(write.events.empty());
  EXPECT_EQ(write.requests.size(), 1U);
}

TEST_F(DraftTest, ErasesEveryBodyBeforeTheErasure) {
  Draft draft = Begin(AfterOneSubmission());
  Command erase = AcknowledgeCommand(RequestId(2), AfterOneSubmission().files.at(0).reference());
  erase.act.mutable_erase_personal()->set_rule("retention-6y");

  const auto outcome = draft.Add(Examine(erase));

  EXPECT_EQ(outcome->file.points(0).text(), "");
  const LedgerWrite write = draft.Take();
  ASSERT_EQ(write.erasures.size(), 1U);
  EXPECT_EQ(write.erasures.at(0).through_seq, 1);
  ledger::v1::Event facts;
  ASSERT_TRUE(facts.ParseFromString(write.events.at(0).facts));
  EXPECT_EQ(facts.personal_erased().through_seq(), 1);
}

TEST_F(DraftTest, NeverRecordsBeforeTheHead) {
  LedgerView view;
  view.head.recorded_at = SimpleNow() + absl::Hours(5);
  Draft draft = Begin(std::move(view));

  ASSERT_TRUE(draft.Add(Examine(SubmitCommand(RequestId(1)))).ok());

  EXPECT_EQ(draft.Take().events.at(0).recorded_at, SimpleNow() + absl::Hours(5));
}

}  // namespace
}  // namespace candour::intake
