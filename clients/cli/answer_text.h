// An answer in the making as a text with headings, which a word processor can hold: `pandoc` makes
// a .docx of it and a text again (G-17).
#ifndef CANDOUR_CLIENTS_CLI_ANSWER_TEXT_H_
#define CANDOUR_CLIENTS_CLI_ANSWER_TEXT_H_

#include <string>

#include "absl/status/statusor.h"
#include "candour/ledger/v1/inquiry.pb.h"

namespace candour::cli {

// Markdown: one heading for each part that the law asks for, and one for each point.
std::string AnswerText(const std::string& reference, const ledger::v1::Answer& answer);

// The answer that the text says. What stands before the first heading, and a heading of the first
// level, is passed over. InvalidArgument naming the heading or line that is not understood: nothing
// that somebody wrote is dropped.
absl::StatusOr<ledger::v1::Answer> ParseAnswerText(const std::string& text);

}  // namespace candour::cli

#endif  // CANDOUR_CLIENTS_CLI_ANSWER_TEXT_H_
