#include "services/notification/store/duty_projection.h"

#include <optional>

#include "services/common/postgres/transact.h"
#include "services/notification/domain/case_view.h"
#include "services/notification/store/case_rows.h"
#include "services/notification/store/columns.h"

namespace candour::notification {
namespace {

using follower::Transaction;
using ledger::v1::Event;
using ledger::v1::RecordedEvent;

// Notices that do not go when their duty opens: progress waits for its alarm, the plan's for the
// plan, and the response is written and sent by people.
bool Waits(const std::string& notice) {
  return notice == "N-08" || notice == "N-03" || notice == "N-04" || notice == "N-12";
}

void Open(Transaction& tx, const RecordedEvent& event, const ledger::v1::Obligation& obligation) {
  if (obligation.to() != ledger::v1::RECIPIENT_COMPLAINANT || obligation.notice().empty()) return;
  std::optional<std::int64_t> ready_seq;
  if (!Waits(obligation.notice())) ready_seq = event.seq();
  Query(tx,
        "INSERT INTO notification.duty "
        "(authority_id, obligation_id, complaint_id, clock, notice, due_by, state, ready_seq) "
        "VALUES ($1, $2::uuid, $3::uuid, $4, $5, $6::date, 'open', $7) "
        "ON CONFLICT (authority_id, obligation_id) DO UPDATE SET due_by = $6::date, state = 'open'",
        event.authority_id(), obligation.obligation_id(), event.complaint_id(), obligation.clock(),
        obligation.notice(), DueByText(obligation), ready_seq);
}

void CopyObligations(Transaction& tx, const RecordedEvent& event) {
  const ledger::v1::ObligationChanges& changes = event.event().obligations();
  for (const ledger::v1::Obligation& opened : changes.opened()) Open(tx, event, opened);
  for (const ledger::v1::ObligationMoved& moved : changes.moved()) {
    Query(tx,
          "UPDATE notification.duty SET due_by = $3::date "
          "WHERE authority_id = $1 AND obligation_id = $2::uuid",
          event.authority_id(), moved.obligation().obligation_id(), DueByText(moved.obligation()));
  }
  for (const ledger::v1::ObligationClosed& closed : changes.closed()) {
    const std::string state =
        closed.state() == ledger::v1::OBLIGATION_STATE_MET ? "met" : "cancelled";
    Query(tx,
          "UPDATE notification.duty SET state = $3 "
          "WHERE authority_id = $1 AND obligation_id = $2::uuid",
          event.authority_id(), closed.obligation_id(), state);
  }
}

// The time of the case's waiting duties of these notices has come, or they deserve another look.
void MakeReady(Transaction& tx, const RecordedEvent& event, const std::string& notices) {
  Query(tx,
        "UPDATE notification.duty SET ready_seq = $3 "
        "WHERE authority_id = $1 AND complaint_id = $2::uuid AND state = 'open' "
        "AND notice = ANY ($4::text[])",
        event.authority_id(), event.complaint_id(), event.seq(), notices);
}

void CopyAlarm(Transaction& tx, const RecordedEvent& event) {
  Query(tx,
        "UPDATE notification.duty SET ready_seq = $3 "
        "WHERE authority_id = $1 AND obligation_id = $2::uuid AND notice = 'N-08'",
        event.authority_id(), event.event().alarm_reached().obligation_id(), event.seq());
}

// A step after the alarm may give progress something to tell.
void CopyStep(Transaction& tx, const RecordedEvent& event) {
  Query(tx,
        "UPDATE notification.duty SET ready_seq = $3 WHERE authority_id = $1 "
        "AND complaint_id = $2::uuid AND notice = 'N-08' AND ready_seq IS NOT NULL",
        event.authority_id(), event.complaint_id(), event.seq());
}

void Erase(Transaction& tx, const RecordedEvent& event) {
  Query(tx,
        "UPDATE notification.duty SET moved_personal = NULL "
        "WHERE authority_id = $1 AND complaint_id = $2::uuid",
        event.authority_id(), event.complaint_id());
  Query(tx,
        "UPDATE notification.notice SET subject = '', body = '' "
        "WHERE authority_id = $1 AND complaint_id = $2::uuid",
        event.authority_id(), event.complaint_id());
}

}  // namespace

std::vector<std::string> DutyProjection::Types() const {
  return {"complaint_received", "acknowledged",  "plan_set",        "response_date_moved",
          "step_taken",         "responded",     "closed",          "withdrawn",
          "notice_sent",        "alarm_reached", "personal_erased", "themes_suggested",
          "themes_confirmed"};
}

absl::Status DutyProjection::Handle(Transaction& transaction, const RecordedEvent& event,
                                    absl::Time) {
  if (event.complaint_id().empty()) return absl::OkStatus();
  const ledger::v1::CaseFile before =
      ReadView(transaction, event.authority_id(), event.complaint_id());
  if (before.complaint_id().empty() && !event.event().has_complaint_received()) {
    return absl::FailedPreconditionError("an event of a case that was not received");
  }
  WriteView(transaction, event.authority_id(), After(before, event));
  CopyObligations(transaction, event);
  switch (event.event().kind_case()) {
    case Event::kPlanSet:
      MakeReady(transaction, event, "{N-03,N-04}");
      break;
    case Event::kResponseDateMoved:
      WriteMoved(transaction, event.authority_id(), event.event().response_date_moved());
      break;
    case Event::kAlarmReached:
      CopyAlarm(transaction, event);
      break;
    case Event::kStepTaken:
      CopyStep(transaction, event);
      break;
    case Event::kPersonalErased:
      Erase(transaction, event);
      break;
    default:
      break;
  }
  return absl::OkStatus();
}

absl::Status DutyProjection::Reset(Transaction& transaction, const std::string& authority_id) {
  Query(transaction, "DELETE FROM notification.duty WHERE authority_id = $1", authority_id);
  Query(transaction, "DELETE FROM notification.case_view WHERE authority_id = $1", authority_id);
  return absl::OkStatus();
}

}  // namespace candour::notification
