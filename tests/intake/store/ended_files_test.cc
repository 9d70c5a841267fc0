#include "services/intake/store/ended_files.h"

#include <gmock/gmock.h>

#include "services/intake/domain/instant.h"
#include "tests/intake/store/arranged_ledger.h"

namespace candour::intake {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr const char* kEndedPerson = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

class EndedFilesTest : public ::testing::Test {
 protected:
  ledger::v1::CaseFile Closed(int number, absl::Time closed_at) {
    ledger::v1::CaseFile file = ledger_.NewCase("avonlea", number);
    file.set_status(ledger::v1::STATUS_CLOSED);
    *file.mutable_closed_at() = ToTimestamp(closed_at);
    return file;
  }

  std::vector<std::string> EndedBy(absl::CivilDay last, const std::string& reader = "") {
    std::vector<std::string> ids;
    const absl::Status read = ReadEndedFiles(
        ledger_.AsIntake(), "avonlea", last, reader,
        [&ids](const ledger::v1::CaseFile& file) { ids.push_back(file.complaint_id()); });
    EXPECT_TRUE(read.ok()) << read;
    return ids;
  }

  ArrangedLedger ledger_;
};

// Proves A-07.
TEST_F(EndedFilesTest, ShowsWhatHadEndedByThatDayTheFirstFirst) {
  ledger_.Receive(Closed(1, kMarchMorning + absl::Hours(48)));
  ledger_.Receive(Closed(2, kMarchMorning));
  ledger_.Receive(Closed(3, kMarchMorning + absl::Hours(72)));
  ledger_.Receive(ledger_.NewCase("avonlea", 4));

  EXPECT_THAT(EndedBy(absl::CivilDay(2026, 3, 13)), ElementsAre(CaseId(2), CaseId(1)));
}

TEST_F(EndedFilesTest, LeavesOutWhatWasErased) {
  ledger_.Receive(Closed(1, kMarchMorning));
  ledger_.Record("avonlea", CaseId(1), ErasedThrough(1));

  EXPECT_THAT(EndedBy(absl::CivilDay(2030, 1, 1)), IsEmpty());
}

TEST_F(EndedFilesTest, LeavesOutWhatTheReaderMayNotKnowOf) {
  ledger::v1::CaseFile hidden = Closed(1, kMarchMorning);
  hidden.mutable_restriction()->add_except("nosy");
  ledger_.Receive(hidden);

  EXPECT_THAT(EndedBy(absl::CivilDay(2030, 1, 1), "nosy"), IsEmpty());
  EXPECT_THAT(EndedBy(absl::CivilDay(2030, 1, 1), "somebody"), ElementsAre(CaseId(1)));
}

TEST_F(EndedFilesTest, FindsWhoHasAnOpenCase) {
  ledger::v1::CaseFile open = ledger_.NewCase("avonlea", 1);
  open.mutable_care_recipient()->set_person_id(kEndedPerson);
  ledger_.Receive(open);

  const auto found = PersonsWithOpenCase(ledger_.AsIntake(), "avonlea", {kEndedPerson, CaseId(9)});

  ASSERT_TRUE(found.ok()) << found.status();
  EXPECT_THAT(*found, ElementsAre(kEndedPerson));
}

// Proves A-07.
TEST_F(EndedFilesTest, AnErasedCaseIsFoundByNobodyItNamed) {
  ledger::v1::CaseFile file = Closed(1, kMarchMorning);
  file.mutable_complainant()->set_person_id(kEndedPerson);
  ledger_.Receive(file);
  ledger_.Record("avonlea", CaseId(1), ErasedThrough(1));

  EXPECT_EQ(ledger_.Test().Value("SELECT count(*) FROM intake.case_file "
                                 "WHERE complainant_id IS NOT NULL"),
            "0");
}

}  // namespace
}  // namespace candour::intake
