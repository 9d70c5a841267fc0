#include "services/intake/store/chain_walk.h"

#include <gtest/gtest.h>

#include "services/intake/store/seal.h"

namespace candour::intake {
namespace {

// A chain of three events, each with a body.
std::vector<SealedEvent> Chain() {
  std::vector<SealedEvent> chain;
  std::string hash(32, '\0');
  for (std::int64_t seq = 1; seq <= 3; ++seq) {
    SealedEvent event;
    event.seq = seq;
    event.complaint_id = "case";
    event.facts = "facts";
    event.body = "body";
    Seal("northshire", hash, event);
    hash = event.hash;
    chain.push_back(std::move(event));
  }
  return chain;
}

Verdict Walk(const std::vector<SealedEvent>& chain, const Cursor& head,
             const std::vector<Cursor>& anchors = {},
             const std::map<std::string, Erased>& erased = {}) {
  ChainWalk walk("northshire", head, anchors, erased);
  for (const SealedEvent& event : chain) {
    if (!walk.Step(event)) break;
  }
  return walk.Finish();
}

Cursor HeadOf(const std::vector<SealedEvent>& chain) {
  return {chain.back().seq, chain.back().hash};
}

TEST(ChainWalkTest, FindsNoFaultInAWholeChain) {
  const std::vector<SealedEvent> chain = Chain();

  const Verdict verdict = Walk(chain, HeadOf(chain));

  EXPECT_EQ(verdict.fault, ChainFault::kNone);
  EXPECT_EQ(verdict.walked, 3);
  EXPECT_EQ(verdict.head.hash, chain[2].hash);
}

TEST(ChainWalkTest, FindsNoFaultInAnEmptyLedger) {
  EXPECT_EQ(Walk({}, {}).fault, ChainFault::kNone);
}

TEST(ChainWalkTest, NamesChangedFacts) {
  std::vector<SealedEvent> chain = Chain();
  chain[1].facts = "Facts";

  const Verdict verdict = Walk(chain, HeadOf(chain));

  EXPECT_EQ(verdict.fault, ChainFault::kFactsChanged);
  EXPECT_EQ(verdict.fault_seq, 2);
  EXPECT_EQ(verdict.walked, 1);
}

TEST(ChainWalkTest, NamesAChangedColumn) {
  std::vector<SealedEvent> chain = Chain();
  chain[1].recorded_at += absl::Microseconds(1);

  EXPECT_EQ(Walk(chain, HeadOf(chain)).fault, ChainFault::kFactsChanged);
}

TEST(ChainWalkTest, NamesAChangedBody) {
  std::vector<SealedEvent> chain = Chain();
  chain[2].body = "Body";

  const Verdict verdict = Walk(chain, HeadOf(chain));

  EXPECT_EQ(verdict.fault, ChainFault::kBodyChanged);
  EXPECT_EQ(verdict.fault_seq, 3);
}

TEST(ChainWalkTest, NamesABodyThatWasAdded) {
  std::vector<SealedEvent> chain = Chain();
  chain[2].body.reset();
  chain[2].body_digest.reset();
  Seal("northshire", chain[1].hash, chain[2]);
  chain[2].body = "slipped in";

  EXPECT_EQ(Walk(chain, HeadOf(chain)).fault, ChainFault::kBodyChanged);
}

TEST(ChainWalkTest, NamesAMissingEvent) {
  std::vector<SealedEvent> chain = Chain();
  chain.erase(chain.begin() + 1);

  const Verdict verdict = Walk(chain, HeadOf(chain));

  EXPECT_EQ(verdict.fault, ChainFault::kEventMissing);
  EXPECT_EQ(verdict.fault_seq, 2);
}

TEST(ChainWalkTest, NamesABrokenLinkWhenAnEventWasSealedAnew) {
  std::vector<SealedEvent> chain = Chain();
  chain[1].facts = "Facts";
  Seal("northshire", chain[0].hash, chain[1]);

  const Verdict verdict = Walk(chain, HeadOf(chain));

  EXPECT_EQ(verdict.fault, ChainFault::kLinkBroken);
  EXPECT_EQ(verdict.fault_seq, 3);
}

TEST(ChainWalkTest, NamesATailThatEndsBeforeTheHead) {
  std::vector<SealedEvent> chain = Chain();
  const Cursor head = HeadOf(chain);
  chain.pop_back();

  const Verdict verdict = Walk(chain, head);

  EXPECT_EQ(verdict.fault, ChainFault::kTailCut);
  EXPECT_EQ(verdict.fault_seq, 3);
}

TEST(ChainWalkTest, NamesAHeadThatWasSetBack) {
  const std::vector<SealedEvent> chain = Chain();

  const Verdict verdict = Walk(chain, {2, chain[1].hash});

  EXPECT_EQ(verdict.fault, ChainFault::kTailCut);
}

TEST(ChainWalkTest, NamesATailCutWithItsHeadByAnAnchor) {
  std::vector<SealedEvent> chain = Chain();
  const Cursor anchor = HeadOf(chain);
  chain.pop_back();

  EXPECT_EQ(Walk(chain, HeadOf(chain)).fault, ChainFault::kNone);
  EXPECT_EQ(Walk(chain, HeadOf(chain), {anchor}).fault, ChainFault::kTailCut);
}

TEST(ChainWalkTest, NamesATailThatWasWrittenAnewByAnAnchor) {
  std::vector<SealedEvent> chain = Chain();
  const Cursor anchor = HeadOf(chain);
  chain[2].facts = "Facts";
  Seal("northshire", chain[1].hash, chain[2]);

  const Verdict verdict = Walk(chain, HeadOf(chain), {anchor});

  EXPECT_EQ(verdict.fault, ChainFault::kTailCut);
  EXPECT_EQ(verdict.fault_seq, 3);
}

TEST(ChainWalkTest, HoldsAnAnchorThatIsInTheChain) {
  const std::vector<SealedEvent> chain = Chain();

  EXPECT_EQ(Walk(chain, HeadOf(chain), {{1, chain[0].hash}, {3, chain[2].hash}, {}}).fault,
            ChainFault::kNone);
}

TEST(ChainWalkTest, NamesABodyThatIsGoneWithoutAnErasure) {
  std::vector<SealedEvent> chain = Chain();
  chain[1].body.reset();

  const Verdict verdict = Walk(chain, HeadOf(chain), {}, {{"case", {1, {}}}, {"other", {9, {}}}});

  EXPECT_EQ(verdict.fault, ChainFault::kBodyMissing);
  EXPECT_EQ(verdict.fault_seq, 2);
}

TEST(ChainWalkTest, CountsBodiesThatAreGoneUnderAnErasure) {
  std::vector<SealedEvent> chain = Chain();
  chain[0].body.reset();
  chain[1].body.reset();

  const Verdict verdict = Walk(chain, HeadOf(chain), {}, {{"case", {2, {}}}});

  EXPECT_EQ(verdict.fault, ChainFault::kNone);
  EXPECT_EQ(verdict.erased_bodies, 2);
}

// Proves G-11.
TEST(ChainWalkTest, CountsSingleBodiesThatWentWithAMisfiledPoint) {
  std::vector<SealedEvent> chain = Chain();
  chain[1].body.reset();

  const Verdict verdict = Walk(chain, HeadOf(chain), {}, {{"case", {0, {2}}}});

  EXPECT_EQ(verdict.fault, ChainFault::kNone);
  EXPECT_EQ(verdict.erased_bodies, 1);
}

TEST(ChainWalkTest, MissesABodyBesideTheSingleOnesThatWent) {
  std::vector<SealedEvent> chain = Chain();
  chain[0].body.reset();

  EXPECT_EQ(Walk(chain, HeadOf(chain), {}, {{"case", {0, {2}}}}).fault, ChainFault::kBodyMissing);
}

}  // namespace
}  // namespace candour::intake
