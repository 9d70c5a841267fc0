#include <set>
#include <string>
#include <utility>

#include "services/common/status/field_error.h"
#include "services/intake/domain/correspondence/acts.h"
#include "services/intake/domain/correspondence/sight.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/instant.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

absl::Status CheckSubjects(const v1::RestrictCase& act) {
  if (act.only().empty() && act.except().empty()) {
    return FieldError("act.only", "name who may see the case, or whom it is kept from");
  }
  const std::set<std::string> except(act.except().begin(), act.except().end());
  for (const std::string& subject : act.only()) {
    if (IsBlank(subject)) return FieldError("act.only", "a subject is not empty");
    if (except.contains(subject)) {
      return FieldError("act.except", "nobody is both let in and kept out");
    }
  }
  if (except.contains("")) return FieldError("act.except", "a subject is not empty");
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Events> DecideRestrictCase(const v1::CaseFile& /*file*/, const v1::RestrictCase& act,
                                          const Context& context) {
  if (absl::Status checked = CheckSubjects(act); !checked.ok()) return checked;
  v1::Event event;
  v1::Restriction& restriction = *event.mutable_case_restricted()->mutable_restriction();
  *restriction.mutable_only() = act.only();
  *restriction.mutable_except() = act.except();
  *restriction.mutable_restricted_at() = ToTimestamp(context.now);
  restriction.set_reason(act.reason());
  v1::CaseFile restricted;
  *restricted.mutable_restriction() = restriction;
  if (!MaySee(restricted, context.actor, context.now)) {
    return FieldError("act.only", "you would lock yourself out: stay among those who may see it");
  }
  return Events{std::move(event)};
}

absl::StatusOr<Events> DecideLiftRestriction(const v1::CaseFile& file,
                                             const v1::LiftRestriction& act) {
  if (!file.has_restriction()) {
    return absl::FailedPreconditionError("the case is not restricted");
  }
  v1::Event event;
  event.mutable_restriction_lifted()->set_reason(act.reason());
  return Events{std::move(event)};
}

absl::StatusOr<Events> DecideOpenRestricted(const v1::CaseFile& file, const v1::OpenRestricted& act,
                                            const Context& context) {
  if (IsKeptFrom(file, context.actor.subject)) {
    return absl::NotFoundError("there is no such case");
  }
  if (IsBlank(act.reason())) return FieldError("act.reason", "say why it cannot wait");
  if (MaySee(file, context.actor, context.now)) {
    return absl::FailedPreconditionError("you may see this case without it");
  }
  v1::Event event;
  v1::RestrictedOpening& opening = *event.mutable_restricted_opened()->mutable_opening();
  opening.set_subject(context.actor.subject);
  *opening.mutable_opened_at() = ToTimestamp(context.now);
  *opening.mutable_until() = ToTimestamp(context.now + kEmergencyAccess);
  opening.set_reason(act.reason());
  return Events{std::move(event)};
}

}  // namespace candour::intake
