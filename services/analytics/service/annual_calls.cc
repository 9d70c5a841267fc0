// The calls about the annual report.
#include <memory>
#include <utility>

#include "absl/time/clock.h"
#include "services/analytics/domain/period.h"
#include "services/analytics/service/analytics_service.h"
#include "services/analytics/service/convert.h"
#include "services/common/grpc/answer.h"
#include "services/common/status/field_error.h"

namespace candour::analytics {
namespace {

using AnnualCaller = absl::StatusOr<std::shared_ptr<const Caller>>;

absl::StatusOr<Period> YearIn(const std::string& text) {
  absl::StatusOr<Period> period = ParsePeriod(text);
  if (period.ok() && !period->quarter) return period;
  return FieldError("council_year", "must be a council year such as 2026-27");
}

}  // namespace

grpc::ServerUnaryReactor* AnalyticsService::GetAnnualReport(
    grpc::CallbackServerContext* context, const v1::GetAnnualReportRequest* request,
    v1::GetAnnualReportResponse* response) {
  const absl::Status admitted = guard_.Admit(*context, *request).status();
  if (!admitted.ok()) return Answer(context, admitted);
  return Answer(context, workers_,
                [this, request, response] { return AnnualReport(*request, *response); });
}

absl::StatusOr<AnalyticsService::MadeAnnual> AnalyticsService::MakeAnnual(
    const std::string& authority_id, const std::string& council_year, Audience audience) {
  const absl::StatusOr<Period> year = YearIn(council_year);
  if (!year.ok()) return year.status();
  const absl::StatusOr<Today> today = AskToday(authority_id);
  if (!today.ok()) return today.status();
  const absl::StatusOr<KeptStatement> kept = statements_.Standing(authority_id, council_year);
  if (!kept.ok()) return kept.status();
  const ReportSetting setting = setting_of_(authority_id);
  MadeAnnual made;
  const absl::Status done = shelf_.Read(authority_id, [&](FigureReader& reader) -> absl::Status {
    const Standing standing = reader.Stands();
    ReportInputs gathered = GatherReport(reader, setting, *year, DataAsAt(standing, *today));
    // What the annual report says is final (D-3).
    if (gathered.release == Release::kRevised) gathered.release = Release::kFinal;
    const AnnualInputs inputs = {BuildReport(gathered),
                                 reader.AnnualOf(FirstDay(*year), LastDay(*year)), kept->statement,
                                 setting.learning_names};
    absl::StatusOr<ReportView> view = BuildAnnual(inputs, audience);
    if (!view.ok()) return view.status();
    made = {*std::move(view), standing.recorded_at};
    return absl::OkStatus();
  });
  if (!done.ok()) return done;
  return made;
}

absl::Status AnalyticsService::AnnualReport(const v1::GetAnnualReportRequest& request,
                                            v1::GetAnnualReportResponse& response) {
  const absl::StatusOr<Period> year = YearIn(request.council_year());
  if (!year.ok()) return year.status();
  const absl::StatusOr<bool> shown = ShowPublished(request, response);
  if (!shown.ok() || *shown) return shown.status();
  const absl::StatusOr<MadeAnnual> made =
      MakeAnnual(request.authority_id(), request.council_year(), AudienceOf(request.audience()));
  if (!made.ok()) return made.status();
  response.set_report(Render(made->view, request.form()));
  if (made->data_as_at) SetTime(*made->data_as_at, *response.mutable_data_as_at());
  return absl::OkStatus();
}

grpc::ServerUnaryReactor* AnalyticsService::WriteAnnualStatement(
    grpc::CallbackServerContext* context, const v1::WriteAnnualStatementRequest* request,
    v1::WriteAnnualStatementResponse* response) {
  const AnnualCaller caller = guard_.Admit(*context, *request);
  if (!caller.ok()) return Answer(context, caller.status());
  return Answer(context, workers_, [this, caller = *caller, request, response]() -> absl::Status {
    const absl::StatusOr<Period> year = YearIn(request->council_year());
    if (!year.ok()) return year.status();
    const absl::StatusOr<absl::Time> now = catch_up_(request->authority_id());
    const KeptStatement kept = {StatementFrom(request->statement()), caller->subject,
                                now.ok() ? *now : absl::Now()};
    SetTime(kept.written_at, *response->mutable_written_at());
    return statements_.Keep(request->authority_id(), request->council_year(), kept);
  });
}

grpc::ServerUnaryReactor* AnalyticsService::GetAnnualStatement(
    grpc::CallbackServerContext* context, const v1::GetAnnualStatementRequest* request,
    v1::GetAnnualStatementResponse* response) {
  const absl::Status admitted = guard_.Admit(*context, *request).status();
  if (!admitted.ok()) return Answer(context, admitted);
  return Answer(context, workers_, [this, request, response]() -> absl::Status {
    const absl::StatusOr<Period> year = YearIn(request->council_year());
    if (!year.ok()) return year.status();
    const absl::StatusOr<KeptStatement> kept =
        statements_.Standing(request->authority_id(), request->council_year());
    if (!kept.ok()) return kept.status();
    *response->mutable_statement() = ToMessage(kept->statement);
    response->set_written_by(kept->written_by);
    if (!kept->written_by.empty()) SetTime(kept->written_at, *response->mutable_written_at());
    return absl::OkStatus();
  });
}

}  // namespace candour::analytics
