#include "services/intake/service/attachments.h"

#include <future>
#include <utility>

#include "absl/strings/ascii.h"
#include "services/common/digest/digest.h"
#include "services/common/grpc/progress_stream.h"
#include "services/intake/domain/correspondence/acts.h"
#include "services/intake/domain/correspondence/media_type.h"
#include "services/intake/service/command.h"
#include "services/intake/service/gather_call.h"
#include "services/intake/service/intake_service.h"
#include "services/intake/service/sight.h"

namespace candour::intake {
namespace {

// The space in which the ids of attachments are named; a constant of this program for ever.
constexpr const char* kAttachmentSpace = "0f6c1f7e-9c43-4a0e-8a86-5b6d2f9d7f10";
constexpr std::size_t kPiece = std::size_t{256} << 10;

const v1::NewAttachment* HeadOf(const v1::UploadAttachmentRequest& request) {
  return request.has_attachment() ? &request.attachment() : nullptr;
}

absl::Status SendPieces(const std::string& content,
                        const std::function<bool(const v1::DownloadAttachmentResponse&)>& write) {
  for (std::size_t at = 0; at < content.size(); at += kPiece) {
    v1::DownloadAttachmentResponse piece;
    piece.set_content(content.substr(at, kPiece));
    if (!write(piece)) return absl::CancelledError("the caller has gone");
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Outcome> Commit(Committer& committer, Command command) {
  std::promise<absl::StatusOr<Outcome>> answer;
  std::future<absl::StatusOr<Outcome>> outcome = answer.get_future();
  committer.Enqueue(std::move(command),
                    [&answer](absl::StatusOr<Outcome> each) { answer.set_value(std::move(each)); });
  return outcome.get();
}

absl::StatusOr<v1::UploadAttachmentResponse> TakeAttachment(const Surroundings& around,
                                                            const Caller& caller,
                                                            const v1::NewAttachment& given,
                                                            const std::string& content) {
  const std::string& authority_id = given.target().authority_id();
  const auto file = CaseFor(around, caller, authority_id, given.target().case_());
  if (!file.ok()) return file.status();
  absl::StatusOr<std::string> type = MediaTypeOf(content, given.media_type(), "media_type");
  if (!type.ok()) return type.status();

  ledger::v1::AddAttachment act;
  ledger::v1::AttachmentRecord& attachment = *act.mutable_attachment();
  attachment.set_attachment_id(
      Uuid5(kAttachmentSpace, authority_id + '/' + caller.subject + '/' +
                                  absl::AsciiStrToLower(given.target().request_id())));
  attachment.set_size(static_cast<std::int64_t>(content.size()));
  attachment.set_digest(Sha256(content));
  attachment.set_media_type(*std::move(type));
  attachment.set_name(FileName(given.name()));
  const absl::StatusOr<bool> is_new = around.attachments.PutAttachment(
      authority_id, file->complaint_id(), attachment.attachment_id(), content);
  if (!is_new.ok()) return is_new.status();
  absl::StatusOr<Outcome> outcome =
      Commit(around.committer, ActCommand(caller, given.target(), act));
  if (!outcome.ok()) {
    // What is not known to be refused may have been written: then its content must stay.
    const bool refused =
        !absl::IsUnavailable(outcome.status()) && !absl::IsUnknown(outcome.status());
    if (*is_new && refused) {
      around.attachments.DropAttachment(authority_id, attachment.attachment_id()).IgnoreError();
    }
    return RefusalOf(outcome.status(), "target.");
  }
  v1::UploadAttachmentResponse response;
  *response.mutable_receipt() = std::move(outcome->receipt);
  attachment.set_state(ledger::v1::SCAN_STATE_WAITING);
  *response.mutable_attachment() = attachment;
  return response;
}

absl::Status CheckScanned(const ledger::v1::CaseFile& file, const std::string& attachment_id) {
  const ledger::v1::AttachmentRecord* attachment = FindAttachment(file, attachment_id);
  if (attachment == nullptr || attachment->state() != ledger::v1::SCAN_STATE_WAITING) {
    return absl::OkStatus();
  }
  return absl::FailedPreconditionError(
      "it has not been scanned for viruses yet: try again in a minute");
}

absl::Status HandOut(const Surroundings& around, const Caller& caller, bool scans,
                     const v1::DownloadAttachmentRequest& request,
                     const std::function<bool(const v1::DownloadAttachmentResponse&)>& write) {
  const auto file = CaseFor(around, caller, request.authority_id(), request.case_());
  if (!file.ok()) return file.status();
  if (scans) {
    if (absl::Status seen = CheckScanned(*file, request.attachment_id()); !seen.ok()) return seen;
  }
  v1::Target target;
  target.set_authority_id(request.authority_id());
  target.set_request_id(RandomUuid());
  target.set_case_(file->complaint_id());
  ledger::v1::RecordDownload act;
  act.set_attachment_id(request.attachment_id());
  act.set_unscanned_acknowledged(request.unscanned_acknowledged());
  const auto recorded = Commit(around.committer, ActCommand(caller, target, act));
  if (!recorded.ok()) return recorded.status();
  const auto content =
      around.attachments.GetAttachment(request.authority_id(), request.attachment_id());
  if (!content.ok()) return content.status();
  v1::DownloadAttachmentResponse first;
  if (const auto* attachment = FindAttachment(*file, request.attachment_id())) {
    *first.mutable_attachment() = *attachment;
  }
  if (!write(first)) return absl::CancelledError("the caller has gone");
  return SendPieces(*content, write);
}

grpc::ServerReadReactor<v1::UploadAttachmentRequest>* IntakeService::UploadAttachment(
    grpc::CallbackServerContext* context, v1::UploadAttachmentResponse* response) {
  using Call = GatherCall<v1::UploadAttachmentRequest, v1::NewAttachment>;
  auto caller = around_.guard.AdmitStream(*context, *v1::UploadAttachmentRequest::descriptor());
  return Call::Start(std::move(caller), around_.long_workers, kMostAttachmentBytes, &HeadOf,
                     [this, response](const Caller& who, const v1::NewAttachment& given,
                                      const std::string& content) {
                       auto taken = TakeAttachment(around_, who, given, content);
                       if (!taken.ok()) return taken.status();
                       *response = *std::move(taken);
                       return absl::OkStatus();
                     });
}

grpc::ServerWriteReactor<v1::DownloadAttachmentResponse>* IntakeService::DownloadAttachment(
    grpc::CallbackServerContext* context, const v1::DownloadAttachmentRequest* request) {
  using Stream = ProgressStream<v1::DownloadAttachmentResponse>;
  const auto caller = around_.guard.Admit(*context, *request);
  if (!caller.ok()) return Stream::Refuse(caller.status());
  return Stream::Start(around_.long_workers,
                       [this, caller = *caller, request](const Stream::Write& write) {
                         return HandOut(around_, *caller, edge_.scans, *request, write);
                       });
}

}  // namespace candour::intake
