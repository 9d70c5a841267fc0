#include "services/analytics/render/html_report.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"
#include "services/analytics/domain/report_wording.h"

namespace candour::analytics {
namespace {

constexpr const char* kStyle = R"css(
:root{--ink:#14212b;--quiet:#4a5a66;--line:#c9d3da;--tint:#eef4f7;--accent:#0b5a78;--bar:#2d84a6;--warm:#8a3b12}
*{box-sizing:border-box}
body{margin:0;background:#fff;color:var(--ink);font:1.0625rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
a{color:var(--accent)}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:#fff;padding:.5rem;z-index:1}
header{background:var(--accent);color:#fff;padding:2rem 1.25rem}
header>div,main,footer{max-width:62rem;margin:0 auto}
header p{margin:.25rem 0}
h1{font-size:2rem;line-height:1.2;margin:0 0 .5rem}
.label{display:inline-block;border:2px solid currentColor;border-radius:.25rem;padding:0 .5rem;font-weight:700}
main,footer{padding:0 1.25rem}
h2{font-size:1.4rem;margin:2.25rem 0 .5rem;padding-top:.75rem;border-top:3px solid var(--accent)}
.headline{font-size:1.4rem;line-height:1.4;margin:1.75rem 0 .5rem;max-width:44rem}
.statements{display:grid;grid-template-columns:repeat(auto-fit,minmax(17rem,1fr));gap:1rem;margin:1.25rem 0}
.statements div{background:var(--tint);border-left:6px solid var(--bar);padding:.85rem 1rem}
.statements div+div{border-color:var(--warm)}
.statements h3{margin:0 0 .25rem;font-size:1rem;color:var(--quiet)}
.statements p{margin:0}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;margin:.75rem 0 1.25rem}
caption{text-align:left;font-weight:700;padding:.35rem 0;color:var(--quiet)}
th,td{text-align:left;vertical-align:top;padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--line)}
thead th{border-bottom:2px solid var(--ink)}
tbody th{font-weight:400}
tfoot th,tfoot td{font-weight:700;border-bottom:0}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.value{font-weight:700}
.quiet{color:var(--quiet);font-size:.9375rem}
.grew{color:var(--warm);font-weight:700}
.details{margin:.25rem 0 0;padding-left:1.1rem}
svg{display:block;width:9rem;height:.9rem;margin-top:.3rem}
footer{border-top:1px solid var(--line);margin-top:2rem;padding-top:1rem;padding-bottom:2rem}
@media print{body{font-size:10.5pt}header{background:#fff;color:var(--ink);padding:0 0 1rem}main,footer,header>div{max-width:none;padding:0}
h2{break-after:avoid}tr,.statements div{break-inside:avoid}.skip{display:none}svg,.statements div{print-color-adjust:exact}}
)css";

std::string Element(std::string_view tag, std::string_view text) {
  return absl::StrCat("<", std::string(tag), ">", EscapeHtml(text), "</", std::string(tag), ">\n");
}

std::string ElementUnlessEmpty(std::string_view tag, std::string_view text) {
  return text.empty() ? "" : Element(tag, text);
}

std::string Quiet(const std::string& text) {
  return text.empty() ? "" : absl::StrCat("<div class=\"quiet\">", EscapeHtml(text), "</div>");
}

// The figure stands beside it as text, so the drawing itself is silent to a screen reader.
std::string Bar(std::optional<double> share) {
  if (!share) return "";
  return absl::StrFormat(
      "<svg viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\" "
      "focusable=\"false\"><rect width=\"100\" height=\"10\" fill=\"#dde7ec\"/>"
      "<rect width=\"%.1f\" height=\"10\" fill=\"#2d84a6\"/></svg>",
      *share * 100);
}

std::string NumberCell(const PublishedCell& cell) {
  if (cell) return absl::StrCat("<td class=\"number\">", *cell, "</td>");
  return "<td class=\"number\"><abbr title=\"hidden because the number is small\">[c]</abbr></td>";
}

std::string DetailList(const std::vector<std::string>& details) {
  if (details.empty()) return "";
  std::string out = "<ul class=\"details quiet\">";
  for (const std::string& detail : details) absl::StrAppend(&out, Element("li", detail));
  return absl::StrCat(out, "</ul>");
}

std::string ThemeRowOf(const ThemeView& theme) {
  const std::string name =
      theme.code.empty() ? theme.name : absl::StrCat(theme.name, " (", theme.code, ")");
  return absl::StrCat("<tr><th scope=\"row\">", EscapeHtml(name), DetailList(theme.details),
                      "</th>", NumberCell(theme.cases), NumberCell(theme.previous_cases), "<td>",
                      theme.share ? Percent(*theme.share) : "not shown", Bar(theme.share),
                      "</td><td", theme.grew ? " class=\"grew\"" : "", ">",
                      EscapeHtml(theme.change), "</td></tr>\n");
}

std::string Themes(const ReportView& view) {
  std::string out = absl::StrCat(
      "<h2 id=\"themes\">What they are about</h2>\n<div class=\"statements\">\n",
      "<div><h3>What they are mostly about</h3>", Element("p", view.mostly_about), "</div>\n",
      "<div><h3>What clearly grew</h3>", Element("p", view.clearly_grew), "</div>\n</div>\n",
      "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Themes\"><table>",
      "<caption>Complaints by primary theme, counted by the day received: ",
      EscapeHtml(view.period), " beside ", EscapeHtml(view.previous_period),
      "</caption>\n<thead><tr>", "<th scope=\"col\">Theme</th><th scope=\"col\" class=\"number\">",
      EscapeHtml(view.period), "</th><th scope=\"col\" class=\"number\">",
      EscapeHtml(view.previous_period),
      "</th><th scope=\"col\">Share</th><th scope=\"col\">Change, and how "
      "sure</th></tr></thead>\n<tbody>\n");
  for (const ThemeView& theme : view.themes) absl::StrAppend(&out, ThemeRowOf(theme));
  return absl::StrCat(out, "</tbody>\n<tfoot><tr><th scope=\"row\">All complaints</th>",
                      NumberCell(view.received), NumberCell(view.previous_received),
                      "<td></td><td></td></tr></tfoot></table></div>\n");
}

std::string FigureRow(const FigureView& figure) {
  return absl::StrCat("<tr><th scope=\"row\">", EscapeHtml(figure.name), " <span class=\"quiet\">",
                      EscapeHtml(figure.code), "</span>",
                      Quiet(absl::StrCat("Counted: ", figure.cohort)),
                      "</th><td><span class=\"value\">", EscapeHtml(figure.value), "</span>",
                      figure.is_share ? Bar(figure.number) : "", "</td><td>",
                      EscapeHtml(figure.detail), Quiet(figure.how_sure), "</td></tr>\n");
}

// Words may hold several lines; a line is a paragraph.
std::string HtmlPart(const PartView& part) {
  std::string out = absl::StrCat(Element("h2", part.heading), Quiet(part.law));
  if (!part.figures.empty()) {
    absl::StrAppend(&out, "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"",
                    EscapeHtml(part.heading), "\"><table><caption>", EscapeHtml(part.heading),
                    "</caption>\n<thead><tr><th scope=\"col\">Figure</th><th scope=\"col\">Value",
                    "</th><th scope=\"col\">In words</th></tr></thead>\n<tbody>\n");
    for (const FigureView& figure : part.figures) absl::StrAppend(&out, FigureRow(figure));
    absl::StrAppend(&out, "</tbody></table></div>\n");
  }
  for (const std::string& paragraph : part.paragraphs) {
    for (const std::string& line : std::vector<std::string>(absl::StrSplit(paragraph, '\n'))) {
      absl::StrAppend(&out, ElementUnlessEmpty("p", line));
    }
  }
  return out;
}

std::string Section(const SectionView& section) {
  std::string out = absl::StrCat(
      Element("h2", section.heading), ElementUnlessEmpty("p", section.introduction),
      "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"",
      EscapeHtml(section.heading), "\"><table><caption>", EscapeHtml(section.heading),
      ": figures</caption>\n<thead><tr><th scope=\"col\">Figure</th><th scope=\"col\">Value</th>",
      "<th scope=\"col\">Of how many, and how sure</th></tr></thead>\n<tbody>\n");
  for (const FigureView& figure : section.figures) absl::StrAppend(&out, FigureRow(figure));
  return absl::StrCat(out, "</tbody></table></div>\n");
}

std::string List(const std::string& heading, const std::vector<std::string>& lines) {
  if (lines.empty()) return "";
  std::string out = absl::StrCat(Element("h2", heading), "<ul>\n");
  for (const std::string& line : lines) absl::StrAppend(&out, Element("li", line));
  return absl::StrCat(out, "</ul>\n");
}

std::string Head(const ReportView& view) {
  return absl::StrCat(
      "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n",
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
      Element("title", absl::StrCat(view.title, " ", view.period, " ", view.authority_name)),
      "<style>", kStyle,
      "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the report</a>\n",
      "<header><div>\n", Element("h1", view.title),
      Element("p", absl::StrCat(view.authority_name, view.authority_name.empty() ? "" : ". ",
                                view.period_in_words)),
      "<p>", EscapeHtml(view.data_line), " <span class=\"label\">", EscapeHtml(view.release),
      "</span></p>\n</div></header>\n");
}

}  // namespace

std::string EscapeHtml(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string RenderHtml(const ReportView& view) {
  std::string out =
      absl::StrCat(Head(view), "<main id=\"main\">\n<p class=\"headline\">",
                   EscapeHtml(view.headline), "</p>\n", ElementUnlessEmpty("p", view.on_year));
  for (const PartView& part : view.parts) absl::StrAppend(&out, HtmlPart(part));
  absl::StrAppend(&out, Themes(view));
  for (const SectionView& section : view.sections) absl::StrAppend(&out, Section(section));
  absl::StrAppend(&out, List("What happened at the same time", view.events),
                  List("Please bear in mind", view.limits), "</main>\n<footer>",
                  Element("p", absl::StrCat(view.data_line, " Period ", view.period, ".")),
                  "</footer>\n</body>\n</html>\n");
  return out;
}

}  // namespace candour::analytics
