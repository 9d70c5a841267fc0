#include <iostream>

#include "clients/cli/command.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/progress.h"
#include "clients/cli/request.h"
#include "clients/cli/show.h"

namespace candour::cli {
namespace {

using intake::v1::CaseService;

int ShowDifferences(const intake::v1::CheckResponse& last, bool json) {
  if (json) {
    std::cout << Json(last) << "\n";
  } else {
    std::cout << last.checked() << " case files checked against their events, "
              << last.different_size() << " differ.\n";
    for (const std::string& one : last.different()) std::cout << "  " << one << "\n";
  }
  return last.different().empty() ? kDone : kFound;
}

int Check(Session& session, const std::string& of_case) {
  const bool json = session.Given().json;
  intake::v1::CheckRequest request;
  const absl::StatusOr<std::string> authority = session.Authority();
  if (!authority.ok()) return Complain(authority.status(), json);
  request.set_authority_id(*authority);
  request.set_case_(of_case);
  grpc::ClientContext context;
  const absl::Status prepared = session.Prepare(context, absl::InfiniteDuration());
  if (!prepared.ok()) return Complain(prepared, json);
  const auto stub = Cases(session);
  const auto stream = stub->Check(&context, request);
  intake::v1::CheckResponse answer;
  intake::v1::CheckResponse last;
  {
    Progress progress("Folding case files", 0, json);
    while (stream->Read(&answer)) {
      last = answer;
      progress.Show(answer.checked());
    }
  }
  const absl::Status done = FromGrpc(stream->Finish());
  if (!done.ok()) return Complain(done, json);
  if (!last.done()) return Complain(absl::UnavailableError("the check ended early"), json);
  return ShowDifferences(last, json);
}

int Events(Session& session, const std::string& of_case) {
  const bool json = session.Given().json;
  intake::v1::ListEventsRequest request;
  const absl::StatusOr<std::string> authority = session.Authority();
  if (!authority.ok()) return Complain(authority.status(), json);
  request.set_authority_id(*authority);
  request.set_case_(of_case);
  const auto stub = Cases(session);
  intake::v1::ListEventsResponse response;
  const absl::Status done = Call(session, *stub, &CaseService::Stub::ListEvents, request, response);
  if (!done.ok()) return Complain(done, json);
  for (const ledger::v1::RecordedEvent& event : response.events()) {
    std::cout << (json ? Json(event) : Show(event)) << "\n";
  }
  return kDone;
}

}  // namespace

void AddCase(CLI::App& app, CommandLine& line) {
  CLI::App* group = Verb(app, "case", "One case or all: check, events, erase",
                         "  candour case check\n"
                         "  candour case events ASC-2026-000123-4\n"
                         "  candour case erase ASC-2026-000123-4 --rule retention-6y");
  group->require_subcommand(1);

  auto checked = std::make_shared<std::string>();
  CLI::App* check =
      group->add_subcommand("check", "Compare case files with the fold of their events");
  check->add_option("CASE", *checked, "Only this case");
  Runs(check, line, [checked](Session& session) { return Check(session, *checked); });

  auto listed = std::make_shared<std::string>();
  CLI::App* events = group->add_subcommand("events", "The timeline of a case");
  events->add_option("CASE", *listed, "Reference or complaint id")->required();
  Runs(events, line, [listed](Session& session) { return Events(session, *listed); });

  struct Erase {
    Aim aim;
    std::string rule;
  };
  auto from = std::make_shared<Erase>();
  CLI::App* erase = group->add_subcommand("erase", "Remove the personal parts of a case for good");
  AddAim(erase, from->aim);
  erase->add_option("--rule", from->rule, "The rule it happens under, e.g. retention-6y")
      ->required();
  Runs(erase, line, [from](Session& session) {
    intake::v1::ErasePersonalRequest request;
    request.mutable_act()->set_rule(from->rule);
    return SendAct(session, from->aim, request, &CaseService::Stub::ErasePersonal);
  });
}

}  // namespace candour::cli
