#include "services/intake/commit/group_committer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/intake/commit/recording.h"
#include "tests/support/fake_ledger_store.h"
#include "tests/support/simple_rules.h"

namespace candour::intake {
namespace {

using Mishap = FakeLedgerStore::Mishap;
using testing::ElementsAre;

// Counts what it is told.
class CountingObserver : public CommitObserver {
 public:
  void Committed(std::size_t commands, absl::Duration /*took*/) override {
    const std::lock_guard lock(mutex_);
    committed_ += commands;
  }
  void SwapLost() override {
    const std::lock_guard lock(mutex_);
    ++swaps_lost_;
  }
  std::size_t Committed() {
    const std::lock_guard lock(mutex_);
    return committed_;
  }
  int SwapsLost() {
    const std::lock_guard lock(mutex_);
    return swaps_lost_;
  }

 private:
  std::mutex mutex_;
  std::size_t committed_ = 0;
  int swaps_lost_ = 0;
};

// A gate in the rules, so that a test can let commands queue up behind one that is being decided.
class Gate {
 public:
  void Wait() {
    std::unique_lock lock(mutex_);
    reached_ = true;
    changed_.notify_all();
    changed_.wait(lock, [this] { return open_; });
  }
  void AwaitReached() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return reached_; });
  }
  void Open() {
    const std::lock_guard lock(mutex_);
    open_ = true;
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool reached_ = false;
  bool open_ = false;
};

class GroupCommitterTest : public testing::Test {
 protected:
  GroupCommitterTest() {
    settings_.lane_capacity = 3;
    settings_.patience = absl::Milliseconds(100);
    settings_.first_pause = absl::Milliseconds(1);
  }

  std::unique_ptr<GroupCommitter> Start(std::function<absl::Time()> now = SimpleNow) {
    return std::make_unique<GroupCommitter>(store_, SimpleRules(), std::move(now), settings_,
                                            observer_);
  }

  FakeLedgerStore store_;
  CountingObserver observer_;
  GroupCommitterSettings settings_;
  Gate gate_;
};

TEST_F(GroupCommitterTest, AnswersWhenTheActIsWritten) {
  auto committer = Start();

  const auto outcome = Ask(*committer, SubmitCommand(RequestId(1)));

  ASSERT_TRUE(outcome.ok()) << outcome.status();
  EXPECT_EQ(store_.Read("northshire").events.size(), 1U);
}

TEST_F(GroupCommitterTest, TakesWhatHasQueuedUpAsOneBatch) {
  auto committer = Start([this] {
    gate_.Wait();
    return SimpleNow();
  });
  auto first = Send(*committer, SubmitCommand(RequestId(1)));
  gate_.AwaitReached();
  auto second = Send(*committer, SubmitCommand(RequestId(2)));
  auto third = Send(*committer, SubmitCommand(RequestId(3)));
  gate_.Open();

  EXPECT_EQ(first.get()->receipt.seq(), 1);
  EXPECT_EQ(second.get()->receipt.seq(), 2);
  EXPECT_EQ(third.get()->receipt.seq(), 3);
  EXPECT_THAT(store_.BatchSizes(), ElementsAre(1U, 2U));
}

TEST_F(GroupCommitterTest, RefusesAtOnceWhenTheLaneIsFull) {
  auto committer = Start([this] {
    gate_.Wait();
    return SimpleNow();
  });
  auto first = Send(*committer, SubmitCommand(RequestId(1)));
  gate_.AwaitReached();
  auto second = Send(*committer, SubmitCommand(RequestId(2)));
  auto third = Send(*committer, SubmitCommand(RequestId(3)));
  auto fourth = Send(*committer, SubmitCommand(RequestId(4)));

  const auto fifth = Ask(*committer, SubmitCommand(RequestId(5)));
  auto import = Send(*committer, ImportCommand(RequestId(6), "r-1"));
  gate_.Open();

  EXPECT_EQ(fifth.status().code(), absl::StatusCode::kResourceExhausted);
  EXPECT_TRUE(fourth.get().ok());
  EXPECT_TRUE(import.get().ok());
}

TEST_F(GroupCommitterTest, DecidesAfreshAndHoldsTheHeadAfterALostSwap) {
  store_.Befall({Mishap::kSwapLost});
  auto committer = Start();

  const auto outcome = Ask(*committer, SubmitCommand(RequestId(1)));

  ASSERT_TRUE(outcome.ok()) << outcome.status();
  EXPECT_THAT(store_.Holds(), ElementsAre(false, true));
  EXPECT_EQ(store_.Read("northshire").events.size(), 1U);
  EXPECT_EQ(observer_.SwapsLost(), 1);
}

