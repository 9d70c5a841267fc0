#include <fstream>
#include <iostream>

#include "candour/analytics/v1/analytics.grpc.pb.h"
#include "clients/cli/command.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/show.h"

namespace candour::cli {
namespace {

using analytics::v1::AnalyticsService;

std::unique_ptr<AnalyticsService::Stub> Analytics(Session& session) {
  return AnalyticsService::NewStub(session.ChannelTo(session.options().profile.analytics));
}

struct Report {
  std::string period;
  std::string html;
  bool to_public = false;
};

absl::Status WriteFile(const std::string& path, const std::string& octets) {
  std::ofstream file(path, std::ios::binary);
  file << octets;
  file.close();
  return file ? absl::OkStatus() : absl::InvalidArgumentError("--html: cannot write " + path);
}

int ShowReport(Session& session, const Report& from) {
  const bool json = session.options().json;
  analytics::v1::GetReportRequest request;
  const absl::StatusOr<std::string> authority = session.Authority();
  if (!authority.ok()) return Complain(authority.status(), json);
  request.set_authority_id(*authority);
  request.set_period(from.period);
  request.set_audience(from.to_public ? analytics::v1::AUDIENCE_PUBLIC
                                      : analytics::v1::AUDIENCE_STAFF);
  request.set_form(!from.html.empty() ? analytics::v1::REPORT_FORM_HTML
                   : json             ? analytics::v1::REPORT_FORM_JSON
                                      : analytics::v1::REPORT_FORM_TEXT);
  analytics::v1::GetReportResponse response;
  const absl::Status done =
      Call(session, *Analytics(session), &AnalyticsService::Stub::GetReport, request, response);
  if (!done.ok()) return Complain(done, json);
  if (from.html.empty()) {
    std::cout << response.report() << (json ? "\n" : "");
    return kDone;
  }
  const absl::Status written = WriteFile(from.html, response.report());
  if (!written.ok()) return Complain(written, json);
  std::cout << "Written to " << from.html << ".\n";
  return kDone;
}

int ShowThemes(Session& session, const std::string& period, int excerpts) {
  const bool json = session.options().json;
  analytics::v1::ListThemesRequest request;
  const absl::StatusOr<std::string> authority = session.Authority();
  if (!authority.ok()) return Complain(authority.status(), json);
  request.set_authority_id(*authority);
  request.set_period(period);
  request.set_excerpts(excerpts);
  analytics::v1::ListThemesResponse response;
  const absl::Status done =
      Call(session, *Analytics(session), &AnalyticsService::Stub::ListThemes, request, response);
  if (!done.ok()) return Complain(done, json);
  if (json) {
    std::cout << Json(response) << "\n";
    return kDone;
  }
  for (const analytics::v1::ThemeLine& theme : response.themes()) {
    std::cout << theme.theme() << "  " << theme.name() << ": " << theme.cases()
              << " (before: " << theme.cases_before() << "), " << theme.change() << "; "
              << theme.confirmed() << " confirmed by staff\n";
    for (const analytics::v1::Excerpt& excerpt : theme.excerpts()) {
      std::cout << "    " << excerpt.reference() << "  “" << excerpt.text() << "”\n";
    }
  }
  if (response.without_theme() > 0) {
    std::cout << response.without_theme() << " without a theme yet\n";
  }
  return kDone;
}

}  // namespace

void AddFigures(CLI::App& app, CommandLine& line) {
  auto report = std::make_shared<Report>();
  CLI::App* verb = Verb(app, "report", "The performance report of a quarter or a council year",
                        "  candour report 2026-27/Q2\n"
                        "  candour report 2026-27/Q2 --public --html report.html\n\n"
                        "After an import the figures take seconds to minutes to catch up; until "
                        "then the\nanswer is UNAVAILABLE, exit code 5: ask again.");
  verb->add_option("PERIOD", report->period, "2026-27/Q2, or 2026-27 for the whole year")
      ->required();
  verb->add_option("--html", report->html, "Write one self-contained page to this file");
  verb->add_flag("--public", report->to_public, "For everyone: small numbers are hidden");
  Runs(verb, line, [report](Session& session) { return ShowReport(session, *report); });

  auto period = std::make_shared<std::string>();
  auto excerpts = std::make_shared<int>(3);
  CLI::App* themes = Verb(app, "themes", "What the complaints of a period are about, with excerpts",
                          "  candour themes 2026-27/Q2\n"
                          "  candour themes 2014-15 --excerpts 5");
  themes->add_option("PERIOD", *period, "2026-27/Q2, or 2026-27")->required();
  themes->add_option("--excerpts", *excerpts, "Excerpts a theme")->check(CLI::Range(0, 20));
  Runs(themes, line,
       [period, excerpts](Session& session) { return ShowThemes(session, *period, *excerpts); });
}

}  // namespace candour::cli
