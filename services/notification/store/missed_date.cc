#include "services/notification/store/missed_date.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/notification/domain/barred.h"
#include "services/notification/domain/case_view.h"

namespace candour::notification {
namespace {

using ledger::v1::CaseFile;
using ledger::v1::RecordedEvent;

constexpr const char* kHolding = "N-09H";
constexpr int kNoon = 12;

bool OpensHolding(const RecordedEvent& event) {
  const auto& opened = event.event().obligations().opened();
  return std::any_of(opened.begin(), opened.end(),
                     [](const auto& each) { return each.notice() == kHolding; });
}

bool WasHeldBefore(const CaseFile& view) {
  return std::any_of(view.notices().begin(), view.notices().end(),
                     [](const auto& each) { return each.notice() == kHolding; });
}

bool TellsDelay(const CaseFile& view) {
  return std::any_of(view.obligations().begin(), view.obligations().end(), [](const auto& each) {
    return each.clock() == "DELAY_NOTICE" || each.clock() == "HOLDING_NOTICE";
  });
}

const ledger::v1::Obligation* Response(const CaseFile& view, const std::string& obligation_id) {
  for (const ledger::v1::Obligation& each : view.obligations()) {
    if (each.obligation_id() == obligation_id && each.clock() == "RESPONSE") return &each;
  }
  return nullptr;
}

bool IsLastResort(const RecordedEvent& event) {
  const absl::Time at = InstantFrom(event.event().alarm_reached().at());
  return London().At(at).cs.hour() >= kNoon;
}

MissedDate TaskOn(const CaseFile& view, const ledger::v1::Obligation& response, TaskDraft task) {
  MissedDate missed;
  missed.place.authority_id = view.authority_id();
  missed.place.complaint_id = view.complaint_id();
  missed.place.obligation_id = response.obligation_id();
  missed.place.notice = kHolding;
  const absl::StatusOr<absl::CivilDay> due_by = DayFrom(response.due_by());
  if (due_by.ok()) missed.place.due_by = *due_by;
  missed.place.holder = view.assignment().handler().name();
  missed.task = std::move(task);
  return missed;
}

TaskDraft Call(const CaseFile& view, const std::string& date) {
  TaskDraft task{TaskKind::kCall,
                 "Telephone the person before the date passes: it will be missed, and the letter "
                 "may come too late."};
  task.phone = SafePhone(view.complainant());
  task.script = absl::StrCat("We told you that you would have our answer by ", date,
                             ". We will not manage that. We are sorry. You have a right to know "
                             "why, and we will write to you with the reason and a new date.");
  return task;
}

}  // namespace

std::vector<MissedDate> MissedDates(const CaseFile& view, const RecordedEvent& event) {
  if (!event.event().has_alarm_reached()) return {};
  const ledger::v1::AlarmReached& alarm = event.event().alarm_reached();
  const ledger::v1::Obligation* response = Response(view, alarm.obligation_id());
  if (response == nullptr || alarm.alarm() != ledger::v1::ALARM_HOLD || !IsLastResort(event)) {
    return {};
  }
  const absl::StatusOr<absl::CivilDay> due_by = DayFrom(response->due_by());
  const std::string date = due_by.ok() ? InWords(*due_by) : "the day we gave you";
  if (OpensHolding(event)) return {TaskOn(view, *response, Call(view, date))};
  if (!WasHeldBefore(view) || TellsDelay(view)) return {};
  return {TaskOn(view, *response,
                 {TaskKind::kSecondMiss,
                  absl::StrCat("The date ", date,
                               " will be missed, the second one of this case: answer for it.")}),
          TaskOn(view, *response, Call(view, date))};
}

}  // namespace candour::notification
