#include "services/common/grpc/answer.h"

#include <gtest/gtest.h>

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "tests/support/status.h"

namespace candour {
namespace {

class EveryPair : public ::testing::TestWithParam<std::pair<absl::StatusCode, grpc::StatusCode>> {};

TEST_P(EveryPair, KeepsItsName) {
  const auto [ours, grpcs] = GetParam();

  EXPECT_EQ(ToGrpc(absl::Status(ours, "x")).error_code(), grpcs);
}

INSTANTIATE_TEST_SUITE_P(
    ToGrpcTest, EveryPair,
    ::testing::Values(
        std::pair{absl::StatusCode::kOk, grpc::StatusCode::OK},
        std::pair{absl::StatusCode::kCancelled, grpc::StatusCode::CANCELLED},
        std::pair{absl::StatusCode::kUnknown, grpc::StatusCode::UNKNOWN},
        std::pair{absl::StatusCode::kInvalidArgument, grpc::StatusCode::INVALID_ARGUMENT},
        std::pair{absl::StatusCode::kDeadlineExceeded, grpc::StatusCode::DEADLINE_EXCEEDED},
        std::pair{absl::StatusCode::kNotFound, grpc::StatusCode::NOT_FOUND},
        std::pair{absl::StatusCode::kAlreadyExists, grpc::StatusCode::ALREADY_EXISTS},
        std::pair{absl::StatusCode::kPermissionDenied, grpc::StatusCode::PERMISSION_DENIED},
        std::pair{absl::StatusCode::kResourceExhausted, grpc::StatusCode::RESOURCE_EXHAUSTED},
        std::pair{absl::StatusCode::kFailedPrecondition, grpc::StatusCode::FAILED_PRECONDITION},
        std::pair{absl::StatusCode::kAborted, grpc::StatusCode::ABORTED},
        std::pair{absl::StatusCode::kOutOfRange, grpc::StatusCode::OUT_OF_RANGE},
        std::pair{absl::StatusCode::kUnimplemented, grpc::StatusCode::UNIMPLEMENTED},
        std::pair{absl::StatusCode::kInternal, grpc::StatusCode::INTERNAL},
        std::pair{absl::StatusCode::kUnavailable, grpc::StatusCode::UNAVAILABLE},
        std::pair{absl::StatusCode::kDataLoss, grpc::StatusCode::DATA_LOSS},
        std::pair{absl::StatusCode::kUnauthenticated, grpc::StatusCode::UNAUTHENTICATED}));

class OurFault : public ::testing::TestWithParam<absl::StatusCode> {};

TEST_P(OurFault, NeverLeavesInItsOwnWords) {
  const grpc::Status status = ToGrpc(absl::Status(GetParam(), "relation intake.case_file"));

  EXPECT_EQ(status.error_message().find("case_file"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(ToGrpcTest, OurFault,
                         ::testing::Values(absl::StatusCode::kInternal, absl::StatusCode::kUnknown,
                                           absl::StatusCode::kDataLoss));

TEST(ToGrpcTest, KeepsTheSentenceForTheCaller) {
  EXPECT_EQ(ToGrpc(absl::NotFoundError("no such case")).error_message(), "no such case");
}

TEST(ToGrpcTest, CarriesViolationsAsABadRequest) {
  google::rpc::Status details;
  google::rpc::BadRequest bad_request;

  ASSERT_TRUE(details.ParseFromString(ToGrpc(FieldError("a.b", "is wrong")).error_details()));
  ASSERT_TRUE(details.details(0).UnpackTo(&bad_request));

  EXPECT_EQ(details.code(), 3);
  EXPECT_EQ(details.details(0).type_url(), "type.googleapis.com/google.rpc.BadRequest");
  EXPECT_EQ(bad_request.field_violations(0).field(), "a.b");
  EXPECT_EQ(bad_request.field_violations(0).description(), "is wrong");
}

TEST(FromGrpcTest, GivesTheViolationsBack) {
  EXPECT_THAT(FromGrpc(ToGrpc(FieldError("a.b", "is wrong"))),
              testing::NamesField("a.b", "is wrong"));
}

TEST(FromGrpcTest, GivesAPlainStatusBack) {
  EXPECT_EQ(FromGrpc(ToGrpc(absl::AbortedError("moved on"))), absl::AbortedError("moved on"));
}

}  // namespace
}  // namespace candour
