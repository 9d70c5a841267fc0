#include "services/equality/service/equality_service.h"

#include <gtest/gtest.h>

#include "services/common/grpc/server.h"
#include "tests/support/postgres.h"
#include "tests/support/status.h"
#include "tests/support/token.h"

namespace candour::equality {
namespace {

using candour::testing::NamesField;
using candour::testing::StatusIs;
using candour::testing::TokenClaims;

class EqualityServiceTest : public ::testing::Test {
 protected:
  EqualityServiceTest() {
    ServerSetup setup;
    setup.name = "intake";
    setup.address = "127.0.0.1:0";
    setup.metrics = metrics_.get();
    setup.services = {{v1::EqualityService::service_full_name(), &service_}};
    auto server = Server::Start(setup);
    EXPECT_TRUE(server.ok()) << server.status();
    server_ = *std::move(server);
    stub_ = v1::EqualityService::NewStub(server_->InProcessChannel());
  }
  ~EqualityServiceTest() override { server_->Stop(absl::Seconds(2)); }

  static std::unique_ptr<grpc::ClientContext> As(const std::vector<std::string>& roles) {
    TokenClaims claims;
    claims.roles = roles;
    auto context = std::make_unique<grpc::ClientContext>();
    context->AddMetadata("authorization", candour::testing::Bearer(claims));
    return context;
  }

  static v1::RecordAnswersRequest Answered(const std::string& answer) {
    v1::RecordAnswersRequest request;
    request.set_authority_id("milford");
    request.set_person_id("7c9e6679-7425-40de-944b-e07fc1f90ae7");
    request.set_subject(v1::SUBJECT_CARE_RECIPIENT);
    request.add_answers()->set_question("sex");
    request.mutable_answers(0)->set_answer(answer);
    return request;
  }

  TestDatabase test_;
  std::unique_ptr<TokenVerifier> verifier_ = candour::testing::TestVerifier();
  Guard guard_{*verifier_};
  WorkerPool workers_{2, 100};
  AnswerBook book_{test_.Conninfo("candour_equality")};
  EqualityService service_{guard_, workers_, book_};
  std::unique_ptr<Metrics> metrics_ = Metrics::Unread();
  std::unique_ptr<Server> server_;
  std::unique_ptr<v1::EqualityService::Stub> stub_;
};

// Proves A-05.
TEST_F(EqualityServiceTest, KeepsAnswersAndShowsOnlyCountsThatHideWho) {
  v1::RecordAnswersResponse kept;
  const grpc::Status recorded =
      stub_->RecordAnswers(As({"customer_service"}).get(), Answered("female"), &kept);
  ASSERT_TRUE(recorded.ok()) << recorded.error_message();
  v1::CountAnswersRequest request;
  request.set_authority_id("milford");
  request.set_subject(v1::SUBJECT_CARE_RECIPIENT);
  v1::CountAnswersResponse counts;
  ASSERT_TRUE(stub_->CountAnswers(As({"analyst"}).get(), request, &counts).ok());
  ASSERT_EQ(counts.counts_size(), 1);
  EXPECT_TRUE(counts.counts(0).hidden());
  EXPECT_EQ(counts.counts(0).people(), 0);
}

// Proves A-05.
TEST_F(EqualityServiceTest, WhoWorksOnCasesCountsNobody) {
  v1::CountAnswersRequest request;
  request.set_authority_id("milford");
  request.set_subject(v1::SUBJECT_CARE_RECIPIENT);
  v1::CountAnswersResponse counts;
  EXPECT_THAT(stub_->CountAnswers(As({"handler"}).get(), request, &counts),
              StatusIs(absl::StatusCode::kPermissionDenied));
}

TEST_F(EqualityServiceTest, RefusesAnAnswerThatNobodyOffered) {
  v1::RecordAnswersResponse kept;
  EXPECT_THAT(stub_->RecordAnswers(As({"handler"}).get(), Answered("unknown"), &kept),
              NamesField("answers[0].answer", "choose one of the answers of this question"));
}

TEST_F(EqualityServiceTest, RemovesAndListsQuestions) {
  v1::RecordAnswersResponse kept;
  ASSERT_TRUE(stub_->RecordAnswers(As({"handler"}).get(), Answered("male"), &kept).ok());
  v1::RemoveAnswersRequest request;
  request.set_authority_id("milford");
  request.set_person_id("7c9e6679-7425-40de-944b-e07fc1f90ae7");
  v1::RemoveAnswersResponse removed;
  ASSERT_TRUE(stub_->RemoveAnswers(As({"handler"}).get(), request, &removed).ok());
  EXPECT_EQ(removed.removed(), 1);
  v1::ListQuestionsResponse questions;
  ASSERT_TRUE(stub_->ListQuestions(As({"handler"}).get(), {}, &questions).ok());
  EXPECT_EQ(questions.questions_size(), 11);
}

}  // namespace
}  // namespace candour::equality
