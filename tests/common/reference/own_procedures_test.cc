// Also tests services/common/reference/load.h.
#include "services/common/reference/own_procedures.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/law.h"
#include "tests/support/scratch_folder.h"

namespace candour {
namespace {

using reference::v1::Procedure;
using ::testing::HasSubstr;

std::string Problem(const Procedure& procedure) {
  return std::string(CheckOwnProcedure(procedure).message());
}

Procedure Own() { return tests::Procedure("ASHBY-CARERS"); }

// Proves R-02. A council's own procedure is data like the law's.
TEST(CheckOwnProcedureTest, AcceptsOurExample) { EXPECT_EQ(Problem(Own()), ""); }

TEST(CheckOwnProcedureTest, ShowsWhoseItIs) {
  Procedure procedure = Own();
  procedure.set_id("ASC-2009");
  EXPECT_THAT(Problem(procedure), HasSubstr("id: must begin with ASHBY-"));
  procedure = Own();
  procedure.clear_authority_id();
  EXPECT_EQ(Problem(procedure), "authority_id: is missing");
}

TEST(CheckOwnProcedureTest, GivesADayForTheAnswer) {
  Procedure procedure = Own();
  procedure.mutable_clocks(1)->set_satisfied_by(reference::v1::MILESTONE_CLOSED);
  EXPECT_THAT(Problem(procedure), HasSubstr("clocks: one must give the day of the answer"));
}

TEST(CheckOwnProcedureTest, IsAsSoundAsAnyOther) {
  Procedure procedure = Own();
  procedure.mutable_clocks(0)->set_count(0);
  EXPECT_EQ(Problem(procedure), "clocks[ACK].count: is too small");
}

class LoadOwnTest : public ::testing::Test {
 protected:
  LoadOwnTest() {
    namespace fs = std::filesystem;
    fs::copy("db/reference/procedures/ashby", folder_ / "ashby");
  }

  const ScratchFolder scratch_;
  const std::filesystem::path folder_ = scratch_.Path();
};

TEST_F(LoadOwnTest, LoadsTheFolderOfEveryAuthority) {
  std::vector<Procedure> loaded;
  ASSERT_TRUE(LoadOwnProcedures(folder_, loaded).ok());
  ASSERT_EQ(loaded.size(), 1U);
  EXPECT_EQ(loaded[0].id(), "ASHBY-CARERS");
}

TEST_F(LoadOwnTest, RefusesAnothersProcedure) {
  std::filesystem::rename(folder_ / "ashby", folder_ / "milford");
  std::vector<Procedure> loaded;
  EXPECT_THAT(std::string(LoadOwnProcedures(folder_, loaded).message()),
              HasSubstr("procedures/milford: ASHBY-CARERS.authority_id: must be milford"));
}

TEST_F(LoadOwnTest, NamesTheFileAndTheField) {
  std::ofstream(folder_ / "ashby" / "ashby-carers.textproto", std::ios::app)
      << "clocks { id: 'EMPTY' }\n";
  std::vector<Procedure> loaded;
  EXPECT_EQ(LoadOwnProcedures(folder_, loaded).message(),
            "ashby/ashby-carers.textproto: clocks[EMPTY].duty: is missing");
}

}  // namespace
}  // namespace candour
