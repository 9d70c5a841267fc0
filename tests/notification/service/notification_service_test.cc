#include "services/notification/service/notification_service.h"

#include <gtest/gtest.h>

#include "services/common/grpc/server.h"
#include "tests/support/token.h"

namespace candour::notification {
namespace {

constexpr const char* kObligation = "00000000-0000-5000-8000-000000000001";

// A shelf with one notice that failed.
class OneNotice : public NoticeShelf {
 public:
  absl::StatusOr<NoticePage> List(const std::string&, const NoticeQuery& query) override {
    if (query.state == "sent") return NoticePage{};
    return NoticePage{{line_}, "next"};
  }
  absl::StatusOr<NoticeText> Get(const std::string&, const std::string& obligation_id) override {
    if (obligation_id != kObligation) return absl::NotFoundError("there is no such duty");
    return NoticeText{line_, "Subject", "Body", "digest", "id@example.org"};
  }
  absl::StatusOr<Judgement> Preview(const std::string&, const std::string&,
                                    absl::Time now) override {
    Judgement judgement;
    judgement.decision = Decision::kAwaitPerson;
    judgement.reason = absl::FormatTime(now, absl::UTCTimeZone());
    return judgement;
  }
  absl::StatusOr<NoticeLine> Retry(const std::string&, const std::string&,
                                   const std::string& decided_by, const std::string& reason,
                                   absl::Time) override {
    NoticeLine line = line_;
    line.state = "queued";
    line.reason = decided_by + ": " + reason;
    return line;
  }

 private:
  const NoticeLine line_ = {kObligation, "", "ASC-1", "N-01",       std::nullopt,
                            "failed",    "", "smtp",  std::nullopt, 1};
};

class NotificationServiceTest : public ::testing::Test {
 protected:
  NotificationServiceTest() {
    ServerSetup setup;
    setup.name = "notification";
    setup.address = "127.0.0.1:0";
    setup.metrics = metrics_.get();
    setup.services = {{v1::NotificationService::service_full_name(), &service_}};
    server_ = *Server::Start(setup);
    stub_ = v1::NotificationService::NewStub(server_->InProcessChannel());
  }
  ~NotificationServiceTest() override { server_->Stop(absl::Seconds(1)); }

  // `call` with a token of that role.
  template <typename Call, typename Request, typename Response>
  grpc::Status As(const std::string& role, Call call, const Request& request, Response& response) {
    grpc::ClientContext context;
    testing::TokenClaims claims;
    claims.roles = {role};
    context.AddMetadata("authorization", testing::Bearer(claims));
    return ((*stub_).*call)(&context, request, &response);
  }

  OneNotice shelf_;
  std::unique_ptr<TokenVerifier> verifier_ = testing::TestVerifier();
  Guard guard_{*verifier_};
  WorkerPool workers_{2, 10};
  NotificationService service_{shelf_, [](const std::string&) { return absl::FromUnixSeconds(0); },
                               guard_, workers_};
  std::unique_ptr<Metrics> metrics_ = Metrics::Unread();
  std::unique_ptr<Server> server_;
  std::unique_ptr<v1::NotificationService::Stub> stub_;
};

TEST_F(NotificationServiceTest, ListsByState) {
  v1::ListNoticesRequest request;
  request.set_authority_id("milford");
  v1::ListNoticesResponse all;
  v1::ListNoticesResponse sent;

  EXPECT_TRUE(As("handler", &v1::NotificationService::Stub::ListNotices, request, all).ok());
  request.set_state(v1::NOTICE_STATE_SENT);
  EXPECT_TRUE(As("handler", &v1::NotificationService::Stub::ListNotices, request, sent).ok());

  EXPECT_EQ(all.notices_size(), 1);
  EXPECT_EQ(all.next_page_token(), "next");
  EXPECT_EQ(sent.notices_size(), 0);
}

TEST_F(NotificationServiceTest, ShowsTheTextOfANotice) {
  v1::GetNoticeRequest request;
  request.set_authority_id("milford");
  request.set_obligation_id(kObligation);
  v1::GetNoticeResponse response;

  EXPECT_TRUE(As("auditor", &v1::NotificationService::Stub::GetNotice, request, response).ok());

  EXPECT_EQ(response.body(), "Body");
  EXPECT_EQ(response.message_id(), "id@example.org");
}

// Proves C-13.
TEST_F(NotificationServiceTest, ShowsNoTextToAnAnalyst) {
  v1::GetNoticeRequest request;
  request.set_authority_id("milford");
  request.set_obligation_id(kObligation);
  v1::GetNoticeResponse response;

  EXPECT_EQ(
      As("analyst", &v1::NotificationService::Stub::GetNotice, request, response).error_code(),
      grpc::StatusCode::PERMISSION_DENIED);
}

TEST_F(NotificationServiceTest, ShowsNothingOfAnotherAuthority) {
  v1::GetNoticeRequest request;
  request.set_authority_id("ashby");
  request.set_obligation_id(kObligation);
  v1::GetNoticeResponse response;

  EXPECT_EQ(
      As("handler", &v1::NotificationService::Stub::GetNotice, request, response).error_code(),
      grpc::StatusCode::PERMISSION_DENIED);
}

TEST_F(NotificationServiceTest, PreviewsAtBusinessTime) {
  v1::PreviewRequest request;
  request.set_authority_id("milford");
  request.set_obligation_id(kObligation);
  v1::PreviewResponse response;

  EXPECT_TRUE(As("handler", &v1::NotificationService::Stub::Preview, request, response).ok());

  EXPECT_EQ(response.state(), v1::NOTICE_STATE_AWAITING_PERSON);
  EXPECT_EQ(response.reason(), "1970-01-01T00:00:00+00:00");
}

TEST_F(NotificationServiceTest, RetriesInTheNameOfTheCaller) {
  v1::RetryRequest request;
  request.set_authority_id("milford");
  request.set_obligation_id(kObligation);
  request.set_reason("the mailbox is back");
  v1::RetryResponse response;

  EXPECT_TRUE(
      As("complaints_manager", &v1::NotificationService::Stub::Retry, request, response).ok());

  EXPECT_EQ(response.notice().reason(), "somebody: the mailbox is back");
}

TEST_F(NotificationServiceTest, RetriesNothingWithoutAReason) {
  v1::RetryRequest request;
  request.set_authority_id("milford");
  request.set_obligation_id(kObligation);
  v1::RetryResponse response;

  EXPECT_EQ(As("complaints_manager", &v1::NotificationService::Stub::Retry, request, response)
                .error_code(),
            grpc::StatusCode::INVALID_ARGUMENT);
}

}  // namespace
}  // namespace candour::notification
