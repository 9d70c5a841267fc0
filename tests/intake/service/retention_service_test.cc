#include "services/intake/service/retention_service.h"

#include <gmock/gmock.h>

#include "candour/intake/v1/retention.grpc.pb.h"
#include "services/common/day/day.h"
#include "tests/intake/service/desk.h"
#include "tests/support/status.h"

namespace candour::intake {
namespace {

using candour::testing::StatusIs;
using candour::testing::TokenClaims;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

// Closed cases, each so many years before the test's time, and what is left of an erased one.
class FakeRetention final : public RetentionReading {
 public:
  absl::Status EndedFiles(const std::string&, absl::CivilDay last, const std::string&,
                          const std::function<void(const ledger::v1::CaseFile&)>& visit) override {
    looked_until = last;
    for (const ledger::v1::CaseFile& file : ended) visit(file);
    return absl::OkStatus();
  }
  absl::StatusOr<std::set<std::string>> WithOpenCase(const std::string&,
                                                     const std::vector<std::string>&) override {
    return with_open_case;
  }
  absl::Status Erasures(const v1::ListErasuresRequest& request,
                        v1::ListErasuresResponse& response) override {
    response.add_erasures()->set_seq(request.after_seq() + 1);
    return absl::OkStatus();
  }
  absl::Status Repeat(const std::string&, v1::RepeatErasuresResponse& response) override {
    response.set_erasures(3);
    return absl::OkStatus();
  }
  absl::StatusOr<Remains> RemainsOf(const std::string&, const std::string&) override {
    return remains;
  }

  std::vector<ledger::v1::CaseFile> ended;
  std::set<std::string> with_open_case;
  absl::CivilDay looked_until;
  Remains remains;
};

RetentionSchedules OneRule() {
  RetentionSchedules schedules(1);
  schedules[0].set_id("default");
  schedules[0].set_version(1);
  *schedules[0].mutable_effective_on() = ToMessage(absl::CivilDay(2020, 1, 1));
  schedules[0].set_backup_days(35);
  reference::v1::RetentionRule& rule = *schedules[0].add_rules();
  rule.set_code("retention-6y");
  rule.set_years(6);
  rule.set_from(reference::v1::RETENTION_START_ENDED);
  return schedules;
}

class RetentionServiceTest : public ::testing::Test {
 protected:
  RetentionServiceTest() {
    ServerSetup setup;
    setup.name = "intake";
    setup.address = "127.0.0.1:0";
    setup.metrics = desk_.metrics.get();
    setup.services = {{v1::RetentionService::service_full_name(), &service_}};
    server_ = *Server::Start(setup);
    stub_ = v1::RetentionService::NewStub(server_->InProcessChannel());
  }

  ledger::v1::CaseFile Ended(int years_ago) {
    ledger::v1::CaseFile file;
    file.set_reference("ASC-2020-00000" + std::to_string(years_ago) + "-1");
    file.mutable_complainant()->set_person_id(kPersonId);
    file.set_status(ledger::v1::STATUS_CLOSED);
    file.mutable_closed_at()->set_seconds(
        absl::ToUnixSeconds(candour::testing::TokenTime() - absl::Hours(24 * 366) * years_ago));
    return file;
  }

  void EraseTheCase() {
    desk_.rooms.more.set_erased(true);
    for (const char* follower : {"analytics", "categorisation", "notification"}) {
      desk_.rooms.more.mutable_erasure()->add_followers()->set_follower(follower);
    }
  }

  absl::Status Certify(v1::IssueCertificateResponse& response) {
    v1::IssueCertificateRequest request;
    *request.mutable_target() = GoodTarget();
    return FromGrpc(stub_->IssueCertificate(Desk::As({}).get(), request, &response));
  }

