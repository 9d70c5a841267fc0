// Messages as pages: of a mail and of a letter.
#ifndef CANDOUR_SERVICES_NOTIFICATION_CHANNEL_HTML_H_
#define CANDOUR_SERVICES_NOTIFICATION_CHANNEL_HTML_H_

#include <string>
#include <string_view>

#include "services/notification/domain/message.h"

namespace candour::notification {

// `text` with everything that HTML would take for its own escaped.
std::string Escaped(std::string_view text);

// The text of a message as HTML: headings, paragraphs and lists in the order in which they are
// read. Every character of the text stays a character.
std::string HtmlOf(std::string_view text);

// A mail's HTML part: language, title, one main part, real headings, dark on white, no table, no
// picture, nothing loaded from elsewhere.
std::string MailPage(const Message& message);

// A letter on A4, to be printed or made into a PDF: address where a window envelope (DL) shows it,
// date, text, and on every sheet the reference and "page n of m" (G-14). Large print is 18 point,
// else 12.
std::string LetterPage(const Message& message);

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_CHANNEL_HTML_H_
