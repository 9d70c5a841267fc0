// N-09, N-10, N-10C, N-11 and N-S1: dates that move, and six months that end.
#include "services/common/day/london.h"
#include "services/notification/domain/case_view.h"
#include "services/notification/domain/draft/fillers.h"

namespace candour::notification {
namespace {

// The reason in the words that may leave, and what else was explained.
absl::Status AddReason(Slots& slots, const ledger::v1::ResponseDateMoved& moved) {
  const ledger::v1::Amendment& amendment = moved.amendment();
  const Values facts(moved.facts().begin(), moved.facts().end());
  const bool approved = amendment.reason_approved();
  const absl::StatusOr<std::string> reason =
      slots.Book().ReasonText(amendment.reason(), approved, facts, slots.Result().other_days);
  if (!reason.ok()) return reason.status();
  slots.Text("reason", *reason);
  if (!slots.Book().IsWithheld(amendment.reason(), approved)) {
    slots.Text("explanation", moved.explanation());
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status FillDelay(Slots& slots) {
  if (!slots.TheDuty().moved) return absl::OkStatus();
  const ledger::v1::ResponseDateMoved& moved = *slots.TheDuty().moved;
  slots.Day("old_response_by", moved.amendment().old_response_by());
  slots.Day("new_response_by", moved.amendment().new_response_by());
  return AddReason(slots, moved);
}

absl::Status FillSixMonths(Slots& slots) {
  if (!slots.TheDuty().moved) return absl::OkStatus();
  const ledger::v1::ResponseDateMoved& proposed = *slots.TheDuty().moved;
  slots.Day("proposed_by", proposed.amendment().new_response_by());
  slots.Day("expected_by", proposed.amendment().new_response_by());
  // They are asked to say so while it still counts: before the day on which we would have to write
  // that six months are over.
  slots.Day("reply_by", DueBy(slots.View(), "RELEVANT"));
  return AddReason(slots, proposed);
}

void FillAgreedPeriod(Slots& slots) {
  const auto& agreed = slots.View().periods().longer_periods();
  if (agreed.empty()) return;
  slots.Day("agreed_on", agreed.rbegin()->agreed_at());
  slots.Day("response_by", agreed.rbegin()->until());
}

void FillWarning(Slots& slots) {
  const reference::v1::Authority* authority =
      slots.Book().FindAuthority(slots.View().authority_id());
  slots.Text("to_name", authority == nullptr ? "" : authority->responsible_person());
  const ledger::v1::Worker& handler = slots.View().assignment().handler();
  const std::string& name = handler.name().empty() ? handler.subject() : handler.name();
  slots.Text("handler", name.empty() ? "nobody by name" : name);
}

}  // namespace candour::notification
