#include "services/intake/domain/matter/alerts.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/common/day/london.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/decide_duties.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/matter/acts.h"
#include "services/intake/domain/matter/checks.h"
#include "services/intake/domain/matter/duties.h"
#include "services/intake/domain/matter/safety_text.h"
#include "services/intake/domain/reference_data.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

// How an answer "somebody is unsafe" counts.
constexpr std::string_view kUnsafeNow = "immediate_care_risk";

// What an act says in somebody's own words, and where the words will stand.
struct Spoken {
  v1::AlertSource source = v1::ALERT_SOURCE_UNSPECIFIED;
  std::string text;
};

Spoken SpokenIn(const v1::Submit& act) {
  Spoken spoken{v1::ALERT_SOURCE_SUBMISSION, ""};
  for (const v1::NewPoint& point : act.points()) {
    absl::StrAppend(&spoken.text, point.text(), "\n", point.desired_outcome(), "\n");
  }
  return spoken;
}

Spoken SpokenIn(const v1::Act& act) {
  switch (act.kind_case()) {
    case v1::Act::kSubmit:
      return SpokenIn(act.submit());
    case v1::Act::kAddPoint:
      return {v1::ALERT_SOURCE_POINT,
              absl::StrCat(act.add_point().text(), "\n", act.add_point().desired_outcome())};
    case v1::Act::kReceiveMessage:
      return {v1::ALERT_SOURCE_MESSAGE,
              absl::StrCat(act.receive_message().subject(), "\n", act.receive_message().body())};
    case v1::Act::kRecordCall:
      return {v1::ALERT_SOURCE_MESSAGE, act.record_call().note()};
    case v1::Act::kRecordFurtherContact:
      return {v1::ALERT_SOURCE_MESSAGE, act.record_further_contact().words()};
    case v1::Act::kReceiveContribution:
      return {v1::ALERT_SOURCE_CONTRIBUTION, act.receive_contribution().answer()};
    default:
      return {};
  }
}

// A text that may be taken off this case again, because it belongs to another, is not copied.
bool MayBeQuoted(v1::AlertSource source) {
  return source != v1::ALERT_SOURCE_POINT && source != v1::ALERT_SOURCE_MESSAGE;
}

bool Waits(const v1::CaseFile& file, std::string_view kind) {
  const auto& alerts = file.matter().alerts();
  return std::any_of(alerts.begin(), alerts.end(), [kind](const v1::SafetyAlert& each) {
    return each.kind() == kind && !each.has_answered_at();
  });
}

absl::Duration MinutesFor(std::string_view kind, const ReferenceData& data) {
  for (const auto& each : data.Messages().safety_cues.kinds()) {
    if (each.code() == kind) return absl::Minutes(each.within_minutes());
  }
  return absl::ZeroDuration();
}

// What the act raises on `file`, without the duties.
std::vector<v1::SafetyAlert> AlertsOf(const v1::CaseFile& file, const v1::Act& act,
                                      const Context& context) {
  std::vector<v1::SafetyAlert> alerts;
  const auto raise = [&](std::string_view kind, v1::AlertSource source, const std::string& words) {
    const bool raised = std::any_of(alerts.begin(), alerts.end(),
                                    [kind](const auto& each) { return each.kind() == kind; });
    if (raised || Waits(file, kind)) return;
    v1::SafetyAlert& alert = alerts.emplace_back();
    alert.set_alert_id(static_cast<uint32_t>(file.matter().alerts_size()) +
                       static_cast<uint32_t>(alerts.size()));
    alert.set_kind(std::string(kind));
    alert.set_source(source);
    if (MayBeQuoted(source)) alert.set_words(words);
    *alert.mutable_raised_at() = ToTimestamp(context.now);
    *alert.mutable_look_by() = ToTimestamp(context.now + MinutesFor(kind, *context.reference_data));
  };
  if (act.submit().safety().anyone_unsafe()) {
    raise(kUnsafeNow, v1::ALERT_SOURCE_ANSWER, act.submit().safety().done());
  }
  const Spoken spoken = SpokenIn(act);
  for (const HeardSafety& heard : context.reference_data->Safety().Hear(spoken.text)) {
    raise(heard.kind, spoken.source, heard.sentence);
  }
  return alerts;
}

