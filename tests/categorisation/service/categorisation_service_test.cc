#include "services/categorisation/service/categorisation_service.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/common/grpc/server.h"
#include "tests/categorisation/support/cues.h"
#include "tests/support/status.h"
#include "tests/support/token.h"

namespace candour::categorisation {
namespace {

using ::testing::ElementsAre;
using testing::NamesField;
using testing::StatusIs;

// One model for everybody; learns six points, or fails as arranged.
class OneModel : public ThemeShelf {
 public:
  absl::StatusOr<CurrentModel> Current(const std::string&) override { return model_; }
  absl::StatusOr<TrainedModel> Retrain(const std::string&, absl::Time now) override {
    trained_at = now;
    if (!failure.ok()) return failure;
    return TrainedModel{"cues-1/learnt-1", 6};
  }

  absl::Status failure;
  absl::Time trained_at;

 private:
  const CurrentModel model_{"cues-1", std::make_shared<const Categoriser>(SmallLexicon())};
};

reference::v1::Taxonomy SmallTaxonomy() {
  reference::v1::Taxonomy taxonomy;
  taxonomy.set_id("ASC-T1");
  taxonomy.set_version(2);
  reference::v1::Theme& theme = *taxonomy.add_themes();
  theme.set_code("CHG");
  theme.set_name("Charges for services");
  reference::v1::Subtheme& sub = *theme.add_subthemes();
  sub.set_code("CHG-01");
  sub.set_name("Invoice wrong amount");
  return taxonomy;
}

class CategorisationServiceTest : public ::testing::Test {
 protected:
  CategorisationServiceTest() {
    ServerSetup setup;
    setup.name = "categorisation";
    setup.address = "127.0.0.1:0";
    setup.metrics = metrics_.get();
    setup.services = {{v1::CategorisationService::service_full_name(), &service_}};
    server_ = *Server::Start(setup);
    stub_ = v1::CategorisationService::NewStub(server_->InProcessChannel());
  }
  ~CategorisationServiceTest() override { server_->Stop(absl::Seconds(1)); }

  template <typename Call, typename Request, typename Response>
  grpc::Status As(const std::string& role, Call call, const Request& request, Response& response) {
    grpc::ClientContext context;
    testing::TokenClaims claims;
    claims.roles = {role};
    context.AddMetadata("authorization", testing::Bearer(claims));
    return ((*stub_).*call)(&context, request, &response);
  }

  static v1::SuggestRequest About(const std::string& text) {
    v1::SuggestRequest request;
    request.set_authority_id("milford");
    request.set_text(text);
    return request;
  }

  static v1::RetrainRequest Milford() {
    v1::RetrainRequest request;
    request.set_authority_id("milford");
    return request;
  }

  OneModel shelf_;
  const reference::v1::Taxonomy taxonomy_ = SmallTaxonomy();
  absl::StatusOr<absl::Time> caught_up_ = absl::FromUnixSeconds(1000);
  std::unique_ptr<TokenVerifier> verifier_ = testing::TestVerifier();
  Guard guard_{*verifier_};
  WorkerPool workers_{2, 10};
  CategorisationService service_{
      shelf_, taxonomy_, [this](const std::string&) { return caught_up_; }, guard_, workers_};
  std::unique_ptr<Metrics> metrics_ = Metrics::Unread();
  std::unique_ptr<Server> server_;
  std::unique_ptr<v1::CategorisationService::Stub> stub_;
};

TEST_F(CategorisationServiceTest, SuggestsThemesWithTheWordsTheyRestOn) {
  v1::SuggestResponse response;

  ASSERT_TRUE(As("customer_service", &v1::CategorisationService::Stub::Suggest,
                 About("My invoice never came."), response)
                  .ok());

  EXPECT_EQ(response.model(), "cues-1");
  ASSERT_GE(response.suggestions_size(), 1);
  EXPECT_EQ(response.suggestions(0).theme(), "CHG-02");
  EXPECT_THAT(response.suggestions(0).evidence(), ElementsAre("invoice", "never came"));
}

TEST_F(CategorisationServiceTest, NamesTheFieldOfAnEmptyText) {
  v1::SuggestResponse response;

  EXPECT_THAT(As("handler", &v1::CategorisationService::Stub::Suggest, About(""), response),
              NamesField("text", ""));
}

TEST_F(CategorisationServiceTest, SuggestsNothingToAnAnalyst) {
  v1::SuggestResponse response;

  EXPECT_THAT(As("analyst", &v1::CategorisationService::Stub::Suggest, About("bill"), response),
              StatusIs(absl::StatusCode::kPermissionDenied));
}

TEST_F(CategorisationServiceTest, TellsTheTaxonomyToAnAnalyst) {
  v1::GetTaxonomyResponse response;

  ASSERT_TRUE(As("analyst", &v1::CategorisationService::Stub::GetTaxonomy, v1::GetTaxonomyRequest(),
                 response)
                  .ok());

  EXPECT_EQ(response.version(), "ASC-T1/2");
  ASSERT_EQ(response.themes_size(), 2);
  EXPECT_EQ(response.themes(1).code() + " " + response.themes(1).name(),
            "CHG-01 Invoice wrong amount");
}

TEST_F(CategorisationServiceTest, TrainsAtBusinessTimeForTheComplaintsManager) {
  v1::RetrainResponse response;

  ASSERT_TRUE(
      As("complaints_manager", &v1::CategorisationService::Stub::Retrain, Milford(), response)
          .ok());

  EXPECT_EQ(response.model(), "cues-1/learnt-1");
  EXPECT_EQ(response.points(), 6);
  EXPECT_EQ(shelf_.trained_at, absl::FromUnixSeconds(1000));
}

TEST_F(CategorisationServiceTest, TrainsForNobodyElse) {
  v1::RetrainResponse response;

  EXPECT_THAT(As("handler", &v1::CategorisationService::Stub::Retrain, Milford(), response),
              StatusIs(absl::StatusCode::kPermissionDenied));
}

TEST_F(CategorisationServiceTest, SaysWhyItCannotTrain) {
  v1::RetrainResponse response;
  shelf_.failure = absl::FailedPreconditionError("no theme is confirmed yet");

  EXPECT_THAT(
      As("complaints_manager", &v1::CategorisationService::Stub::Retrain, Milford(), response),
      StatusIs(absl::StatusCode::kFailedPrecondition));
}

TEST_F(CategorisationServiceTest, DoesNotTrainOnAPartOfTheLedger) {
  v1::RetrainResponse response;
  caught_up_ = absl::UnavailableError("intake does not answer");

  EXPECT_THAT(
      As("complaints_manager", &v1::CategorisationService::Stub::Retrain, Milford(), response),
      StatusIs(absl::StatusCode::kUnavailable));
}

}  // namespace
}  // namespace candour::categorisation
