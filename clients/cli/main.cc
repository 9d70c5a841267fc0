#include <curl/curl.h>

#include <exception>
#include <iostream>

#include "clients/cli/code_lists.h"
#include "clients/cli/command.h"
#include "clients/cli/exit_code.h"

namespace candour::cli {
namespace {

void AddOptions(CLI::App& app, Options& options) {
  app.add_option("--authority", options.profile.authority,
                 "The council to work in (or CANDOUR_AUTHORITY)");
  app.add_option("--as", options.as, "Act as this sign-in instead of the last one");
  app.add_flag("--json", options.json, "Print JSON lines for programs");
  app.require_subcommand(1);
  app.fallthrough();
  app.footer(
      "Exit codes: 0 done, 1 something was found (see the output), 2 wrong usage, 3 refused,\n"
      "4 not signed in or not allowed, 5 try again.");
}

int Main(int argc, char** argv) {
  CLI::App app("Candour: complaints and feedback of adult social care", "candour");
  CommandLine line;
  line.options.profile = ProfileFromEnvironment();
  AddOptions(app, line.options);
  AddLogin(app, line);
  AddSubmit(app, line);
  AddImport(app, line);
  AddReading(app, line);
  AddActs(app, line);
  AddPeople(app, line);
  AddEquality(app, line);
  AddMatter(app, line);
  AddInquiry(app, line);
  AddDrafts(app, line);
  AddResponse(app, line);
  AddFollowUp(app, line);
  AddDelegations(app, line);
  AddNotices(app, line);
  AddDelivery(app, line);
  AddFigures(app, line);
  AddTrack(app, line);
  AddThemes(app, line);
  AddLedger(app, line);
  AddCase(app, line);
  AddClock(app, line);
  AddPeriods(app, line);
  AddProcedures(app, line);
  AddLists(app, line);
  AddFollowers(app, line);
  AddCorrespondence(app, line);
  AddRetention(app, line);
  AddRights(app, line);
  AddStory(app, line);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kDone : kUsage;
  }
  return line.run ? line.run() : kUsage;
}

}  // namespace
}  // namespace candour::cli

int main(int argc, char** argv) {
  try {
    curl_global_init(CURL_GLOBAL_DEFAULT);
    return candour::cli::Main(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "candour: " << error.what() << "\n";
    return candour::cli::kTryAgain;
  }
}
