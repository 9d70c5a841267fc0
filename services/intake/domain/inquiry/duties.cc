#include "services/intake/domain/inquiry/duties.h"

#include <algorithm>
#include <array>

#include "services/common/calendar/calendar.h"
#include "services/common/day/london.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/instant.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

constexpr int kMorning = 9;

constexpr std::array<std::string_view, 20> kOutliving = {kSurvey.clock,
                                                         kCorrection.clock,
                                                         kAction.clock,
                                                         kActionUpdate.clock,
                                                         kClosedNotice.clock,
                                                         kFurtherContact.clock,
                                                         kOmbudsman.clock,
                                                         kOmbudsmanOutcome.clock,
                                                         kPublicReport.clock,
                                                         kRecommendation.clock,
                                                         kSignOff.clock,
                                                         kLearning.clock,
                                                         kImpact.clock,
                                                         "READ_MESSAGE",
                                                         "DIRECTOR",
                                                         "DISCLOSURE",
                                                         "SAFETY",
                                                         "EARLY_NOTE",
                                                         "CONTACT_LIMIT",
                                                         "CONTACT_REVIEW"};

constexpr std::array<std::string_view, 13> kManyTimes = {kContribution.clock,
                                                         kCorrection.clock,
                                                         kAction.clock,
                                                         kActionUpdate.clock,
                                                         kFurtherContact.clock,
                                                         kOmbudsman.clock,
                                                         kOmbudsmanOutcome.clock,
                                                         kPublicReport.clock,
                                                         kRecommendation.clock,
                                                         kSignOff.clock,
                                                         kLearning.clock,
                                                         kImpact.clock,
                                                         "SAFETY"};

// What is chased, and how many working days before its last day it is reminded of.
struct Chased {
  std::string_view clock;
  int remind_before = 0;
};

constexpr std::array<Chased, 9> kChased = {{{kContribution.clock, 1},
                                            {kAction.clock, 2},
                                            {kFurtherContact.clock, 2},
                                            {kOmbudsman.clock, 5},
                                            {kRecommendation.clock, 5},
                                            {kPublicReport.clock, 0},
                                            {kSignOff.clock, 1},
                                            {kLearning.clock, 5},
                                            {kImpact.clock, 5}}};

v1::AlarmInstant Alarm(v1::Alarm alarm, absl::CivilDay day) {
  v1::AlarmInstant instant;
  instant.set_alarm(alarm);
  *instant.mutable_at() = ToTimestamp(AtLocalHour(day, kMorning));
  return instant;
}

}  // namespace

bool OutlivesTheCase(std::string_view clock) {
  return std::find(kOutliving.begin(), kOutliving.end(), clock) != kOutliving.end();
}

bool RunsManyTimes(std::string_view clock) {
  return std::find(kManyTimes.begin(), kManyTimes.end(), clock) != kManyTimes.end();
}

bool MayBeTold(const v1::CaseFile& file) {
  return !file.anonymous() && !file.historic() && !file.has_contact_hold();
}

void EndDuty(const v1::CaseFile& file, std::string_view obligation_id, v1::ObligationState state,
             absl::Time at, Duties& duties) {
  const v1::Obligation* found = FindObligation(file, obligation_id);
  if (found == nullptr || found->state() != v1::OBLIGATION_STATE_OPEN) return;
  duties.CloseOne(*found, state, at);
}

v1::Obligation WithChasers(v1::Obligation obligation, const Duties& duties,
                           const Context& context) {
  const auto* const chased =
      std::find_if(kChased.begin(), kChased.end(),
                   [&obligation](const Chased& each) { return each.clock == obligation.clock(); });
  if (chased == kChased.end() || !obligation.has_due_by()) return obligation;
  const absl::CivilDay due = StoredDay(obligation.due_by());
  google::protobuf::RepeatedPtrField<v1::AlarmInstant> alarms;
  const absl::StatusOr<absl::CivilDay> reminder =
      duties.WorkingDays().WorkingDaysBefore(due, chased->remind_before);
  if (reminder.ok() && AtLocalHour(*reminder, kMorning) > context.now) {
    *alarms.Add() = Alarm(v1::ALARM_WARN, *reminder);
  }
  alarms.MergeFrom(obligation.alarms());
  const absl::StatusOr<absl::CivilDay> chaser = duties.WorkingDays().AddWorkingDays(due, 1);
  if (chaser.ok()) *alarms.Add() = Alarm(v1::ALARM_ESCALATE, *chaser);
  *obligation.mutable_alarms() = std::move(alarms);
  return obligation;
}

}  // namespace candour::intake
