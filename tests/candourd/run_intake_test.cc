// Also tests services/candourd/edge_workers.cc.
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

#include "candour/intake/v1/intake.grpc.pb.h"
#include "candour/intake/v1/ledger.grpc.pb.h"
#include "grpc/health/v1/health.grpc.pb.h"
#include "services/candourd/running_service.h"
#include "tests/candourd/migrated.h"
#include "tests/support/fake_clamd.h"
#include "tests/support/local_http.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/status.h"
#include "tests/support/token.h"

namespace candour {
namespace {

using grpc::health::v1::HealthCheckResponse;
using testing::StatusIs;

// What intake relies on.
constexpr const char* kNewestMigration = "20261129235200";

// Intake as a process runs it, over a database and an issuer of the test's own.
class RunIntakeTest : public ::testing::Test {
 protected:
  RunIntakeTest() {
    http_.BeIssuer(testing::KeySetJson({&testing::SigningKey::Es256()}));
    settings_.service = ServiceName::kIntake;
    settings_.database = database_.Conninfo("candour_intake");
    settings_.address = "127.0.0.1:0";
    settings_.metrics_address = "127.0.0.1:0";
    settings_.oidc.issuer = http_.Url();
    settings_.oidc.audience = testing::kAudience;
    settings_.reference_dir = "db/reference";
  }
  ~RunIntakeTest() override {
    if (running_) running_->Stop(absl::Seconds(5));
  }

  void Start() {
    auto started = StartIntake(settings_);
    ASSERT_TRUE(started.ok()) << started.status();
    running_ = *std::move(started);
    channel_ = grpc::CreateChannel("127.0.0.1:" + std::to_string(running_->Port()),
                                   grpc::InsecureChannelCredentials());
  }

  // Waits until health says `wanted`.
  bool Becomes(HealthCheckResponse::ServingStatus wanted) {
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(30));
    const auto stub = grpc::health::v1::Health::NewStub(channel_);
    const auto stream = stub->Watch(&context, {});
    HealthCheckResponse response;
    while (stream->Read(&response)) {
      if (response.status() == wanted) {
        context.TryCancel();
        return true;
      }
    }
    return false;
  }

  // A caller whose token is good by the machine's own clock.
  std::unique_ptr<grpc::ClientContext> Caller() {
    testing::TokenClaims claims;
    claims.issuer = http_.Url();
    claims.expires_at = absl::Now() + absl::Hours(1);
    auto context = std::make_unique<grpc::ClientContext>();
    context->AddMetadata("authorization", testing::Bearer(claims));
    return context;
  }

  grpc::Status Submit(intake::v1::SubmitResponse& response) {
    intake::v1::SubmitRequest request;
    request.set_authority_id("milford");
    request.set_request_id("0b8b6ee1-6f5c-4f0e-9d7a-2f1f6a3c9e10");
    request.mutable_submit()->set_record_type(ledger::v1::RECORD_TYPE_CMP);
    request.mutable_submit()->set_channel(ledger::v1::CHANNEL_PHONE);
    request.mutable_submit()->mutable_complainant()->set_name("Zoe Marsh");
    request.mutable_submit()->add_points()->set_text("The carer came late.");
    return intake::v1::IntakeService::NewStub(channel_)->Submit(Caller().get(), request, &response);
  }

