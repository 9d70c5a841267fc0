// A mail as it came, read (RFC 5322, MIME).
#ifndef CANDOUR_SERVICES_INTAKE_MAIL_PARSE_MAIL_H_
#define CANDOUR_SERVICES_INTAKE_MAIL_PARSE_MAIL_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace candour::intake {

// One attachment of a mail.
struct MailPart {
  std::string name;
  std::string media_type;
  std::string content;
};

// What a mail says.
struct Mail {
  // Without angle brackets; empty when the mail has none.
  std::string message_id;
  // The mails it answers, the nearest first.
  std::vector<std::string> answers;
  std::string sender_name;
  std::string sender_address;
  std::string subject;
  // The words: the plain text where there is one, else what the HTML says without its marks.
  std::string body;
  std::vector<MailPart> attachments;
  // A program wrote it: an out-of-office reply, a bounce, a mailing list.
  bool automatic = false;
};

// All texts are valid UTF-8 without NUL. InvalidArgument when it is no mail, or has no sender.
// Thread-safe.
absl::StatusOr<Mail> ParseMail(std::string_view octets);

// The first reference of a case in `text`, such as ASC-2026-000123-4; empty when there is none. Its
// check digit is not looked at.
std::string ReferenceIn(std::string_view text);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_MAIL_PARSE_MAIL_H_
