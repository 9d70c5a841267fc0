#include "services/notification/domain/case_view.h"

#include <algorithm>

#include "services/common/day/day.h"
#include "services/common/fields/personal.h"
#include "services/notification/domain/case_view_inquiry.h"
#include "services/notification/domain/case_view_matter.h"
#include "services/notification/domain/case_view_people.h"

namespace candour::notification {
namespace {

using ledger::v1::CaseFile;
using ledger::v1::Event;

void RemoveObligation(CaseFile& view, const std::string& obligation_id) {
  auto& open = *view.mutable_obligations();
  open.erase(std::remove_if(open.begin(), open.end(),
                            [&](const ledger::v1::Obligation& one) {
                              return one.obligation_id() == obligation_id;
                            }),
             open.end());
}

void AddObligation(CaseFile& view, const ledger::v1::Obligation& obligation) {
  RemoveObligation(view, obligation.obligation_id());
  if (obligation.state() == ledger::v1::OBLIGATION_STATE_MET ||
      obligation.state() == ledger::v1::OBLIGATION_STATE_CANCELLED) {
    return;
  }
  ledger::v1::Obligation& added = *view.add_obligations();
  added = obligation;
  added.clear_working();
  added.clear_alarms();
}

void CopyObligations(CaseFile& view, const ledger::v1::ObligationChanges& changes) {
  for (const auto& opened : changes.opened()) AddObligation(view, opened);
  for (const auto& moved : changes.moved()) AddObligation(view, moved.obligation());
  for (const auto& closed : changes.closed()) RemoveObligation(view, closed.obligation_id());
}

// Everything personal that a view holds.
void Erase(CaseFile& view) {
  ClearPersonal(view);
  view.set_erased(true);
}

// The case as it came in. What a theme rests on is told to nobody.
void CopyReceipt(CaseFile& view, const ledger::v1::RecordedEvent& recorded) {
  view = recorded.event().complaint_received().file();
  view.set_complaint_id(recorded.complaint_id());
  view.clear_consents();
  view.clear_obligations();
  for (ledger::v1::Point& point : *view.mutable_points()) point.clear_suggestions();
}

// Nothing goes to that contact point of the complainant until somebody has seen to it.
void CopyBadContact(CaseFile& view, const ledger::v1::NoticeFailed& failed) {
  if (failed.bad_contact() == ledger::v1::CONTACT_KIND_UNSPECIFIED) return;
  ledger::v1::Person& person = *view.mutable_complainant();
  for (ledger::v1::ContactPoint& point : *person.mutable_contact_points()) {
    if (point.kind() != failed.bad_contact()) continue;
    *point.mutable_failed_at() = failed.failed_at();
    return;
  }
  ledger::v1::ContactPoint& point = *person.add_contact_points();
  point.set_kind(failed.bad_contact());
  *point.mutable_failed_at() = failed.failed_at();
}

// The notice that left last for the obligation did not arrive.
void CopyFailure(CaseFile& view, const ledger::v1::NoticeFailed& failed) {
  auto& notices = *view.mutable_notices();
  const auto last = std::find_if(notices.rbegin(), notices.rend(), [&failed](const auto& notice) {
    return notice.obligation_id() == failed.obligation_id();
  });
  if (last != notices.rend()) *last->mutable_failed_at() = failed.failed_at();
  CopyBadContact(view, failed);
}

// Dates that change after the receipt.
void CopyDates(CaseFile& view, const Event& event) {
  if (event.has_receipt_corrected()) {
    *view.mutable_received_on() = event.receipt_corrected().received_on();
    *view.mutable_relevant_period_ends_on() = event.receipt_corrected().relevant_period_ends_on();
  }
  if (event.has_longer_period_agreed()) {
    *view.mutable_relevant_period_ends_on() =
        event.longer_period_agreed().relevant_period_ends_on();
  }
  if (event.has_rederived()) {
    *view.mutable_relevant_period_ends_on() = event.rederived().relevant_period_ends_on();
  }
  if (event.has_record_converted()) {
    ledger::v1::RecordType type = view.record_type();
    ledger::v1::RecordType_Parse("RECORD_TYPE_" + event.record_converted().conversion().to(),
                                 &type);
    view.set_record_type(type);
  }
}

void CopyKind(CaseFile& view, const ledger::v1::RecordedEvent& recorded) {
  const Event& event = recorded.event();
  switch (event.kind_case()) {
    case Event::kComplaintReceived:
      CopyReceipt(view, recorded);
      break;
    case Event::kAcknowledged:
      *view.mutable_acknowledged_at() = event.acknowledged().acknowledged_at();
      break;
    case Event::kPlanSet:
      *view.mutable_plan() = event.plan_set().plan();
      break;
    case Event::kResponseDateMoved:
      *view.mutable_plan()->mutable_response_by() =
          event.response_date_moved().amendment().new_response_by();
      break;
    case Event::kStepTaken:
      *view.add_steps() = event.step_taken().step();
      if (event.step_taken().date_reaffirmed()) {
        *view.mutable_date_reaffirmed_at() = recorded.occurred_at();
      }
      break;
    case Event::kNoticeSent:
      *view.add_notices() = event.notice_sent().notice();
      if (event.notice_sent().plan_in_effect()) view.mutable_plan()->set_in_effect(true);
      break;
    case Event::kResponded:
      *view.mutable_responded_at() = event.responded().sent_at();
      break;
    case Event::kNoticeFailed:
      CopyFailure(view, event.notice_failed());
      break;
    case Event::kCallRecorded:
      *view.add_calls() = event.call_recorded().call();
      break;
    case Event::kAssigned:
      *view.mutable_assignment() = event.assigned().assignment();
      break;
    case Event::kMisdirectionReported:
      view.mutable_matter()->set_automation_stopped(true);
      break;
    case Event::kMisdirectionAssessed:
      view.mutable_matter()->set_automation_stopped(false);
      break;
    case Event::kWithdrawn:
      *view.mutable_withdrawn_at() = event.withdrawn().withdrawn_at();
      break;
    case Event::kPersonalErased:
      Erase(view);
      break;
    default:
      CopyDates(view, event);
      break;
  }
}

}  // namespace

CaseFile After(CaseFile view, const ledger::v1::RecordedEvent& event) {
  CopyKind(view, event);
  CopyPeople(view, event.event());
  CopyMatter(view, event.event());
  CopyInquiry(view, event.event());
  CopyObligations(view, event.event().obligations());
  return view;
}

std::optional<absl::CivilDay> DueBy(const CaseFile& view, const std::string& clock) {
  for (const ledger::v1::Obligation& obligation : view.obligations()) {
    if (obligation.clock() != clock || !obligation.has_due_by()) continue;
    const absl::StatusOr<absl::CivilDay> day = DayFrom(obligation.due_by());
    if (day.ok()) return *day;
  }
  return std::nullopt;
}

absl::Time LastContact(const CaseFile& view) {
  absl::Time last = absl::InfinitePast();
  if (view.has_acknowledged_at()) last = InstantFrom(view.acknowledged_at());
  for (const ledger::v1::NoticeRecord& notice : view.notices()) {
    // What providers and our own people are told is no contact with the complainant.
    if (notice.notice().substr(0, 3) == "N-S") continue;
    if (!notice.has_failed_at()) last = std::max(last, InstantFrom(notice.sent_at()));
  }
  for (const ledger::v1::CallRecord& call : view.calls()) {
    if (call.reached()) last = std::max(last, InstantFrom(call.called_at()));
  }
  return last;
}

absl::Time InstantFrom(const google::protobuf::Timestamp& timestamp) {
  return absl::FromUnixSeconds(timestamp.seconds()) + absl::Nanoseconds(timestamp.nanos());
}

}  // namespace candour::notification
