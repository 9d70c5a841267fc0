#include "clients/cli/publication_commands.h"

#include <iostream>
#include <memory>

#include "absl/strings/str_cat.h"
#include "candour/analytics/v1/analytics.grpc.pb.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/show.h"

namespace candour::cli {
namespace {

struct Publish {
  std::string year;
  std::string change;
  bool list = false;
};

std::unique_ptr<analytics::v1::AnalyticsService::Stub> Publisher(Session& session) {
  return analytics::v1::AnalyticsService::NewStub(
      session.ChannelTo(session.Given().profile.analytics));
}

int ListPublications(Session& session, const Publish& from, const std::string& authority) {
  const bool json = session.Given().json;
  analytics::v1::ListAnnualPublicationsRequest request;
  request.set_authority_id(authority);
  request.set_council_year(from.year);
  analytics::v1::ListAnnualPublicationsResponse response;
  const absl::Status done =
      Call(session, *Publisher(session),
           &analytics::v1::AnalyticsService::Stub::ListAnnualPublications, request, response);
  if (!done.ok()) return Complain(done, json);
  if (json) {
    std::cout << Json(response) << "\n";
    return kDone;
  }
  for (const auto& each : response.publications()) std::cout << Show(each) << "\n";
  if (response.publications().empty()) std::cout << "Nothing was published for this year.\n";
  return kDone;
}

int PublishAnnual(Session& session, const Publish& from) {
  const bool json = session.Given().json;
  const absl::StatusOr<std::string> authority = session.Authority();
  if (!authority.ok()) return Complain(authority.status(), json);
  if (from.list) return ListPublications(session, from, *authority);
  analytics::v1::PublishAnnualReportRequest request;
  request.set_authority_id(*authority);
  request.set_council_year(from.year);
  request.set_change(from.change);
  analytics::v1::PublishAnnualReportResponse response;
  const absl::Status done =
      Call(session, *Publisher(session),
           &analytics::v1::AnalyticsService::Stub::PublishAnnualReport, request, response);
  if (!done.ok()) return Complain(done, json);
  std::cout << (json ? Json(response) : Show(response.publication()) + ".") << "\n";
  return kDone;
}

}  // namespace

std::string Show(const analytics::v1::AnnualPublication& publication) {
  std::string words = absl::StrCat(
      "Version ", publication.version(), ", published on ", Show(publication.published_at()),
      " by ", Safe(publication.published_by()), ", SHA-256 ", publication.digest());
  if (!publication.change().empty()) {
    absl::StrAppend(&words, "; changed: ", Safe(publication.change()));
  }
  return words;
}

void AddPublication(CLI::App& app, CommandLine& line) {
  auto from = std::make_shared<Publish>();
  CLI::App* verb = Verb(
      app, "annual-publish", "Publish the annual report of a council year: it then stays as it is",
      "  candour report 2026-27 --annual --public --anew\n"
      "  candour annual-publish 2026-27\n"
      "  candour annual-publish 2026-27 --change \"Two complaints were counted twice.\"\n"
      "  candour annual-publish 2026-27 --list\n\n"
      "From then on `candour report 2026-27 --annual --public` shows exactly what was published.\n"
      "A later change is a new version, which says what changed.");
  verb->add_option("YEAR", from->year, "The council year, for example 2026-27")->required();
  verb->add_option("--change", from->change,
                   "What changed since the version before, for everyone to read");
  verb->add_flag("--list", from->list, "Show every version that was published");
  Runs(verb, line, [from](Session& session) { return PublishAnnual(session, *from); });
}

}  // namespace candour::cli
