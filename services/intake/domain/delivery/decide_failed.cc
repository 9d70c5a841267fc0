#include <algorithm>

#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/decide_duties.h"
#include "services/intake/domain/delivery/acts.h"
#include "services/intake/domain/instant.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

// The notice that left last for the obligation, unless it is known to have failed.
const v1::NoticeRecord* FindArrived(const v1::CaseFile& file, const std::string& obligation_id) {
  const auto& notices = file.notices();
  const auto last = std::find_if(
      notices.rbegin(), notices.rend(),
      [&](const v1::NoticeRecord& each) { return each.obligation_id() == obligation_id; });
  return last == notices.rend() || last->has_failed_at() ? nullptr : &*last;
}

bool RunsAgain(const v1::CaseFile& file, const v1::Obligation& obligation) {
  return std::any_of(file.obligations().begin(), file.obligations().end(),
                     [&obligation](const v1::Obligation& each) {
                       return each.state() == v1::OBLIGATION_STATE_OPEN &&
                              each.clock() == obligation.clock() &&
                              each.party() == obligation.party();
                     });
}

bool IsOwedAgain(const v1::CaseFile& file, const v1::Obligation& obligation) {
  // To somebody who has died nothing is owed again (G-9).
  const bool to_the_dead =
      obligation.to() == v1::RECIPIENT_COMPLAINANT && file.complainant().has_death();
  return IsOpen(file) && obligation.state() == v1::OBLIGATION_STATE_MET && !to_the_dead &&
         !RunsAgain(file, obligation);
}

}  // namespace

absl::StatusOr<Events> DecideReportNoticeFailed(const v1::CaseFile& file,
                                                const v1::ReportNoticeFailed& act,
                                                const Context& context) {
  const v1::Obligation* obligation = FindObligation(file, act.obligation_id());
  if (obligation == nullptr) return absl::NotFoundError("the case has no such obligation");
  const absl::Status happened =
      CheckHappened(InstantFrom(act.failed_at()), file, context.now, "act.failed_at");
  if (!happened.ok()) return happened;
  const v1::NoticeRecord* sent = FindArrived(file, act.obligation_id());
  if (sent == nullptr) return Events();
  v1::Event event;
  v1::NoticeFailed& failed = *event.mutable_notice_failed();
  failed.set_obligation_id(act.obligation_id());
  failed.set_notice(sent->notice());
  failed.set_channel(act.channel());
  *failed.mutable_failed_at() = ToTimestamp(InstantFrom(act.failed_at()));
  failed.set_cause(act.cause());
  if (IsOwedAgain(file, *obligation)) {
    v1::ObligationMoved& again = *event.mutable_obligations()->add_moved();
    *again.mutable_obligation() = *obligation;
    again.mutable_obligation()->set_state(v1::OBLIGATION_STATE_OPEN);
    again.mutable_obligation()->clear_closed_at();
    if (obligation->has_due_by()) *again.mutable_old_due_by() = obligation->due_by();
  }
  return Events{std::move(event)};
}

}  // namespace candour::intake
