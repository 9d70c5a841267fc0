#include "services/analytics/domain/report_wording.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"

namespace candour::analytics {
namespace {

constexpr std::array<const char*, 13> kMonths = {
    "",     "January", "February",  "March",   "April",    "May",     "June",
    "July", "August",  "September", "October", "November", "December"};

std::string Factor(double ratio) {
  return std::isinf(ratio) ? "without limit" : absl::StrFormat("%.1f", ratio);
}

std::string And(const std::vector<std::string>& parts) {
  if (parts.size() < 2) return absl::StrJoin(parts, "");
  const std::vector<std::string> first(parts.begin(), parts.end() - 1);
  return absl::StrCat(absl::StrJoin(first, ", "), " and ", parts.back());
}

const ThemeView* Named(const ReportView& view, const std::string& code) {
  for (const ThemeView& theme : view.themes) {
    if (theme.code == code) return &theme;
  }
  return nullptr;
}

// Whether a theme's count is hidden, or joined with others' into one row.
bool HidesThemes(const ReportView& view) {
  if (view.audience != Audience::kPublic) return false;
  return std::any_of(view.themes.begin(), view.themes.end(), [](const ThemeView& theme) {
    return !theme.cases || !theme.previous_cases || theme.code.empty();
  });
}

}  // namespace

std::string InWords(absl::CivilDay day) {
  return absl::StrCat(day.day(), " ", kMonths.at(static_cast<std::size_t>(day.month())), " ",
                      day.year());
}

std::string InWords(const PublishedCell& cell) { return cell ? absl::StrCat(*cell) : "[c]"; }

std::string Percent(double share) { return absl::StrFormat("%.1f%%", share * 100); }

std::string Complaints(std::int64_t count) {
  return absl::StrCat(count, count == 1 ? " complaint" : " complaints");
}

std::string InWords(const RateComparison& comparison) {
  const std::string interval = absl::StrCat("95% interval ", Factor(comparison.interval.lower),
                                            " to ", Factor(comparison.interval.upper));
  if (std::isinf(comparison.ratio)) {
    return absl::StrCat("from none (", interval, "): ", Words(comparison.change));
  }
  return absl::StrCat(Factor(comparison.ratio), " times the daily rate (", interval,
                      "): ", Words(comparison.change));
}

std::string Headline(const ReportView& view, const RateComparison& change) {
  const std::string who = view.authority_name.empty() ? "The council" : view.authority_name;
  if (!view.received) {
    return absl::StrCat(who, " received a number of complaints too small to publish.");
  }
  const std::string received =
      absl::StrCat(who, " received ", Complaints(*view.received), " about adult social care");
  if (!view.previous_received) return absl::StrCat(received, ".");
  if (*view.previous_received == 0 && *view.received == 0) {
    return absl::StrCat(received, ", as in the period before.");
  }
  return absl::StrCat(received, ", against ", *view.previous_received,
                      " in the period before: ", InWords(change), ".");
}

std::string MostlyAboutSentence(const ReportView& view, const QuarterReport& report) {
  std::vector<std::string> parts;
  for (const std::size_t index : report.mostly_about) {
    const ThemeView* theme = Named(view, report.themes[index].code);
    if (theme == nullptr || !theme->cases || !theme->share) continue;
    parts.push_back(
        absl::StrCat(theme->name, " (", *theme->cases, ", ", Percent(*theme->share), ")"));
  }
  if (parts.empty()) return "No theme is large enough to name.";
  return absl::StrCat("The complaints are mostly about ", And(parts), ".");
}

std::string ClearlyGrewSentence(const ReportView& view) {
  std::vector<std::string> parts;
  for (const ThemeView& theme : view.themes) {
    if (theme.grew) {
      parts.push_back(absl::StrCat(theme.name, " (", InWords(theme.previous_cases), " to ",
                                   InWords(theme.cases), ")"));
    }
  }
  if (parts.empty() && HidesThemes(view)) {
    return "Some figures are too small to show, so this report does not say which themes grew.";
  }
  if (parts.empty()) {
    return "No single theme grew by more than chance can explain, when all themes are tested "
           "together.";
  }
  return absl::StrCat("What clearly grew since the period before: ", And(parts),
                      ". The test allows for all themes being looked at together.");
}

std::vector<std::string> Limits(const ReportView& view, const QuarterReport& report) {
  std::vector<std::string> limits;
  limits.push_back(absl::StrCat("Cases logged after ", InWords(report.data_as_at),
                                " are not in these figures. What is not yet due is shown as such "
                                "and never counted as on time."));
  limits.emplace_back(
      "Volume is counted by the day a complaint was received, timeliness by the day something was "
      "due, outcomes and response times by the day of the answer. A theme counts the primary theme "
      "of a case; points are counted beside it and can exceed the cases.");
  limits.emplace_back(kNotByNumbersAlone);
  if (report.historic > 0) {
    limits.push_back(absl::StrCat(InWords(view.audience == Audience::kPublic && report.historic < 5
                                              ? PublishedCell()
                                              : PublishedCell(report.historic)),
                                  " of the complaints were taken in as history. They count in "
                                  "volume, themes and outcomes, and never in timeliness."));
  }
  if (report.themes_confirmed < report.received) {
    limits.emplace_back(
        "Some themes are suggestions of the program which nobody has confirmed yet.");
  }
  limits.emplace_back(
      "A 95% interval says how far chance alone could move a figure. Percentiles are of type 7. An "
      "event listed beside the figures happened at the same time; it is not shown to be the "
      "cause.");
  if (view.audience == Audience::kPublic) {
    limits.emplace_back(
        "[c] stands for a number from 1 to 4, or one from which such a number could be worked "
        "out.");
  }
  return limits;
}

}  // namespace candour::analytics
