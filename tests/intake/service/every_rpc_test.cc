#include <google/protobuf/dynamic_message.h>
#include <gtest/gtest.h>

#include <functional>

#include "candour/intake/v1/procedure.pb.h"
#include "candour/intake/v1/retention.pb.h"
#include "candour/type/v1/rules.pb.h"
#include "tests/intake/service/desk.h"
#include "tests/support/status.h"

namespace candour::intake {
namespace {

using candour::testing::StatusIs;
using candour::testing::TokenClaims;
using google::protobuf::Descriptor;
using google::protobuf::FileDescriptor;
using google::protobuf::Message;
using google::protobuf::MethodDescriptor;

std::vector<const MethodDescriptor*> MethodsOf(const FileDescriptor& file) {
  std::vector<const MethodDescriptor*> methods;
  for (int i = 0; i < file.service_count(); ++i) {
    for (int j = 0; j < file.service(i)->method_count(); ++j) {
      methods.push_back(file.service(i)->method(j));
    }
  }
  return methods;
}

// Names rather than descriptors, so that a failure says which.
std::vector<std::string> NamesWhere(const std::function<bool(const MethodDescriptor&)>& wanted) {
  std::vector<std::string> names;
  for (const FileDescriptor* file :
       {v1::SubmitRequest::descriptor()->file(), v1::FollowRequest::descriptor()->file(),
        v1::GetAuthorityRequest::descriptor()->file(),
        v1::ExplainProcedureRequest::descriptor()->file(),
        v1::ListDueRequest::descriptor()->file()}) {
    for (const MethodDescriptor* method : MethodsOf(*file)) {
      if (wanted(*method)) names.push_back(method->full_name());
    }
  }
  return names;
}

// Asks for no token, because its request carries the secret that permits it.
bool IsOpen(const MethodDescriptor& method) {
  return method.options().GetExtension(type::v1::access).open();
}

std::vector<std::string> EveryRpc() {
  return NamesWhere([](const MethodDescriptor& method) { return !IsOpen(method); });
}

// A stream of requests answers each for itself; submit_many_test.cc has it.
std::vector<std::string> EveryRpcOfOneAuthority() {
  return NamesWhere([](const MethodDescriptor& method) {
    return !method.client_streaming() && !IsOpen(method) && method.name() != "GetTime" &&
           method.name() != "MoveTime" && method.name() != "ListHeads";
  });
}

// The name of the authority ashby where the request has its place for one, and nothing else.
std::string ForAshby(const Descriptor& type) {
  google::protobuf::DynamicMessageFactory factory;
  const std::unique_ptr<Message> request(factory.GetPrototype(&type)->New());
  Message* holder = request.get();
  if (const auto* target = type.FindFieldByName("target")) {
    holder = request->GetReflection()->MutableMessage(request.get(), target, &factory);
  }
  const auto* field = holder->GetDescriptor()->FindFieldByName("authority_id");
  if (field != nullptr) holder->GetReflection()->SetString(holder, field, "ashby");
  return request->SerializeAsString();
}

grpc::Status Call(const Desk& desk, const std::string& name, grpc::ClientContext& context) {
  return desk.Call(name, ForAshby(*InputOf(name)), context);
}

class EveryRpcTest : public ::testing::TestWithParam<std::string> {};

TEST_P(EveryRpcTest, RefusesACallWithoutAToken) {
  const Desk desk;
  grpc::ClientContext context;

  EXPECT_THAT(Call(desk, GetParam(), context), StatusIs(absl::StatusCode::kUnauthenticated));
}

TEST_P(EveryRpcTest, RefusesACallerWithoutARole) {
  const Desk desk;
  TokenClaims claims;
  claims.roles = {"coder"};

  EXPECT_THAT(Call(desk, GetParam(), *Desk::As(claims)),
              StatusIs(absl::StatusCode::kPermissionDenied));
}

TEST(OpenRpcTest, OnlyTheLookUpAndTheLinkOfAContributionOpenWithoutAToken) {
  EXPECT_EQ(NamesWhere(IsOpen),
            (std::vector<std::string>{"candour.intake.v1.IntakeService.Track",
                                      "candour.intake.v1.IntakeService.ReadContribution",
                                      "candour.intake.v1.IntakeService.AnswerContribution"}));
}

INSTANTIATE_TEST_SUITE_P(Intake, EveryRpcTest, ::testing::ValuesIn(EveryRpc()));

class EveryRpcOfOneAuthorityTest : public ::testing::TestWithParam<std::string> {};

TEST_P(EveryRpcOfOneAuthorityTest, RefusesACallerOfAnother) {
  Desk desk;
  TokenClaims claims;
  claims.roles = {"complaints_manager", "service", "auditor"};

  const grpc::Status status = Call(desk, GetParam(), *Desk::As(claims));

  EXPECT_THAT(status, StatusIs(absl::StatusCode::kPermissionDenied));
  EXPECT_EQ(status.error_message(), "you do not work for this authority");
  EXPECT_TRUE(desk.committer.Commands().empty());
}

INSTANTIATE_TEST_SUITE_P(Intake, EveryRpcOfOneAuthorityTest,
                         ::testing::ValuesIn(EveryRpcOfOneAuthority()));

}  // namespace
}  // namespace candour::intake
