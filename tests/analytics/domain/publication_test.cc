#include "services/analytics/domain/publication.h"

#include <gtest/gtest.h>

namespace candour::analytics {
namespace {

TEST(NextVersionTest, PublishesTheFirstAsItIs) {
  EXPECT_TRUE(NextVersion(ReportView(), nullptr, "")->parts.empty());
}

TEST(NextVersionTest, SaysInTheReportItselfWhatChanged) {
  Publication before;
  before.version = 2;

  const absl::StatusOr<ReportView> next =
      NextVersion(ReportView(), &before, "Two complaints were counted twice.");

  ASSERT_TRUE(next.ok());
  ASSERT_EQ(next->parts.size(), 1U);
  EXPECT_EQ(next->parts[0].heading, "What changed since version 2");
  EXPECT_EQ(next->parts[0].law, "version 3");
  EXPECT_EQ(next->parts[0].paragraphs[0], "Two complaints were counted twice.");
}

TEST(NextVersionTest, AsksWhatChangedWhereSomethingWasPublished) {
  Publication before;
  before.version = 1;

  EXPECT_EQ(NextVersion(ReportView(), &before, " ").status().code(),
            absl::StatusCode::kFailedPrecondition);
}

}  // namespace
}  // namespace candour::analytics
