#include "services/intake/store/open_files.h"

#include <gtest/gtest.h>

#include "tests/intake/store/arranged_ledger.h"

namespace candour::intake {
namespace {

class OpenFilesTest : public ::testing::Test {
 protected:
  ledger::v1::CaseFile Case(int number, ledger::v1::Status status) {
    ledger::v1::CaseFile file =
        ledger_.NewCase("avonlea", number, kMarchMorning + absl::Hours(number));
    file.set_status(status);
    return file;
  }

  std::vector<std::string> Open(const std::string& reader = "") {
    std::vector<std::string> ids;
    const absl::Status read = ReadOpenFiles(
        ledger_.AsIntake(), "avonlea", reader,
        [&ids](const ledger::v1::CaseFile& file) { ids.push_back(file.complaint_id()); });
    EXPECT_TRUE(read.ok()) << read;
    return ids;
  }

  ArrangedLedger ledger_;
};

TEST_F(OpenFilesTest, ShowsOpenCasesOnly) {
  ledger_.Receive(Case(1, ledger::v1::STATUS_INVESTIGATING));
  ledger_.Receive(Case(2, ledger::v1::STATUS_RESPONDED));
  ledger_.Receive(Case(3, ledger::v1::STATUS_CLOSED));

  EXPECT_EQ(Open(), (std::vector<std::string>{CaseId(1)}));
}

TEST_F(OpenFilesTest, LeavesOutWhatTheReaderMayNotKnowOf) {
  ledger::v1::CaseFile hidden = Case(1, ledger::v1::STATUS_RECEIVED);
  hidden.mutable_restriction()->add_except("nosy");
  ledger_.Receive(hidden);

  EXPECT_TRUE(Open("nosy").empty());
  EXPECT_EQ(Open("somebody").size(), 1U);
}

}  // namespace
}  // namespace candour::intake
