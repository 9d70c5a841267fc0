#include <utility>

#include "services/intake/service/case_service.h"
#include "services/intake/service/command.h"

namespace candour::intake {
namespace {

namespace ledger_v1 = ledger::v1;

ledger_v1::CaseLink LinkTo(const ledger_v1::CaseFile& file) {
  ledger_v1::CaseLink link;
  link.set_complaint_id(file.complaint_id());
  link.set_reference(file.reference());
  return link;
}

// The act on every case that it names, each with all of their references.
absl::StatusOr<Command> OnEveryLinked(const Surroundings& around, Command command) {
  const auto target = around.cases.Get(command.authority_id, command.case_key);
  if (!target.ok()) return target.status();
  ledger_v1::LinkCases& act = *command.act.mutable_link_cases();
  for (ledger_v1::CaseLink& link : *act.mutable_cases()) {
    const auto other = around.cases.Get(command.authority_id, link.complaint_id());
    if (!other.ok()) return other.status();
    link = LinkTo(*other);
    if (link.complaint_id() == target->complaint_id()) continue;
    command.act.add_further_complaint_ids(link.complaint_id());
  }
  *act.add_cases() = LinkTo(*target);
  command.case_key = target->complaint_id();
  return command;
}

}  // namespace

CaseService::Unary* CaseService::LinkCases(Context* context, const v1::LinkCasesRequest* request,
                                           v1::LinkCasesResponse* response) {
  return ActOnSeveral(context, *request, request->target(), *response->mutable_receipt(),
                      [this, request](const Caller& caller) {
                        return OnEveryLinked(around_,
                                             ActCommand(caller, request->target(), request->act()));
                      });
}

}  // namespace candour::intake
