#include "services/intake/store/page_token.h"

#include <gtest/gtest.h>

#include "services/intake/domain/reference.h"

namespace candour::intake {
namespace {

TEST(PageTokenTest, GivesThePositionBack) {
  const PagePosition position = {1773223200123456, "00000000-0000-4000-8000-000000000001"};

  const absl::StatusOr<PagePosition> back = PositionOf(TokenOf(position));

  ASSERT_TRUE(back.ok()) << back.status();
  EXPECT_EQ(back->received_at, position.received_at);
  EXPECT_EQ(back->complaint_id, position.complaint_id);
}

TEST(PageTokenTest, RefusesWhatNoListGave) {
  EXPECT_EQ(PositionOf("not a token").status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(PositionOf("bm90IG91cnM=").status().code(), absl::StatusCode::kInvalidArgument);
}

TEST(PageTokenTest, RefusesAPositionWithoutACase) {
  EXPECT_EQ(PositionOf(TokenOf({5, FormatReference(2026, 1)})).status().code(),
            absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace candour::intake
