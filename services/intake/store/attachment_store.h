// The content of attachments, and where answered mail belongs.
#ifndef CANDOUR_SERVICES_INTAKE_STORE_ATTACHMENT_STORE_H_
#define CANDOUR_SERVICES_INTAKE_STORE_ATTACHMENT_STORE_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace candour {
class Database;
}  // namespace candour

namespace candour::intake {

// intake.attachment and intake.mail_id. Thread-safe; blocks. `database` outlives it.
// An attachment that the scanner has not spoken about.
struct WaitingAttachment {
  std::string attachment_id;
  std::string complaint_id;
  // How often it could not be scanned.
  int failed = 0;
};

class AttachmentStore {
 public:
  explicit AttachmentStore(Database& database) : database_(database) {}

  // Keeps the content. False when there is one of that id already, which stays as it is.
  absl::StatusOr<bool> Put(const std::string& authority_id, const std::string& complaint_id,
                           const std::string& attachment_id, const std::string& content);

  // The content. NotFound when it is not there or was erased; DataLoss when it is not what was put.
  absl::StatusOr<std::string> Get(const std::string& authority_id,
                                  const std::string& attachment_id);

  // At most `most` that wait for the scanner, the longest first. One that could not be scanned
  // waits one minute for its next turn, then two, four and so on.
  absl::StatusOr<std::vector<WaitingAttachment>> Waiting(const std::string& authority_id, int most);
  // The ledger knows what the scanner said.
  absl::Status MarkScanned(const std::string& authority_id, const std::string& attachment_id);
  // It could not be scanned.
  absl::Status NoteScanFailed(const std::string& authority_id, const std::string& attachment_id);

  // Removes the content.
  absl::Status Drop(const std::string& authority_id, const std::string& attachment_id);

  // Notes that the mail with this Message-ID is on that case.
  absl::Status NoteMail(const std::string& authority_id, const std::string& mail_message_id,
                        const std::string& complaint_id);

  // The case of that mail; empty when none is known.
  absl::StatusOr<std::string> CaseOfMail(const std::string& authority_id,
                                         const std::string& mail_message_id);

 private:
  Database& database_;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_STORE_ATTACHMENT_STORE_H_
