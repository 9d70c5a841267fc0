#include <google/protobuf/util/json_util.h>

#include <fstream>
#include <iostream>
#include <iterator>

#include "candour/analytics/v1/analytics.grpc.pb.h"
#include "clients/cli/command.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/publication_commands.h"
#include "clients/cli/show.h"

namespace candour::cli {
namespace {

using analytics::v1::AnalyticsService;

std::unique_ptr<AnalyticsService::Stub> Analytics(Session& session) {
  return AnalyticsService::NewStub(session.ChannelTo(session.Given().profile.analytics));
}

struct Report {
  std::string period;
  std::string html;
  bool to_public = false;
  bool annual = false;
  int version = 0;
  bool anew = false;
};

absl::Status WritePage(const std::string& path, const std::string& octets) {
  std::ofstream file(path, std::ios::binary);
  file << octets;
  file.close();
  return file ? absl::OkStatus() : absl::InvalidArgumentError("--html: cannot write " + path);
}

// Who it is for, and in which form.
template <typename Request>
void Order(const Report& from, bool json, Request& request) {
  request.set_audience(from.to_public ? analytics::v1::AUDIENCE_PUBLIC
                                      : analytics::v1::AUDIENCE_STAFF);
  request.set_form(!from.html.empty() ? analytics::v1::REPORT_FORM_HTML
                   : json             ? analytics::v1::REPORT_FORM_JSON
                                      : analytics::v1::REPORT_FORM_TEXT);
}

absl::StatusOr<std::string> FetchReport(Session& session, const Report& from,
                                        const std::string& authority) {
  analytics::v1::GetReportRequest request;
  request.set_authority_id(authority);
  request.set_period(from.period);
  Order(from, session.Given().json, request);
  analytics::v1::GetReportResponse response;
  const absl::Status done =
      Call(session, *Analytics(session), &AnalyticsService::Stub::GetReport, request, response);
  if (!done.ok()) return done;
  return response.report();
}

absl::StatusOr<std::string> FetchAnnual(Session& session, const Report& from,
                                        const std::string& authority) {
  analytics::v1::GetAnnualReportRequest request;
  request.set_authority_id(authority);
  request.set_council_year(from.period);
  request.set_version(from.version);
  request.set_anew(from.anew);
  Order(from, session.Given().json, request);
  analytics::v1::GetAnnualReportResponse response;
  const absl::Status done = Call(session, *Analytics(session),
                                 &AnalyticsService::Stub::GetAnnualReport, request, response);
  if (!done.ok()) return done;
  // Beside the report, which is shown to the octet.
  if (response.has_publication()) std::cerr << Show(response.publication()) << "\n";
  return response.report();
}

int ShowReport(Session& session, const Report& from) {
  const bool json = session.Given().json;
  const absl::StatusOr<std::string> authority = session.Authority();
  if (!authority.ok()) return Complain(authority.status(), json);
  const absl::StatusOr<std::string> report =
      from.annual ? FetchAnnual(session, from, *authority) : FetchReport(session, from, *authority);
  if (!report.ok()) return Complain(report.status(), json);
  if (from.html.empty()) {
    std::cout << *report << (json ? "\n" : "");
    return kDone;
  }
  const absl::Status written = WritePage(from.html, *report);
  if (!written.ok()) return Complain(written, json);
  std::cout << "Written to " << from.html << ".\n";
  return kDone;
}

int ShowStatement(Session& session, const std::string& year, const std::string& authority) {
  const bool json = session.Given().json;
  analytics::v1::GetAnnualStatementRequest request;
  request.set_authority_id(authority);
  request.set_council_year(year);
  analytics::v1::GetAnnualStatementResponse response;
  const absl::Status done = Call(session, *Analytics(session),
                                 &AnalyticsService::Stub::GetAnnualStatement, request, response);
  if (!done.ok()) return Complain(done, json);
  std::cout << Json(response.statement()) << "\n";
  return kDone;
}

int WriteStatement(Session& session, const std::string& year, const std::string& path,
                   const std::string& authority) {
  const bool json = session.Given().json;
  std::ifstream file(path);
  const std::string words(std::istreambuf_iterator<char>(file), {});
  if (!file) return Complain(absl::InvalidArgumentError("--file: cannot read " + path), json);
  analytics::v1::WriteAnnualStatementRequest request;
  request.set_authority_id(authority);
  request.set_council_year(year);
  const auto parsed =
      google::protobuf::util::JsonStringToMessage(words, request.mutable_statement());
  if (!parsed.ok()) {
    const std::string why(parsed.message().data(), parsed.message().size());
    return Complain(absl::InvalidArgumentError("--file: " + why), json);
  }
  analytics::v1::WriteAnnualStatementResponse response;
  const absl::Status done = Call(session, *Analytics(session),
                                 &AnalyticsService::Stub::WriteAnnualStatement, request, response);
  if (!done.ok()) return Complain(done, json);
  std::cout << (json ? Json(response) : "The words for " + year + " are kept.") << "\n";
  return kDone;
}

void AddStatement(CLI::App& app, CommandLine& line) {
  auto year = std::make_shared<std::string>();
  auto path = std::make_shared<std::string>();
  CLI::App* verb = Verb(
      app, "annual-statement", "The words that people write for an annual report",
      "  candour annual-statement 2026-27 > words.json\n"
      "  candour annual-statement 2026-27 --file words.json\n\n"
      "The file is JSON. It is published, so it names no complainant and no member of staff:\n\n"
      "  {\"general_matters\": [\"Bills came months late, because …\"],\n"
      "   \"improvements\": [\"Since May every bill …\"],\n"
      "   \"member\": \"Councillor A. Example\",\n"
      "   \"member_response\": \"I thank everybody who …\",\n"
      "   \"self_assessment\": [{\"expectation\": \"Complaints are acknowledged in time\",\n"
      "                        \"met\": true, \"evidence\": \"96 % were.\"}]}\n\n"
      "The member's response and the self-assessment may follow later; the public report waits "
      "for\nthem.");
  verb->add_option("YEAR", *year, "The council year, for example 2026-27")->required();
  verb->add_option("--file", *path, "Keep the words in this file instead of showing what is kept");
  Runs(verb, line, [year, path](Session& session) {
    const absl::StatusOr<std::string> authority = session.Authority();
    if (!authority.ok()) return Complain(authority.status(), session.Given().json);
    return path->empty() ? ShowStatement(session, *year, *authority)
                         : WriteStatement(session, *year, *path, *authority);
  });
}

int ShowThemes(Session& session, const std::string& period, int excerpts) {
  const bool json = session.Given().json;
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
                        "  candour report 2026-27/Q2 --public --html report.html\n"
                        "  candour report 2026-27 --annual --public --html annual.html\n\n"
                        "The annual report (regulation 18) needs words of people besides its "
                        "figures:\ncandour annual-statement. It is refused while one of its parts "
                        "is empty.\n\n"
                        "After an import the figures take seconds to minutes to catch up; until "
                        "then the\nanswer is UNAVAILABLE, exit code 5: ask again.");
  verb->add_option("PERIOD", report->period, "2026-27/Q2, or 2026-27 for the whole year")
      ->required();
  verb->add_option("--html", report->html, "Write one self-contained page to this file");
  verb->add_flag("--annual", report->annual, "The annual report of a council year (regulation 18)");
  verb->add_option("--version", report->version,
                   "Of the annual report: this published version, not the latest");
  verb->add_flag("--anew", report->anew,
                 "Of the annual report: as it would be published now, whatever was");
  verb->add_flag("--public", report->to_public, "For everyone: small numbers are hidden");
  Runs(verb, line, [report](Session& session) { return ShowReport(session, *report); });

  AddStatement(app, line);
  AddPublication(app, line);
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
