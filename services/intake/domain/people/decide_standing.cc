#include <utility>

#include "services/common/day/london.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/people/acts.h"
#include "services/intake/domain/people/hold.h"
#include "services/intake/domain/people/party.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

absl::Status CheckStanding(const v1::CaseFile& file, const v1::RecordStanding& act) {
  absl::Status open = RequireOpen(file);
  if (!open.ok()) return open;
  if (file.anonymous()) {
    return absl::FailedPreconditionError("the complainant is anonymous: nothing is known of them");
  }
  if (!v1::Standing_IsValid(act.standing())) {
    return FieldError("act.standing", "choose recipient or affected");
  }
  if (!v1::RepresentationBasis_IsValid(act.basis())) {
    return FieldError("act.basis", "choose a basis of reg 5(2)");
  }
  const bool represents = act.basis() != v1::REPRESENTATION_BASIS_UNSPECIFIED;
  if (represents && !file.has_care_recipient()) {
    return FieldError("act.basis", "the file names nobody for whom the complainant could speak");
  }
  if (!represents && act.standing() == v1::STANDING_UNSPECIFIED) {
    return FieldError("act.standing", "say why the person may complain: recipient or affected");
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Events> DecideRecordStanding(const v1::CaseFile& file, const v1::RecordStanding& act,
                                            const Context& context) {
  const absl::Status checked = CheckStanding(file, act);
  if (!checked.ok()) return checked;
  v1::Event event;
  v1::StandingRecorded& recorded = *event.mutable_standing_recorded();
  recorded.set_standing(act.standing());
  recorded.set_basis(act.basis());
  const bool represents = act.basis() != v1::REPRESENTATION_BASIS_UNSPECIFIED;
  const bool same = act.basis() == file.representation_basis() && file.has_authority();
  if (represents && same) *recorded.mutable_authority() = file.authority();
  if (represents && !same) recorded.mutable_authority()->set_state(v1::AUTHORITY_STATE_AWAITED);

  const v1::CaseFile after = Becomes(file, event);
  absl::StatusOr<Duties> duties = Duties::Of(after, context);
  if (!duties.ok()) return duties.status();
  if (represents && !same) {
    recorded.mutable_authority()->set_obligation_id(
        AskForAuthority(after, LondonDay(context.now), context.now, *duties));
  } else if (!represents) {
    EndAsking(v1::OBLIGATION_STATE_CANCELLED, context.now, *duties);
  }
  Carry(*duties, event);
  return Events{std::move(event)};
}

}  // namespace candour::intake