// The duty to look: the day by its clock, and the very minute as an alarm, at any hour of any day.
v1::Obligation ToLook(const v1::SafetyAlert& alert, const Duties& duties) {
  const absl::Time look_by = InstantFrom(alert.look_by());
  v1::Obligation obligation = duties.ByStandard(kSafety, LondonDay(look_by));
  obligation.set_party(absl::StrCat("alert-", alert.alert_id()));
  google::protobuf::RepeatedPtrField<v1::AlarmInstant> alarms;
  v1::AlarmInstant& escalate = *alarms.Add();
  escalate.set_alarm(v1::ALARM_ESCALATE);
  *escalate.mutable_at() = alert.look_by();
  alarms.MergeFrom(obligation.alarms());
  *obligation.mutable_alarms() = std::move(alarms);
  return obligation;
}

// A case that was taken over as closed has no clocks: there the alert itself calls.
v1::Event WithDuties(const v1::CaseFile& file, std::vector<v1::SafetyAlert>& alerts,
                     const Context& context) {
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return {};
  for (v1::SafetyAlert& alert : alerts) {
    alert.set_obligation_id(duties->Open(ToLook(alert, *duties)));
  }
  return duties->NewEvent();
}

// Raised with the receipt, so that a case is never seen without its alerts.
Events InReceipt(const v1::Act& act, const Context& context, Events events) {
  v1::Event& first = events.front();
  if (!first.has_complaint_received() || first.complaint_received().file().historic()) {
    return events;
  }
  v1::CaseFile& file = *first.mutable_complaint_received()->mutable_file();
  if (act.submit().has_safety()) {
    *file.mutable_matter()->mutable_safety() = act.submit().safety();
  }
  std::vector<v1::SafetyAlert> alerts = AlertsOf(file, act, context);
  if (alerts.empty()) return events;
  const v1::Event raised = WithDuties(file, alerts, context);
  first.mutable_obligations()->MergeFrom(raised.obligations());
  for (v1::SafetyAlert& alert : alerts) {
    *file.mutable_matter()->add_alerts() = std::move(alert);
  }
  return events;
}

}  // namespace

Events WithAlerts(const v1::CaseFile* file, const v1::Act& act, const Context& context,
                  Events events) {
  if (events.empty()) return events;
  if (file == nullptr) return InReceipt(act, context, std::move(events));
  std::vector<v1::SafetyAlert> alerts = AlertsOf(*file, act, context);
  if (alerts.empty()) return events;
  v1::Event event = WithDuties(*file, alerts, context);
  for (v1::SafetyAlert& alert : alerts) {
    *event.mutable_alerts_raised()->add_alerts() = std::move(alert);
  }
  events.push_back(std::move(event));
  return events;
}

absl::StatusOr<Events> DecideAnswerAlert(const v1::CaseFile& file, const v1::AnswerAlert& act,
                                         const Context& context) {
  const auto& alerts = file.matter().alerts();
  const auto alert = std::find_if(alerts.begin(), alerts.end(), [&act](const auto& each) {
    return each.alert_id() == act.alert_id();
  });
  if (alert == alerts.end()) return FieldError("act.alert_id", "the case has no such alert");
  if (alert->has_answered_at()) {
    return absl::FailedPreconditionError(
        "this alert was answered: say what is found later in a new triage");
  }
  absl::Status kept = RequireNotErased(file);
  if (!kept.ok()) return kept;
  if (IsBlank(act.done())) {
    return FieldError("act.done", "say what was done or found: whom you saw or called");
  }
  v1::Event event;
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (duties.ok()) {
    const v1::Obligation* owed = FindObligation(file, alert->obligation_id());
    if (owed != nullptr) duties->CloseOne(*owed, v1::OBLIGATION_STATE_MET, context.now);
    if (act.unsafe() && FindOpen(file, kDirector.clock) == nullptr) {
      duties->Open(duties->ByStandard(kDirector, LondonDay(context.now)));
    }
    event = duties->NewEvent();
  }
  v1::SafetyAlert& answered = *event.mutable_alert_answered()->mutable_alert();
  answered = *alert;
  *answered.mutable_answered_at() = ToTimestamp(context.now);
  answered.set_answered_by(context.actor.subject);
  answered.set_unsafe(act.unsafe());
  answered.set_done(act.done());
  return Events{std::move(event)};
}

}  // namespace candour::intake
