#include <iostream>

#include "candour/intake/v1/authority.grpc.pb.h"
#include "candour/intake/v1/procedure.grpc.pb.h"
#include "clients/cli/command.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/request.h"
#include "clients/cli/show.h"
#include "services/common/digest/digest.h"

namespace candour::cli {
namespace {

using intake::v1::AuthorityService;
using intake::v1::ProcedureService;

int ShowProcedure(Session& session, const std::string& id, bool html) {
  const bool json = session.Given().json;
  const absl::StatusOr<std::string> authority = session.Authority();
  if (!authority.ok()) return Complain(authority.status(), json);
  intake::v1::ExplainProcedureRequest request;
  request.set_authority_id(*authority);
  request.set_procedure(id);
  intake::v1::ExplainProcedureResponse response;
  const auto stub = ProcedureService::NewStub(session.ChannelTo(session.Given().profile.intake));
  const absl::Status done =
      Call(session, *stub, &ProcedureService::Stub::ExplainProcedure, request, response);
  if (!done.ok()) return Complain(done, json);
  std::cout << (json ? Json(response) + "\n" : html ? response.html() : response.text());
  return kDone;
}

struct Adoption {
  ledger::v1::ReferenceKind kind = ledger::v1::REFERENCE_KIND_UNSPECIFIED;
  std::string id;
  int version = 0;
  bool dry_run = false;
};

ledger::v1::AdoptReference ActOf(const Adoption& adoption) {
  ledger::v1::AdoptReference act;
  act.set_kind(adoption.kind);
  act.set_id(adoption.id);
  act.set_version(adoption.version);
  return act;
}

void ShowTouched(const intake::v1::PreviewAdoptionResponse& last) {
  std::vector<std::vector<std::string>> rows;
  for (const intake::v1::TouchedDate& each : last.touched()) {
    rows.push_back({each.reference(), each.clock(), Show(each.old_due_by()),
                    Show(each.new_due_by()), each.promise_kept() ? "stays: it was told" : "moves"});
  }
  if (!rows.empty()) {
    std::cout << Table({"CASE", "CLOCK", "NOW", "WOULD BE", "WHAT HAPPENS"}, rows);
  }
  std::cout << last.touched_cases() << " of " << last.looked_at() << " open cases are touched.\n";
}

int PreviewAdoption(Session& session, const Adoption& adoption, const std::string& authority) {
  const bool json = session.Given().json;
  intake::v1::PreviewAdoptionRequest request;
  request.set_authority_id(authority);
  *request.mutable_act() = ActOf(adoption);
  grpc::ClientContext context;
  const absl::Status prepared = session.Prepare(context, absl::InfiniteDuration());
  if (!prepared.ok()) return Complain(prepared, json);
  const auto stub = ProcedureService::NewStub(session.ChannelTo(session.Given().profile.intake));
  const auto stream = stub->PreviewAdoption(&context, request);
  intake::v1::PreviewAdoptionResponse last;
  while (stream->Read(&last)) {
  }
  const absl::Status done = FromGrpc(stream->Finish());
  if (!done.ok()) return Complain(done, json);
  if (json) {
    std::cout << Json(last) << "\n";
  } else {
    ShowTouched(last);
  }
  return last.touched_cases() > 0 ? kFound : kDone;
}

int Adopt(Session& session, const Adoption& adoption) {
  const absl::StatusOr<std::string> authority = session.Authority();
  if (!authority.ok()) return Complain(authority.status(), session.Given().json);
  if (adoption.dry_run) return PreviewAdoption(session, adoption, *authority);
  intake::v1::AdoptReferenceRequest request;
  request.mutable_target()->set_authority_id(*authority);
  request.mutable_target()->set_request_id(RandomUuid());
  *request.mutable_act() = ActOf(adoption);
  intake::v1::AdoptReferenceResponse response;
  const auto stub = AuthorityService::NewStub(session.ChannelTo(session.Given().profile.intake));
  const absl::Status done =
      Call(session, *stub, &AuthorityService::Stub::AdoptReference, request, response);
  if (!done.ok()) return Complain(done, session.Given().json);
  std::cout << (session.Given().json
                    ? Json(response)
                    : "Adopted. Open cases follow one by one; what was promised stays.")
            << "\n";
  return kDone;
}

void AddAdopt(CLI::App& parent, CommandLine& line, ledger::v1::ReferenceKind kind,
              const std::string& example) {
  auto adoption = std::make_shared<Adoption>();
  adoption->kind = kind;
  CLI::App* verb = Verb(parent, "adopt", "Work by another version from now on", example);
  verb->add_option("ID", adoption->id, "Its id")->required();
  verb->add_option("VERSION", adoption->version, "The version, from 1")->required();
  verb->add_flag("--dry-run", adoption->dry_run,
                 "Only list the open cases that it touches; exit code 1 when there are any");
  Runs(verb, line, [adoption](Session& session) { return Adopt(session, *adoption); });
}

}  // namespace

void AddProcedures(CLI::App& app, CommandLine& line) {
  CLI::App* procedure = Verb(
      app, "procedure", "The complaints procedures",
      "  candour procedure show ASC-2009\n  candour procedure show ASC-2009 --html > page.html");
  procedure->require_subcommand(1);
  struct Shown {
    std::string id;
    bool html = false;
  };
  auto shown = std::make_shared<Shown>();
  CLI::App* show = Verb(*procedure, "show", "Steps, time limits, who decides, categories",
                        "  candour procedure show ASC-2009");
  show->add_option("ID", shown->id, "For example ASC-2009")->required();
  show->add_flag("--html", shown->html, "As one page of HTML, to print or publish");
  Runs(show, line,
       [shown](Session& session) { return ShowProcedure(session, shown->id, shown->html); });
  AddAdopt(*procedure, line, ledger::v1::REFERENCE_KIND_PROCEDURE,
           "  candour procedure adopt ASC-2009 2 --dry-run");

  CLI::App* calendar = Verb(app, "calendar", "The calendars of working days",
                            "  candour calendar adopt england-and-wales 2 --dry-run");
  calendar->require_subcommand(1);
  AddAdopt(*calendar, line, ledger::v1::REFERENCE_KIND_CALENDAR,
           "  candour calendar adopt england-and-wales 2");
}

}  // namespace candour::cli
