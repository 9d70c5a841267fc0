#include "clients/cli/request.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "services/common/status/field_error.h"
#include "tests/support/scratch_folder.h"

namespace candour::cli {
namespace {

TEST(RequestTest, TakesADay) {
  const auto day = ParseDay("--to", "2026-09-14");

  ASSERT_TRUE(day.ok());
  EXPECT_EQ(day->year(), 2026);
  EXPECT_EQ(day->month(), 9);
  EXPECT_EQ(day->day(), 14);
}

TEST(RequestTest, RefusesWhatIsNoDayAndNamesTheOption) {
  EXPECT_EQ(FieldViolationsOf(ParseDay("--to", "14/09/2026").status()).at(0).field, "--to");
}

TEST(RequestTest, TakesAnInstantWithItsOffset) {
  EXPECT_EQ(ParseInstant("--sent-at", "2026-09-14T10:00:00+01:00")->seconds(), 1789376400);
}

TEST(RequestTest, TakesADayAsNoonInLondon) {
  EXPECT_EQ(ParseInstant("--sent-at", "2026-12-14")->seconds(), 1797249600);
}

TEST(RequestTest, KnowsAnEnumValueByItsPlainName) {
  EXPECT_EQ(*ParseEnum(*ledger::v1::Channel_descriptor(), "CHANNEL_", "--channel", "in person"),
            ledger::v1::CHANNEL_IN_PERSON);
}

TEST(RequestTest, ListsTheValuesWhenThereIsNoneOfThatName) {
  const absl::Status status =
      ParseEnum(*ledger::v1::Channel_descriptor(), "CHANNEL_", "--channel", "pigeon").status();

  EXPECT_EQ(FieldViolationsOf(status).at(0).message.substr(0, 27), "must be one of phone, email");
}

TEST(RequestTest, RefusesTheUnspecifiedValue) {
  EXPECT_FALSE(
      ParseEnum(*ledger::v1::Channel_descriptor(), "CHANNEL_", "--channel", "unspecified").ok());
}

TEST(RequestTest, ReadsAFileAfterAnAtSign) {
  const ScratchFolder folder;
  const auto path = folder.Path() / "text";
  std::ofstream(path) << "from the file";

  EXPECT_EQ(*TextOrFile("--text", "@" + path.string()), "from the file");
  EXPECT_EQ(*TextOrFile("--text", "as it stands"), "as it stands");
  std::filesystem::remove(path);
  EXPECT_EQ(FieldViolationsOf(TextOrFile("--text", "@" + path.string()).status()).at(0).field,
            "--text");
}

}  // namespace
}  // namespace candour::cli
