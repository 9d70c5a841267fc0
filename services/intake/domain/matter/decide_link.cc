#include <algorithm>
#include <utility>

#include "services/common/status/field_error.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/matter/acts.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

bool IsLinked(const v1::CaseFile& file, const v1::CaseLink& link, v1::LinkKind kind) {
  return std::any_of(file.matter().links().begin(), file.matter().links().end(),
                     [&](const v1::CaseLink& each) {
                       return each.complaint_id() == link.complaint_id() && each.kind() == kind;
                     });
}

}  // namespace

absl::StatusOr<Events> DecideLinkCases(const v1::CaseFile& file, const v1::LinkCases& act,
                                       const Context& context) {
  if (act.kind() == v1::LINK_KIND_UNSPECIFIED || !v1::LinkKind_IsValid(act.kind())) {
    return FieldError("act.kind", "say whether it is a duplicate, related, or follows");
  }
  v1::Event event;
  v1::CasesLinked& linked = *event.mutable_cases_linked();
  bool other = false;
  for (const v1::CaseLink& link : act.cases()) {
    if (link.complaint_id() == file.complaint_id()) continue;
    other = true;
    if (IsLinked(file, link, act.kind())) continue;
    v1::CaseLink& added = *linked.add_links();
    added = link;
    added.set_kind(act.kind());
    *added.mutable_linked_at() = ToTimestamp(context.now);
  }
  if (!other) return FieldError("act.cases", "name another case to link it with");
  if (linked.links().empty()) return Events();
  return Events{std::move(event)};
}

}  // namespace candour::intake
