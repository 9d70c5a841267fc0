#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/decide_duties.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/period/acts.h"
#include "services/intake/domain/period/derive_anew.h"
#include "services/intake/domain/period/relevant.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

constexpr absl::CivilDay kEarliest(1990, 1, 1);

absl::Status CheckReceipt(const v1::CaseFile& file, const v1::CorrectReceipt& act) {
  const absl::Time corrected = InstantFrom(act.received_at());
  if (!act.has_received_at() || LondonDay(corrected) < kEarliest) {
    return FieldError("act.received_at", "give an instant since 1990");
  }
  if (corrected >= InstantFrom(file.received_at())) {
    return FieldError(
        "act.received_at",
        absl::StrCat("a receipt is corrected to an earlier instant only, and this one stands at ",
                     InWords(StoredDay(file.received_on())),
                     " (I-6): keep the dates as they are, and tell the complainant of a delay with "
                     "its reason where they cannot be met"));
  }
  if (IsBlank(act.reason())) return FieldError("act.reason", "say how the receipt is known");
  return absl::OkStatus();
}

// The six months end earlier now: an agreement that was given after them no longer counts.
void Recount(absl::CivilDay statutory, v1::Periods& periods) {
  for (v1::LongerPeriod& each : *periods.mutable_longer_periods()) {
    *each.mutable_statutory_last_day() = ToMessage(statutory);
    if (!each.counts() || LondonDay(InstantFrom(each.agreed_at())) <= statutory) continue;
    each.set_counts(false);
    each.set_not_counted("late");
  }
}

// The file as it is after the correction, as far as dates follow from it.
v1::CaseFile Corrected(const v1::CaseFile& file, const v1::CorrectReceipt& act,
                       const Duties& duties) {
  v1::CaseFile corrected = file;
  const absl::CivilDay received_on = LondonDay(InstantFrom(act.received_at()));
  *corrected.mutable_received_on() = ToMessage(received_on);
  const std::optional<absl::CivilDay> statutory = StatutoryLastDay(received_on, duties);
  if (!file.has_relevant_period_ends_on() || !statutory.has_value()) return corrected;
  Recount(*statutory, *corrected.mutable_periods());
  const v1::LongerPeriod* counted = CountedPeriod(corrected.periods());
  *corrected.mutable_relevant_period_ends_on() =
      counted == nullptr ? ToMessage(*statutory) : counted->until();
  return corrected;
}

// A date that was promised stays; whether the acknowledgement came in time is judged anew.
bool Moves(const v1::CaseFile& file, const v1::Obligation& obligation, const Duties& duties) {
  if (!RunsFromReceipt(obligation, duties)) return false;
  if (obligation.clock() == kResponse.clock && file.has_plan()) return false;
  const bool met_acknowledgement =
      obligation.clock() == kAcknowledge.clock && obligation.state() == v1::OBLIGATION_STATE_MET;
  return obligation.state() == v1::OBLIGATION_STATE_OPEN || met_acknowledgement;
}

void MoveDates(const v1::CaseFile& corrected, const Context& context, Duties& duties) {
  for (const v1::Obligation& each : corrected.obligations()) {
    if (!Moves(corrected, each, duties)) continue;
    std::optional<v1::Obligation> anew = DerivedAnew(corrected, each, duties, context);
    if (anew.has_value() && !SameDate(each, *anew)) duties.MoveFrom(each, *std::move(anew));
  }
}

}  // namespace

absl::StatusOr<Events> DecideCorrectReceipt(const v1::CaseFile& file, const v1::CorrectReceipt& act,
                                            const Context& context) {
  const absl::Status open = RequireOpen(file);
  if (!open.ok()) return open;
  const absl::Status checked = CheckReceipt(file, act);
  if (!checked.ok()) return checked;
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  const v1::CaseFile corrected = Corrected(file, act, *duties);
  MoveDates(corrected, context, *duties);

  v1::Event event = duties->NewEvent();
  v1::ReceiptCorrected& happened = *event.mutable_receipt_corrected();
  v1::ReceiptCorrection& correction = *happened.mutable_correction();
  *correction.mutable_old_received_at() = file.received_at();
  *correction.mutable_new_received_at() = ToTimestamp(InstantFrom(act.received_at()));
  *correction.mutable_made_at() = ToTimestamp(context.now);
  correction.set_reason(act.reason());
  *happened.mutable_received_on() = corrected.received_on();
  if (corrected.has_relevant_period_ends_on()) {
    *happened.mutable_relevant_period_ends_on() = corrected.relevant_period_ends_on();
  }
  *happened.mutable_longer_periods() = corrected.periods().longer_periods();
  return Events{std::move(event)};
}

}  // namespace candour::intake
