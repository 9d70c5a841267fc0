#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/analytics/service/analytics_service.h"
#include "services/common/digest/digest.h"
#include "services/common/grpc/server.h"
#include "tests/analytics/service/small_shelf.h"
#include "tests/support/status.h"
#include "tests/support/token.h"

namespace candour::analytics {
namespace {

using ::testing::HasSubstr;
using testing::NamesField;
using testing::StatusIs;

const absl::CivilDay kAfterTheYear(2027, 6, 1);

// A year that has ended, with everything written that the public report needs.
class PublicationCallsTest : public ::testing::Test {
 protected:
  // The figures stand on a day after the year.
  class EndedShelf : public SmallShelf {
   public:
    Standing Stands() override { return {7, AtLocalHour(kAfterTheYear, 9)}; }
  };

  PublicationCallsTest() {
    statements_.kept.statement = {{"Bills came late."},
                                  {"Bills are checked."},
                                  "Councillor A. Example",
                                  "Thank you.",
                                  {{"Acknowledged in time", true, "96 %"}}};
    ServerSetup setup;
    setup.name = "analytics";
    setup.address = "127.0.0.1:0";
    setup.metrics = metrics_.get();
    setup.services = {{v1::AnalyticsService::service_full_name(), &service_}};
    server_ = *Server::Start(setup);
    stub_ = v1::AnalyticsService::NewStub(server_->InProcessChannel());
  }
  ~PublicationCallsTest() override { server_->Stop(absl::Seconds(1)); }

  static void Sign(const std::string& role, grpc::ClientContext& context) {
    testing::TokenClaims claims;
    claims.roles = {role};
    context.AddMetadata("authorization", testing::Bearer(claims));
  }

  grpc::Status Publish(const std::string& change, const std::string& role = "complaints_manager") {
    grpc::ClientContext context;
    Sign(role, context);
    v1::PublishAnnualReportRequest request;
    request.set_authority_id("milford");
    request.set_council_year("2026-27");
    request.set_change(change);
    return stub_->PublishAnnualReport(&context, request, &published_);
  }

  grpc::Status Show(int version = 0, bool anew = false) {
    grpc::ClientContext context;
    Sign("analyst", context);
    v1::GetAnnualReportRequest request;
    request.set_authority_id("milford");
    request.set_council_year("2026-27");
    request.set_form(v1::REPORT_FORM_TEXT);
    request.set_audience(v1::AUDIENCE_PUBLIC);
    request.set_version(version);
    request.set_anew(anew);
    shown_.Clear();
    return stub_->GetAnnualReport(&context, request, &shown_);
  }

  void Improve(const std::string& words) { statements_.kept.statement.improvements = {words}; }

  EndedShelf shelf_;
  std::unique_ptr<TokenVerifier> verifier_ = testing::TestVerifier();
  Guard guard_{*verifier_};
  WorkerPool workers_{2, 10};
  OneStatement statements_;
  KeptPublications publications_;
  AnalyticsService service_{shelf_,
                            statements_,
                            publications_,
                            &Setting,
                            [](const std::string&) -> absl::StatusOr<absl::Time> {
                              return AtLocalHour(kAfterTheYear, 10);
                            },
                            guard_,
                            workers_};
  std::unique_ptr<Metrics> metrics_ = Metrics::Unread();
  std::unique_ptr<Server> server_;
  std::unique_ptr<v1::AnalyticsService::Stub> stub_;
  v1::PublishAnnualReportResponse published_;
  v1::GetAnnualReportResponse shown_;
};

TEST_F(PublicationCallsTest, ShowsToTheOctetWhatWasPublishedWhateverIsWrittenLater) {
  ASSERT_TRUE(Publish("").ok());
  Improve("Something else.");

  ASSERT_TRUE(Show().ok());

  EXPECT_THAT(shown_.report(), HasSubstr("Bills are checked."));
  EXPECT_EQ(shown_.publication().version(), 1);
  EXPECT_EQ(shown_.publication().published_by(), "somebody");
  EXPECT_EQ(shown_.publication().digest(), Hex(Sha256(shown_.report())));
  EXPECT_EQ(shown_.publication().published_at().seconds(),
            absl::ToUnixSeconds(AtLocalHour(kAfterTheYear, 10)));
  ASSERT_TRUE(Show(0, true).ok());
  EXPECT_THAT(shown_.report(), HasSubstr("Something else."));
  EXPECT_FALSE(shown_.has_publication());
}

TEST_F(PublicationCallsTest, PublishesALaterChangeAsAVersionThatSaysWhatChanged) {
  ASSERT_TRUE(Publish("").ok());
  Improve("Bills are checked twice.");

  EXPECT_THAT(Publish(""), StatusIs(absl::StatusCode::kFailedPrecondition));
  ASSERT_TRUE(Publish("The improvement is said more exactly.").ok());

  ASSERT_TRUE(Show().ok());
  EXPECT_THAT(shown_.report(), HasSubstr("What changed since version 1"));
  EXPECT_THAT(shown_.report(), HasSubstr("The improvement is said more exactly."));
  EXPECT_EQ(shown_.publication().change(), "The improvement is said more exactly.");
  ASSERT_TRUE(Show(1).ok());
  EXPECT_THAT(shown_.report(), HasSubstr("Bills are checked."));
  EXPECT_EQ(Show(3).error_code(), grpc::StatusCode::NOT_FOUND);
}

TEST_F(PublicationCallsTest, PublishesNothingTwice) {
  ASSERT_TRUE(Publish("").ok());
  EXPECT_THAT(Publish("Nothing.").error_message(), HasSubstr("nothing changed since version 1"));
  Improve("Bills are checked twice.");
  ASSERT_TRUE(Publish("Said more exactly.").ok());

  EXPECT_THAT(Publish("Nothing.").error_message(), HasSubstr("nothing changed since version 2"));
}

TEST_F(PublicationCallsTest, PublishesNoReportThatIsNotComplete) {
  statements_.kept.statement.member_response.clear();

  EXPECT_THAT(Publish(""), StatusIs(absl::StatusCode::kFailedPrecondition));
  EXPECT_TRUE(publications_.all.empty());
}

TEST_F(PublicationCallsTest, LetsNoAnalystPublish) {
  EXPECT_THAT(Publish("", "analyst"), StatusIs(absl::StatusCode::kPermissionDenied));
}

TEST_F(PublicationCallsTest, MakesAPublishedVersionNeverAnew) {
  EXPECT_THAT(Show(1, true), NamesField("anew", "never made anew"));
}

TEST_F(PublicationCallsTest, ListsEveryVersion) {
  ASSERT_TRUE(Publish("").ok());
  Improve("Bills are checked twice.");
  ASSERT_TRUE(Publish("Said more exactly.").ok());
  grpc::ClientContext context;
  Sign("auditor", context);
  v1::ListAnnualPublicationsRequest request;
  request.set_authority_id("milford");
  request.set_council_year("2026-27");
  v1::ListAnnualPublicationsResponse response;

  ASSERT_TRUE(stub_->ListAnnualPublications(&context, request, &response).ok());

  ASSERT_EQ(response.publications_size(), 2);
  EXPECT_EQ(response.publications(1).change(), "Said more exactly.");
}

}  // namespace
}  // namespace candour::analytics
