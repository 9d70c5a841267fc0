#include "services/intake/store/verifier.h"

#include <gtest/gtest.h>

#include "services/intake/commit/group_committer.h"
#include "services/intake/store/postgres_ledger_store.h"
#include "tests/intake/commit/recording.h"
#include "tests/support/postgres.h"
#include "tests/support/simple_rules.h"

namespace candour::intake {
namespace {

// A ledger of two submissions, the erasure of the first and a third submission, tampered with as
// the superuser.
class VerifierTest : public testing::Test {
 protected:
  VerifierTest() {
    GroupCommitter committer(store_, SimpleRules(), SimpleNow, {}, observer_);
    const auto first = Ask(committer, SubmitCommand(RequestId(1)));
    EXPECT_TRUE(Ask(committer, SubmitCommand(RequestId(2))).ok());
    Command erase = AcknowledgeCommand(RequestId(3), first->receipt.reference());
    erase.act.mutable_erase_personal()->set_rule("retention-6y");
    EXPECT_TRUE(Ask(committer, erase).ok());
    EXPECT_TRUE(Ask(committer, SubmitCommand(RequestId(4))).ok());
  }

  Verdict Verify(const std::vector<Cursor>& anchors = {}) {
    const auto verdict = VerifyLedger(database_, "northshire", anchors,
                                      [](std::int64_t, std::int64_t) { return true; });
    EXPECT_TRUE(verdict.ok()) << verdict.status();
    return verdict.value_or(Verdict{});
  }

  TestDatabase base_;
  Database database_{base_.Conninfo("candour_intake")};
  PostgresLedgerStore store_{database_};
  CommitObserver observer_;
};

TEST_F(VerifierTest, FindsNoFaultAndCountsTheErasedBody) {
  const Verdict verdict = Verify();

  EXPECT_EQ(verdict.fault, ChainFault::kNone) << verdict.explanation << verdict.fault_seq;
  EXPECT_EQ(verdict.walked, 4);
  EXPECT_EQ(verdict.head.seq, 4);
  EXPECT_EQ(verdict.erased_bodies, 1);
}

// Proves G-11.
TEST_F(VerifierTest, FindsNoFaultWhenTheBodyOfAMisfiledPointWent) {
  GroupCommitter committer(store_, SimpleRules(), SimpleNow, {}, observer_);
  const auto fourth = Ask(committer, SubmitCommand(RequestId(5)));
  Command remove = AcknowledgeCommand(RequestId(6), fourth->receipt.reference());
  remove.act.mutable_remove_misfiled()->set_point_id(2);

  const auto removed = Ask(committer, remove);

  ASSERT_TRUE(removed.ok()) << removed.status();
  const Verdict verdict = Verify();
  EXPECT_EQ(verdict.fault, ChainFault::kNone) << verdict.explanation << verdict.fault_seq;
  EXPECT_EQ(verdict.erased_bodies, 2);
}

TEST_F(VerifierTest, NamesOneChangedOctetInTheFacts) {
  base_.Execute(
      "UPDATE ledger.event SET facts = set_byte(facts, 5, get_byte(facts, 5) # 1) WHERE seq = 2");

  const Verdict verdict = Verify();

  EXPECT_EQ(verdict.fault, ChainFault::kFactsChanged);
  EXPECT_EQ(verdict.fault_seq, 2);
}

TEST_F(VerifierTest, NamesOneChangedOctetInABody) {
  base_.Execute(
      "UPDATE ledger.payload SET body = set_byte(body, 5, get_byte(body, 5) # 1) WHERE seq = 4");

  const Verdict verdict = Verify();

  EXPECT_EQ(verdict.fault, ChainFault::kBodyChanged);
  EXPECT_EQ(verdict.fault_seq, 4);
}

TEST_F(VerifierTest, NamesADeletedEvent) {
  base_.Execute("DELETE FROM ledger.event WHERE seq = 2");

  const Verdict verdict = Verify();

  EXPECT_EQ(verdict.fault, ChainFault::kEventMissing);
  EXPECT_EQ(verdict.fault_seq, 2);
}

TEST_F(VerifierTest, NamesTheFirstOfTwoSwappedEvents) {
  base_.Execute(
      "UPDATE ledger.event SET seq = 99 WHERE seq = 2; UPDATE ledger.event SET seq = 2 WHERE "
      "seq = 3; UPDATE ledger.event SET seq = 3 WHERE seq = 99");

  const Verdict verdict = Verify();

  EXPECT_EQ(verdict.fault, ChainFault::kFactsChanged);
  EXPECT_EQ(verdict.fault_seq, 2);
}

TEST_F(VerifierTest, NamesATailThatWasCutOffWithoutItsHead) {
  base_.Execute("DELETE FROM ledger.event WHERE seq = 4");

  const Verdict verdict = Verify();

  EXPECT_EQ(verdict.fault, ChainFault::kTailCut);
  EXPECT_EQ(verdict.fault_seq, 4);
}

TEST_F(VerifierTest, NamesATailThatWasCutOffWithItsHeadByAnAnchor) {
  GroupCommitter committer(store_, SimpleRules(), SimpleNow, {}, observer_);
  ASSERT_TRUE(Ask(committer, SubmitCommand(RequestId(5))).ok());
  const Cursor anchor = Verify().head;
  base_.Execute(
      "DELETE FROM ledger.event WHERE seq = 5; DELETE FROM ledger.payload WHERE seq = 5;"
      "UPDATE ledger.head SET seq = 4, hash = (SELECT hash FROM ledger.event WHERE seq = 4)");

  EXPECT_EQ(Verify().fault, ChainFault::kNone);
  EXPECT_EQ(Verify({anchor}).fault, ChainFault::kTailCut);
}

TEST_F(VerifierTest, NamesABodyThatIsGoneWithoutItsErasure) {
  base_.Execute("DELETE FROM ledger.payload WHERE seq = 4");

  const Verdict verdict = Verify();

  EXPECT_EQ(verdict.fault, ChainFault::kBodyMissing);
  EXPECT_EQ(verdict.fault_seq, 4);
}

TEST_F(VerifierTest, TellsHowFarItIsAndStopsWhenItIsTold) {
  std::int64_t told_walked = 0;
  std::int64_t told_head = 0;

  const auto verdict = VerifyLedger(database_, "northshire", {}, [&](auto walked, auto head) {
    told_walked = walked;
    told_head = head;
    return false;
  });

  EXPECT_EQ(verdict.status().code(), absl::StatusCode::kCancelled);
  EXPECT_EQ(told_walked, 4);
  EXPECT_EQ(told_head, 4);
}

TEST_F(VerifierTest, FindsAnUnknownAuthoritysLedgerEmptyAndWhole) {
  const auto verdict =
      VerifyLedger(database_, "southshire", {}, [](std::int64_t, std::int64_t) { return true; });

  ASSERT_TRUE(verdict.ok());
  EXPECT_EQ(verdict->fault, ChainFault::kNone);
  EXPECT_EQ(verdict->walked, 0);
}

}  // namespace
}  // namespace candour::intake
