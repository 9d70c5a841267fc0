#include <cmath>
#include <iostream>

#include "candour/categorisation/v1/categorisation.grpc.pb.h"
#include "clients/cli/command.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/request.h"
#include "clients/cli/show.h"
#include "services/common/status/field_error.h"

namespace candour::cli {
namespace {

using categorisation::v1::CategorisationService;
using intake::v1::CaseService;

std::unique_ptr<CategorisationService::Stub> Categorisation(Session& session) {
  return CategorisationService::NewStub(session.ChannelTo(session.Given().profile.categorisation));
}

int Suggest(Session& session, const std::string& text) {
  const bool json = session.Given().json;
  categorisation::v1::SuggestRequest request;
  const absl::StatusOr<std::string> authority = session.Authority();
  if (!authority.ok()) return Complain(authority.status(), json);
  const absl::StatusOr<std::string> words = TextOrFile("TEXT", text);
  if (!words.ok()) return Complain(words.status(), json);
  request.set_authority_id(*authority);
  request.set_text(*words);
  categorisation::v1::SuggestResponse response;
  const absl::Status done = Call(session, *Categorisation(session),
                                 &CategorisationService::Stub::Suggest, request, response);
  if (!done.ok()) return Complain(done, json);
  if (json) {
    std::cout << Json(response) << "\n";
    return kDone;
  }
  for (const ledger::v1::ThemeSuggestion& theme : response.suggestions()) {
    std::cout << theme.theme() << "  " << std::lround(theme.probability() * 100)
              << "%  because of:";
    for (const std::string& words_of_it : theme.evidence()) std::cout << " “" << words_of_it << "”";
    std::cout << "\n";
  }
  return kDone;
}

int Taxonomy(Session& session) {
  const bool json = session.Given().json;
  categorisation::v1::GetTaxonomyResponse response;
  const absl::Status done =
      Call(session, *Categorisation(session), &CategorisationService::Stub::GetTaxonomy,
           categorisation::v1::GetTaxonomyRequest(), response);
  if (!done.ok()) return Complain(done, json);
  if (json) {
    std::cout << Json(response) << "\n";
    return kDone;
  }
  for (const categorisation::v1::Theme& theme : response.themes()) {
    std::cout << (theme.code().size() > 3 ? "  " : "") << theme.code() << "  " << theme.name()
              << "\n";
  }
  return kDone;
}

int Retrain(Session& session) {
  const bool json = session.Given().json;
  categorisation::v1::RetrainRequest request;
  const absl::StatusOr<std::string> authority = session.Authority();
  if (!authority.ok()) return Complain(authority.status(), json);
  request.set_authority_id(*authority);
  categorisation::v1::RetrainResponse response;
  const absl::Status done = Call(session, *Categorisation(session),
                                 &CategorisationService::Stub::Retrain, request, response);
  if (!done.ok()) return Complain(done, json);
  if (json) {
    std::cout << Json(response) << "\n";
  } else {
    std::cout << "Learnt from " << response.points() << " confirmed points: model "
              << response.model() << ".\n";
  }
  return kDone;
}

struct Confirm {
  Aim aim;
  std::vector<std::string> points;
  std::string primary;
};

// "1=CHG-02" is point 1, "CHG-02" alone is point 1 too, "+FIN-01" makes a new point.
absl::Status FillTheme(const std::string& text, ledger::v1::PointTheme& point) {
  if (!text.empty() && text[0] == '+') {
    const std::size_t colon = text.find(':');
    point.set_theme(text.substr(1, colon == std::string::npos ? colon : colon - 1));
    if (colon != std::string::npos) point.set_text(text.substr(colon + 1));
    return absl::OkStatus();
  }
  const std::size_t equals = text.find('=');
  const std::string number = equals == std::string::npos ? "1" : text.substr(0, equals);
  if (number.empty() || number.size() > 4 ||
      number.find_first_not_of("0123456789") != std::string::npos) {
    return FieldError("POINT", "must be NUMBER=THEME such as 1=CHG-02, or +THEME:words");
  }
  point.set_point_id(static_cast<unsigned>(std::stoul(number)));
  point.set_theme(equals == std::string::npos ? text : text.substr(equals + 1));
  return absl::OkStatus();
}

int ConfirmThemes(Session& session, const Confirm& from) {
  intake::v1::ConfirmThemesRequest request;
  request.mutable_act()->set_primary(from.primary);
  for (const std::string& point : from.points) {
    const absl::Status filled = FillTheme(point, *request.mutable_act()->add_points());
    if (!filled.ok()) return Complain(filled, session.Given().json);
  }
  return SendAct(session, from.aim, request, &CaseService::Stub::ConfirmThemes);
}

}  // namespace

void AddThemes(CLI::App& app, CommandLine& line) {
  auto confirm = std::make_shared<Confirm>();
  CLI::App* verb = Verb(app, "confirm", "Say what each point of a case is about",
                        "  candour confirm ASC-2026-000123-4 CHG-02\n"
                        "  candour confirm ASC-2026-000123-4 1=CHG-03 \"+FIN-01:still no answer\"");
  AddAim(verb, confirm->aim);
  verb->add_option("POINT", confirm->points, "NUMBER=THEME, or +THEME:words for a new point")
      ->required();
  verb->add_option("--primary", confirm->primary, "Theme of the most serious point");
  Runs(verb, line, [confirm](Session& session) { return ConfirmThemes(session, *confirm); });

  auto text = std::make_shared<std::string>();
  CLI::App* suggest = Verb(app, "suggest", "What a text seems to be about, and why",
                           "  candour suggest \"the invoice charges for calls nobody made\"\n"
                           "  candour suggest @letter.txt");
  suggest->add_option("TEXT", *text, "The text; @FILE reads a file")->required();
  Runs(suggest, line, [text](Session& session) { return Suggest(session, *text); });

  CLI::App* taxonomy =
      Verb(app, "taxonomy", "Every theme with its code and name", "  candour taxonomy");
  Runs(taxonomy, line, Taxonomy);
  CLI::App* retrain = Verb(app, "retrain", "Let categorisation learn from confirmed themes",
                           "  candour retrain --authority milford");
  Runs(retrain, line, Retrain);
}

}  // namespace candour::cli
