#include "services/analytics/domain/report_view.h"

#include <algorithm>
#include <array>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/analytics/domain/report_wording.h"
#include "services/analytics/domain/theme_view.h"

namespace candour::analytics {
namespace {

constexpr std::array<const char*, kAgeBands> kBandNames = {
    "Open for up to 15 working days", "16 to 30 working days", "31 to 60 working days",
    "61 working days to six months", "Over six months"};
constexpr const char* kReceivedCohort = "received in the period";

// Chooses what the audience may see; the words follow from the cells alone.
class Viewer {
 public:
  explicit Viewer(Audience audience) : is_public_(audience == Audience::kPublic) {}

  PublishedCell Cell(std::int64_t count) const {
    return is_public_ && count >= 1 && count <= 4 ? PublishedCell() : PublishedCell(count);
  }

  FigureView CountFigure(const char* code, const std::string& name, std::int64_t count,
                         const std::string& cohort, const std::string& detail = "") const {
    return CellFigure(code, name, Cell(count), cohort, detail);
  }

  static FigureView CellFigure(const char* code, const std::string& name, PublishedCell cell,
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

  FigureView ShareFigure(const Proportion& proportion) const {
    const Share& share = proportion.share;
    FigureView figure;
    figure.code = proportion.code;
    figure.name = proportion.name;
    figure.cohort = proportion.cohort;
    figure.is_share = true;
    figure.not_yet_due = Cell(share.not_yet_due);
    const bool shown = !is_public_ || MayShowRatio(share.numerator, share.denominator);
    if (shown) {
      figure.numerator = share.numerator;
      figure.denominator = share.denominator;
    }
    FillShare(proportion, shown, figure);
    if (share.not_yet_due > 0) {
      absl::StrAppend(&figure.detail, figure.detail.empty() ? "" : "; ",
                      InWords(figure.not_yet_due), " not yet due");
    }
    return figure;
  }

  FigureView DaysFigure(const std::string& name, std::optional<double> days, std::int64_t answered,
                        const std::string& cohort, const std::string& if_none) const {
    const bool hidden = is_public_ && answered >= 1 && answered <= 4;
    FigureView figure;
    figure.code = "K-08";
    figure.name = name;
    figure.cohort = cohort;
    figure.value = hidden ? "[c]" : days ? absl::StrFormat("%.1f", *days) : if_none;
    if (!hidden) figure.number = days;
    return figure;
  }

  std::vector<PublishedCell> Row(const std::vector<std::int64_t>& counts) const {
    if (is_public_) return SuppressRowSchemeA(counts);
    std::vector<PublishedCell> row(counts.begin(), counts.end());
    std::int64_t total = 0;
    for (const std::int64_t count : counts) total += count;
    row.emplace_back(total);
    return row;
  }

 private:
  static void FillShare(const Proportion& proportion, bool shown, FigureView& figure) {
    if (!proportion.value) {
      figure.value = proportion.code == "K-10" ? "none" : "none due";
      return;
    }
    if (!shown) {
      figure.value = "[c]";
      return;
    }
    figure.number = proportion.value;
    figure.value = Percent(*proportion.value);
    figure.detail = absl::StrCat(proportion.share.numerator, " of ", proportion.share.denominator);
    figure.how_sure = absl::StrCat("95% interval ", Percent(proportion.interval.lower), " to ",
                                   Percent(proportion.interval.upper));
  }

  bool is_public_;
};

SectionView Volume(const QuarterReport& report, const Viewer& viewer) {
  SectionView section{
      "How many", "Complaints are counted once, however many points they raise.", {}};
  const auto before = [&viewer](std::int64_t count) {
    return absl::StrCat(InWords(viewer.Cell(count)), " in the period before");
  };
  section.figures.push_back(viewer.CountFigure("K-01", "Complaints received", report.received,
                                               kReceivedCohort, before(report.previous_received)));
  section.figures.push_back(viewer.CountFigure("K-19", "Put right by the next working day",
                                               report.early_resolutions, kReceivedCohort,
                                               before(report.previous_early_resolutions)));
  section.figures.push_back(viewer.CountFigure("K-19", "Concerns handled informally by choice",
                                               report.concerns, kReceivedCohort,
                                               before(report.previous_concerns)));
  section.figures.push_back(
      viewer.CountFigure("K-18", "Compliments", report.compliments, kReceivedCohort));
  return section;
}

SectionView Timeliness(const QuarterReport& report, const Viewer& viewer) {
  SectionView section{"How quickly", "What is open and overdue counts as missed.", {}};
  section.figures.push_back(viewer.ShareFigure(report.acknowledged));
  section.figures.push_back(viewer.ShareFigure(report.within_first_told));
  section.figures.push_back(viewer.ShareFigure(report.within_amended));
  section.figures.push_back(viewer.ShareFigure(report.within_relevant));
  const ResponseTimes& times = report.response_times;
  const std::string answered = "answered in the period, in working days";
  section.figures.push_back(viewer.DaysFigure("Half were answered within", times.median,
                                              times.answered, answered, "none answered"));
  section.figures.push_back(viewer.DaysFigure("On average answered after", times.mean,
                                              times.answered, answered, "none answered"));
  section.figures.push_back(viewer.DaysFigure("Nine in ten were answered within", times.ninetieth,
                                              times.answered, answered, "none answered"));
  section.figures.push_back(viewer.DaysFigure(
      "Half are answered within, open ones counted", times.median_with_open, report.received,
      "received in the period, in working days, Kaplan-Meier", "fewer than half are answered yet"));
  return section;
}

SectionView Told(const QuarterReport& report, const Viewer& viewer) {
  SectionView section{
      "Told in time", "A person must hear of a delay before the date, not after.", {}};
  section.figures.push_back(viewer.ShareFigure(report.told_before));
  section.figures.push_back(viewer.CountFigure("K-21", "Promised dates that passed without a word",
                                               report.passed_in_silence, "dates in the period"));
  section.figures.push_back(viewer.CountFigure("K-21", "Told late, without a reason",
                                               report.holding_notices,
                                               "holding notices sent in the period"));
  return section;
}

SectionView Outcomes(const QuarterReport& report, const Viewer& viewer) {
  SectionView section{
      "What was found", "Withdrawn, excluded and transferred cases are not decided cases.", {}};
  section.figures.push_back(viewer.ShareFigure(report.upheld_cases));
  section.figures.push_back(viewer.ShareFigure(report.upheld_points));
  const std::vector<PublishedCell> founded =
      viewer.Row({report.well_founded_upheld, report.well_founded_partly});
  section.figures.push_back(Viewer::CellFigure(
      "K-11", "Complaints that were well founded", founded[2], "decided in the period",
      absl::StrCat(InWords(founded[0]), " upheld, ", InWords(founded[1]), " partly upheld")));
  return section;
}

SectionView Open(const QuarterReport& report, const Viewer& viewer) {
  SectionView section{"Still open at the end of the period", "", {}};
  const std::vector<PublishedCell> row =
      viewer.Row(std::vector<std::int64_t>(report.open.begin(), report.open.end()));
  for (std::size_t band = 0; band < kAgeBands; ++band) {
    section.figures.push_back(
        Viewer::CellFigure("K-09", kBandNames.at(band), row[band], "open on the last day"));
  }
  section.figures.push_back(
      Viewer::CellFigure("K-09", "All open", row.back(), "open on the last day"));
  return section;
}

std::string Label(Release release) {
  if (release == Release::kProvisional) return "provisional";
  return release == Release::kRevised ? "revised" : "final";
}

void FillTitle(const QuarterReport& report, ReportView& view) {
  view.authority_name = report.authority_name;
  view.period = FormatPeriod(report.period);
  view.previous_period = FormatPeriod(report.previous_period);
  view.title = "Adult social care complaints";
  view.period_in_words = DescribePeriod(report.period);
  view.data_as_at = absl::FormatCivilTime(report.data_as_at);
  view.release = Label(report.release);
  view.data_line = absl::StrCat("Data as at ", InWords(report.data_as_at), ". These figures are ",
                                view.release, ".");
}

}  // namespace

ReportView ViewFor(const QuarterReport& report, Audience audience) {
  const Viewer viewer(audience);
  ReportView view;
  view.audience = audience;
  FillTitle(report, view);
  FillThemes(report, view);
  view.headline = Headline(view, report.change);
  if (report.year_ago_received && view.received && viewer.Cell(*report.year_ago_received)) {
    view.on_year = absl::StrCat("A year ago it was ", *report.year_ago_received, ": ",
                                InWords(*report.change_on_year), ".");
  }
  view.mostly_about = MostlyAboutSentence(view, report);
  view.clearly_grew = ClearlyGrewSentence(view);
  view.sections = {Volume(report, viewer), Timeliness(report, viewer), Told(report, viewer),
                   Outcomes(report, viewer), Open(report, viewer)};
  for (const EventAnnotation& event : report.events) {
    view.events.push_back(
        absl::StrCat(InWords(event.first_day), " to ", InWords(event.last_day), ": ", event.text));
  }
  view.limits = Limits(view, report);
  return view;
}

}  // namespace candour::analytics
