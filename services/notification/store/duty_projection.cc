#include "services/notification/store/duty_projection.h"

#include <optional>

#include "services/common/postgres/transact.h"
#include "services/notification/domain/case_view.h"
#include "services/notification/domain/draft/addressee.h"
#include "services/notification/store/case_rows.h"
#include "services/notification/store/columns.h"
#include "services/notification/store/erase_case.h"
#include "services/notification/store/missed_date.h"
#include "services/notification/store/pauses.h"
#include "services/notification/store/restricted_rows.h"
#include "services/notification/store/task_log.h"

namespace candour::notification {
namespace {

using follower::Transaction;
using ledger::v1::Event;
using ledger::v1::RecordedEvent;

absl::Time At(const RecordedEvent& event) { return InstantFrom(event.occurred_at()); }

// Notices that do not go when their duty opens: progress waits for its alarm, the plan's for the
// plan, and the response for its signature.
bool Waits(const std::string& notice) {
  return notice == "N-08" || notice == "N-03" || notice == "N-04" || IsAnswer(notice);
}

void Open(Transaction& tx, const RecordedEvent& event, const ledger::v1::Obligation& obligation,
          const ledger::v1::CaseFile& view) {
  // What staff do by an act of their own is no notice, whatever it leads to.
  const bool to_complainant = obligation.to() == ledger::v1::RECIPIENT_COMPLAINANT;
  const bool owed = to_complainant == IsToComplainant({"", obligation.notice()});
  if (obligation.notice().empty() || !owed) return;
  // Opened for the record alone: it is owed to nobody, as to one who died or was refused (G-9).
  if (obligation.state() == ledger::v1::OBLIGATION_STATE_CANCELLED) return;
  std::optional<std::int64_t> ready_seq;
  if (!Waits(obligation.notice())) ready_seq = event.seq();
  Query(tx,
        "INSERT INTO notification.duty "
        "(authority_id, obligation_id, complaint_id, clock, notice, due_by, state, ready_seq, "
        "pending, recipient) VALUES ($1, $2::uuid, $3::uuid, $4, $5, $6::date, 'open', $7, "
        "$7::bigint IS NOT NULL, $8) "
        "ON CONFLICT (authority_id, obligation_id) DO UPDATE SET due_by = $6::date, state = 'open'",
        event.authority_id(), obligation.obligation_id(), event.complaint_id(), obligation.clock(),
        obligation.notice(), DueByText(obligation), ready_seq,
        RecipientOf({obligation.obligation_id(), obligation.notice()}, view));
}

void CopyObligations(Transaction& tx, const RecordedEvent& event,
                     const ledger::v1::CaseFile& view) {
  const ledger::v1::ObligationChanges& changes = event.event().obligations();
  for (const ledger::v1::Obligation& opened : changes.opened()) {
    Open(tx, event, opened, view);
  }
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

// A plan's notice that is owed when the plan is there already, as to whoever takes the complaint
// on.
void MakePlanReady(Transaction& tx, const RecordedEvent& event) {
  if (event.event().obligations().opened().empty()) return;
  Query(tx,
        "UPDATE notification.duty SET ready_seq = $3 WHERE authority_id = $1 "
        "AND complaint_id = $2::uuid AND state = 'open' AND ready_seq IS NULL "
        "AND notice IN ('N-03', 'N-04')",
        event.authority_id(), event.complaint_id(), event.seq());
}

void MakeReadyOne(Transaction& tx, const RecordedEvent& event, const std::string& obligation_id) {
  Query(tx,
        "UPDATE notification.duty SET ready_seq = $3 "
        "WHERE authority_id = $1 AND obligation_id = $2::uuid AND notice = 'N-08'",
        event.authority_id(), obligation_id, event.seq());
}

// The longer period that was proposed, with its reason, as the notices tell it: N-10 asks for it,
// and N-11 gives the same reason when six months end without an answer.
void CopyProposal(Transaction& tx, const RecordedEvent& event) {
  const ledger::v1::LongerPeriodProposed& proposed = event.event().longer_period_proposed();
  ledger::v1::ResponseDateMoved moved;
  ledger::v1::Amendment& amendment = *moved.mutable_amendment();
  amendment.set_obligation_id(proposed.proposal().obligation_id());
  *amendment.mutable_new_response_by() = proposed.proposal().until();
  amendment.set_reason(proposed.proposal().reason());
  amendment.set_reason_approved(proposed.proposal().reason_approved());
  *moved.mutable_facts() = proposed.facts();
  moved.set_explanation(proposed.explanation());
  if (!amendment.obligation_id().empty()) WriteMoved(tx, event.authority_id(), moved);
}

void CopyReasonOfSixMonths(Transaction& tx, const RecordedEvent& event) {
  Query(tx,
        "UPDATE notification.duty d SET moved_facts = p.moved_facts, "
        "moved_personal = p.moved_personal FROM "
        "(SELECT moved_facts, moved_personal FROM notification.duty WHERE authority_id = $1 "
        "AND complaint_id = $2::uuid AND notice = 'N-10' AND moved_facts IS NOT NULL "
        "ORDER BY ready_seq DESC LIMIT 1) p "
        "WHERE d.authority_id = $1 AND d.complaint_id = $2::uuid AND d.notice = 'N-11' "
        "AND d.state = 'open'",
        event.authority_id(), event.complaint_id());
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
          "point_described",
          "misfiled_removed",
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
          "response_signed",
          "case_restricted",
          "restriction_lifted",
          "restricted_opened"};
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
  CopyObligations(transaction, event, after);
  if (after.has_plan()) MakePlanReady(transaction, event);
  CopyKind(transaction, event);
  CopyReasonOfSixMonths(transaction, event);
  for (const MissedDate& missed : MissedDates(after, event)) {
    KeepTaskOnce(transaction, missed.place, missed.task, At(event));
  }
  LookAgain(transaction, event);
  if (wake_) wake_();
  if (!event.event().has_personal_erased()) return absl::OkStatus();
  return EraseCase(transaction, event, before.reference(), forget_);
}

void DutyProjection::CopyKind(Transaction& transaction, const RecordedEvent& event) const {
  switch (event.event().kind_case()) {
    case Event::kComplaintReceived:
      PauseAfterImport(transaction, event);
      break;
    case Event::kPlanSet:
      MakeReady(transaction, event, "{N-03,N-04}");
      break;
    case Event::kResponseSigned:
      MakeReady(transaction, event, "{N-12,N-23}");
      break;
    case Event::kLongerPeriodProposed:
      CopyProposal(transaction, event);
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
    case Event::kCaseRestricted:
    case Event::kRestrictionLifted:
    case Event::kRestrictedOpened:
      CopyRestriction(transaction, event);
      break;
    default:
      break;
  }
}

absl::Status DutyProjection::Reset(Transaction& transaction, const std::string& authority_id) {
  Query(transaction, "DELETE FROM notification.duty WHERE authority_id = $1", authority_id);
  Query(transaction, "DELETE FROM notification.case_view WHERE authority_id = $1", authority_id);
  Query(transaction, "DELETE FROM notification.restricted WHERE authority_id = $1", authority_id);
  return absl::OkStatus();
}

}  // namespace candour::notification
