#include "services/notification/store/duty_projection.h"

#include <optional>

#include "services/common/postgres/transact.h"
#include "services/notification/domain/case_view.h"
#include "services/notification/store/case_rows.h"
#include "services/notification/store/columns.h"
#include "services/notification/store/missed_date.h"
#include "services/notification/store/pauses.h"
#include "services/notification/store/task_log.h"

namespace candour::notification {
namespace {

using follower::Transaction;
using ledger::v1::Event;
using ledger::v1::RecordedEvent;

absl::Time At(const RecordedEvent& event) { return InstantFrom(event.occurred_at()); }

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
        "(authority_id, obligation_id, complaint_id, clock, notice, due_by, state, ready_seq, "
        "pending) VALUES ($1, $2::uuid, $3::uuid, $4, $5, $6::date, 'open', $7, "
        "$7::bigint IS NOT NULL) "
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
    // A task's day follows that of its duty.
    Query(tx,
          "UPDATE notification.task SET due_by = $3::date WHERE authority_id = $1 "
          "AND obligation_id = $2::uuid AND state = 'open' AND tied",
          event.authority_id(), moved.obligation().obligation_id(), DueByText(moved.obligation()));
  }
  for (const ledger::v1::ObligationClosed& closed : changes.closed()) {
    const std::string state =
        closed.state() == ledger::v1::OBLIGATION_STATE_MET ? "met" : "cancelled";
    Query(tx,
          "UPDATE notification.duty SET state = $3, pending = false "
          "WHERE authority_id = $1 AND obligation_id = $2::uuid",
          event.authority_id(), closed.obligation_id(), state);
    EndTasks(tx, event.authority_id(), closed.obligation_id(), std::nullopt, At(event));
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

void MakeReadyOne(Transaction& tx, const RecordedEvent& event, const std::string& obligation_id) {
  Query(tx,
        "UPDATE notification.duty SET ready_seq = $3 "
        "WHERE authority_id = $1 AND obligation_id = $2::uuid AND notice = 'N-08'",
        event.authority_id(), obligation_id, event.seq());
}

// What left did not arrive: it is owed again, whatever else the clocks say (NF-3).
void Reopen(Transaction& tx, const RecordedEvent& event) {
  Query(tx,
        "UPDATE notification.duty SET state = 'open', ready_seq = $3, pending = true "
        "WHERE authority_id = $1 AND obligation_id = $2::uuid",
        event.authority_id(), event.event().notice_failed().obligation_id(), event.seq());
}

// Whatever happens to a case may change what becomes of its duties: a block that was lifted, a
// message that was read, a step that was taken.
void LookAgain(Transaction& tx, const RecordedEvent& event) {
  Query(tx,
        "UPDATE notification.duty SET pending = true WHERE authority_id = $1 "
        "AND complaint_id = $2::uuid AND state = 'open' AND ready_seq IS NOT NULL",
        event.authority_id(), event.complaint_id());
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
  EraseTasks(tx, event.authority_id(), event.complaint_id());
}

// An open case that came from another system was promised things there: a person looks first
// (G-7, G-18).
void PauseAfterImport(Transaction& tx, const RecordedEvent& event) {
  const ledger::v1::CaseFile& file = event.event().complaint_received().file();
  if (file.channel() != ledger::v1::CHANNEL_IMPORT || file.historic()) return;
  Pause(tx, event.authority_id(), PauseCause::kImport, "Open cases were imported.", event.seq(),
        At(event));
}

}  // namespace

std::vector<std::string> DutyProjection::Types() const {
  return {"complaint_received",
          "acknowledged",
          "plan_set",
          "response_date_moved",
          "step_taken",
          "responded",
          "closed",
          "withdrawn",
          "notice_sent",
          "alarm_reached",
          "personal_erased",
          "themes_suggested",
          "themes_confirmed",
          "notice_failed",
          "call_recorded",
          "consent_recorded",
          "contact_recorded",
          "need_recorded",
          "restriction_recorded",
          "death_recorded",
          "no_contact_recorded",
          "complainant_replaced",
          "authority_recorded",
          "representative_refused",
          "personal_corrected",
          "message_received",
          "message_read",
          "message_removed",
          "misdirection_reported",
          "misdirection_assessed",
          "assigned",
          "receipt_corrected",
          "longer_period_proposed",
          "longer_period_agreed",
          "rederived",
          "record_converted",
          "points_excluded",
          "out_of_time_considered",
          "orally_resolved",
          "transferred_out",
          "transfer_in_recorded",
          "joint_arranged",
          "provider_consent_asked",
          "sent_to_provider",
          "information_requested",
          "information_received",
          "contribution_requested",
          "contribution_received",
          "contribution_withdrawn",
          "sent_by_hand",
          "response_corrected",
          "action_completed",
          "further_contact_received",
          "further_contact_answered",
          "ombudsman_notified",
          "ombudsman_replied",
          "ombudsman_decided",
          "recommendation_complied",
          "debt_hold_requested",
          "debt_hold_answered",
          "escalated",
          "stage_step_recorded",
          "work_paused",
          "work_resumed",
          "point_added",
          "safeguarding_recorded",
          "standing_recorded",
          "triaged",
          "adjustment_recorded",
          "director_told",
          "learning_added",
          "learning_ended",
          "impact_checked",
          "recommendation_signed_off",
          "survey_declined",
          "draft_written",
          "draft_checked",
          "response_signed"};
}

absl::Status DutyProjection::Handle(Transaction& transaction, const RecordedEvent& event,
                                    absl::Time) {
  if (event.complaint_id().empty()) return absl::OkStatus();
  const ledger::v1::CaseFile before =
      ReadView(transaction, event.authority_id(), event.complaint_id());
  if (before.complaint_id().empty() && !event.event().has_complaint_received()) {
    return absl::FailedPreconditionError("an event of a case that was not received");
  }
  const ledger::v1::CaseFile after = After(before, event);
  WriteView(transaction, event.authority_id(), after);
  CopyObligations(transaction, event);
  CopyKind(transaction, event);
  for (const MissedDate& missed : MissedDates(after, event)) {
    KeepTaskOnce(transaction, missed.place, missed.task, At(event));
  }
  LookAgain(transaction, event);
  if (wake_) wake_();
  return absl::OkStatus();
}

void DutyProjection::CopyKind(Transaction& transaction, const RecordedEvent& event) {
  switch (event.event().kind_case()) {
    case Event::kComplaintReceived:
      PauseAfterImport(transaction, event);
      break;
    case Event::kPlanSet:
      MakeReady(transaction, event, "{N-03,N-04}");
      break;
    case Event::kResponseDateMoved:
      WriteMoved(transaction, event.authority_id(), event.event().response_date_moved());
      break;
    case Event::kAlarmReached:
      MakeReadyOne(transaction, event, event.event().alarm_reached().obligation_id());
      break;
    case Event::kNoticeFailed:
      Reopen(transaction, event);
      break;
    case Event::kPersonalErased:
      Erase(transaction, event);
      break;
    default:
      break;
  }
}

absl::Status DutyProjection::Reset(Transaction& transaction, const std::string& authority_id) {
  Query(transaction, "DELETE FROM notification.duty WHERE authority_id = $1", authority_id);
  Query(transaction, "DELETE FROM notification.case_view WHERE authority_id = $1", authority_id);
  return absl::OkStatus();
}

}  // namespace candour::notification
