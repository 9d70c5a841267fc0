#include "services/analytics/domain/report.h"

#include <algorithm>
#include <set>
#include <utility>

#include "services/analytics/domain/response_time.h"

namespace candour::analytics {
namespace {

constexpr std::size_t kMostThemesNamed = 3;
constexpr const char* kDueCohort = "due in the period and by the data date";
constexpr const char* kAnsweredCohort = "decided in the period";

template <typename Key>
std::int64_t At(const std::map<Key, std::int64_t>& counts, const Key& key) {
  const auto it = counts.find(key);
  return it == counts.end() ? 0 : it->second;
}

std::int64_t Received(const Tally& tally, const std::string& record_type) {
  return At(tally.received, record_type);
}

Proportion MakeProportion(const char* code, const char* name, const char* cohort,
                          const Share& share) {
  Proportion proportion{code,  name,         cohort,
                        share, std::nullopt, Wilson(share.numerator, share.denominator)};
  if (share.denominator > 0) {
    proportion.value =
        static_cast<double>(share.numerator) / static_cast<double>(share.denominator);
  }
  return proportion;
}

// Decided is upheld, partly upheld, not upheld or no finding; a case withdrawn, excluded,
// transferred or settled without a finding is in neither number.
Share Upheld(const std::map<std::string, std::int64_t>& outcomes) {
  const auto at = [&outcomes](const char* code) { return At(outcomes, std::string(code)); };
  const std::int64_t upheld = at("UPH") + at("PUP");
  return {upheld, upheld + at("NUP") + at("NOF"), 0};
}

ResponseTimes MakeResponseTimes(const Tally& tally) {
  return {Number(tally.response_days), Percentile(tally.response_days, 0.5),
          Mean(tally.response_days), Percentile(tally.response_days, 0.9),
          MedianWithOpen(tally.answered_after, tally.unanswered_after)};
}

Exposed Over(std::int64_t count, const Period& period) {
  return {count, static_cast<double>(DaysIn(period))};
}

ThemeTally ThemeIn(const std::map<std::string, ThemeTally>& themes, const std::string& code) {
  const auto it = themes.find(code);
  return it == themes.end() ? ThemeTally{} : it->second;
}

std::string NameOf(const ReportInputs& inputs, const std::string& code) {
  if (code.empty()) return "Not yet categorised";
  const auto it = inputs.theme_names.find(code);
  return it == inputs.theme_names.end() ? code : it->second;
}

std::vector<ThemeDetail> MakeDetails(const ReportInputs& inputs, const std::string& level_one) {
  std::vector<ThemeDetail> details;
  for (const auto& [code, tally] : inputs.current.level_two) {
    if (LevelOne(code) != level_one) continue;
    details.push_back({code, NameOf(inputs, code), tally.cases, tally.points});
  }
  std::stable_sort(details.begin(), details.end(), [](const ThemeDetail& a, const ThemeDetail& b) {
    return std::pair(a.cases, a.points) > std::pair(b.cases, b.points);
  });
  return details;
}

ThemeRow MakeTheme(const ReportInputs& inputs, const std::string& code, std::int64_t received) {
  const ThemeTally now = ThemeIn(inputs.current.level_one, code);
  ThemeRow row;
  row.code = code;
  row.name = NameOf(inputs, code);
  row.cases = now.cases;
  row.points = now.points;
  row.previous_cases = ThemeIn(inputs.previous.level_one, code).cases;
  if (inputs.year_ago) row.year_ago_cases = ThemeIn(inputs.year_ago->level_one, code).cases;
  if (received > 0) row.share = static_cast<double>(row.cases) / static_cast<double>(received);
  row.change = CompareRates(Over(row.previous_cases, Previous(inputs.period)),
                            Over(row.cases, inputs.period));
  row.details = MakeDetails(inputs, code);
  return row;
}

// What is not yet categorised is no theme and is not tested as one.
void TestTogether(std::vector<ThemeRow>& themes) {
  std::vector<double> p;
  for (const ThemeRow& row : themes) p.push_back(row.code.empty() ? 1 : row.change.p);
  const std::vector<bool> significant = BenjaminiHochberg(p);
  for (std::size_t i = 0; i < themes.size(); ++i) themes[i].significant = significant[i];
}

std::vector<ThemeRow> MakeThemes(const ReportInputs& inputs, std::int64_t received) {
  std::set<std::string> codes;
  for (const auto& [code, tally] : inputs.current.level_one) codes.insert(code);
  for (const auto& [code, tally] : inputs.previous.level_one) codes.insert(code);
  std::vector<ThemeRow> themes;
  for (const std::string& code : codes) themes.push_back(MakeTheme(inputs, code, received));
  std::stable_sort(themes.begin(), themes.end(), [](const ThemeRow& a, const ThemeRow& b) {
    if (a.code.empty() != b.code.empty()) return b.code.empty();
    return a.cases > b.cases;
  });
  TestTogether(themes);
  return themes;
}

// The largest themes that make up half of the categorised complaints, at most three.
std::vector<std::size_t> MostlyAbout(const std::vector<ThemeRow>& themes) {
  std::int64_t categorised = 0;
  for (const ThemeRow& row : themes) categorised += row.code.empty() ? 0 : row.cases;
  std::vector<std::size_t> named;
  std::int64_t covered = 0;
  for (std::size_t i = 0; i < themes.size() && named.size() < kMostThemesNamed; ++i) {
    if (themes[i].code.empty() || themes[i].cases == 0 || covered * 2 >= categorised) break;
    named.push_back(i);
    covered += themes[i].cases;
  }
  return named;
}

std::vector<std::size_t> ClearlyGrew(const std::vector<ThemeRow>& themes) {
  std::vector<std::size_t> grew;
  for (std::size_t i = 0; i < themes.size(); ++i) {
    if (themes[i].significant && themes[i].change.ratio > 1) grew.push_back(i);
  }
  return grew;
}

std::vector<EventAnnotation> Touching(const ReportInputs& inputs) {
  std::vector<EventAnnotation> touching;
  for (const EventAnnotation& event : inputs.events) {
    const bool touches = event.first_day <= LastDay(inputs.period) &&
                         event.last_day >= FirstDay(Previous(inputs.period));
    if (touches) touching.push_back(event);
  }
  return touching;
}

void FillVolume(const ReportInputs& inputs, QuarterReport& report) {
  report.received = Received(inputs.current, "CMP");
  report.previous_received = Received(inputs.previous, "CMP");
  report.historic = inputs.current.historic;
  report.change = CompareRates(Over(report.previous_received, report.previous_period),
                               Over(report.received, report.period));
  if (inputs.year_ago) {
    report.year_ago_received = Received(*inputs.year_ago, "CMP");
    report.change_on_year = CompareRates(Over(*report.year_ago_received, YearAgo(report.period)),
                                         Over(report.received, report.period));
  }
  report.compliments = Received(inputs.current, "CPL");
  report.early_resolutions = Received(inputs.current, "ERO");
  report.concerns = Received(inputs.current, "CNC");
  report.previous_early_resolutions = Received(inputs.previous, "ERO");
  report.previous_concerns = Received(inputs.previous, "CNC");
}

void FillTimeliness(const Tally& tally, QuarterReport& report) {
  report.acknowledged = MakeProportion("K-04", "Acknowledged within three working days", kDueCohort,
                                       tally.acknowledged);
  report.within_first_told = MakeProportion("K-05", "Answered by the date first promised",
                                            kDueCohort, tally.within_first_told);
  report.within_amended = MakeProportion("K-06", "Answered by the date last promised", kDueCohort,
                                         tally.within_amended);
  report.within_relevant =
      MakeProportion("K-07", "Answered within six months, or the longer time agreed", kDueCohort,
                     tally.within_relevant);
  report.told_before =
      MakeProportion("K-21", "Told of a new date before the old one passed",
                     "amendments whose old date fell in the period", tally.told_before);
  report.response_times = MakeResponseTimes(tally);
  report.open = tally.open;
  report.passed_in_silence = tally.passed_in_silence;
  report.holding_notices = tally.holding_notices;
}

void FillOutcomes(const Tally& tally, QuarterReport& report) {
  report.upheld_cases = MakeProportion("K-10", "Complaints upheld or partly upheld",
                                       kAnsweredCohort, Upheld(tally.case_outcomes));
  report.upheld_points = MakeProportion("K-10", "Points upheld or partly upheld", kAnsweredCohort,
                                        Upheld(tally.point_outcomes));
  report.well_founded_upheld = At(tally.case_outcomes, std::string("UPH"));
  report.well_founded_partly = At(tally.case_outcomes, std::string("PUP"));
}

}  // namespace

QuarterReport BuildReport(const ReportInputs& inputs) {
  QuarterReport report;
  report.authority_name = inputs.authority_name;
  report.period = inputs.period;
  report.previous_period = Previous(inputs.period);
  report.data_as_at = inputs.data_as_at;
  report.release = inputs.release;
  FillVolume(inputs, report);
  FillTimeliness(inputs.current, report);
  FillOutcomes(inputs.current, report);
  report.themes = MakeThemes(inputs, report.received);
  report.themes_confirmed = inputs.current.themes_confirmed;
  report.events = Touching(inputs);
  report.mostly_about = MostlyAbout(report.themes);
  report.clearly_grew = ClearlyGrew(report.themes);
  return report;
}

}  // namespace candour::analytics
