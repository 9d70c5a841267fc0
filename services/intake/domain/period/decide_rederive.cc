#include <optional>
#include <utility>

#include "services/common/day/day.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/decide_duties.h"
#include "services/intake/domain/period/acts.h"
#include "services/intake/domain/period/derive_anew.h"
#include "services/intake/domain/period/pins.h"
#include "services/intake/domain/period/relevant.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

void Keep(const v1::Obligation& promised, const v1::Obligation& anew, v1::Rederived& rederived) {
  v1::KeptPromise& kept = *rederived.add_kept();
  kept.set_obligation_id(promised.obligation_id());
  *kept.mutable_promised() = promised.due_by();
  if (anew.has_due_by()) *kept.mutable_would_be() = anew.due_by();
}

// A response date that was moved is no longer counted from anything.
bool IsAmended(const v1::CaseFile& file, const v1::Obligation& obligation) {
  return obligation.clock() == kResponse.clock &&
         StoredDay(file.plan().response_by()) != StoredDay(file.plan().original_response_by());
}

// Moves what may move; a promise already made is only noted where it would differ (I-7).
void MoveDates(const v1::CaseFile& repinned, const Context& context, Duties& duties,
               v1::Rederived& rederived) {
  for (const v1::Obligation& each : repinned.obligations()) {
    if (each.state() != v1::OBLIGATION_STATE_OPEN || IsAmended(repinned, each)) continue;
    std::optional<v1::Obligation> anew = DerivedAnew(repinned, each, duties, context);
    if (!anew.has_value() || SameDate(each, *anew)) continue;
    if (IsPromised(repinned, each)) {
      Keep(each, *anew, rederived);
    } else {
      duties.MoveFrom(each, *std::move(anew));
    }
  }
}

}  // namespace

absl::StatusOr<Events> DecideRederive(const v1::CaseFile& file, const Context& context) {
  const Pins pins = PinsInForce(file, *context.authority);
  const bool ended = file.status() == v1::STATUS_CLOSED || file.status() == v1::STATUS_WITHDRAWN;
  if (ended || file.historic() || StandsOn(file, pins)) return Events();
  v1::CaseFile repinned = file;
  repinned.set_calendar_version(pins.calendar_version);
  repinned.set_procedure_version(pins.procedure_version);
  absl::StatusOr<Duties> duties = Duties::Of(repinned, context);
  if (!duties.ok()) return duties.status();

  v1::Rederived rederived;
  rederived.set_calendar_version(pins.calendar_version);
  rederived.set_procedure_version(pins.procedure_version);
  MoveDates(repinned, context, *duties, rederived);
  const v1::LongerPeriod* counted = CountedPeriod(file.periods());
  const std::optional<absl::CivilDay> statutory =
      StatutoryLastDay(StoredDay(file.received_on()), *duties);
  if (counted != nullptr) {
    *rederived.mutable_relevant_period_ends_on() = counted->until();
  } else if (file.has_relevant_period_ends_on() && statutory.has_value()) {
    *rederived.mutable_relevant_period_ends_on() = ToMessage(*statutory);
  }
  v1::Event event = duties->NewEvent();
  *event.mutable_rederived() = std::move(rederived);
  return Events{std::move(event)};
}

}  // namespace candour::intake