  Desk desk_;
  FakeRetention reading_;
  const RetentionSchedules schedules_ = OneRule();
  RetentionService service_{desk_.around, reading_, schedules_};
  std::unique_ptr<Server> server_;
  std::unique_ptr<v1::RetentionService::Stub> stub_;
};

// Proves A-07.
TEST_F(RetentionServiceTest, ListsWhatIsDueLongestOverdueFirstAndRecordsIt) {
  reading_.ended = {Ended(7), Ended(2), Ended(9)};
  v1::ListDueRequest request;
  request.set_authority_id("milford");
  v1::ListDueResponse response;

  ASSERT_TRUE(stub_->ListDue(Desk::As({}).get(), request, &response).ok());

  ASSERT_EQ(response.due_size(), 2);
  EXPECT_EQ(response.due(0).reference(), Ended(9).reference());
  EXPECT_EQ(response.due(1).rule(), "retention-6y");
  EXPECT_TRUE(response.due(1).triage().empty());
  EXPECT_FALSE(response.more());
  EXPECT_EQ(desk_.committer.Commands().back().act.record_listing().what(), "retention_due");
}

// Proves A-07.
TEST_F(RetentionServiceTest, SaysWhatSpeaksAgainstErasing) {
  reading_.ended = {Ended(8)};
  reading_.ended[0].mutable_erasure_hold()->set_reason("litigation");
  reading_.with_open_case = {kPersonId};
  v1::ListDueRequest request;
  request.set_authority_id("milford");
  v1::ListDueResponse response;

  ASSERT_TRUE(stub_->ListDue(Desk::As({}).get(), request, &response).ok());

  EXPECT_THAT(response.due(0).triage(),
              ElementsAre(v1::TRIAGE_REASON_HELD, v1::TRIAGE_REASON_OPEN_CASE));
  EXPECT_EQ(response.due(0).hold(), "litigation");
}

TEST_F(RetentionServiceTest, SaysThatThereAreMoreThanWereAskedFor) {
  reading_.ended = {Ended(7), Ended(8), Ended(9)};
  v1::ListDueRequest request;
  request.set_authority_id("milford");
  request.set_limit(1);
  v1::ListDueResponse response;

  ASSERT_TRUE(stub_->ListDue(Desk::As({}).get(), request, &response).ok());

  EXPECT_EQ(response.due_size(), 1);
  EXPECT_TRUE(response.more());
}

TEST_F(RetentionServiceTest, GivesNoCertificateBeforeTheErasure) {
  v1::IssueCertificateResponse response;

  EXPECT_THAT(Certify(response), StatusIs(absl::StatusCode::kFailedPrecondition));
}

// Proves A-07.
TEST_F(RetentionServiceTest, GivesNoCertificateUntilEveryFollowerHasPassed) {
  EraseTheCase();
  desk_.rooms.more.mutable_erasure()->mutable_followers()->RemoveLast();
  v1::IssueCertificateResponse response;

  const absl::Status refused = Certify(response);

  EXPECT_THAT(refused, StatusIs(absl::StatusCode::kFailedPrecondition));
  EXPECT_THAT(std::string(refused.message()), HasSubstr("notification has not passed"));
}

// Proves A-07.
TEST_F(RetentionServiceTest, GivesNoCertificateWhileSomethingIsLeft) {
  EraseTheCase();
  reading_.remains.left = {"2 attachments left"};
  v1::IssueCertificateResponse response;

  EXPECT_THAT(std::string(Certify(response).message()), HasSubstr("2 attachments left"));
}

// Proves A-07.
TEST_F(RetentionServiceTest, RecordsTheCertificateWithTheDaysOfBackups) {
  EraseTheCase();
  reading_.remains.bodies_gone = 5;
  v1::IssueCertificateResponse response;

  ASSERT_TRUE(Certify(response).ok());

  EXPECT_EQ(response.bodies(), 5);
  const ledger::v1::CertifyErasure act = desk_.committer.Commands().back().act.certify_erasure();
  EXPECT_EQ(act.backup_days(), 35);
  EXPECT_THAT(act.followers(), ElementsAre("analytics", "categorisation", "notification"));
}

TEST_F(RetentionServiceTest, TakesAConfirmationFromServicesOnly) {
  v1::ConfirmErasureRequest request;
  *request.mutable_target() = GoodTarget();
  request.mutable_act()->set_follower("analytics");
  v1::ConfirmErasureResponse response;
  TokenClaims service;
  service.roles = {"service"};

  EXPECT_THAT(FromGrpc(stub_->ConfirmErasure(Desk::As({}).get(), request, &response)),
              StatusIs(absl::StatusCode::kPermissionDenied));
  EXPECT_TRUE(stub_->ConfirmErasure(Desk::As(service).get(), request, &response).ok());
  EXPECT_EQ(desk_.committer.Commands().back().act.confirm_erasure().follower(), "analytics");
}

TEST_F(RetentionServiceTest, RecordsAnExportBeforeItShowsAnything) {
  v1::ExportPersonRequest request;
  request.set_authority_id("milford");
  request.set_person_id(kPersonId);
  const auto context = Desk::As({});
  const auto stream = stub_->ExportPerson(context.get(), request);

  v1::ExportPersonResponse response;
  ASSERT_TRUE(stream->Read(&response));

  EXPECT_EQ(response.file().complaint_id(), kComplaintId);
  const ledger::v1::RecordListing listing = desk_.committer.Commands().back().act.record_listing();
  EXPECT_EQ(listing.what(), "export_person");
  EXPECT_EQ(listing.query(), kPersonId);
  EXPECT_FALSE(stream->Read(&response));
  EXPECT_TRUE(stream->Finish().ok());
}

TEST_F(RetentionServiceTest, ShowsNothingWhereTheExportCannotBeRecorded) {
  desk_.committer.answer = [](const Command&) { return absl::UnavailableError("away"); };
  v1::ExportPersonRequest request;
  request.set_authority_id("milford");
  request.set_person_id(kPersonId);
  const auto context = Desk::As({});
  const auto stream = stub_->ExportPerson(context.get(), request);

  v1::ExportPersonResponse response;
  EXPECT_FALSE(stream->Read(&response));
  EXPECT_THAT(FromGrpc(stream->Finish()), StatusIs(absl::StatusCode::kUnavailable));
}

TEST_F(RetentionServiceTest, RepeatsErasuresAndRecordsIt) {
  v1::RepeatErasuresRequest request;
  request.set_authority_id("milford");
  v1::RepeatErasuresResponse response;

  ASSERT_TRUE(stub_->RepeatErasures(Desk::As({}).get(), request, &response).ok());

  EXPECT_EQ(response.erasures(), 3);
  EXPECT_EQ(desk_.committer.Commands().back().act.record_listing().what(), "repeat_erasures");
}

TEST_F(RetentionServiceTest, ListsErasuresAfterTheLastThatWasSeen) {
  v1::ListErasuresRequest request;
  request.set_authority_id("milford");
  request.set_after_seq(41);
  v1::ListErasuresResponse response;

  ASSERT_TRUE(stub_->ListErasures(Desk::As({}).get(), request, &response).ok());

  EXPECT_EQ(response.erasures(0).seq(), 42);
}

}  // namespace
}  // namespace candour::intake
