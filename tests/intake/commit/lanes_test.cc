#include "services/intake/commit/lanes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/simple_rules.h"

namespace candour::intake {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class LanesTest : public testing::Test {
 protected:
  Lanes::Entry Push(const std::string& authority_id, int n, Lane lane = Lane::kPeople) {
    Pending pending{SubmitCommand(RequestId(n)), [](const absl::StatusOr<Outcome>&) {}};
    pending.command.authority_id = authority_id;
    pending.command.lane = lane;
    return lanes_.Push(pending);
  }

  // The numbers of the next batch's requests.
  std::vector<std::string> Take(std::size_t most = 10) {
    std::vector<std::string> taken;
    for (const Pending& pending : lanes_.Take(most)) {
      taken.push_back(pending.command.authority_id + pending.command.request_id.substr(35));
    }
    return taken;
  }

  CommitObserver observer_;
  Lanes lanes_{10, observer_};
};

TEST_F(LanesTest, KeepsTheOrderWithinAnAuthority) {
  Push("a", 1);
  Push("a", 2);

  EXPECT_THAT(Take(), ElementsAre("a1", "a2"));
}

TEST_F(LanesTest, GivesOneAuthorityABatch) {
  Push("a", 1);
  Push("b", 2);
  Push("a", 3);

  EXPECT_THAT(Take(), ElementsAre("a1", "a3"));
  EXPECT_THAT(Take(), ElementsAre("b2"));
}

TEST_F(LanesTest, TakesAuthoritiesInTurn) {
  Push("a", 1);
  Push("a", 2);
  Push("b", 3);

  EXPECT_THAT(Take(1), ElementsAre("a1"));
  EXPECT_THAT(Take(1), ElementsAre("b3"));
  EXPECT_THAT(Take(1), ElementsAre("a2"));
}

TEST_F(LanesTest, TakesPeopleFirstAndFillsUpWithBulkOfTheSameAuthority) {
  Push("b", 1, Lane::kBulk);
  Push("a", 2, Lane::kBulk);
  Push("a", 3);

  EXPECT_THAT(Take(), ElementsAre("a3", "a2"));
  EXPECT_THAT(Take(), ElementsAre("b1"));
}

TEST_F(LanesTest, LetsBulkInAfterEightBatchesOfPeople) {
  Push("b", 9, Lane::kBulk);
  for (int n = 0; n < 9; ++n) Push("a", n);
  for (int n = 0; n < Lanes::kPatience; ++n) Take(1);

  EXPECT_THAT(Take(1), ElementsAre("b9"));
  EXPECT_THAT(Take(1), ElementsAre("a8"));
}

TEST_F(LanesTest, RefusesWhatFindsItsLaneFull) {
  for (int n = 0; n < 10; ++n) Push("a", n);

  EXPECT_EQ(Push("b", 10), Lanes::Entry::kFull);
  EXPECT_EQ(Push("b", 10, Lane::kBulk), Lanes::Entry::kQueued);
}

TEST_F(LanesTest, GivesOutWhatIsLeftOnceItIsClosed) {
  Push("a", 1);
  lanes_.Close();

  EXPECT_EQ(Push("a", 2), Lanes::Entry::kClosed);
  EXPECT_THAT(Take(), ElementsAre("a1"));
  EXPECT_THAT(Take(), IsEmpty());
}

}  // namespace
}  // namespace candour::intake
