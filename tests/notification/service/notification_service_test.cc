// Also tests services/notification/service/desk_calls.cc.
#include "services/notification/service/notification_service.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>

#include "services/common/grpc/server.h"
#include "tests/support/token.h"

namespace candour::notification {
namespace {

constexpr const char* kObligation = "00000000-0000-5000-8000-000000000001";

// A shelf with one notice that failed.
class OneNotice : public NoticeShelf {
 public:
  absl::StatusOr<NoticePage> List(const std::string&, const NoticeQuery& query) override {
    if (query.state == "sent" || query.viewer == "kept-out") return NoticePage{};
    return NoticePage{{line_}, "next"};
  }
  absl::Status Shows(const std::string&, const std::string&, const std::string& viewer) override {
    return viewer == "kept-out" ? absl::NotFoundError("there is no such duty") : absl::OkStatus();
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
  const NoticeLine line_ = {kObligation,   "",           "ASC-1",  "N-01",
                            "complainant", std::nullopt, "failed", "",
                            "smtp",        std::nullopt, 1};
};

// A desk and a list of tasks that say what they were asked.
class OneDesk : public NoticeDesk {
 public:
  absl::StatusOr<NoticeLine> Approve(const Decided& decided, const std::string&,
                                     const std::set<std::string>& roles) override {
    return Line(decided, roles.count("handler") > 0 ? "approved by a handler" : "approved");
  }
  absl::StatusOr<NoticeLine> Hold(const Decided& decided) override {
    return Line(decided, decided.by + " holds: " + decided.reason);
  }
  absl::StatusOr<NoticeLine> Release(const Decided& decided) override {
    return Line(decided, "released");
  }
  absl::StatusOr<NoticeLine> Cancel(const Decided& decided) override {
    return Line(decided, "cancelled");
  }
  absl::StatusOr<DueList> ListDue(const std::string&, absl::CivilDay until, int most,
                                  const std::string& viewer) override {
    DueList list;
    list.more = viewer.empty();
    list.paused = absl::FormatCivilTime(until) + " " + std::to_string(most);
    return list;
  }
  absl::StatusOr<NoticeLine> ReportDelivery(const std::string&, const std::string&,
                                            DeliveryNews news, const std::string&,
                                            absl::Time) override {
    return Line({}, news == DeliveryNews::kFailedHard ? "bounced" : "arrived");
  }
  absl::StatusOr<int> ReleaseAutomation(const Decided&) override { return 7; }
  absl::StatusOr<DryRunResult> DryRun(const std::string&, const std::string& text, absl::CivilDay,
                                      const std::string&) override {
    if (text.empty()) return absl::InvalidArgumentError("no text");
    return DryRunResult{3, 2, {{"no address", 1}}, {text}};
  }

 private:
  static NoticeLine Line(const Decided& decided, const std::string& reason) {
    NoticeLine line;
    line.obligation_id = decided.obligation_id;
    line.reason = reason;
    return line;
  }
};

class OneTask : public TaskShelf {
 public:
  absl::StatusOr<TaskPage> List(const std::string&, const TaskQuery& query, absl::Time) override {
    TaskLine line;
    line.kind = query.kind.empty() ? "call" : query.kind;
    line.state = "open";
    return TaskPage{{line}, ""};
  }
  absl::StatusOr<TaskLine> Complete(const Completion& completion) override {
    TaskLine line;
    line.what = completion.by + (completion.reached ? " reached: " : " tried: ") + completion.note;
    return line;
  }
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
    claims.subject = subject_;
    claims.roles = {role};
    context.AddMetadata("authorization", testing::Bearer(claims));
    return ((*stub_).*call)(&context, request, &response);
  }

