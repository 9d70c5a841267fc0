#include <string_view>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "services/common/day/day.h"
#include "services/intake/service/explained_procedure.h"

namespace candour::intake {
namespace {

constexpr const char* kHead = R"html(<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>$TITLE</title>
<style>
body{font:1.1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#111}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.5rem;
border-bottom:1px solid #767676}caption{text-align:left;font-weight:bold;padding:.5rem 0}
@media print{body{max-width:none;margin:0;font-size:10pt}tr{break-inside:avoid}}
</style></head><body>
<main>
<h1>$TITLE</h1>
)html";

std::string Escaped(std::string_view text) {
  return absl::StrReplaceAll(absl::string_view(text.data(), text.size()),
                             {{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}});
}

std::string Cell(const std::string& text) { return absl::StrCat("<td>", Escaped(text), "</td>"); }

void AppendList(const google::protobuf::RepeatedPtrField<std::string>& lines, std::string& page) {
  page += "<ul>\n";
  for (const std::string& line : lines) absl::StrAppend(&page, "<li>", Escaped(line), "</li>\n");
  page += "</ul>\n";
}

std::string VersionLine(const v1::ExplainProcedureResponse& procedure) {
  const type::v1::Day& day = procedure.effective_on();
  return absl::StrCat(procedure.procedure(), " version ", procedure.version(), ", in force since ",
                      InWords(absl::CivilDay(day.year(), day.month(), day.day())), "; calendar ",
                      procedure.calendar(), " version ", procedure.calendar_version(), ".");
}

void AppendSteps(const v1::ExplainProcedureResponse& procedure, std::string& page) {
  page +=
      "<h2>The steps and their time limits</h2>\n<table>\n<thead><tr><th scope=\"col\">What</th>"
      "<th scope=\"col\">By when</th><th scope=\"col\">Who</th><th scope=\"col\">May it take "
      "longer?</th><th scope=\"col\">Rule</th></tr></thead>\n<tbody>\n";
  for (const v1::ProcedureStep& step : procedure.steps()) {
    absl::StrAppend(&page, "<tr><th scope=\"row\">", Escaped(step.duty()), "</th>",
                    Cell(step.time_limit()), Cell(step.decided_by()),
                    Cell(step.extension().empty() ? "No." : step.extension()),
                    Cell(absl::StrCat(step.rule(), " (", step.law(), ")")), "</tr>\n");
  }
  page += "</tbody>\n</table>\n";
}

}  // namespace

std::string ProcedureHtml(const v1::ExplainProcedureResponse& procedure) {
  std::string page = absl::StrReplaceAll(kHead, {{"$TITLE", Escaped(procedure.name())}});
  absl::StrAppend(&page, "<p>", Escaped(procedure.law()), "</p>\n<h2>What you can rely on</h2>\n");
  AppendList(procedure.principles(), page);
  AppendSteps(procedure, page);
  if (!procedure.response_periods().empty()) {
    page += "<h2>How long an answer takes</h2>\n";
    AppendList(procedure.response_periods(), page);
  }
  page += "<h2>How complaints are sorted</h2>\n";
  for (const v1::ProcedureCategory& category : procedure.categories()) {
    absl::StrAppend(&page, "<h3>", Escaped(category.name()), " (", category.code(), ")</h3>\n");
    AppendList(category.parts(), page);
  }
  absl::StrAppend(&page, "<p>", Escaped(VersionLine(procedure)), "</p>\n</main>\n</body></html>\n");
  return page;
}

std::string ProcedureText(const v1::ExplainProcedureResponse& procedure) {
  std::string page =
      absl::StrCat(procedure.name(), "\n", procedure.law(), "\n\nWhat you can rely on\n");
  for (const std::string& line : procedure.principles()) absl::StrAppend(&page, "- ", line, "\n");
  page += "\nThe steps and their time limits\n";
  for (const v1::ProcedureStep& step : procedure.steps()) {
    absl::StrAppend(&page, "\n", step.duty(), "\n  By when: ", step.time_limit(),
                    "\n  Who: ", step.decided_by(), "\n  May it take longer? ",
                    step.extension().empty() ? "No." : step.extension(), "\n  Rule: ", step.rule(),
                    " (", step.law(), ")\n");
  }
  if (!procedure.response_periods().empty()) page += "\nHow long an answer takes\n";
  for (const std::string& line : procedure.response_periods()) {
    absl::StrAppend(&page, "- ", line, "\n");
  }
  page += "\nHow complaints are sorted\n";
  for (const v1::ProcedureCategory& category : procedure.categories()) {
    absl::StrAppend(&page, "\n", category.name(), " (", category.code(), ")\n");
    for (const std::string& part : category.parts()) absl::StrAppend(&page, "- ", part, "\n");
  }
  absl::StrAppend(&page, "\n", VersionLine(procedure), "\n");
  return page;
}

}  // namespace candour::intake
