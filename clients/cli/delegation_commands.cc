// Who may act for the responsible person or the complaints manager (reg 4(2)-(3)).
#include <iostream>

#include "candour/intake/v1/authority.grpc.pb.h"
#include "clients/cli/matter_verb.h"
#include "clients/cli/show.h"
#include "services/common/digest/digest.h"

namespace candour::cli {
namespace {

using intake::v1::AuthorityService;

// Sends one act on the authority and prints the receipt.
template <typename Request, typename Response>
int SendOnAuthority(Session& session, Request request,
                    grpc::Status (AuthorityService::Stub::*rpc)(grpc::ClientContext*,
                                                                const Request&, Response*)) {
  const auto authority = session.Authority();
  if (!authority.ok()) return ShowReceipt(session, authority.status(), {});
  request.mutable_target()->set_authority_id(*authority);
  if (request.target().request_id().empty()) {
    request.mutable_target()->set_request_id(RandomUuid());
  }
  const auto stub = AuthorityService::NewStub(session.ChannelTo(session.Given().profile.intake));
  Response response;
  const absl::Status done = Call(session, *stub, rpc, request, response);
  if (!done.ok() || session.Given().json) {
    return ShowReceipt(session, done, response.receipt());
  }
  std::cout << "Recorded.\n";
  return 0;
}

void AddDelegate(CLI::App& app, CommandLine& line) {
  auto request = std::make_shared<intake::v1::RecordDelegationRequest>();
  auto* act = request->mutable_act();
  act->set_scope("sign_response");
  CLI::App* verb = Verb(app, "delegate", "Let somebody sign responses, or manage the procedure",
                        "  candour delegate --to helen.lowe --from 2026-04-01 \\\n"
                        "    --name \"Helen Lowe, Director of Adult Social Care\"");
  TextOption(verb, "--to", "Subject of their sign-in", [act](const auto& subject) {
    act->set_subject(subject);
  })->required();
  TextOption(verb, "--name", "Name as it stands under a letter", [act](const auto& name) {
    act->set_name(name);
  })->required();
  TextOption(verb, "--scope", "sign_response or manage_procedure; sign_response if left out",
             [act](const auto& scope) { act->set_scope(scope); });
  DayOption(verb, "--from", "First day", [act](const auto& day) {
    *act->mutable_from() = day;
  })->required();
  TextOption(verb, "--request-id", "Repeating with the same one never acts twice",
             [request](const auto& id) { request->mutable_target()->set_request_id(id); });
  DayOption(verb, "--until", "Last day; open-ended if left out",
            [act](const auto& day) { *act->mutable_until() = day; });
  Runs(verb, line, [request](Session& session) {
    return SendOnAuthority(session, *request, &AuthorityService::Stub::RecordDelegation);
  });
}

void AddEnd(CLI::App& app, CommandLine& line) {
  auto request = std::make_shared<intake::v1::EndDelegationRequest>();
  CLI::App* verb = Verb(app, "end-delegation", "End a delegation after today",
                        "  candour end-delegation 5d1f8a52-6a3c-4f0e-9b7d-2c8e4a1b3f60");
  verb->add_option_function<std::string>(
          "ID", [request](const std::string& id) { request->mutable_act()->set_delegation_id(id); },
          "The delegation, as `candour delegations` shows it")
      ->required();
  Runs(verb, line, [request](Session& session) {
    return SendOnAuthority(session, *request, &AuthorityService::Stub::EndDelegation);
  });
}

int ShowDelegations(Session& session) {
  const auto authority = session.Authority();
  if (!authority.ok()) return Complain(authority.status(), session.Given().json);
  intake::v1::GetAuthorityRequest request;
  request.set_authority_id(*authority);
  const auto stub = AuthorityService::NewStub(session.ChannelTo(session.Given().profile.intake));
  intake::v1::GetAuthorityResponse response;
  const absl::Status done =
      Call(session, *stub, &AuthorityService::Stub::GetAuthority, request, response);
  if (!done.ok()) return Complain(done, session.Given().json);
  if (session.Given().json) {
    std::cout << Json(response) << "\n";
    return 0;
  }
  std::vector<std::vector<std::string>> rows;
  for (const ledger::v1::Delegation& each : response.authority_file().delegations()) {
    rows.push_back({each.name(), each.scope(), Show(each.from()), Show(each.until()),
                    each.subject(), each.delegation_id()});
  }
  std::cout << Table({"Name", "May", "From", "Until", "Signs in as", "Id"}, rows);
  return 0;
}

}  // namespace

void AddDelegations(CLI::App& app, CommandLine& line) {
  AddDelegate(app, line);
  AddEnd(app, line);
  CLI::App* verb =
      Verb(app, "delegations", "Who may sign responses, and since when", "  candour delegations");
  Runs(verb, line, [](Session& session) { return ShowDelegations(session); });
}

}  // namespace candour::cli
