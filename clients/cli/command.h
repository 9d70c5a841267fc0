// How a sub-command joins the command line.
#ifndef CANDOUR_CLIENTS_CLI_COMMAND_H_
#define CANDOUR_CLIENTS_CLI_COMMAND_H_

#include <CLI/CLI.hpp>
#include <functional>
#include <memory>

#include "clients/cli/session.h"

namespace candour::cli {

// What parsing the command line leaves behind.
struct CommandLine {
  Options options;
  // The chosen sub-command's work; gives the exit code.
  std::function<int()> run;
};

// Each adds its sub-commands to `app`. A sub-command puts its work into `line.run`. `app` and
// `line` outlive the run.
void AddLogin(CLI::App& app, CommandLine& line);
void AddSubmit(CLI::App& app, CommandLine& line);
void AddImport(CLI::App& app, CommandLine& line);
void AddReading(CLI::App& app, CommandLine& line);
void AddActs(CLI::App& app, CommandLine& line);
void AddResponse(CLI::App& app, CommandLine& line);
void AddNotices(CLI::App& app, CommandLine& line);
// What people decide about notices, and their tasks; verbs of the group that AddNotices makes.
void AddNoticeTasks(CLI::App& group, CommandLine& line);
void AddDelivery(CLI::App& app, CommandLine& line);
void AddFigures(CLI::App& app, CommandLine& line);
void AddTrack(CLI::App& app, CommandLine& line);
void AddThemes(CLI::App& app, CommandLine& line);
void AddLedger(CLI::App& app, CommandLine& line);
void AddCase(CLI::App& app, CommandLine& line);
void AddClock(CLI::App& app, CommandLine& line);
// Longer periods, receipts, stages, pauses; the versions an authority works by.
void AddPeriods(CLI::App& app, CommandLine& line);
void AddProcedures(CLI::App& app, CommandLine& line);
void AddFollowers(CLI::App& app, CommandLine& line);
// The people of a case; AddPeople adds the verbs of the other two as well.
void AddPeople(CLI::App& app, CommandLine& line);
void AddReach(CLI::App& app, CommandLine& line);
void AddLosses(CLI::App& app, CommandLine& line);
void AddEquality(CLI::App& app, CommandLine& line);
// What a complaint is about; AddMatter adds the verbs of the other two as well.
void AddMatter(CLI::App& app, CommandLine& line);
void AddSharing(CLI::App& app, CommandLine& line);
void AddRisk(CLI::App& app, CommandLine& line);
// Messages, restrictions and holds; AddCorrespondence adds attachments, mail and similar cases too.
void AddCorrespondence(CLI::App& app, CommandLine& line);
// How long cases are kept, erasure and its proof; what a person may ask for.
void AddRetention(CLI::App& app, CommandLine& line);
void AddRights(CLI::App& app, CommandLine& line);
void AddParcels(CLI::App& app, CommandLine& line);
void AddStory(CLI::App& app, CommandLine& line);
// Who works on a case and what is asked; the draft and what follows on it; the Ombudsman and what
// is learnt; who may sign.
void AddInquiry(CLI::App& app, CommandLine& line);
void AddDrafts(CLI::App& app, CommandLine& line);
void AddFollowUp(CLI::App& app, CommandLine& line);
void AddDelegations(CLI::App& app, CommandLine& line);

// A sub-command with its examples below the help.
CLI::App* Verb(CLI::App& app, const std::string& name, const std::string& what,
               const std::string& examples);

// CANDOUR_REFERENCE_DIR, or db/reference of the source tree.
std::string ReferenceFolder();

// Sets `chosen`'s work. `work` gets the session and gives a status, or an exit code of its own.
void Runs(CLI::App* chosen, CommandLine& line, std::function<int(Session&)> work);

}  // namespace candour::cli

#endif  // CANDOUR_CLIENTS_CLI_COMMAND_H_
