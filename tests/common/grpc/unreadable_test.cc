#include "services/common/grpc/unreadable.h"

#include <gtest/gtest.h>

#include "candour/intake/v1/intake.pb.h"
#include "tests/support/status.h"

namespace candour {
namespace {

TEST(FieldComplainedOfTest, CutsTheNameToItsLastPart) {
  EXPECT_EQ(FieldComplainedOf("String field 'candour.ledger.v1.NewPoint.text' contains invalid "
                              "UTF-8 data when parsing a protocol buffer."),
            "text");
}

TEST(FieldComplainedOfTest, FindsNoneInAnotherLine) {
  EXPECT_EQ(FieldComplainedOf("Error parsing text-format"), "");
}

TEST(WhyUnreadableTest, NamesTheTextThatProtobufRefused) {
  ListenToParser();
  intake::v1::GetRequest request;

  // Field 2, `case`, one octet that is no UTF-8.
  ASSERT_FALSE(request.ParseFromString("\x12\x01\xFF"));

  EXPECT_THAT(WhyUnreadable(), testing::NamesField("case", "UTF-8"));
  EXPECT_THAT(WhyUnreadable(), testing::NamesField("request", "cannot be read"));
}

}  // namespace
}  // namespace candour
