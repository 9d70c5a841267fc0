#include "services/analytics/domain/figures.h"

#include <algorithm>

#include "services/common/day/london.h"

namespace candour::analytics {
namespace {

// What a period before the one reported on comes to.
Tally CompareWith(FigureReader& reader, const ReportSetting& setting, const Period& before,
                  const ReportInputs& inputs) {
  if (inputs.release != Release::kProvisional) {
    return TallyOf(reader.SumsOf(FirstDay(before), LastDay(before)));
  }
  const absl::CivilDay as_at = std::min(inputs.data_as_at, setting.freeze_day(before));
  return CountAll(reader.FactsOf(FirstDay(before), LastDay(before)),
                  {before, as_at, setting.working_days_between});
}

ReportInputs Gather(FigureReader& reader, const ReportSetting& setting, const Period& period,
                    absl::CivilDay data_as_at) {
  ReportInputs inputs;
  inputs.authority_name = setting.authority_name;
  inputs.theme_names = setting.theme_names;
  inputs.events = setting.events;
  inputs.period = period;
  inputs.data_as_at = data_as_at;
  inputs.release =
      data_as_at < setting.freeze_day(period) ? Release::kProvisional : Release::kRevised;
  inputs.previous = CompareWith(reader, setting, Previous(period), inputs);
  if (reader.KnowsBack(LastDay(YearAgo(period)))) {
    inputs.year_ago = CompareWith(reader, setting, YearAgo(period), inputs);
  }
  return inputs;
}

}  // namespace

absl::CivilDay DataAsAt(const Standing& standing, const Today& today) {
  if (today.caught_up || !standing.recorded_at) return today.day;
  return LondonDay(*standing.recorded_at);
}

Tally TallyOf(const std::vector<DailySum>& sums) {
  Tally tally;
  for (const DailySum& sum : sums) {
    tally.received[sum.record_type] += sum.cases;
    if (sum.record_type != "CMP") continue;
    tally.historic += sum.historic;
    tally.themes_confirmed += sum.confirmed;
    tally.level_one[sum.theme].cases += sum.cases;
  }
  return tally;
}

ReportInputs GatherReport(FigureReader& reader, const ReportSetting& setting, const Period& period,
                          absl::CivilDay data_as_at) {
  ReportInputs inputs = Gather(reader, setting, period, data_as_at);
  inputs.current = CountAll(reader.FactsOf(FirstDay(period), LastDay(period)),
                            {period, data_as_at, setting.working_days_between});
  return inputs;
}

ReportInputs GatherThemes(FigureReader& reader, const ReportSetting& setting, const Period& period,
                          absl::CivilDay data_as_at) {
  ReportInputs inputs = Gather(reader, setting, period, data_as_at);
  inputs.current = TallyOf(reader.SumsOf(FirstDay(period), LastDay(period)));
  return inputs;
}

}  // namespace candour::analytics
