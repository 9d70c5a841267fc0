#include <utility>
#include <vector>

#include "services/intake/service/case_service.h"
#include "services/intake/service/command.h"

namespace candour::intake {
namespace {

// How many further cases one act may name.
constexpr std::size_t kMostFurther = 50;

// The act on every case of the person, the target first.
absl::StatusOr<Command> OnEveryCase(const Surroundings& around, Command command,
                                    const std::string& person_id) {
  const auto target = around.cases.Get(command.authority_id, command.case_key);
  if (!target.ok()) return target.status();
  v1::ListPersonCasesResponse all;
  const absl::Status read =
      around.cases.PersonCases(command.authority_id, person_id, "", around.time.Now(), all);
  if (!read.ok()) return read;
  command.case_key = target->complaint_id();
  for (const v1::CaseLine& line : all.cases()) {
    if (line.complaint_id() == target->complaint_id()) continue;
    command.act.add_further_complaint_ids(line.complaint_id());
  }
  if (static_cast<std::size_t>(command.act.further_complaint_ids_size()) > kMostFurther) {
    return absl::FailedPreconditionError(
        "the person has more than 51 cases: act on each by itself");
  }
  return command;
}

}  // namespace

template <typename Request, typename Response>
CaseService::Unary* CaseService::ActOnPerson(Context* context, const Request* request,
                                             Response* response) {
  return ActOnSeveral(
      context, *request, request->target(), *response->mutable_receipt(),
      [this, request, response](const Caller& caller) -> absl::StatusOr<Command> {
        const std::string& person_id = request->act().person_id();
        // Of a case that the caller may not know of, the number does not tell either.
        v1::ListPersonCasesResponse seen;
        const absl::Status read = around_.cases.PersonCases(
            request->target().authority_id(), person_id, caller.subject, around_.time.Now(), seen);
        if (!read.ok()) return read;
        response->set_cases(seen.cases_size());
        return OnEveryCase(around_, ActCommand(caller, request->target(), request->act()),
                           person_id);
      });
}

void CaseService::ServePeople() {
  Serve(&CaseService::ActOnPerson<v1::RecordDeathRequest, v1::RecordDeathResponse>);
  Serve(&CaseService::ActOnPerson<v1::RecordNoContactRequest, v1::RecordNoContactResponse>);
}

}  // namespace candour::intake
