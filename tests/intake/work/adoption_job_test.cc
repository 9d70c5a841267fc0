#include "services/intake/work/adoption_job.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

// Takes every command and answers as told.
class FakeCommitter final : public Committer {
 public:
  void Enqueue(Command command, Done done) override {
    commands.push_back(std::move(command));
    done(answer);
  }
  void Drain() override {}

  std::vector<Command> commands;
  absl::StatusOr<Outcome> answer = Outcome();
};

v1::CaseFile CaseOn(const std::string& complaint_id, const std::string& calendar_version) {
  v1::CaseFile file;
  file.set_authority_id("avonlea");
  file.set_complaint_id(complaint_id);
  file.set_calendar("england-and-wales");
  file.set_calendar_version(calendar_version);
  file.set_procedure("ASC-2009");
  file.set_procedure_version("1");
  return file;
}

class AdoptionJobTest : public ::testing::Test {
 protected:
  void Adopt(int version) {
    v1::Adoption& adoption = *authority_.add_adoptions();
    adoption.set_kind(v1::REFERENCE_KIND_CALENDAR);
    adoption.set_id("england-and-wales");
    adoption.set_version(version);
  }

  AdoptionSource Source() {
    return {[] { return std::vector<std::string>{"avonlea"}; },
            [this](const std::string&) { return authority_; },
            [this](const std::string&, const std::function<void(const v1::CaseFile&)>& visit) {
              ++walks_;
              for (const v1::CaseFile& file : files_) visit(file);
              return absl::OkStatus();
            }};
  }

  v1::AuthorityFile authority_;
  std::vector<v1::CaseFile> files_ = {CaseOn("a", "1"), CaseOn("b", "2"), CaseOn("c", "1")};
  int walks_ = 0;
  FakeCommitter committer_;
  AdoptionJob job_{Source(), committer_};
};

// Proves I-7, G-1.
TEST_F(AdoptionJobTest, SendsOneActForEachCaseOnAnOlderVersion) {
  Adopt(2);
  const absl::StatusOr<AdoptionTurn> turn = job_.Turn();
  ASSERT_TRUE(turn.ok()) << turn.status();
  EXPECT_EQ(turn->rederived, 2);
  ASSERT_EQ(committer_.commands.size(), 2U);
  EXPECT_TRUE(committer_.commands[0].act.has_rederive());
  EXPECT_EQ(committer_.commands[0].case_key, "a");
  EXPECT_EQ(committer_.commands[1].case_key, "c");
}

TEST_F(AdoptionJobTest, LooksAtNoCaseWhereNothingWasAdoptedSince) {
  ASSERT_TRUE(job_.Turn().ok());
  EXPECT_EQ(walks_, 0);
  Adopt(2);
  ASSERT_TRUE(job_.Turn().ok());
  ASSERT_TRUE(job_.Turn().ok());
  EXPECT_EQ(walks_, 1);
}

TEST_F(AdoptionJobTest, GoesOnAfterItWasBrokenOff) {
  Adopt(2);
  committer_.answer = absl::ResourceExhaustedError("the lane is full");
  EXPECT_FALSE(job_.Turn().ok());
  const std::string first = committer_.commands[0].request_id;
  committer_.answer = Outcome();
  files_[0] = CaseOn("a", "2");
  const absl::StatusOr<AdoptionTurn> turn = job_.Turn();
  ASSERT_TRUE(turn.ok()) << turn.status();
  EXPECT_EQ(turn->rederived, 1);
  EXPECT_EQ(committer_.commands.back().case_key, "c");
  EXPECT_EQ(RederiveFor(CaseOn("a", "1"), authority_).request_id, first);
}

TEST_F(AdoptionJobTest, TriesARefusedCaseAgain) {
  Adopt(2);
  committer_.answer = absl::FailedPreconditionError("version 2 is not loaded");
  const absl::StatusOr<AdoptionTurn> turn = job_.Turn();
  ASSERT_TRUE(turn.ok());
  EXPECT_EQ(turn->refused, 2);
  EXPECT_EQ(turn->refusal, "version 2 is not loaded");
  ASSERT_TRUE(job_.Turn().ok());
  EXPECT_EQ(walks_, 2);
}

}  // namespace
}  // namespace candour::intake
