// Letters as PDF, made by WeasyPrint.
#ifndef CANDOUR_SERVICES_NOTIFICATION_CHANNEL_LETTER_PDF_H_
#define CANDOUR_SERVICES_NOTIFICATION_CHANNEL_LETTER_PDF_H_

#include <filesystem>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/notification/domain/message.h"

namespace candour::notification {

// The HTML page as a tagged PDF (PDF/UA-1: language, title, headings, lists and reading order are
// in the file). Unavailable when the program is not there, Internal when it does not make one.
absl::StatusOr<std::string> PdfOf(const std::string& page);

// The letter as a tagged PDF.
absl::StatusOr<std::string> LetterPdf(const Message& message);

// One PDF of all `pages` (files of letters as HTML), each beginning on a new sheet also when both
// sides are printed: for the day on which letters are printed here. Returns how many sheets' sides
// it has. InvalidArgument without a page; else fails as PdfOf does.
absl::StatusOr<int> PrintBatch(const std::vector<std::filesystem::path>& pages,
                               const std::filesystem::path& pdf);

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_CHANNEL_LETTER_PDF_H_
