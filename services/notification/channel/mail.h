// Messages as RFC 5322 mails.
#ifndef CANDOUR_SERVICES_NOTIFICATION_CHANNEL_MAIL_H_
#define CANDOUR_SERVICES_NOTIFICATION_CHANNEL_MAIL_H_

#include <string>
#include <string_view>

#include "services/notification/domain/message.h"

namespace candour::notification {

// The mail, lines ending in CRLF: plain text and accessible HTML (html.h) in UTF-8,
// quoted-printable; a letter, and who needs plain text, has the plain part alone. Nothing in a
// name, an address or a subject can begin another header, nothing in a text another part. A letter
// has no To address.
std::string MailFrom(const Message& message);

// `text` in quoted-printable (RFC 2045), lines of at most 76 characters ending in CRLF.
std::string QuotedPrintable(std::string_view text);

// `text` as part of a header: as it is when it is plain ASCII, else as encoded words (RFC 2047).
std::string HeaderText(std::string_view text);

// Whether `email` is one address that can stand in an envelope: no blanks, no controls, no angle
// brackets, one part on each side of an @.
bool IsAddress(std::string_view email);

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_CHANNEL_MAIL_H_
