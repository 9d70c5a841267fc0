#include "services/intake/domain/authority/authority_file.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/common/digest/digest.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/reference_data.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;
using Events = std::vector<v1::Event>;

// Whether it is loaded, for this authority: another's own procedure is none to it.
bool IsLoaded(const v1::AdoptReference& act, const Context& context) {
  const ReferenceData& data = *context.reference_data;
  const std::string version = absl::StrCat(act.version());
  switch (act.kind()) {
    case v1::REFERENCE_KIND_CALENDAR:
      return data.PinnedCalendar(act.id(), version) != nullptr;
    case v1::REFERENCE_KIND_PROCEDURE: {
      const reference::v1::Procedure* procedure = data.PinnedProcedure(act.id(), version);
      return procedure != nullptr && (procedure->authority_id().empty() ||
                                      procedure->authority_id() == context.authority_id);
    }
    default:
      return false;
  }
}

absl::StatusOr<Events> DecideAdopt(const v1::AdoptReference& act, const Context& context) {
  if (act.kind() == v1::REFERENCE_KIND_UNSPECIFIED) {
    return FieldError("act.kind", "say whether it is a calendar or a procedure");
  }
  if (!IsLoaded(act, context)) {
    return FieldError("act.version", absl::StrCat("version ", act.version(), " of ", act.id(),
                                                  " is not loaded: load it first"));
  }
  const int in_force = AdoptedVersion(*context.authority, act.kind(), act.id()).value_or(0);
  if (act.version() == in_force) return Events();
  if (act.version() < in_force) {
    return absl::FailedPreconditionError(absl::StrCat(
        "version ", in_force, " of ", act.id(), " is in force: an older one cannot be adopted"));
  }
  v1::Event event;
  v1::Adoption& adoption = *event.mutable_reference_adopted()->mutable_adoption();
  adoption.set_kind(act.kind());
  adoption.set_id(act.id());
  adoption.set_version(act.version());
  *adoption.mutable_adopted_at() = ToTimestamp(context.now);
  return Events{std::move(event)};
}

absl::StatusOr<Events> DecideRecordDelegation(const v1::RecordDelegation& act,
                                              const Context& context) {
  if (IsBlank(act.subject())) return FieldError("act.subject", "say who is authorised");
  if (IsBlank(act.name())) return FieldError("act.name", "give the name as it is signed");
  if (act.scope() != kSignResponse && act.scope() != kManageProcedure) {
    return FieldError("act.scope", "choose sign_response or manage_procedure");
  }
  const absl::StatusOr<absl::CivilDay> from = DayOfField(act.from(), "act.from");
  if (!from.ok()) return from.status();
  if (act.has_until()) {
    const absl::StatusOr<absl::CivilDay> until = DayOfField(act.until(), "act.until");
    if (!until.ok()) return until.status();
    if (*until < *from) return FieldError("act.until", "give a day not before the first");
  }
  v1::Event event;
  v1::Delegation& delegation = *event.mutable_delegation_recorded()->mutable_delegation();
  delegation.set_delegation_id(Uuid5(context.request_id, "delegation"));
  delegation.set_subject(act.subject());
  delegation.set_name(act.name());
  delegation.set_scope(act.scope());
  *delegation.mutable_from() = act.from();
  if (act.has_until()) *delegation.mutable_until() = act.until();
  *delegation.mutable_recorded_at() = ToTimestamp(context.now);
  return Events{std::move(event)};
}

absl::StatusOr<Events> DecideEndDelegation(const v1::EndDelegation& act, const Context& context) {
  const auto& delegations = context.authority->delegations();
  const auto found = std::find_if(
      delegations.begin(), delegations.end(),
      [&act](const v1::Delegation& each) { return each.delegation_id() == act.delegation_id(); });
  if (found == delegations.end()) return absl::NotFoundError("there is no such delegation");
  const absl::CivilDay today = LondonDay(context.now);
  if (found->has_until() && StoredDay(found->until()) <= today) return Events();
  v1::Event event;
  v1::Delegation& delegation = *event.mutable_delegation_recorded()->mutable_delegation();
  delegation = *found;
  *delegation.mutable_until() = ToMessage(today);
  return Events{std::move(event)};
}

}  // namespace

bool IsOnAuthority(const v1::Act& act) {
  return act.has_adopt_reference() || act.has_record_delegation() || act.has_end_delegation();
}

absl::StatusOr<Events> DecideOnAuthority(const v1::Act& act, const Context& context) {
  switch (act.kind_case()) {
    case v1::Act::kAdoptReference:
      return DecideAdopt(act.adopt_reference(), context);
    case v1::Act::kRecordDelegation:
      return DecideRecordDelegation(act.record_delegation(), context);
    case v1::Act::kEndDelegation:
      return DecideEndDelegation(act.end_delegation(), context);
    default:
      return absl::InvalidArgumentError("the act is not one on an authority");
  }
}

bool ChangesAuthority(const v1::Event& event) {
  return event.has_reference_adopted() || event.has_delegation_recorded();
}

v1::AuthorityFile ApplyToAuthority(v1::AuthorityFile file, const v1::Event& event) {
  if (event.has_reference_adopted()) {
    *file.add_adoptions() = event.reference_adopted().adoption();
  }
  if (event.has_delegation_recorded()) {
    const v1::Delegation& recorded = event.delegation_recorded().delegation();
    for (v1::Delegation& each : *file.mutable_delegations()) {
      if (each.delegation_id() != recorded.delegation_id()) continue;
      each = recorded;
      return file;
    }
    *file.add_delegations() = recorded;
  }
  return file;
}

std::optional<int> AdoptedVersion(const v1::AuthorityFile& file, v1::ReferenceKind kind,
                                  std::string_view id) {
  std::optional<int> version;
  for (const v1::Adoption& each : file.adoptions()) {
    if (each.kind() == kind && each.id() == id) version = each.version();
  }
  return version;
}

const v1::Delegation* LiveDelegation(const v1::AuthorityFile& file, std::string_view subject,
                                     std::string_view scope, absl::CivilDay day) {
  for (const v1::Delegation& each : file.delegations()) {
    if (each.subject() != subject || each.scope() != scope) continue;
    if (day < StoredDay(each.from())) continue;
    if (each.has_until() && day > StoredDay(each.until())) continue;
    return &each;
  }
  return nullptr;
}

}  // namespace candour::intake
