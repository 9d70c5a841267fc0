#include "services/notification/channel/html.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/notification/domain/layout.h"

namespace candour::notification {
namespace {

// Black on white is a contrast of 21 to 1; nothing is told by colour.
constexpr const char* kMailStyle =
    "body{margin:0;padding:1em;background:#ffffff;color:#0b0c0c;"
    "font-family:Arial,Helvetica,sans-serif;line-height:1.5}"
    "main{max-width:38em}h1{font-size:1.3em}h2{font-size:1.1em;margin-top:1.5em}"
    ".reference{white-space:nowrap}";

// The window of a DL envelope shows what lies 45 to 85 mm from the top and 20 to 110 mm from the
// left of a sheet folded in three; the address keeps clear of its edges. A paragraph of less than
// twelve lines, such as our own address, stays on one sheet.
constexpr const char* kLetterStyle =
    "@page{size:A4;margin:20mm 20mm 22mm 25mm;"
    "@bottom-left{content:string(reference);font-family:'Liberation Sans',Arial,sans-serif;"
    "font-size:FOOTpt}"
    "@bottom-right{content:'Page ' counter(page) ' of ' counter(pages);"
    "font-family:'Liberation Sans',Arial,sans-serif;font-size:FOOTpt}}"
    "body{margin:0;color:#000000;font-family:'Liberation Sans',Arial,sans-serif;"
    "font-size:SIZEpt;line-height:1.4;text-align:left}"
    ".reference{string-set:reference content()}"
    ".sender{text-align:right;height:26mm;margin:0;font-size:FOOTpt;line-height:1.3}"
    ".address{height:43mm;width:85mm;margin:0;font-size:11pt;line-height:1.25}"
    "h1{font-size:SIZEpt;font-weight:bold;margin:0 0 1em}"
    "h2{font-size:SIZEpt;font-weight:bold;margin:1.2em 0 0.4em;break-after:avoid}"
    "p{margin:0 0 0.7em;orphans:6;widows:6}ul{margin:0 0 0.7em;padding-left:1.4em}"
    "li{margin:0 0 0.3em}";

std::string Lines(const std::vector<std::string>& lines) {
  return absl::StrJoin(lines, "<br>\n",
                       [](std::string* out, const std::string& line) { *out += Escaped(line); });
}

std::string HtmlOf(const Block& block) {
  switch (block.kind) {
    case Block::Kind::kHeading:
      return absl::StrCat("<h2>", Escaped(block.lines.front()), "</h2>\n");
    case Block::Kind::kList: {
      std::string list = "<ul>\n";
      for (const std::string& entry : block.lines) {
        absl::StrAppend(&list, "<li>", Escaped(entry), "</li>\n");
      }
      return absl::StrCat(list, "</ul>\n");
    }
    default:
      return absl::StrCat("<p>", Lines(block.lines), "</p>\n");
  }
}

std::string Page(const std::string& title, const std::string& style, const std::string& body) {
  return absl::StrCat(
      "<!DOCTYPE html>\n<html lang=\"en-GB\" dir=\"ltr\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>",
      Escaped(title), "</title>\n<style>", style, "</style>\n</head>\n<body>\n", body,
      "</body>\n</html>\n");
}

// The HTML with the case's reference kept on one line wherever it stands: programs break a line at
// its dashes.
std::string OnOneLine(const std::string& reference, const std::string& html) {
  if (reference.empty()) return html;
  const std::string escaped = Escaped(reference);
  return absl::StrReplaceAll(
      html, {{escaped, absl::StrCat("<span class=\"reference\">", escaped, "</span>")}});
}

// The text of a letter without the address and date, which its page sets by itself.
std::string TextUnderDate(const Message& message) {
  const std::string top = absl::StrCat(absl::StrJoin(message.address, "\n"), "\n\n",
                                       InWords(LondonDay(message.dated_at)), "\n\n");
  const bool has_top = message.body.compare(0, top.size(), top) == 0;
  return has_top ? message.body.substr(top.size()) : message.body;
}

}  // namespace

std::string Escaped(std::string_view text) {
  return absl::StrReplaceAll(
      std::string(text),
      {{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}, {"'", "&#39;"}});
}

std::string HtmlOf(std::string_view text) {
  std::string html;
  for (const Block& block : BlocksOf(text)) html += HtmlOf(block);
  return html;
}

std::string MailPage(const Message& message) {
  const char* size = message.format == Format::kLargePrint ? "body{font-size:18pt}" : "";
  const std::string text =
      absl::StrCat("<h1>", Escaped(message.subject), "</h1>\n", HtmlOf(message.body));
  return Page(message.subject, absl::StrCat(kMailStyle, size),
              absl::StrCat("<main>\n", OnOneLine(message.case_reference, text), "</main>\n"));
}

std::string LetterPage(const Message& message) {
  const bool large = message.format == Format::kLargePrint;
  const bool easy = message.format == Format::kEasyRead;
  const std::string size = large ? "18" : easy ? "16" : "12";
  const std::string style =
      absl::StrReplaceAll(kLetterStyle, {{"SIZE", size}, {"FOOT", large ? "16" : "10"}});
  const std::string reference =
      message.case_reference.empty() ? "" : absl::StrCat("Reference ", message.case_reference);
  return Page(message.subject, style,
              absl::StrCat("<p class=\"sender\">", Escaped(message.from_name), "<br>\n",
                           "<span class=\"reference\">", Escaped(reference),
                           "</span></p>\n<p class=\"address\">", Lines(message.address),
                           "</p>\n<p>", InWords(LondonDay(message.dated_at)), "</p>\n<h1>",
                           Escaped(message.subject), "</h1>\n", HtmlOf(TextUnderDate(message))));
}

}  // namespace candour::notification
