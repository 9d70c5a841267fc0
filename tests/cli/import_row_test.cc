#include "clients/cli/import_row.h"

#include <gtest/gtest.h>

#include "services/common/status/field_error.h"

namespace candour::cli {
namespace {

const ImportDefaults kCareOutcome = {"care_outcome", "", "UPH"};

std::string FieldOf(const absl::Status& status) {
  const auto violations = FieldViolationsOf(status);
  return violations.empty() ? "" : violations[0].field;
}

TEST(ImportRowTest, ReadsIdTextDateAndFirstLabelOfALine) {
  const auto row =
      RowFromJson(R"({"id":"a1","text":"A fall.","date":"2014-08-11","labels":["Fall","Other"]})");

  ASSERT_TRUE(row.ok());
  EXPECT_EQ(
      *row,
      (ImportRow{
          {"id", "a1"}, {"text", "A fall."}, {"received_on", "2014-08-11"}, {"category", "Fall"}}));
}

TEST(ImportRowTest, RefusesALineThatIsNoJson) {
  EXPECT_EQ(FieldOf(RowFromJson("{\"id\":").status()), "line");
}

TEST(ImportRowTest, RefusesALineThatIsNotUtf8) {
  EXPECT_EQ(FieldOf(RowFromJson("{\"id\":\"a\xff\"}").status()), "line");
}

TEST(ImportRowTest, TakesADayAsNoonInLondonAndMarksIt) {
  const auto act =
      SubmitFrom({{"id", "a1"}, {"text", "x"}, {"received_on", "2014-08-11"}}, kCareOutcome);

  ASSERT_TRUE(act.ok());
  // 12:00 British Summer Time.
  EXPECT_EQ(act->received_at().seconds(), 1407754800);
  EXPECT_TRUE(act->source().hour_unknown());
}

TEST(ImportRowTest, DoesNotMarkAnInstant) {
  const auto act = SubmitFrom(
      {{"id", "a1"}, {"text", "x"}, {"received_at", "2014-08-11T09:30:00Z"}}, kCareOutcome);

  ASSERT_TRUE(act.ok());
  EXPECT_EQ(act->received_at().seconds(), 1407749400);
  EXPECT_FALSE(act->source().hour_unknown());
}

TEST(ImportRowTest, TakesTheCaseInAsHistoricWithItsOutcome) {
  const auto act =
      SubmitFrom({{"id", "a1"}, {"text", "x"}, {"received_on", "2014-08-11"}}, kCareOutcome);

  ASSERT_TRUE(act.ok());
  EXPECT_TRUE(act->has_historic());
  EXPECT_EQ(act->historic().outcome(), "UPH");
  EXPECT_TRUE(act->anonymous());
  EXPECT_EQ(act->record_type(), ledger::v1::RECORD_TYPE_CMP);
  EXPECT_EQ(act->channel(), ledger::v1::CHANNEL_IMPORT);
}

TEST(ImportRowTest, PrefersTheRowsOwnOutcome) {
  const auto act =
      SubmitFrom({{"id", "a1"}, {"text", "x"}, {"received_on", "2014-08-11"}, {"outcome", "NUP"}},
                 kCareOutcome);

  ASSERT_TRUE(act.ok());
  EXPECT_EQ(act->historic().outcome(), "NUP");
}

TEST(ImportRowTest, RefusesARowWithoutADate) {
  EXPECT_EQ(FieldOf(SubmitFrom({{"id", "a1"}, {"text", "x"}}, kCareOutcome).status()),
            "received_on");
}

TEST(ImportRowTest, RefusesARowWithoutAnId) {
  EXPECT_EQ(
      FieldOf(SubmitFrom({{"text", "x"}, {"received_on", "2014-08-11"}}, kCareOutcome).status()),
      "id");
}

TEST(ImportRowTest, RefusesAnUnknownChannel) {
  EXPECT_EQ(
      FieldOf(
          SubmitFrom(
              {{"id", "a1"}, {"text", "x"}, {"received_on", "2014-08-11"}, {"channel", "pigeon"}},
              kCareOutcome)
              .status()),
      "channel");
}

}  // namespace
}  // namespace candour::cli
