// Taking attachments in and handing them out, as the streams' work.
#ifndef CANDOUR_SERVICES_INTAKE_SERVICE_ATTACHMENTS_H_
#define CANDOUR_SERVICES_INTAKE_SERVICE_ATTACHMENTS_H_

#include <functional>
#include <string>

#include "absl/status/statusor.h"
#include "services/common/auth/caller.h"
#include "services/intake/service/surroundings.h"

namespace candour::intake {

// Queues the command and waits until it is durable or refused. Not for the writer's own thread.
absl::StatusOr<Outcome> Commit(Committer& committer, Command command);

// Sniffs, stores and adds one attachment; the same request_id again answers as before.
absl::StatusOr<v1::UploadAttachmentResponse> TakeAttachment(const Surroundings& around,
                                                            const Caller& caller,
                                                            const v1::NewAttachment& given,
                                                            const std::string& content);

// Records the download, then sends the content in pieces; Cancelled when `write` answers false.
absl::Status HandOut(const Surroundings& around, const Caller& caller,
                     const v1::DownloadAttachmentRequest& request,
                     const std::function<bool(const v1::DownloadAttachmentResponse&)>& write);

// FailedPrecondition for an attachment that still waits for the scanner.
absl::Status CheckScanned(const ledger::v1::CaseFile& file, const std::string& attachment_id);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_SERVICE_ATTACHMENTS_H_
