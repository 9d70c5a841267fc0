#include "services/intake/service/lists.h"

#include <set>

#include "absl/strings/str_cat.h"
#include "services/intake/domain/authority/authority_file.h"

namespace candour::intake {
namespace {

namespace ledger_v1 = ledger::v1;
namespace ref = reference::v1;

void AddEntry(std::string_view code, std::string_view name, std::string_view note,
              v1::ListOfCodes& list) {
  v1::ListEntry& entry = *list.add_entries();
  entry.set_code(std::string(code));
  entry.set_name(std::string(name));
  entry.set_note(std::string(note));
}

void AddPlaces(const std::string& name, const google::protobuf::RepeatedPtrField<ref::Place>& from,
               v1::ShowListsResponse& lists) {
  v1::ListOfCodes& list = *lists.add_lists();
  list.set_list(name);
  for (const ref::Place& each : from) {
    AddEntry(each.code(), each.name(), each.retired() ? "no longer chosen" : "", list);
  }
}

std::string NoteOn(const ref::Procedure& procedure, const ledger_v1::AuthorityFile& authority) {
  const auto adopted =
      AdoptedVersion(authority, ledger_v1::REFERENCE_KIND_PROCEDURE, procedure.id());
  if (adopted.has_value()) return absl::StrCat("version ", *adopted, ", adopted");
  return procedure.authority_id().empty() ? absl::StrCat("version ", procedure.version())
                                          : "the council's own, not adopted yet";
}

void AddProcedures(std::string_view authority_id, const ledger_v1::AuthorityFile& authority,
                   const ReferenceData& data, absl::CivilDay today, v1::ShowListsResponse& lists) {
  v1::ListOfCodes& list = *lists.add_lists();
  list.set_list("procedures");
  std::set<std::string> ids;
  for (const ref::Procedure& each : data.Messages().procedures) ids.insert(each.id());
  for (const std::string& id : ids) {
    if (!IsShownTo(authority_id, id, data, today)) continue;
    const ref::Procedure& procedure = *data.ProcedureOn(id, today);
    AddEntry(id, procedure.name(), NoteOn(procedure, authority), list);
  }
}

}  // namespace

bool IsShownTo(std::string_view authority_id, std::string_view procedure, const ReferenceData& data,
               absl::CivilDay today) {
  const ref::Procedure* found = data.ProcedureOn(procedure, today);
  return found == nullptr || found->authority_id().empty() || found->authority_id() == authority_id;
}

v1::ShowListsResponse ListsOf(std::string_view authority_id,
                              const ledger_v1::AuthorityFile& authority, const ReferenceData& data,
                              absl::CivilDay today) {
  v1::ShowListsResponse lists;
  const ref::Council* council = data.CouncilOf(authority_id);
  if (council != nullptr) {
    *lists.mutable_when_unsafe() = council->when_unsafe();
    AddPlaces("services", council->services(), lists);
    AddPlaces("teams", council->teams(), lists);
    AddPlaces("providers", council->providers(), lists);
  }
  AddProcedures(authority_id, authority, data, today, lists);
  v1::ListOfCodes& outcomes = *lists.add_lists();
  outcomes.set_list("outcomes");
  for (const ref::Outcome& each : data.Messages().outcomes.outcomes()) {
    AddEntry(each.code(), each.name(), "", outcomes);
  }
  for (const ref::CodeList& codes : data.Messages().code_lists) {
    v1::ListOfCodes& list = *lists.add_lists();
    list.set_list(codes.id());
    for (const ref::Code& each : codes.codes()) AddEntry(each.code(), each.name(), "", list);
  }
  return lists;
}

}  // namespace candour::intake