TEST_F(GroupCommitterTest, TriesAgainWhenTheDatabaseWasAway) {
  store_.Befall({Mishap::kUnavailable, Mishap::kUnavailable});
  auto committer = Start();

  EXPECT_TRUE(Ask(*committer, SubmitCommand(RequestId(1))).ok());
}

TEST_F(GroupCommitterTest, FindsTheOutcomeOfACommitInDoubtThatWasKept) {
  store_.Befall({Mishap::kUnknownButKept});
  auto committer = Start();

  const auto outcome = Ask(*committer, SubmitCommand(RequestId(1)));

  ASSERT_TRUE(outcome.ok()) << outcome.status();
  EXPECT_EQ(outcome->receipt.seq(), 1);
  EXPECT_EQ(store_.Read("northshire").events.size(), 1U);
}

TEST_F(GroupCommitterTest, WritesAgainAfterACommitInDoubtThatWasLost) {
  store_.Befall({Mishap::kUnknownAndLost});
  auto committer = Start();

  EXPECT_TRUE(Ask(*committer, SubmitCommand(RequestId(1))).ok());
  EXPECT_EQ(store_.Read("northshire").events.size(), 1U);
}

TEST_F(GroupCommitterTest, GivesUpAfterItsPatienceAndSaysUnavailable) {
  store_.Befall(std::vector<Mishap>(500, Mishap::kUnavailable));
  auto committer = Start();

  const auto outcome = Ask(*committer, SubmitCommand(RequestId(1)));

  EXPECT_EQ(outcome.status().code(), absl::StatusCode::kUnavailable);
}

TEST_F(GroupCommitterTest, RetriesAFailedBatchOneByOneSoThatPoisonFailsAlone) {
  store_.RefuseWhen([](const LedgerWrite& write) {
    return std::any_of(write.opened.begin(), write.opened.end(),
                       [](const auto& file) { return file.points(0).text() == "poison"; });
  });
  auto committer = Start([this] {
    gate_.Wait();
    return SimpleNow();
  });
  auto first = Send(*committer, SubmitCommand(RequestId(1)));
  gate_.AwaitReached();
  auto good = Send(*committer, SubmitCommand(RequestId(2)));
  auto poison = Send(*committer, SubmitCommand(RequestId(3), "poison"));
  auto better = Send(*committer, SubmitCommand(RequestId(4)));
  gate_.Open();

  EXPECT_TRUE(first.get().ok());
  EXPECT_TRUE(good.get().ok());
  EXPECT_EQ(poison.get().status().code(), absl::StatusCode::kInternal);
  EXPECT_TRUE(better.get().ok());
  EXPECT_EQ(store_.Read("northshire").head.seq, 3);
}

TEST_F(GroupCommitterTest, ARuleThatThrowsFailsItsCommandAlone) {
  auto committer = Start();
  const auto opened = Ask(*committer, SubmitCommand(RequestId(1)));
  const std::string& key = opened->receipt.reference();

  const auto thrown = Ask(*committer, AcknowledgeCommand(RequestId(2), key, "throws"));

  EXPECT_EQ(thrown.status().code(), absl::StatusCode::kInternal);
  EXPECT_TRUE(Ask(*committer, AcknowledgeCommand(RequestId(3), key)).ok());
}

TEST_F(GroupCommitterTest, FinishesWhatIsQueuedBeforeItStops) {
  auto committer = Start([this] {
    gate_.Wait();
    return SimpleNow();
  });
  auto first = Send(*committer, SubmitCommand(RequestId(1)));
  gate_.AwaitReached();
  auto queued = Send(*committer, SubmitCommand(RequestId(2)));
  gate_.Open();

  committer->Drain();

  EXPECT_TRUE(first.get().ok());
  EXPECT_TRUE(queued.get().ok());
  EXPECT_EQ(observer_.Committed(), 2U);
}

TEST_F(GroupCommitterTest, RefusesNewCommandsOnceItDrains) {
  auto committer = Start();
  committer->Drain();

  const auto outcome = Ask(*committer, SubmitCommand(RequestId(1)));

  EXPECT_EQ(outcome.status().code(), absl::StatusCode::kUnavailable);
}

}  // namespace
}  // namespace candour::intake
