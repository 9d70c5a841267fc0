#include "services/analytics/domain/annual.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/analytics/domain/report_wording.h"
#include "services/analytics/domain/suppression.h"

namespace candour::analytics {
namespace {

constexpr const char* kStillToCome =
    "Still to come: it must be there before the report is published.";

// Cells of a row as this audience may see them, the total last.
std::vector<PublishedCell> AnnualRow(const std::vector<std::int64_t>& counts, Audience audience) {
  if (audience == Audience::kPublic) return SuppressRowSchemeA(counts);
  std::vector<PublishedCell> row(counts.begin(), counts.end());
  std::int64_t total = 0;
  for (const std::int64_t count : counts) total += count;
  row.emplace_back(total);
  return row;
}

PublishedCell AnnualCell(std::int64_t count, Audience audience) {
  return AnnualRow({count}, audience).front();
}

FigureView AnnualFigure(const char* code, const std::string& name, const PublishedCell& cell,
                        const std::string& cohort, const std::string& detail = "") {
  FigureView figure;
  figure.code = code;
  figure.name = name;
  figure.value = InWords(cell);
  figure.detail = detail;
  figure.cohort = cohort;
  if (cell) figure.number = static_cast<double>(*cell);
  return figure;
}

// The paragraphs that say something.
std::vector<std::string> Written(std::vector<std::string> paragraphs) {
  paragraphs.erase(std::remove_if(paragraphs.begin(), paragraphs.end(),
                                  [](const std::string& each) {
                                    return absl::StripAsciiWhitespace(each).empty();
                                  }),
                   paragraphs.end());
  return paragraphs;
}

PartView PartReceived(const ReportView& year) {
  PartView part{"How many complaints we received", "reg 18(1)(a)", {}, {}};
  part.figures.push_back(
      AnnualFigure("K-01", "Complaints received", year.received, "received in the year",
                   absl::StrCat(InWords(year.previous_received), " in the year before")));
  part.paragraphs.emplace_back(kNotByNumbersAlone);
  return part;
}

PartView PartWellFounded(const QuarterReport& report, Audience audience) {
  PartView part{"How many were well founded", "reg 18(1)(b)", {}, {}};
  const std::vector<PublishedCell> row =
      AnnualRow({report.well_founded_upheld, report.well_founded_partly}, audience);
  part.figures.push_back(AnnualFigure(
      "K-11", "Complaints that we decided were well founded", row[2], "decided in the year",
      absl::StrCat(InWords(row[0]), " upheld, ", InWords(row[1]), " partly upheld")));
  return part;
}

PartView PartReferred(const AnnualFigures& figures, Audience audience) {
  PartView part{"How many went to the Ombudsman", "reg 18(1)(c)", {}, {}};
  part.figures.push_back(
      AnnualFigure("K-14", "Complaints that we were told were referred to the Ombudsman",
                   AnnualCell(figures.referred, audience), "of which we were told in the year"));
  return part;
}

// Empty while complaints came and nobody knows what one of them is about.
PartView PartSubjects(const QuarterReport& report, const ReportView& year) {
  PartView part{"What they were about", "reg 18(1)(d)", {}, {}};
  if (report.received == 0) {
    part.paragraphs.emplace_back("No complaint was received.");
    return part;
  }
  const bool known = std::any_of(report.themes.begin(), report.themes.end(),
                                 [](const ThemeRow& row) { return !row.code.empty(); });
  if (!known) return part;
  part.paragraphs = {year.mostly_about, year.clearly_grew};
  return part;
}

PartView PartImprovements(const AnnualInputs& inputs, Audience audience) {
  PartView part{"What we changed, and what we will change", "reg 18(1)(d)", {}, {}};
  part.paragraphs = Written(inputs.statement.improvements);
  if (part.paragraphs.empty()) return part;
  std::vector<std::int64_t> agreed;
  std::int64_t done = 0;
  for (const LearningTally& each : inputs.figures.learning) {
    agreed.push_back(each.agreed);
    done += each.done;
  }
  const std::vector<PublishedCell> row = AnnualRow(agreed, audience);
  for (std::size_t at = 0; at < inputs.figures.learning.size(); ++at) {
    const std::string& type = inputs.figures.learning[at].type;
    const auto name = inputs.learning_names.find(type);
    part.figures.push_back(
        AnnualFigure("", name == inputs.learning_names.end() ? type : name->second, row[at],
                     "actions agreed in the year because of a complaint"));
  }
  if (row.back().value_or(1) == 0) return part;
  part.figures.push_back(AnnualFigure("", "All actions", row.back(),
                                      "actions agreed in the year because of a complaint",
                                      absl::StrCat(InWords(AnnualCell(done, audience)), " done")));
  return part;
}

PartView PartOfMember(const AnnualStatement& statement) {
  PartView part{
      "What the Member Responsible for Complaints says", "Complaint Handling Code", {}, {}};
  if (absl::StripAsciiWhitespace(statement.member_response).empty()) return part;
  part.paragraphs.push_back(statement.member_response);
  if (!statement.member.empty()) part.paragraphs.push_back(statement.member);
  return part;
}

PartView PartSelfAssessment(const AnnualStatement& statement) {
  PartView part{"How we did against the Code", "Complaint Handling Code", {}, {}};
  for (const SelfCheck& check : statement.self_assessment) {
    part.paragraphs.push_back(absl::StrCat(check.expectation,
                                           check.met ? " We do this. " : " We do not do this yet. ",
                                           check.evidence));
  }
  return part;
}

bool IsEmpty(const PartView& part) {
  return part.figures.empty() && std::all_of(part.paragraphs.begin(), part.paragraphs.end(),
                                             [](const std::string& each) { return each.empty(); });
}

// Every empty part by its heading; nothing when there is none.
absl::Status CheckComplete(const std::vector<PartView>& parts) {
  std::vector<std::string> missing;
  for (const PartView& part : parts) {
    if (IsEmpty(part)) missing.push_back(absl::StrCat("“", part.heading, "” (", part.law, ")"));
  }
  if (missing.empty()) return absl::OkStatus();
  return absl::FailedPreconditionError(
      absl::StrCat("the annual report is not complete; nothing is said under ",
                   absl::StrJoin(missing, ", "), ": write it with annual-statement"));
}

absl::Status CheckEnded(const QuarterReport& report) {
  const absl::CivilDay last = LastDay(report.period);
  if (report.data_as_at > last) return absl::OkStatus();
  return absl::FailedPreconditionError(
      absl::StrCat("the year ends on ", InWords(last), ": it is published when it has ended"));
}

}  // namespace

absl::StatusOr<ReportView> BuildAnnual(const AnnualInputs& inputs, Audience audience) {
  const QuarterReport& report = inputs.report;
  ReportView view = ViewFor(report, audience);
  view.title = "Adult social care complaints: annual report";
  std::vector<PartView> parts = {
      PartReceived(view),
      PartWellFounded(report, audience),
      PartReferred(inputs.figures, audience),
      PartSubjects(report, view),
      PartView{"Matters of general importance",
               "reg 18(1)(d)",
               {},
               Written(inputs.statement.general_matters)},
      PartImprovements(inputs, audience),
  };
  std::vector<PartView> of_code = {PartOfMember(inputs.statement),
                                   PartSelfAssessment(inputs.statement)};
  if (audience == Audience::kStaff) {
    if (absl::Status complete = CheckComplete(parts); !complete.ok()) return complete;
    for (PartView& part : of_code) {
      if (IsEmpty(part)) part.paragraphs.emplace_back(kStillToCome);
    }
  }
  for (PartView& part : of_code) parts.push_back(std::move(part));
  if (absl::Status complete = CheckComplete(parts); !complete.ok()) return complete;
  if (audience == Audience::kPublic) {
    if (absl::Status ended = CheckEnded(report); !ended.ok()) return ended;
  }
  view.parts = std::move(parts);
  return view;
}

}  // namespace candour::analytics
