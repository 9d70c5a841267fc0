#include "tests/simulation/post.h"

#include <utility>

#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/intake/domain/instant.h"
#include "services/notification/domain/case_view.h"

namespace candour::simulation {
namespace {

namespace v1 = ledger::v1;

using notification::Decision;
using notification::Judgement;
using notification::Way;

constexpr int kRefusedInHundred = 2;
constexpr int kComesBackInHundred = 5;
constexpr int kAfternoon = 15;

// Notices that do not go when their duty opens (as services/notification/store/duty_projection.cc).
bool WaitsForItsTime(const std::string& notice) {
  return notice == "N-08" || notice == "N-03" || notice == "N-04" || notice == "N-12";
}

std::optional<absl::CivilDay> DueBy(const v1::Obligation& obligation) {
  const absl::StatusOr<absl::CivilDay> day = DayFrom(obligation.due_by());
  return obligation.has_due_by() && day.ok() ? std::optional(*day) : std::nullopt;
}

// Whether this is the afternoon of its last day, or later (as
// services/notification/store/outbox.cc).
bool MustLeaveNow(const notification::Duty& duty, absl::Time now) {
  const absl::CivilDay today = LondonDay(now);
  if (!duty.due_by || *duty.due_by > today) return false;
  return now >= AtLocalHour(today, kAfternoon) || *duty.due_by < today;
}

}  // namespace

void Post::Hear(const v1::RecordedEvent& event) {
  view_ = notification::After(std::move(view_), event);
  CopyObligations(event.event().obligations());
  CopyKind(event.event());
  for (auto& [id, owed] : owed_) owed.pending = owed.pending || (owed.open && owed.ready);
}

void Post::Open(const v1::Obligation& obligation) {
  if (obligation.to() != v1::RECIPIENT_COMPLAINANT || obligation.notice().empty()) return;
  if (obligation.state() != v1::OBLIGATION_STATE_OPEN) return;
  OwedNotice& owed = owed_[obligation.obligation_id()];
  owed.duty.obligation_id = obligation.obligation_id();
  owed.duty.notice = obligation.notice();
  owed.duty.due_by = DueBy(obligation);
  owed.open = true;
  const bool of_plan = obligation.notice() == "N-03" || obligation.notice() == "N-04";
  owed.ready = of_plan ? view_.has_plan() : !WaitsForItsTime(obligation.notice());
}

void Post::CopyObligations(const v1::ObligationChanges& changes) {
  for (const v1::Obligation& opened : changes.opened()) Open(opened);
  for (const v1::ObligationMoved& moved : changes.moved()) {
    const auto found = owed_.find(moved.obligation().obligation_id());
    if (found != owed_.end()) found->second.duty.due_by = DueBy(moved.obligation());
  }
  for (const v1::ObligationClosed& closed : changes.closed()) {
    const auto found = owed_.find(closed.obligation_id());
    if (found == owed_.end()) continue;
    found->second.open = false;
    found->second.pending = false;
  }
}

void Post::MakeReady(const std::string& notice) {
  for (auto& [id, owed] : owed_) {
    if (owed.open && owed.duty.notice == notice) owed.ready = true;
  }
}

void Post::CopyKind(const v1::Event& event) {
  if (event.has_plan_set()) {
    MakeReady("N-03");
    MakeReady("N-04");
  }
  if (event.has_response_date_moved()) {
    const auto found = owed_.find(event.response_date_moved().amendment().obligation_id());
    if (found != owed_.end()) found->second.duty.moved = event.response_date_moved();
  }
  if (event.has_alarm_reached()) {
    const auto found = owed_.find(event.alarm_reached().obligation_id());
    if (found != owed_.end() && found->second.duty.notice == "N-08") found->second.ready = true;
  }
  if (event.has_notice_failed()) {
    const auto found = owed_.find(event.notice_failed().obligation_id());
    if (found == owed_.end()) return;
    found->second.open = true;
    found->second.ready = true;
    found->second.pending = true;
  }
}

bool Post::Leaves(OwedNotice& owed, absl::Time now, bool mail_down) {
  while (true) {
    notification::Duty duty = owed.duty;
    if (mail_down && MustLeaveNow(duty, now)) duty.email_failed = true;
    Judgement judgement = notification::Judge(duty, view_, rules_, now);
    const bool by_mail = judgement.way == Way::kEmail;
    if (judgement.decision == Decision::kLater) {
      owed.not_before = judgement.not_before;
    } else if (judgement.decision == Decision::kSend && by_mail && mail_down) {
      owed.not_before = now + absl::Minutes(30);
    } else {
      owed.pending = false;
    }
    owed.judgement = std::move(judgement);
    if (owed.judgement->decision != Decision::kSend || owed.pending) return false;
    if (!by_mail || !Chance(kRefusedInHundred)) return true;
    owed.duty.email_failed = true;
  }
}

std::optional<Departure> Post::Next(absl::Time now, bool mail_down) {
  for (auto& [id, owed] : owed_) {
    if (!owed.open || !owed.ready || !owed.pending || owed.not_before > now) continue;
    // It left, though an act of staff is still needed, as with N-01 before the scope is checked.
    if (owed.departed > owed.returned) continue;
    if (!Leaves(owed, now, mail_down)) continue;
    const Way way = owed.judgement->way;
    ++owed.departed;
    if (way == Way::kEmail && Chance(kComesBackInHundred)) {
      coming_back_.emplace(now + absl::Hours(1 + static_cast<int>(random_() % 48)), id);
    }
    departures_.push_back({id, owed.duty.notice, way, now});
    return departures_.back();
  }
  return std::nullopt;
}

v1::Act Post::ActOf(const Departure& departure) {
  v1::Act act;
  v1::RecordNotice& notice = *act.mutable_record_notice();
  notice.set_obligation_id(departure.obligation_id);
  notice.set_notice(departure.notice);
  notice.set_channel(departure.way == Way::kEmail ? "smtp" : "letter");
  *notice.mutable_sent_at() = intake::ToTimestamp(departure.at);
  notice.set_rendered_digest(std::string(32, 'd'));
  return act;
}

std::optional<v1::Act> Post::Returned(absl::Time now) {
  const auto next = coming_back_.begin();
  if (next == coming_back_.end() || next->first > now) return std::nullopt;
  OwedNotice& owed = owed_.at(next->second);
  owed.duty.email_failed = true;
  ++owed.returned;
  v1::Act act;
  v1::ReportNoticeFailed& failed = *act.mutable_report_notice_failed();
  failed.set_obligation_id(next->second);
  failed.set_channel("smtp");
  *failed.mutable_failed_at() = intake::ToTimestamp(next->first);
  failed.set_cause("no_such_address");
  coming_back_.erase(next);
  return act;
}

void Post::ApproveDrafts() {
  for (auto& [id, owed] : owed_) {
    if (!owed.open || !owed.judgement) continue;
    if (owed.judgement->decision != Decision::kAwaitApproval) continue;
    owed.duty.approved = true;
    owed.pending = true;
  }
}

}  // namespace candour::simulation
