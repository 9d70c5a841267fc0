// What is kept about one person, as files that the person can read.
#ifndef CANDOUR_CLIENTS_CLI_PERSON_FOLDER_H_
#define CANDOUR_CLIENTS_CLI_PERSON_FOLDER_H_

#include <filesystem>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "candour/intake/v1/retention.pb.h"
#include "candour/notification/v1/notification.pb.h"

namespace candour::cli {

// One attachment.
struct PersonFile {
  std::string attachment_id;
  std::string name;
  std::string content;
  // Why its content is not here; empty when it is.
  std::string missing;
  // Why it may be here, "read by maria.handler"; empty when it is not.
  std::string released = {};
};

// One case of the person.
struct PersonCase {
  intake::v1::ExportPersonResponse view;
  // What was sent to the person.
  std::vector<notification::v1::GetNoticeResponse> notices;
  std::vector<PersonFile> files;
};

// The attachment as it stands in the person's copy, without its content. Held back, with the
// command that releases it, unless somebody released it for exactly this person.
PersonFile FileFor(const std::string& person_id, const std::string& of_case,
                   const ledger::v1::AttachmentRecord& record);

// Whether the person is the complainant: then the notices are the person's own.
bool IsOwnComplaint(const PersonCase& one);

// Writes `folder`: READ-ME-FIRST.txt for whoever hands it over, and for each case case.txt,
// case.json, events.txt, events.json, notices/ and attachments/. InvalidArgument when it cannot.
absl::Status WritePersonFolder(const std::filesystem::path& folder, const std::string& person_id,
                               const std::vector<PersonCase>& cases);

// Writes one file, readable by its owner alone; makes its folder. InvalidArgument when it cannot.
absl::Status WriteFile(const std::filesystem::path& path, const std::string& content);

}  // namespace candour::cli

#endif  // CANDOUR_CLIENTS_CLI_PERSON_FOLDER_H_
