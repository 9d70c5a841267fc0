#include "services/intake/domain/decide_duties.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/common/digest/digest.h"
#include "services/intake/domain/alarm.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/decide_working.h"
#include "services/intake/domain/explain.h"
#include "services/intake/domain/inquiry/duties.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/people/party.h"
#include "services/intake/domain/reference_data.h"

namespace candour::intake {
namespace {

namespace ref = reference::v1;
namespace v1 = ledger::v1;

// Which alarm of the stored vocabulary `kind` is for this person; none where it is meant for the
// other way of sending (G-4).
std::optional<v1::Alarm> AlarmOf(ref::AlarmKind kind, bool by_email) {
  switch (kind) {
    case ref::ALARM_KIND_WARN:
      return v1::ALARM_WARN;
    case ref::ALARM_KIND_ESCALATE:
      return v1::ALARM_ESCALATE;
    case ref::ALARM_KIND_HOLD_BY_LETTER:
      return by_email ? std::nullopt : std::optional(v1::ALARM_HOLD);
    case ref::ALARM_KIND_HOLD_BY_EMAIL:
      return by_email ? std::optional(v1::ALARM_HOLD) : std::nullopt;
    case ref::ALARM_KIND_HOLD:
      return v1::ALARM_HOLD;
    default:
      return std::nullopt;
  }
}

constexpr int kNoon = 12;

void AddAlarm(v1::Alarm alarm, absl::Time at, v1::Obligation& obligation) {
  v1::AlarmInstant* instant = obligation.add_alarms();
  instant->set_alarm(alarm);
  *instant->mutable_at() = ToTimestamp(at);
}

}  // namespace

bool CanStillBeHeld(const v1::Obligation& response) {
  return std::any_of(response.alarms().begin(), response.alarms().end(),
                     [](const v1::AlarmInstant& each) {
                       return each.alarm() == v1::ALARM_HOLD && !each.reached();
                     });
}

absl::StatusOr<Duties> Duties::Of(const v1::CaseFile& file, const Context& context) {
  Duties duties(file, context);
  duties.calendar_ =
      context.reference_data->PinnedCalendar(file.calendar(), file.calendar_version());
  if (duties.calendar_ == nullptr) {
    return absl::FailedPreconditionError(absl::StrCat("the calendar ", file.calendar(), " version ",
                                                      file.calendar_version(), " is not loaded"));
  }
  duties.procedure_ =
      context.reference_data->PinnedProcedure(file.procedure(), file.procedure_version());
  if (duties.procedure_ == nullptr) {
    return absl::FailedPreconditionError(absl::StrCat("the procedure ", file.procedure(),
                                                      " version ", file.procedure_version(),
                                                      " is not loaded"));
  }
  return duties;
}

v1::Obligation Duties::Begin(const Duty& duty) const {
  v1::Obligation obligation;
  obligation.set_clock(std::string(duty.clock));
  obligation.set_notice(std::string(duty.notice));
  obligation.set_to(duty.to);
  obligation.set_state(v1::OBLIGATION_STATE_OPEN);
  obligation.set_calendar_version(file_->calendar_version());
  obligation.set_procedure_version(file_->procedure_version());
  return obligation;
}

v1::Obligation Duties::From(const Duty& duty, const DerivedDate& date) const {
  v1::Obligation obligation = Begin(duty);
  for (std::string& sentence : Sentences(Explain(date))) {
    obligation.add_working(std::move(sentence));
  }
  obligation.set_law(LawOf(*procedure_, date.working.law));
  if (date.day.has_value()) {
    *obligation.mutable_due_by() = ToMessage(*date.day);
  } else {
    obligation.set_not_computable(date.reason_if_none);
  }
  return obligation;
}

void Duties::SetAlarms(const ref::Clock& clock, v1::Obligation& obligation) const {
  if (!obligation.has_due_by()) return;
  const absl::CivilDay due = StoredDay(obligation.due_by());
  const bool by_email = MayBeEmailed(file_->complainant());
  const absl::StatusOr<std::vector<AlarmInstant>> instants = AlarmsBefore(clock, due, *calendar_);
  // Before a day that the calendar does not reach nobody can be warned; it still falls due.
  for (const AlarmInstant& instant : instants.value_or(std::vector<AlarmInstant>())) {
    const std::optional<v1::Alarm> alarm = AlarmOf(instant.kind, by_email);
    if (!alarm.has_value()) continue;
    if (instant.at <= context_->now && *alarm != v1::ALARM_ESCALATE) continue;
    AddAlarm(*alarm, instant.at, obligation);
  }
  AddAlarm(v1::ALARM_DUE, EndOfDay(due), obligation);
}

v1::Obligation Duties::ByClockOf(const ref::Procedure& law, const Duty& duty,
                                 std::string_view clock_id, absl::CivilDay day) const {
  const ref::Clock* clock = FindClock(law, clock_id);
  Milestones milestones;
  if (clock != nullptr) milestones.emplace(clock->start(), day);
  v1::Obligation obligation = From(duty, Derive(law, clock_id, *calendar_, milestones));
  if (clock == nullptr) return obligation;
  obligation.mutable_basis()->set_procedure_clock(clock->id());
  *obligation.mutable_basis()->mutable_start_on() = ToMessage(day);
  SetAlarms(*clock, obligation);
  return obligation;
}

v1::Obligation Duties::ByClock(const Duty& duty, std::string_view clock_id,
                               absl::CivilDay day) const {
  return ByClockOf(*procedure_, duty, clock_id, day);
}

v1::Obligation Duties::ByStandard(const Duty& duty, absl::CivilDay day) const {
  const ref::Procedure* common =
      context_->reference_data->ProcedureOn("CASEWORK", LondonDay(context_->now));
  const bool own = common == nullptr || FindClock(*procedure_, duty.clock) != nullptr;
  return ByClockOf(own ? *procedure_ : *common, duty, duty.clock, day);
}

v1::Obligation Duties::ByWorkingDays(const Duty& duty, absl::CivilDay day, int count,
                                     std::string_view rule) const {
  ref::Procedure local;
  local.set_id(procedure_->id());
  local.set_version(procedure_->version());
  ref::Clock& clock = *local.add_clocks();
  clock.set_id(std::string(duty.clock));
  clock.set_unit(ref::UNIT_WORKING_DAY);
  clock.set_count(count);
  clock.set_roll(ref::ROLL_NONE);
  clock.set_legal_source("local standard");
  clock.set_rule(std::string(rule));
  v1::Obligation obligation =
      From(duty, Derive(local, duty.clock, *calendar_, {{clock.start(), day}}));
  *obligation.mutable_basis()->mutable_start_on() = ToMessage(day);
  obligation.mutable_basis()->set_working_days(count);
  obligation.mutable_basis()->set_rule(std::string(rule));
  SetAlarms(clock, obligation);
  return obligation;
}

v1::Obligation Duties::OnDay(const Duty& duty, absl::CivilDay day, std::string_view rule,
                             std::string_view law) const {
  v1::Obligation obligation = Begin(duty);
  *obligation.mutable_due_by() = ToMessage(day);
  obligation.add_working(absl::StrCat("Due on ", InWords(day), "."));
  obligation.add_working(std::string(rule));
  obligation.set_law(LawOf(*procedure_, law));
  SetAlarms(ref::Clock(), obligation);
  return obligation;
}

v1::Obligation Duties::ResponseBy(absl::CivilDay day) const {
  const v1::Obligation* running = FindOpen(*file_, kResponse.clock);
  const bool of_a_stage = FindClock(*procedure_, "RESPONSE") == nullptr && running != nullptr;
  v1::Obligation obligation;
  if (of_a_stage) {
    obligation = Begin({kResponse.clock, kResponse.to, running->notice()});
    *obligation.mutable_due_by() = ToMessage(day);
    obligation.add_working(absl::StrCat("Moved to ", InWords(day), "."));
    obligation.set_law(running->law());
    *obligation.mutable_basis() = running->basis();
    const ref::Clock* clock = FindClock(*procedure_, running->basis().procedure_clock());
    SetAlarms(clock == nullptr ? ref::Clock() : *clock, obligation);
  } else {
    obligation = ByClock(kResponse, "RESPONSE", day);
  }
  return CanStillBeHeld(obligation) ? obligation : WithLastResort(std::move(obligation));
}

v1::Obligation Duties::WithLastResort(v1::Obligation response) const {
  if (!response.has_due_by()) return response;
  const absl::CivilDay today = LondonDay(context_->now);
  const absl::CivilDay due = StoredDay(response.due_by());
  if (due < today && file_->periods().taken_over()) return response;
  const absl::Time at = std::max(context_->now, AtLocalHour(due, kNoon));
  const auto next =
      std::find_if(response.alarms().begin(), response.alarms().end(),
                   [at](const v1::AlarmInstant& each) { return InstantFrom(each.at()) > at; });
  const auto place = next - response.alarms().begin();
  AddAlarm(v1::ALARM_HOLD, at, response);
  auto& alarms = *response.mutable_alarms();
  std::rotate(alarms.begin() + place, alarms.end() - 1, alarms.end());
  return response;
}

v1::Obligation Duties::RelevantPeriod(absl::CivilDay received_on) const {
  v1::Obligation obligation = From(kRelevant, Derive(*procedure_, "SEND_BY", *calendar_,
                                                     {{ref::MILESTONE_RECEIVED, received_on}}));
  const ref::Clock* relevant = FindClock(*procedure_, "RELEVANT");
  if (relevant == nullptr) return obligation;
  obligation.set_law(LawOf(*procedure_, relevant->legal_source()));
  SetAlarms(*relevant, obligation);
  return obligation;
}

v1::Obligation Duties::ByLastWorkingDay(const Duty& duty, absl::CivilDay until,
                                        std::string_view clock_id) const {
  v1::Obligation obligation = Begin(duty);
  const absl::StatusOr<absl::CivilDay> due = calendar_->WorkingDayOnOrBefore(until);
  obligation.add_working(absl::StrCat("Both agreed that the period ends on ", InWords(until), "."));
  if (due.ok() && *due != until) {
    obligation.add_working(
        absl::StrCat("The last working day on or before it is ", InWords(*due), "."));
  }
  obligation.add_working(
      "Rule: the period may be longer only if both agree before the 6 months end.");
  obligation.set_law(LawOf(*procedure_, "reg 14(3)"));
  if (due.ok()) {
    *obligation.mutable_due_by() = ToMessage(*due);
  } else {
    obligation.set_not_computable(std::string(due.status().message()));
  }
  const ref::Clock* clock = FindClock(*procedure_, clock_id);
  SetAlarms(clock == nullptr ? ref::Clock() : *clock, obligation);
  return obligation;
}

std::string Duties::Open(v1::Obligation obligation) {
  const auto same_clock = [&obligation](const v1::Obligation& each) {
    return each.clock() == obligation.clock();
  };
  const auto before =
      std::count_if(file_->obligations().begin(), file_->obligations().end(), same_clock) +
      std::count_if(changes_.opened().begin(), changes_.opened().end(), same_clock);
  obligation.set_obligation_id(
      Uuid5(file_->complaint_id(), absl::StrCat(obligation.clock(), "/", before + 1)));
  // Nobody who died or was refused is owed anything, whatever leads to it (G-9).
  if (IsSuspended(*file_) && obligation.to() == v1::RECIPIENT_COMPLAINANT) {
    obligation.set_state(v1::OBLIGATION_STATE_CANCELLED);
    *obligation.mutable_closed_at() = ToTimestamp(context_->now);
  }
  *changes_.add_opened() = std::move(obligation);
  return changes_.opened().rbegin()->obligation_id();
}

void Duties::Move(v1::Obligation moved) {
  const v1::Obligation* open = FindOpen(*file_, moved.clock());
  if (open != nullptr) MoveFrom(*open, std::move(moved));
}

void Duties::MoveFrom(const v1::Obligation& current, v1::Obligation moved) {
  moved.set_obligation_id(current.obligation_id());
  moved.set_state(current.state());
  moved.set_party(current.party());
  if (current.has_closed_at()) *moved.mutable_closed_at() = current.closed_at();
  v1::ObligationMoved& change = *changes_.add_moved();
  if (current.has_due_by()) *change.mutable_old_due_by() = current.due_by();
  *change.mutable_obligation() = std::move(moved);
}

void Duties::Close(std::string_view clock, v1::ObligationState state, absl::Time at) {
  const v1::Obligation* open = FindOpen(*file_, clock);
  if (open != nullptr && !IsClosed(open->obligation_id())) AddClosed(*open, state, at);
}

void Duties::CloseOne(const v1::Obligation& obligation, v1::ObligationState state, absl::Time at) {
  if (!IsClosed(obligation.obligation_id())) AddClosed(obligation, state, at);
}

void Duties::CancelRest(absl::Time at, bool (*stands)(std::string_view clock)) {
  for (const v1::Obligation& each : file_->obligations()) {
    if (each.state() != v1::OBLIGATION_STATE_OPEN || IsClosed(each.obligation_id())) continue;
    if (OutlivesTheCase(each.clock())) continue;
    if (stands != nullptr && stands(each.clock())) continue;
    AddClosed(each, v1::OBLIGATION_STATE_CANCELLED, at);
  }
}

v1::Event Duties::NewEvent() const {
  v1::Event event;
  const bool any = changes_.opened_size() + changes_.moved_size() + changes_.closed_size() > 0;
  if (any) *event.mutable_obligations() = changes_;
  return event;
}

bool Duties::IsClosed(std::string_view obligation_id) const {
  return std::any_of(changes_.closed().begin(), changes_.closed().end(),
                     [obligation_id](const v1::ObligationClosed& each) {
                       return each.obligation_id() == obligation_id;
                     });
}

void Duties::AddClosed(const v1::Obligation& open, v1::ObligationState state, absl::Time at) {
  v1::ObligationClosed& closed = *changes_.add_closed();
  closed.set_obligation_id(open.obligation_id());
  closed.set_state(state);
  *closed.mutable_closed_at() = ToTimestamp(at);
}

}  // namespace candour::intake
