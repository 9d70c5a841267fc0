// Also tests services/intake/service/sight.cc.
// Also tests services/intake/service/find_similar.cc.
#include <google/protobuf/dynamic_message.h>
#include <gtest/gtest.h>

#include <set>

#include "tests/intake/service/desk.h"
#include "tests/support/status.h"

namespace candour::intake {
namespace {

using candour::testing::StatusIs;
using candour::testing::TokenClaims;
using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::FileDescriptor;
using google::protobuf::Message;
using google::protobuf::MethodDescriptor;

// What shows a case to whoever gets it.
const std::set<std::string> kShown = {"candour.ledger.v1.CaseFile", "candour.intake.v1.CaseLine",
                                      "candour.ledger.v1.RecordedEvent",
                                      "candour.ledger.v1.AttachmentRecord"};

// Answers that show cases although no case is asked for by name: each has its own test below or in
// its own file, and the reason why that suffices.
const std::set<std::string> kWithoutACase = {
    "List",
    "Search",
    "FindSimilar",      // the store leaves out what the reader may not know
    "ListPersonCases",  // likewise
    "Submit",           // the caller's own new case
    "Follow",           // the feed passes over what the reader may not know
    "UploadAttachment",
    "TakeMail",  // attachments_test.cc: through CaseFor
};

bool Shows(const Descriptor& type, std::set<const Descriptor*>& seen) {
  if (kShown.contains(type.full_name())) return true;
  if (!seen.insert(&type).second) return false;
  for (int i = 0; i < type.field_count(); ++i) {
    const Descriptor* inner = type.field(i)->message_type();
    if (inner != nullptr && Shows(*inner, seen)) return true;
  }
  return false;
}

// Every rpc of intake whose answer shows a case.
std::vector<const MethodDescriptor*> Showing() {
  std::vector<const MethodDescriptor*> methods;
  for (const FileDescriptor* file :
       {v1::SubmitRequest::descriptor()->file(), v1::FollowRequest::descriptor()->file()}) {
    for (int i = 0; i < file->service_count(); ++i) {
      for (int j = 0; j < file->service(i)->method_count(); ++j) {
        std::set<const Descriptor*> seen;
        const MethodDescriptor* method = file->service(i)->method(j);
        if (Shows(*method->output_type(), seen)) methods.push_back(method);
      }
    }
  }
  return methods;
}

bool AsksForACase(const MethodDescriptor& method) {
  return method.input_type()->FindFieldByName("case") != nullptr;
}

std::vector<std::string> ReadsOfOneCase() {
  std::vector<std::string> names;
  for (const MethodDescriptor* method : Showing()) {
    if (AsksForACase(*method)) names.push_back(method->full_name());
  }
  return names;
}

// A request for the one case, every other text a UUID.
std::string ForTheCase(const Descriptor& type) {
  google::protobuf::DynamicMessageFactory factory;
  const std::unique_ptr<Message> request(factory.GetPrototype(&type)->New());
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor* field = type.field(i);
    if (field->type() != FieldDescriptor::TYPE_STRING || field->is_repeated()) continue;
    const bool authority = field->name() == "authority_id";
    request->GetReflection()->SetString(request.get(), field, authority ? "milford" : kComplaintId);
  }
  return request->SerializeAsString();
}

grpc::Status Ask(const Desk& desk, const std::string& name, grpc::ClientContext& context) {
  return desk.Call(name, ForTheCase(*InputOf(name)), context);
}

TokenClaims Handler() {
  TokenClaims claims;
  claims.subject = "handler-7";
  claims.roles = {"handler", "complaints_manager"};
  return claims;
}

class ReadOfOneCaseTest : public ::testing::TestWithParam<std::string> {};

TEST_P(ReadOfOneCaseTest, KnowsNothingOfACaseThatIsKeptFromTheReader) {
  Desk desk;
  desk.rooms.restriction.add_except("handler-7");

  EXPECT_THAT(Ask(desk, GetParam(), *Desk::As(Handler())), StatusIs(absl::StatusCode::kNotFound));
  EXPECT_TRUE(desk.committer.Commands().empty());
}

INSTANTIATE_TEST_SUITE_P(Intake, ReadOfOneCaseTest, ::testing::ValuesIn(ReadsOfOneCase()));

TEST(RestrictedTest, NoAnswerShowsACaseUnlessItIsCheckedHere) {
  for (const MethodDescriptor* method : Showing()) {
    EXPECT_TRUE(AsksForACase(*method) || kWithoutACase.contains(method->name()))
        << method->full_name() << " shows cases: leave out those that the reader may not know";
  }
  EXPECT_GE(ReadsOfOneCase().size(), 3);
}

TEST(RestrictedTest, ListsAndSearchesAreMadeForTheirReader) {
  Desk desk;
  const auto cases = desk.Cases();
  const auto intake = v1::IntakeService::NewStub(desk.Channel());
  v1::ListRequest list;
  list.set_authority_id("milford");
  v1::ListResponse listed;
  v1::SearchRequest search;
  search.set_authority_id("milford");
  search.set_query("late carer");
  v1::SearchResponse hits;
  v1::FindSimilarRequest similar;
  similar.set_authority_id("milford");
  similar.set_text("late carer");
  v1::FindSimilarResponse alike;

  ASSERT_TRUE(cases->List(Desk::As(Handler()).get(), list, &listed).ok());
  ASSERT_TRUE(cases->Search(Desk::As(Handler()).get(), search, &hits).ok());
  ASSERT_TRUE(intake->FindSimilar(Desk::As(Handler()).get(), similar, &alike).ok());

  EXPECT_EQ(desk.rooms.readers, std::vector<std::string>(3, "handler-7"));
  EXPECT_EQ(alike.cases_size(), 1);
  EXPECT_EQ(desk.committer.Commands().back().act.record_listing().what(), "similar");
}

TEST(RestrictedTest, AFeedForAPersonIsMadeForThem) {
  Desk desk;
  const auto ledger = v1::LedgerService::NewStub(desk.Channel());
  const auto follow = [&](const TokenClaims& claims) {
    const auto context = Desk::As(claims);
    v1::FollowRequest request;
    request.set_authority_id("milford");
    request.set_stop_at_head(true);
    const auto stream = ledger->Follow(context.get(), request);
    v1::FollowResponse response;
    while (stream->Read(&response)) continue;
    stream->Finish();
    return desk.rooms.last_order.reader;
  };
  TokenClaims service;
  service.subject = "notification";
  service.roles = {"service"};

  EXPECT_EQ(follow(Handler()), "handler-7");
  EXPECT_EQ(follow(service), "");
}

}  // namespace
}  // namespace candour::intake
