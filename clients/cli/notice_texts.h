// The texts of notices as data, without a service.
#ifndef CANDOUR_CLIENTS_CLI_NOTICE_TEXTS_H_
#define CANDOUR_CLIENTS_CLI_NOTICE_TEXTS_H_

#include <ostream>
#include <string>

#include "absl/status/status.h"

namespace candour::cli {

// Writes everything that speaks against publishing the notices of the folder `reference`, a line
// each, or how many are fit. With `file` only what speaks against that one, put in the place of
// the notice of its code; a file that names no law is a council's own words. InvalidArgument when a
// file is not understood; FailedPrecondition when there was a fault.
absl::Status LintNotices(const std::string& reference, const std::string& file, std::ostream& out);

// Writes the text of the notice `code` with its law, who approves it, its ways and what it must
// say; in the words of `authority` where it has its own. NotFound when there is none.
absl::Status ShowNoticeText(const std::string& reference, const std::string& code,
                            const std::string& authority, std::ostream& out);

}  // namespace candour::cli

#endif  // CANDOUR_CLIENTS_CLI_NOTICE_TEXTS_H_