  std::string subject_ = "somebody";
  OneNotice shelf_;
  std::unique_ptr<TokenVerifier> verifier_ = testing::TestVerifier();
  Guard guard_{*verifier_};
  WorkerPool workers_{2, 10};
  OneDesk desk_;
  OneTask tasks_;
  std::atomic<int> decided_ = 0;
  NotificationService service_{{shelf_, desk_, tasks_, [this] { ++decided_; }},
                               [](const std::string&) { return absl::FromUnixSeconds(0); },
                               guard_,
                               workers_};
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

// A case that is kept from somebody has no notices for them, whatever they ask.
TEST_F(NotificationServiceTest, ShowsNothingOfACaseThatIsKeptFromTheCaller) {
  v1::ListNoticesRequest list;
  list.set_authority_id("milford");
  v1::ListNoticesResponse listed;
  v1::GetNoticeRequest get;
  get.set_authority_id("milford");
  get.set_obligation_id(kObligation);
  v1::GetNoticeResponse shown;
  v1::PreviewRequest preview;
  preview.set_authority_id("milford");
  preview.set_obligation_id(kObligation);
  v1::PreviewResponse previewed;
  v1::HoldRequest hold;
  hold.set_authority_id("milford");
  hold.set_obligation_id(kObligation);
  hold.set_reason("why not");
  v1::HoldResponse held;
  subject_ = "kept-out";

  EXPECT_TRUE(As("handler", &v1::NotificationService::Stub::ListNotices, list, listed).ok());
  EXPECT_EQ(listed.notices_size(), 0);
  EXPECT_EQ(As("handler", &v1::NotificationService::Stub::GetNotice, get, shown).error_code(),
            grpc::StatusCode::NOT_FOUND);
  EXPECT_EQ(As("handler", &v1::NotificationService::Stub::Preview, preview, previewed).error_code(),
            grpc::StatusCode::NOT_FOUND);
  EXPECT_EQ(As("handler", &v1::NotificationService::Stub::Hold, hold, held).error_code(),
            grpc::StatusCode::NOT_FOUND);
}

TEST_F(NotificationServiceTest, HoldsInTheNameOfWhoAsksAndStirsTheDispatcher) {
  v1::HoldRequest request;
  request.set_authority_id("milford");
  request.set_obligation_id(kObligation);
  request.set_reason("Her solicitor wrote.");
  v1::HoldResponse response;

  const grpc::Status done = As("handler", &v1::NotificationService::Stub::Hold, request, response);

  EXPECT_TRUE(done.ok()) << done.error_message();
  EXPECT_THAT(response.notice().reason(), ::testing::EndsWith("holds: Her solicitor wrote."));
  EXPECT_EQ(decided_, 1);
}

TEST_F(NotificationServiceTest, ListsWhatFallsDueWithinAWeekUnlessToldOtherwise) {
  v1::ListDueRequest request;
  request.set_authority_id("milford");
  v1::ListDueResponse response;

  const grpc::Status done =
      As("handler", &v1::NotificationService::Stub::ListDue, request, response);

  EXPECT_TRUE(done.ok()) << done.error_message();
  EXPECT_TRUE(response.paused());
  EXPECT_EQ(response.pause_reason(), "1970-01-08 100");
}

TEST_F(NotificationServiceTest, KeepsTheReleaseOfAutomationToTheManager) {
  v1::ReleaseAutomationRequest request;
  request.set_authority_id("milford");
  request.set_reason("Compared with the outgoing post.");
  v1::ReleaseAutomationResponse response;

  EXPECT_EQ(As("handler", &v1::NotificationService::Stub::ReleaseAutomation, request, response)
                .error_code(),
            grpc::StatusCode::PERMISSION_DENIED);
  EXPECT_TRUE(
      As("complaints_manager", &v1::NotificationService::Stub::ReleaseAutomation, request, response)
          .ok());
  EXPECT_EQ(response.released(), 7);
}

TEST_F(NotificationServiceTest, CompletesATaskWithWhatWasReached) {
  v1::CompleteTaskRequest request;
  request.set_authority_id("milford");
  request.set_task_id(kObligation);
  request.set_reached(true);
  request.set_note("Told her.");
  v1::CompleteTaskResponse response;

  EXPECT_TRUE(As("handler", &v1::NotificationService::Stub::CompleteTask, request, response).ok());
  EXPECT_THAT(response.task().what(), ::testing::EndsWith("reached: Told her."));
}

}  // namespace
}  // namespace candour::notification
