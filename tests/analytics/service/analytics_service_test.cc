// Also tests services/analytics/service/annual_calls.cc.
// Also tests services/analytics/service/convert.cc.
#include "services/analytics/service/analytics_service.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/common/grpc/server.h"
#include "tests/analytics/service/small_shelf.h"
#include "tests/support/status.h"
#include "tests/support/token.h"

namespace candour::analytics {
namespace {

using ::testing::HasSubstr;
using testing::NamesField;
using ::testing::Not;
using testing::StatusIs;

class AnalyticsServiceTest : public ::testing::Test {
 protected:
  AnalyticsServiceTest() {
    ServerSetup setup;
    setup.name = "analytics";
    setup.address = "127.0.0.1:0";
    setup.metrics = metrics_.get();
    setup.services = {{v1::AnalyticsService::service_full_name(), &service_}};
    server_ = *Server::Start(setup);
    stub_ = v1::AnalyticsService::NewStub(server_->InProcessChannel());
  }
  ~AnalyticsServiceTest() override { server_->Stop(absl::Seconds(1)); }

  grpc::Status Report(const v1::GetReportRequest& request) {
    grpc::ClientContext context;
    Sign("analyst", context);
    return stub_->GetReport(&context, request, &report_);
  }

  grpc::Status Themes(const std::string& role, int excerpts = 0) {
    grpc::ClientContext context;
    Sign(role, context);
    v1::ListThemesRequest request;
    request.set_authority_id("milford");
    request.set_period("2026-27/Q2");
    request.set_excerpts(excerpts);
    return stub_->ListThemes(&context, request, &themes_);
  }

  static void Sign(const std::string& role, grpc::ClientContext& context) {
    testing::TokenClaims claims;
    claims.roles = {role};
    context.AddMetadata("authorization", testing::Bearer(claims));
  }

  static v1::GetReportRequest Asking(v1::ReportForm form = v1::REPORT_FORM_TEXT) {
    v1::GetReportRequest request;
    request.set_authority_id("milford");
    request.set_period("2026-27/Q2");
    request.set_form(form);
    request.set_audience(v1::AUDIENCE_STAFF);
    return request;
  }

