#include "services/analytics/domain/theme_view.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "services/analytics/domain/report_wording.h"

namespace candour::analytics {
namespace {

constexpr const char* kAllOther = "All other themes";

struct Row {
  const ThemeRow* theme = nullptr;  // empty when several were joined
  std::int64_t cases = 0;
  std::int64_t previous_cases = 0;
};

std::vector<Row> RowsOf(const QuarterReport& report) {
  std::vector<Row> rows;
  for (const ThemeRow& theme : report.themes) {
    rows.push_back({&theme, theme.cases, theme.previous_cases});
  }
  return rows;
}

PublishedTable Publish(const std::vector<Row>& rows) {
  CountTable counts;
  for (const Row& row : rows) counts.push_back({row.cases, row.previous_cases});
  return SuppressSchemeA(counts, Totals::kOfColumns);
}

bool HidesTooMuch(const PublishedTable& table) {
  std::size_t hidden = 0;
  for (const std::vector<PublishedCell>& row : table.cells) {
    hidden += static_cast<std::size_t>(std::count(row.begin(), row.end(), PublishedCell()));
  }
  return hidden * 5 > table.cells.size() * 2;
}

void JoinLastTwo(std::vector<Row>& rows) {
  const Row last = rows.back();
  rows.pop_back();
  rows.back().theme = nullptr;
  rows.back().cases += last.cases;
  rows.back().previous_cases += last.previous_cases;
}

std::string ChangeOf(const ThemeView& view, const ThemeRow& theme) {
  if (theme.code.empty()) return "";
  if (!view.cases || !view.previous_cases) return "too few to compare";
  std::string words = Words(theme.change.change);
  if (theme.change.change != Change::kNoClearChange && !theme.significant) {
    absl::StrAppend(&words, " on its own, not when all themes are tested together");
  }
  return words;
}

ThemeView ViewOf(const Row& row, const PublishedCell& cases, const PublishedCell& previous,
                 std::int64_t received) {
  ThemeView view;
  view.name = row.theme == nullptr ? kAllOther : row.theme->name;
  view.cases = cases;
  view.previous_cases = previous;
  const bool small_remainder = !MayShowRatio(row.cases, received);
  if (cases && received > 0 && !small_remainder) {
    view.share = static_cast<double>(row.cases) / static_cast<double>(received);
  }
  if (row.theme == nullptr) return view;
  view.code = row.theme->code;
  view.change = ChangeOf(view, *row.theme);
  view.grew = row.theme->significant && row.theme->change.ratio > 1 && cases && previous;
  return view;
}

void FillForPublic(const QuarterReport& report, ReportView& view) {
  std::vector<Row> rows = RowsOf(report);
  PublishedTable table = Publish(rows);
  while (rows.size() > 2 && HidesTooMuch(table)) {
    JoinLastTwo(rows);
    table = Publish(rows);
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    view.themes.push_back(ViewOf(rows[i], table.cells[i][0], table.cells[i][1], report.received));
  }
  if (rows.empty()) {
    view.received = report.received;
    view.previous_received = report.previous_received;
    return;
  }
  view.received = table.column_totals[0];
  view.previous_received = table.column_totals[1];
}

std::vector<std::string> DetailsOf(const ThemeRow& theme) {
  std::vector<std::string> details;
  for (const ThemeDetail& detail : theme.details) {
    details.push_back(absl::StrCat(detail.code, " ", detail.name, ": ", Complaints(detail.cases),
                                   ", ", detail.points, detail.points == 1 ? " point" : " points"));
  }
  return details;
}

void FillForStaff(const QuarterReport& report, ReportView& view) {
  for (const Row& row : RowsOf(report)) {
    ThemeView theme = ViewOf(row, row.cases, row.previous_cases, report.received);
    theme.share = row.theme->share;
    theme.points = row.theme->points;
    theme.details = DetailsOf(*row.theme);
    view.themes.push_back(theme);
  }
  view.received = report.received;
  view.previous_received = report.previous_received;
}

}  // namespace

void FillThemes(const QuarterReport& report, ReportView& view) {
  if (view.audience == Audience::kPublic) {
    FillForPublic(report, view);
  } else {
    FillForStaff(report, view);
  }
}

}  // namespace candour::analytics
