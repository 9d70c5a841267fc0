#include "services/notification/dispatch/logbook.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "tests/support/scratch_folder.h"

namespace candour::notification {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

Claim ClaimNumbered(const std::string& obligation_id) {
  Claim claim;
  claim.authority_id = "milford";
  claim.obligation_id = obligation_id;
  claim.claimed_until = "2027-01-04 10:00:40.000000+00";
  return claim;
}

class LogbookTest : public ::testing::Test {
 protected:
  // What a process wrote that then died.
  void Write() {
    Logbook logbook(folder_.Path());
    Claim envelope = ClaimNumbered("3");
    envelope.enclosed.push_back(ClaimNumbered("4"));
    for (const char* one : {"1", "2"}) logbook.Note(ClaimNumbered(one), Stage::kHeld);
    logbook.Note(ClaimNumbered("1"), Stage::kLeaving);
    logbook.Note(ClaimNumbered("1"), Stage::kLeft);
    logbook.Note(envelope, Stage::kLeaving);
  }

  std::filesystem::path File() const { return folder_.Path() / ".hand-overs"; }

  std::string Content() const {
    std::ifstream file(File());
    return {std::istreambuf_iterator<char>(file), {}};
  }

  void Replace(const std::string& content) const {
    std::ofstream(File(), std::ios::trunc) << content;
  }

  ScratchFolder folder_;
};

TEST_F(LogbookTest, TellsHowFarEachHandOverHadCome) {
  Write();

  const Memory memory = Logbook(folder_.Path()).Recall("milford");

  ASSERT_THAT(memory, SizeIs(4));
  EXPECT_EQ(memory.at("1").stage, Stage::kLeft);
  EXPECT_EQ(memory.at("2").stage, Stage::kHeld);
  EXPECT_EQ(memory.at("3").stage, Stage::kLeaving);
  EXPECT_EQ(memory.at("4").stage, Stage::kLeaving);
  EXPECT_EQ(memory.at("4").claimed_until, "2027-01-04 10:00:40.000000+00");
}

TEST_F(LogbookTest, CountsForNothingOnceTheMachineStartedAnew) {
  Write();
  Replace("another boot" + Content().substr(Content().find('\n')));

  EXPECT_THAT(Logbook(folder_.Path()).Recall("milford"), IsEmpty());
}

TEST_F(LogbookTest, PassesOverALineThatWasBeingWritten) {
  Write();
  Replace(Content() + "milford\t2\t2027-01-04 10:00:40.000000+00\tleft");

  EXPECT_EQ(Logbook(folder_.Path()).Recall("milford").at("2").stage, Stage::kHeld);
}

TEST_F(LogbookTest, StaysUntilTheDatabaseKnows) {
  Write();
  {
    Logbook logbook(folder_.Path());
    logbook.Note(ClaimNumbered("5"), Stage::kHeld);
    logbook.Clear();
  }
  {
    Logbook logbook(folder_.Path());
    EXPECT_THAT(logbook.Recall("milford"), SizeIs(5));
    logbook.Forget("milford");
  }

  EXPECT_THAT(Logbook(folder_.Path()).Recall("milford"), IsEmpty());
}

TEST_F(LogbookTest, IsOneProcessesOnly) {
  Logbook first(folder_.Path());
  Logbook second(folder_.Path());
  second.Note(ClaimNumbered("1"), Stage::kLeft);

  EXPECT_EQ(Content().find("left"), std::string::npos);
}

}  // namespace
}  // namespace candour::notification
