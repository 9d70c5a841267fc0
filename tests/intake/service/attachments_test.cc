// Also tests services/intake/service/take_mail.cc.
// Also tests services/intake/service/gather_call.h and services/intake/service/take_mail.cc.
#include "services/intake/service/attachments.h"

#include <gtest/gtest.h>

#include "services/common/digest/digest.h"
#include "tests/intake/service/desk.h"
#include "tests/support/status.h"

namespace candour::intake {
namespace {

using candour::testing::NamesField;
using candour::testing::StatusIs;
using candour::testing::TokenClaims;

constexpr const char* kPdf = "%PDF-1.7 a bill";

grpc::Status Upload(Desk& desk, const std::vector<std::string>& pieces,
                    v1::UploadAttachmentResponse& response,
                    const std::string& type = "application/pdf") {
  const auto stub = v1::IntakeService::NewStub(desk.Channel());
  const auto context = Desk::As({});
  const auto stream = stub->UploadAttachment(context.get(), &response);
  v1::UploadAttachmentRequest request;
  *request.mutable_attachment()->mutable_target() = GoodTarget();
  request.mutable_attachment()->set_name(R"(C:\Users\Penny\bill.pdf)");
  request.mutable_attachment()->set_media_type(type);
  stream->Write(request);
  for (const std::string& piece : pieces) {
    request.set_content(piece);
    if (!stream->Write(request)) break;
  }
  stream->WritesDone();
  return stream->Finish();
}

grpc::Status TakeMail(Desk& desk, const std::string& mail, v1::TakeMailResponse& response) {
  const auto stub = v1::IntakeService::NewStub(desk.Channel());
  const auto context = Desk::As({});
  const auto stream = stub->TakeMail(context.get(), &response);
  v1::TakeMailRequest request;
  request.mutable_envelope()->set_authority_id("milford");
  stream->Write(request);
  request.set_content(mail);
  stream->Write(request);
  stream->WritesDone();
  return stream->Finish();
}

std::string MailWith(const std::string& heads) {
  return "From: Ruth Penny <ruth@example.org>\r\nTo: complaints@milford.example\r\n"
         "Message-ID: <one@example.org>\r\n" +
         heads + "\r\nI agree to the new date.\r\n";
}

TEST(UploadAttachmentTest, StoresTheContentAndAddsItToTheCase) {
  Desk desk;
  v1::UploadAttachmentResponse response;

  const grpc::Status status = Upload(desk, {"%PDF-1.7", " a bill"}, response);

  ASSERT_TRUE(status.ok()) << status.error_message();
  EXPECT_EQ(desk.rooms.attachments.at(response.attachment().attachment_id()), kPdf);
  const auto act = desk.committer.Commands().at(0).act.add_attachment().attachment();
  EXPECT_EQ(act.name(), "bill.pdf");
  EXPECT_EQ(act.digest(), Sha256(kPdf));
  EXPECT_EQ(act.size(), 15);
  EXPECT_EQ(response.attachment().state(), ledger::v1::SCAN_STATE_WAITING);
}

TEST(TakeMailTest, DoesNothingForTheVerySameMailAgain) {
  Desk desk;
  desk.committer.answer = [](const Command&) {
    Outcome outcome;
    outcome.receipt.set_complaint_id(kComplaintId);
    return outcome;
  };
  v1::TakeMailResponse first;
  v1::TakeMailResponse again;
  ASSERT_TRUE(TakeMail(desk, MailWith("Subject: My bill\r\n"), first).ok());
  const std::size_t acts = desk.committer.Commands().size();

  const grpc::Status status = TakeMail(desk, MailWith("Subject: My bill\r\n"), again);

  ASSERT_TRUE(status.ok()) << status.error_message();
  EXPECT_TRUE(again.receipt().repeated());
  EXPECT_EQ(desk.committer.Commands().size(), acts);
}

TEST(TakeMailTest, LosesNoOtherMailOfTheSameMessageId) {
  Desk desk;
  desk.committer.answer = [](const Command&) {
    Outcome outcome;
    outcome.receipt.set_complaint_id(kComplaintId);
    return outcome;
  };
  v1::TakeMailResponse first;
  v1::TakeMailResponse other;
  ASSERT_TRUE(TakeMail(desk, MailWith("Subject: My bill\r\n"), first).ok());
  const std::size_t acts = desk.committer.Commands().size();

  ASSERT_TRUE(TakeMail(desk, MailWith("Subject: Another bill\r\n"), other).ok());

  EXPECT_GT(desk.committer.Commands().size(), acts);
}

TEST(DownloadAttachmentTest, WaitsForTheScannerWhereThereIsOne) {
  ledger::v1::CaseFile file;
  ledger::v1::AttachmentRecord& attachment = *file.add_attachments();
  attachment.set_attachment_id(kHiddenId);
  attachment.set_state(ledger::v1::SCAN_STATE_WAITING);

  EXPECT_THAT(CheckScanned(file, kHiddenId), StatusIs(absl::StatusCode::kFailedPrecondition));

  attachment.set_state(ledger::v1::SCAN_STATE_CLEAN);
  EXPECT_TRUE(CheckScanned(file, kHiddenId).ok());
  EXPECT_TRUE(CheckScanned(file, kComplaintId).ok());
}

TEST(UploadAttachmentTest, BelievesTheContentAndNotTheName) {
  Desk desk;
  v1::UploadAttachmentResponse response;

  const grpc::Status lied = Upload(desk, {"\x89PNG\r\n\x1A\n picture"}, response);
  const grpc::Status program = Upload(desk, {std::string("MZ\x90\0\x03", 5)}, response);

  EXPECT_THAT(lied,
              NamesField("media_type", "the file is said to be application/pdf but is image/png"));
  EXPECT_THAT(program, StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_TRUE(desk.rooms.attachments.empty());
}

TEST(UploadAttachmentTest, RefusesMoreThan25Megabytes) {
  Desk desk;
  v1::UploadAttachmentResponse response;
  const std::vector<std::string> pieces(26, std::string(1 << 20, 'x'));

  EXPECT_THAT(Upload(desk, pieces, response, "text/plain"),
              StatusIs(absl::StatusCode::kOutOfRange));
  EXPECT_TRUE(desk.rooms.attachments.empty());
}

TEST(UploadAttachmentTest, KeepsNothingOfWhatWasRefused) {
  Desk desk;
  desk.committer.answer = [](const Command&) { return absl::AbortedError("has moved on"); };
  v1::UploadAttachmentResponse response;

  EXPECT_THAT(Upload(desk, {kPdf}, response), StatusIs(absl::StatusCode::kAborted));
  EXPECT_TRUE(desk.rooms.attachments.empty());
}

TEST(UploadAttachmentTest, KnowsNothingOfACaseThatIsKeptFromTheCaller) {
  Desk desk;
  desk.rooms.restriction.add_only("somebody-else");
  v1::UploadAttachmentResponse response;

  EXPECT_THAT(Upload(desk, {kPdf}, response), StatusIs(absl::StatusCode::kNotFound));
}

TEST(DownloadAttachmentTest, IsRecordedBeforeTheFirstByte) {
  Desk desk;
  desk.rooms.attachments["11111111-2222-4333-8444-555555555555"] = kPdf;
  const auto stub = v1::IntakeService::NewStub(desk.Channel());
  const auto download = [&](std::string& content) {
    TokenClaims claims;
    claims.roles = {"handler"};
    const auto context = Desk::As(claims);
    v1::DownloadAttachmentRequest request;
    request.set_authority_id("milford");
    request.set_case_("ASC-2026-000123-4");
    request.set_attachment_id("11111111-2222-4333-8444-555555555555");
    const auto stream = stub->DownloadAttachment(context.get(), request);
    v1::DownloadAttachmentResponse response;
    while (stream->Read(&response)) content += response.content();
    return stream->Finish();
  };
  std::string content;
  ASSERT_TRUE(download(content).ok());
  EXPECT_EQ(content, kPdf);
  EXPECT_TRUE(desk.committer.Commands().at(0).act.has_record_download());

  desk.committer.answer = [](const Command&) {
    return absl::FailedPreconditionError("a virus was found in it");
  };
  std::string nothing;
  EXPECT_THAT(download(nothing), StatusIs(absl::StatusCode::kFailedPrecondition));
  EXPECT_EQ(nothing, "");
}

// Proves G-6.
TEST(TakeMailTest, FilesAReplyOnTheCaseOfTheMailItAnswers) {
  Desk desk;
  desk.rooms.mails["notice-1@milford.example"] = kComplaintId;
  v1::TakeMailResponse response;

  const grpc::Status status =
      TakeMail(desk, MailWith("Subject: Re: yours\r\nIn-Reply-To: <notice-1@milford.example>\r\n"),
               response);

  ASSERT_TRUE(status.ok()) << status.error_message();
  EXPECT_FALSE(response.new_case());
  const Command command = desk.committer.Commands().at(0);
  EXPECT_EQ(command.case_key, kComplaintId);
  EXPECT_EQ(command.act.receive_message().sender(), "Ruth Penny <ruth@example.org>");
  EXPECT_EQ(command.act.receive_message().body(), "I agree to the new date.\n");
  EXPECT_EQ(desk.committer.Commands().size(), 1);
}

// Proves G-6.
TEST(TakeMailTest, FilesAMailByTheReferenceInItsHeading) {
  Desk desk;
  v1::TakeMailResponse response;

  ASSERT_TRUE(
      TakeMail(desk, MailWith("Subject: About asc-2026-000123-4 please\r\n"), response).ok());

  EXPECT_FALSE(response.new_case());
  EXPECT_TRUE(desk.committer.Commands().at(0).act.has_receive_message());
}

// Proves G-6, Q-19.
TEST(TakeMailTest, MakesACaseOfAMailThatNamesNone) {
  Desk desk;
  v1::TakeMailResponse response;

  ASSERT_TRUE(TakeMail(desk, MailWith("Subject: The carer came late\r\n"), response).ok());

  EXPECT_TRUE(response.new_case());
  const ledger::v1::Submit submit = desk.committer.Commands().at(0).act.submit();
  EXPECT_EQ(submit.channel(), ledger::v1::CHANNEL_EMAIL);
  EXPECT_EQ(submit.complainant().email(), "ruth@example.org");
  EXPECT_FALSE(submit.complainant().email_consent());
  EXPECT_FALSE(submit.scope_checked());
  EXPECT_EQ(desk.rooms.mails.count("one@example.org"), 1);
}

TEST(TakeMailTest, TakesTheSameMailUnderTheSameRequest) {
  Desk desk;
  v1::TakeMailResponse response;
  const std::string mail = MailWith("Subject: About ASC-2026-000123-4\r\n");

  ASSERT_TRUE(TakeMail(desk, mail, response).ok());
  ASSERT_TRUE(TakeMail(desk, mail, response).ok());

  EXPECT_EQ(desk.committer.Commands().at(0).request_id, desk.committer.Commands().at(1).request_id);
}

TEST(TakeMailTest, LetsNoProgramOpenACase) {
  Desk desk;
  v1::TakeMailResponse response;

  EXPECT_THAT(
      TakeMail(desk, MailWith("Subject: Away\r\nAuto-Submitted: auto-replied\r\n"), response),
      StatusIs(absl::StatusCode::kFailedPrecondition));
  EXPECT_TRUE(desk.committer.Commands().empty());
}

TEST(TakeMailTest, RefusesWhatIsNoMail) {
  Desk desk;
  v1::TakeMailResponse response;

  EXPECT_THAT(TakeMail(desk, "hello", response), StatusIs(absl::StatusCode::kInvalidArgument));
}

}  // namespace
}  // namespace candour::intake