  SmallShelf shelf_;
  absl::StatusOr<absl::Time> caught_up_ = AtLocalHour(kToday, 10);
  v1::GetReportResponse report_;
  v1::ListThemesResponse themes_;
  std::unique_ptr<TokenVerifier> verifier_ = testing::TestVerifier();
  Guard guard_{*verifier_};
  WorkerPool workers_{2, 10};
  OneStatement statements_;
  KeptPublications publications_;
  AnalyticsService service_{shelf_,
                            statements_,
                            publications_,
                            &Setting,
                            [this](const std::string&) { return caught_up_; },
                            guard_,
                            workers_};
  std::unique_ptr<Metrics> metrics_ = Metrics::Unread();
  std::unique_ptr<Server> server_;
  std::unique_ptr<v1::AnalyticsService::Stub> stub_;
};

v1::AnnualStatement AnnualWords() {
  v1::AnnualStatement statement;
  statement.add_general_matters("Bills came late.");
  statement.add_improvements("Bills are checked.");
  return statement;
}

// Proves R-49.
TEST_F(AnalyticsServiceTest, MakesTheAnnualReportOnceItsPartsAreWritten) {
  v1::GetAnnualReportRequest request;
  request.set_authority_id("milford");
  request.set_council_year("2026-27");
  request.set_form(v1::REPORT_FORM_TEXT);
  request.set_audience(v1::AUDIENCE_STAFF);
  v1::GetAnnualReportResponse response;
  v1::WriteAnnualStatementRequest words;
  words.set_authority_id("milford");
  words.set_council_year("2026-27");
  *words.mutable_statement() = AnnualWords();
  v1::WriteAnnualStatementResponse written;
  const auto ask = [&] {
    grpc::ClientContext context;
    Sign("analyst", context);
    return stub_->GetAnnualReport(&context, request, &response);
  };

  EXPECT_THAT(ask().error_message(), HasSubstr("Matters of general importance"));
  grpc::ClientContext context;
  Sign("complaints_manager", context);
  ASSERT_TRUE(stub_->WriteAnnualStatement(&context, words, &written).ok());
  ASSERT_TRUE(ask().ok());

  EXPECT_THAT(response.report(), HasSubstr("annual report"));
  EXPECT_THAT(response.report(), HasSubstr("Bills came late."));
  EXPECT_THAT(response.report(), HasSubstr("7  5 done"));
  EXPECT_EQ(statements_.kept.written_by, "somebody");
}

TEST_F(AnalyticsServiceTest, MakesNoAnnualReportOfAQuarter) {
  v1::GetAnnualReportRequest request;
  request.set_authority_id("milford");
  request.set_council_year("2026-27/Q2");
  request.set_form(v1::REPORT_FORM_TEXT);
  request.set_audience(v1::AUDIENCE_STAFF);
  v1::GetAnnualReportResponse response;
  grpc::ClientContext context;
  Sign("analyst", context);

  EXPECT_THAT(stub_->GetAnnualReport(&context, request, &response),
              NamesField("council_year", "must be a council year"));
}

TEST_F(AnalyticsServiceTest, LetsNoAnalystWriteTheWords) {
  v1::WriteAnnualStatementRequest words;
  words.set_authority_id("milford");
  words.set_council_year("2026-27");
  *words.mutable_statement() = AnnualWords();
  v1::WriteAnnualStatementResponse written;
  grpc::ClientContext context;
  Sign("analyst", context);

  EXPECT_EQ(stub_->WriteAnnualStatement(&context, words, &written).error_code(),
            grpc::StatusCode::PERMISSION_DENIED);
}

TEST_F(AnalyticsServiceTest, ShowsTheWordsThatStand) {
  statements_.kept.statement.improvements = {"Bills are checked."};
  statements_.kept.written_by = "imran";
  v1::GetAnnualStatementRequest request;
  request.set_authority_id("milford");
  request.set_council_year("2026-27");
  v1::GetAnnualStatementResponse response;
  grpc::ClientContext context;
  Sign("handler", context);

  ASSERT_TRUE(stub_->GetAnnualStatement(&context, request, &response).ok());

  EXPECT_EQ(response.written_by(), "imran");
  EXPECT_EQ(response.statement().improvements(0), "Bills are checked.");
}

TEST_F(AnalyticsServiceTest, AsksForExcerptsInTheNameOfTheCaller) {
  ASSERT_TRUE(Themes("handler").ok());

  EXPECT_EQ(shelf_.viewer_asked, "somebody");
}

TEST_F(AnalyticsServiceTest, ReportsAPeriodAndSaysUpToWhen) {
  ASSERT_TRUE(Report(Asking()).ok());

  EXPECT_THAT(report_.report(), HasSubstr("Milford Council received 3 complaints"));
  EXPECT_THAT(report_.report(), HasSubstr("Data as at 20 October 2026"));
  EXPECT_EQ(report_.seq(), 7);
  EXPECT_EQ(report_.data_as_at().seconds(), absl::ToUnixSeconds(AtLocalHour(kToday, 9)));
}

TEST_F(AnalyticsServiceTest, ReportsInEveryForm) {
  ASSERT_TRUE(Report(Asking(v1::REPORT_FORM_JSON)).ok());
  EXPECT_EQ(report_.report().substr(0, 1), "{");
  ASSERT_TRUE(Report(Asking(v1::REPORT_FORM_HTML)).ok());
  EXPECT_THAT(report_.report(), HasSubstr("<html"));
}

TEST_F(AnalyticsServiceTest, HidesSmallNumbersFromThePublic) {
  v1::GetReportRequest request = Asking();
  request.set_audience(v1::AUDIENCE_PUBLIC);

  ASSERT_TRUE(Report(request).ok());

  EXPECT_THAT(report_.report(), Not(HasSubstr("received 3 complaints")));
}

TEST_F(AnalyticsServiceTest, NamesTheFieldOfAPeriodThatIsNone) {
  v1::GetReportRequest request = Asking();
  request.set_period("2026/Q5");

  EXPECT_THAT(Report(request), NamesField("period", "is not a period"));
}

TEST_F(AnalyticsServiceTest, ReportsAnEmptyPeriodSensibly) {
  shelf_.empty = true;
  caught_up_ = absl::NotFoundError("no ledger of milford");

  ASSERT_TRUE(Report(Asking()).ok());

  EXPECT_THAT(report_.report(), HasSubstr("received 0 complaints"));
  EXPECT_THAT(report_.report(), HasSubstr("none due"));
  EXPECT_THAT(report_.report(), Not(HasSubstr("nan")));
  EXPECT_FALSE(report_.has_data_as_at());
}

TEST_F(AnalyticsServiceTest, ReportsWhatItHasWhileIntakeIsAway) {
  caught_up_ = absl::UnavailableError("intake does not answer");

  EXPECT_TRUE(Report(Asking()).ok());
}

TEST_F(AnalyticsServiceTest, ReportsNothingWhileItCatchesUp) {
  caught_up_ = absl::DeadlineExceededError("still at seq 5 of 9");

  EXPECT_THAT(Report(Asking()), StatusIs(absl::StatusCode::kUnavailable));
}

TEST_F(AnalyticsServiceTest, ShowsThemesWithExcerptsToAHandler) {
  ASSERT_TRUE(Themes("handler").ok());

  ASSERT_EQ(themes_.themes_size(), 1);
  const v1::ThemeLine& line = themes_.themes(0);
  EXPECT_EQ(line.theme() + " " + line.name(), "CHG Charges for services");
  EXPECT_EQ(line.cases(), 2);
  EXPECT_EQ(line.cases_before(), 0);
  EXPECT_EQ(line.confirmed(), 1);
  EXPECT_THAT(line.change(), HasSubstr("no clear change"));
  ASSERT_EQ(line.excerpts_size(), 1);
  EXPECT_EQ(line.excerpts(0).text(), "A bill.");
  EXPECT_EQ(themes_.without_theme(), 1);
  EXPECT_EQ(shelf_.excerpts_asked, 3);
}

// Proves C-13.
TEST_F(AnalyticsServiceTest, ShowsAnAnalystFiguresOnly) {
  ASSERT_TRUE(Themes("analyst", 5).ok());

  ASSERT_EQ(themes_.themes_size(), 1);
  EXPECT_EQ(themes_.themes(0).excerpts_size(), 0);
  EXPECT_EQ(shelf_.excerpts_asked, 0);
}

TEST_F(AnalyticsServiceTest, NamesTheFieldOfTooManyExcerpts) {
  EXPECT_THAT(Themes("handler", 21), NamesField("excerpts", "between 0 and 20"));
  EXPECT_THAT(Themes("handler", -1), NamesField("excerpts", "between 0 and 20"));
}

TEST_F(AnalyticsServiceTest, ShowsCustomerServiceNothing) {
  EXPECT_THAT(Themes("customer_service"), StatusIs(absl::StatusCode::kPermissionDenied));
}

TEST_F(AnalyticsServiceTest, ShowsNothingOfAnotherAuthority) {
  v1::GetReportRequest request = Asking();
  request.set_authority_id("ashby");

  EXPECT_THAT(Report(request), StatusIs(absl::StatusCode::kPermissionDenied));
}

}  // namespace
}  // namespace candour::analytics
