#include "services/analytics/service/analytics_service.h"

#include <map>
#include <memory>

#include "absl/time/clock.h"
#include "services/analytics/domain/period.h"
#include "services/analytics/domain/report_view.h"
#include "services/analytics/service/convert.h"
#include "services/common/day/london.h"
#include "services/common/grpc/answer.h"
#include "services/common/status/field_error.h"

namespace candour::analytics {
namespace {

constexpr int kMostExcerpts = 20;
constexpr int kUsualExcerpts = 3;

absl::StatusOr<Period> PeriodIn(const std::string& text) {
  absl::StatusOr<Period> period = ParsePeriod(text);
  if (!period.ok()) {
    return FieldError("period",
                      {period.status().message().data(), period.status().message().size()});
  }
  return period;
}

// Complaints of the sums by level-1 theme.
std::map<std::string, DailySum> ByTheme(const std::vector<DailySum>& sums) {
  std::map<std::string, DailySum> by_theme;
  for (const DailySum& sum : sums) {
    if (sum.record_type == "CMP") by_theme.emplace(sum.theme, sum);
  }
  return by_theme;
}

// Who works on cases may read what people wrote; others get figures.
bool WorksOnCases(const Caller& caller) {
  return caller.Has(type::v1::ROLE_HANDLER) || caller.Has(type::v1::ROLE_COMPLAINTS_MANAGER);
}

void AddExcerpts(const std::vector<ExcerptLine>& excerpts, v1::ThemeLine& line) {
  for (const ExcerptLine& excerpt : excerpts) {
    if (excerpt.theme != line.theme()) continue;
    v1::Excerpt* added = line.add_excerpts();
    added->set_reference(excerpt.reference);
    added->set_text(excerpt.text);
  }
}

// `change` is worded as in the report of the same period.
v1::ThemeLine LineOf(const ThemeRow& row, const std::string& change,
                     const std::map<std::string, DailySum>& sums) {
  v1::ThemeLine line;
  line.set_theme(row.code);
  line.set_name(row.name);
  line.set_cases(row.cases);
  line.set_cases_before(row.previous_cases);
  const auto sum = sums.find(row.code);
  line.set_confirmed(sum == sums.end() ? 0 : sum->second.confirmed);
  line.set_change(change);
  return line;
}

}  // namespace

absl::StatusOr<Today> AnalyticsService::AskToday(const std::string& authority_id) const {
  const absl::StatusOr<absl::Time> now = catch_up_(authority_id);
  if (now.ok()) return Today{LondonDay(*now), true};
  const bool lags_knowingly = absl::IsUnavailable(now.status()) || absl::IsNotFound(now.status());
  if (lags_knowingly) return Today{LondonDay(absl::Now())};
  return absl::UnavailableError("the figures are being brought up to date; try again soon");
}

grpc::ServerUnaryReactor* AnalyticsService::GetReport(grpc::CallbackServerContext* context,
                                                      const v1::GetReportRequest* request,
                                                      v1::GetReportResponse* response) {
  const absl::Status admitted = guard_.Admit(*context, *request).status();
  if (!admitted.ok()) return Answer(context, admitted);
  return Answer(context, workers_,
                [this, request, response] { return Report(*request, *response); });
}

grpc::ServerUnaryReactor* AnalyticsService::ListThemes(grpc::CallbackServerContext* context,
                                                       const v1::ListThemesRequest* request,
                                                       v1::ListThemesResponse* response) {
  const absl::StatusOr<std::shared_ptr<const Caller>> caller = guard_.Admit(*context, *request);
  if (!caller.ok()) return Answer(context, caller.status());
  return Answer(context, workers_, [this, caller = *caller, request, response] {
    return Themes(*request, *caller, *response);
  });
}

absl::Status AnalyticsService::Report(const v1::GetReportRequest& request,
                                      v1::GetReportResponse& response) {
  const absl::StatusOr<Period> period = PeriodIn(request.period());
  if (!period.ok()) return period.status();
  const absl::StatusOr<Today> today = AskToday(request.authority_id());
  if (!today.ok()) return today.status();
  const ReportSetting setting = setting_of_(request.authority_id());
  return shelf_.Read(request.authority_id(), [&](FigureReader& reader) {
    const Standing standing = reader.Stands();
    const ReportInputs inputs = GatherReport(reader, setting, *period, DataAsAt(standing, *today));
    const ReportView view = ViewFor(BuildReport(inputs), AudienceOf(request.audience()));
    response.set_report(Render(view, request.form()));
    response.set_seq(standing.seq);
    if (standing.recorded_at) SetTime(*standing.recorded_at, *response.mutable_data_as_at());
    return absl::OkStatus();
  });
}

absl::Status AnalyticsService::Themes(const v1::ListThemesRequest& request, const Caller& caller,
                                      v1::ListThemesResponse& response) {
  const absl::StatusOr<Period> period = PeriodIn(request.period());
  if (!period.ok()) return period.status();
  if (request.excerpts() < 0 || request.excerpts() > kMostExcerpts) {
    return FieldError("excerpts", "must be between 0 and 20");
  }
  const absl::StatusOr<Today> today = AskToday(request.authority_id());
  if (!today.ok()) return today.status();
  const ReportSetting setting = setting_of_(request.authority_id());
  const int most = request.excerpts() == 0 ? kUsualExcerpts : request.excerpts();
  return shelf_.Read(request.authority_id(), [&](FigureReader& reader) {
    const absl::CivilDay first = FirstDay(*period);
    const absl::CivilDay last = LastDay(*period);
    const QuarterReport report =
        BuildReport(GatherThemes(reader, setting, *period, DataAsAt(reader.Stands(), *today)));
    const ReportView view = ViewFor(report, Audience::kStaff);
    const std::map<std::string, DailySum> sums = ByTheme(reader.SumsOf(first, last));
    std::vector<ExcerptLine> excerpts;
    if (WorksOnCases(caller)) excerpts = reader.ExcerptsOf(first, last, most, caller.subject);
    for (std::size_t i = 0; i < report.themes.size(); ++i) {
      const ThemeRow& row = report.themes[i];
      if (row.code.empty()) {
        response.set_without_theme(row.cases);
        continue;
      }
      v1::ThemeLine& line = *response.add_themes();
      line = LineOf(row, view.themes.at(i).change, sums);
      AddExcerpts(excerpts, line);
    }
    return absl::OkStatus();
  });
}

}  // namespace candour::analytics
