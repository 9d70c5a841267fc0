#include "clients/cli/point_text.h"

#include <gtest/gtest.h>

#include <CLI/CLI.hpp>

namespace candour::cli {
namespace {

TEST(PointTextTest, APointHasANumberOrIsTheFirst) {
  ledger::v1::PointOutcome point;
  FillPoint("2=NUP", point);
  EXPECT_EQ(point.point_id(), 2U);
  EXPECT_EQ(point.outcome(), "NUP");

  FillPoint("UPH", point);
  EXPECT_EQ(point.point_id(), 1U);
  EXPECT_THROW(FillPoint("one=UPH", point), CLI::ValidationError);
}

TEST(PointTextTest, ReasonsFollowAColon) {
  ledger::v1::PointConclusion point;
  FillConclusion("2=NUP:The log: no late visit.", point);
  EXPECT_EQ(point.outcome(), "NUP");
  EXPECT_EQ(point.words(), "The log: no late visit.");
}

TEST(PointTextTest, AnActionHasItsDay) {
  ledger::v1::NewAction action;
  FillAction("2026-07-31:We reassess.", action);
  EXPECT_EQ(action.due_by().day(), 31);
  EXPECT_EQ(action.words(), "We reassess.");
  EXPECT_THROW(FillAction("soon:We reassess.", action), CLI::ValidationError);
  EXPECT_THROW(FillAction("2026-07-31", action), CLI::ValidationError);
}

}  // namespace
}  // namespace candour::cli
