#include "clients/cli/command.h"

#include <utility>

namespace candour::cli {

CLI::App* Verb(CLI::App& app, const std::string& name, const std::string& what,
               const std::string& examples) {
  CLI::App* verb = app.add_subcommand(name, what);
  verb->footer("Examples:\n" + examples);
  return verb;
}

std::string ReferenceFolder() {
  const char* folder = std::getenv("CANDOUR_REFERENCE_DIR");
  return folder == nullptr || *folder == '\0' ? "db/reference" : folder;
}

void Runs(CLI::App* chosen, CommandLine& line, std::function<int(Session&)> work) {
  chosen->callback([&line, work = std::move(work)] {
    line.run = [&line, work] {
      Session session(line.options);
      return work(session);
    };
  });
}

}  // namespace candour::cli
