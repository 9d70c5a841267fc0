#include "clients/cli/code_lists.h"

#include <iostream>

#include "absl/strings/str_cat.h"
#include "candour/intake/v1/procedure.grpc.pb.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/request.h"
#include "clients/cli/show.h"
#include "services/common/status/field_error.h"

namespace candour::cli {
namespace {

using intake::v1::ProcedureService;
using intake::v1::ShowListsResponse;

absl::StatusOr<ShowListsResponse> FetchLists(Session& session) {
  const absl::StatusOr<std::string> authority = session.Authority();
  if (!authority.ok()) return authority.status();
  intake::v1::ShowListsRequest request;
  request.set_authority_id(*authority);
  ShowListsResponse response;
  const auto stub = ProcedureService::NewStub(session.ChannelTo(session.Given().profile.intake));
  const absl::Status done =
      Call(session, *stub, &ProcedureService::Stub::ShowLists, request, response);
  if (!done.ok()) return done;
  return response;
}

std::string ListNames(const ShowListsResponse& lists) {
  std::string names;
  for (const intake::v1::ListOfCodes& each : lists.lists()) {
    absl::StrAppend(&names, names.empty() ? "" : ", ", each.list());
  }
  return names;
}

int PrintLists(Session& session, const std::string& name) {
  const bool json = session.Given().json;
  const absl::StatusOr<ShowListsResponse> lists = FetchLists(session);
  if (!lists.ok()) return Complain(lists.status(), json);
  const std::string shown = ShowLists(*lists, name);
  if (shown.empty()) {
    return Complain(FieldError("LIST", absl::StrCat("choose one of ", ListNames(*lists))), json);
  }
  std::cout << (json ? Json(*lists) + "\n" : shown);
  return kDone;
}

}  // namespace

std::vector<std::string> WhenUnsafe(Session& session) {
  const absl::StatusOr<ShowListsResponse> lists = FetchLists(session);
  if (!lists.ok() || lists->when_unsafe().empty()) return {"Call 999."};
  return {lists->when_unsafe().begin(), lists->when_unsafe().end()};
}

std::string ShowLists(const ShowListsResponse& lists, const std::string& name) {
  std::string page;
  for (const intake::v1::ListOfCodes& list : lists.lists()) {
    if (!name.empty() && list.list() != name) continue;
    std::vector<std::vector<std::string>> rows;
    for (const intake::v1::ListEntry& each : list.entries()) {
      rows.push_back({each.code(), Safe(each.name()), Safe(each.note())});
    }
    absl::StrAppend(&page, page.empty() ? "" : "\n", list.list(), "\n",
                    Table({"Code", "Name", "Note"}, rows));
  }
  return page;
}

void AddLists(CLI::App& app, CommandLine& line) {
  auto name = std::make_shared<std::string>();
  CLI::App* verb = Verb(app, "lists", "What may be chosen from: services, teams, providers, codes",
                        "  candour lists\n  candour lists providers");
  verb->add_option("LIST", *name, "One list only, such as teams");
  Runs(verb, line, [name](Session& session) { return PrintLists(session, *name); });
}

}  // namespace candour::cli