  TestDatabase database_;
  testing::LocalHttp http_;
  const ScratchFolder scratch_;
  Settings settings_;
  std::unique_ptr<RunningService> running_;
  std::shared_ptr<grpc::Channel> channel_;
};

TEST_F(RunIntakeTest, WaitsWithoutServingForItsSchema) {
  NoteMigration(database_, "20200101000000");
  Start();
  intake::v1::SubmitResponse response;

  EXPECT_TRUE(Becomes(HealthCheckResponse::NOT_SERVING));
  EXPECT_THAT(Submit(response), StatusIs(absl::StatusCode::kUnavailable));

  NoteMigration(database_, kNewestMigration);
  EXPECT_TRUE(Becomes(HealthCheckResponse::SERVING));
}

TEST_F(RunIntakeTest, TakesAComplaintInShowsItAndVerifiesItsLedger) {
  NoteMigration(database_, kNewestMigration);
  Start();
  ASSERT_TRUE(Becomes(HealthCheckResponse::SERVING));
  intake::v1::SubmitResponse submitted;
  const grpc::Status taken = Submit(submitted);
  ASSERT_TRUE(taken.ok()) << taken.error_message();

  intake::v1::GetRequest get;
  get.set_authority_id("milford");
  get.set_case_(submitted.receipt().reference());
  intake::v1::GetResponse shown;
  const auto cases = intake::v1::CaseService::NewStub(channel_);
  ASSERT_TRUE(cases->Get(Caller().get(), get, &shown).ok());
  EXPECT_EQ(shown.case_file().complainant().name(), "Zoe Marsh");
  EXPECT_EQ(database_.Value("SELECT count(*) FROM ledger.event WHERE type = 'case_viewed'"), "1");

  intake::v1::VerifyRequest verify;
  verify.set_authority_id("milford");
  const auto context = Caller();
  const auto stub = intake::v1::LedgerService::NewStub(channel_);
  const auto stream = stub->Verify(context.get(), verify);
  intake::v1::VerifyResponse last;
  while (stream->Read(&last)) {
  }
  EXPECT_TRUE(stream->Finish().ok());
  EXPECT_TRUE(last.done());
  EXPECT_EQ(last.head_seq(), 2);
  EXPECT_EQ(last.fault(), intake::v1::FAULT_UNSPECIFIED) << last.explanation();
}

TEST_F(RunIntakeTest, ShowsWhereACaseStandsWithoutASignIn) {
  NoteMigration(database_, kNewestMigration);
  Start();
  ASSERT_TRUE(Becomes(HealthCheckResponse::SERVING));
  intake::v1::SubmitResponse submitted;
  ASSERT_TRUE(Submit(submitted).ok());
  intake::v1::TrackRequest request;
  request.set_authority_id("milford");
  request.set_reference(submitted.receipt().reference());
  request.set_code(submitted.case_file().track_code());
  intake::v1::TrackResponse response;
  grpc::ClientContext context;

  const grpc::Status done =
      intake::v1::IntakeService::NewStub(channel_)->Track(&context, request, &response);

  ASSERT_TRUE(done.ok()) << done.error_message();
  EXPECT_EQ(response.stands(), "It is open.");
  EXPECT_EQ(response.ShortDebugString().find("Marsh"), std::string::npos);
}

// Waits until the database says so.
bool ComesTrue(const TestDatabase& database, const std::string& sql) {
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  while (std::chrono::steady_clock::now() < until) {
    if (database.Value(sql) == "1") return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  return false;
}

TEST_F(RunIntakeTest, ScansAnAttachmentWhereThereIsAScannerAndKeepsAnInfectedOneBack) {
  testing::FakeClamd clamd;
  settings_.edges_file = scratch_.Path() / "edges.textproto";
  std::ofstream(settings_.edges_file) << "scanner { address: \"" << clamd.Address() << "\" }";
  NoteMigration(database_, kNewestMigration);
  Start();
  ASSERT_TRUE(Becomes(HealthCheckResponse::SERVING));
  intake::v1::SubmitResponse submitted;
  ASSERT_TRUE(Submit(submitted).ok());
  const auto stub = intake::v1::IntakeService::NewStub(channel_);
  const auto context = Caller();
  intake::v1::UploadAttachmentResponse kept;
  const auto upload = stub->UploadAttachment(context.get(), &kept);
  intake::v1::UploadAttachmentRequest piece;
  intake::v1::Target& target = *piece.mutable_attachment()->mutable_target();
  target.set_authority_id("milford");
  target.set_request_id("0b8b6ee1-6f5c-4f0e-9d7a-2f1f6a3c9e11");
  target.set_case_(submitted.receipt().reference());
  piece.mutable_attachment()->set_name("bill.txt");
  piece.mutable_attachment()->set_media_type("text/plain");
  upload->Write(piece);
  piece.set_content("X5O! EICAR-TEST H+H*");
  upload->Write(piece);
  upload->WritesDone();
  const grpc::Status uploaded = upload->Finish();
  ASSERT_TRUE(uploaded.ok()) << uploaded.error_message();

  EXPECT_TRUE(
      ComesTrue(database_, "SELECT count(*) FROM ledger.event WHERE type = 'attachment_scanned'"));

  intake::v1::DownloadAttachmentRequest download;
  download.set_authority_id("milford");
  download.set_case_(submitted.receipt().reference());
  download.set_attachment_id(kept.attachment().attachment_id());
  download.set_unscanned_acknowledged(true);
  const auto asking = Caller();
  const auto stream = stub->DownloadAttachment(asking.get(), download);
  intake::v1::DownloadAttachmentResponse got;
  EXPECT_FALSE(stream->Read(&got));
  EXPECT_THAT(stream->Finish(), StatusIs(absl::StatusCode::kFailedPrecondition));
}

TEST_F(RunIntakeTest, DoesNotStartWithEdgesItDoesNotUnderstand) {
  settings_.edges_file = scratch_.Path() / "edges.textproto";
  std::ofstream(settings_.edges_file) << "scanner { address: \"elsewhere.example:3310\" }";

  EXPECT_THAT(StartIntake(settings_).status(), StatusIs(absl::StatusCode::kInvalidArgument));
}

TEST_F(RunIntakeTest, EndsAStreamThatWaitsWhenItStops) {
  NoteMigration(database_, kNewestMigration);
  Start();
  ASSERT_TRUE(Becomes(HealthCheckResponse::SERVING));
  intake::v1::SubmitResponse submitted;
  ASSERT_TRUE(Submit(submitted).ok());
  intake::v1::FollowRequest follow;
  follow.set_authority_id("milford");
  const auto context = Caller();
  const auto stub = intake::v1::LedgerService::NewStub(channel_);
  const auto stream = stub->Follow(context.get(), follow);
  intake::v1::FollowResponse batch;
  ASSERT_TRUE(stream->Read(&batch));

  std::thread stopping([this] { running_->Stop(absl::Seconds(60)); });
  while (stream->Read(&batch)) {
  }

  EXPECT_THAT(stream->Finish(), StatusIs(absl::StatusCode::kUnavailable));
  stopping.join();
  running_.reset();
}

TEST_F(RunIntakeTest, RefusesAFolderWithoutReferenceData) {
  settings_.reference_dir = "tests/candourd";

  EXPECT_THAT(StartIntake(settings_), StatusIs(absl::StatusCode::kInvalidArgument));
}

}  // namespace
}  // namespace candour
