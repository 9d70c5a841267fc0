#include "tests/intake/domain/period/a_period.h"

#include <gtest/gtest.h>

#include <optional>

#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/intake/domain/instant.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

// The first instant not after `until` that waits; none when none does.
std::optional<v1::TimeReached> NextDue(const v1::CaseFile& file, absl::Time until) {
  std::optional<v1::TimeReached> next;
  for (const v1::Obligation& obligation : file.obligations()) {
    if (obligation.state() != v1::OBLIGATION_STATE_OPEN) continue;
    for (const v1::AlarmInstant& alarm : obligation.alarms()) {
      if (alarm.reached() || InstantFrom(alarm.at()) > until) continue;
      if (next.has_value() && InstantFrom(next->at()) <= InstantFrom(alarm.at())) continue;
      next.emplace();
      next->set_obligation_id(obligation.obligation_id());
      next->set_alarm(alarm.alarm());
      *next->mutable_at() = alarm.at();
    }
  }
  return next;
}

}  // namespace

absl::Time LocalInstant(const std::string& text) {
  absl::Time instant;
  std::string error;
  EXPECT_TRUE(absl::ParseTime("%Y-%m-%dT%H:%M:%S", text, London(), &instant, &error)) << error;
  return instant;
}

ACase ReceivedOn(absl::CivilDay day, bool acknowledged) {
  ACase the_case;
  the_case.On(day);
  EXPECT_TRUE(the_case.Do(AComplaint()).ok());
  if (acknowledged) {
    EXPECT_TRUE(the_case.Do(AcknowledgeByPhone()).ok());
  }
  return the_case;
}

v1::Act AgreeUntil(const std::string& until) {
  v1::Act act;
  v1::AgreeLongerPeriod& agree = *act.mutable_agree_longer_period();
  agree.set_method("phone");
  absl::CivilDay day;
  if (absl::ParseCivilTime(until, &day)) *agree.mutable_until() = ToMessage(day);
  return act;
}

v1::Act ProposeUntil(absl::CivilDay until) {
  v1::Act act;
  const v1::Act extend = ExtendTo(until);
  v1::ProposeLongerPeriod& propose = *act.mutable_propose_longer_period();
  *propose.mutable_until() = ToMessage(until);
  propose.set_reason(extend.extend().reason());
  *propose.mutable_facts() = extend.extend().facts();
  propose.set_explanation(extend.extend().explanation());
  return act;
}

v1::Act CorrectReceiptTo(const std::string& local_instant) {
  v1::Act act;
  *act.mutable_correct_receipt()->mutable_received_at() = ToTimestamp(LocalInstant(local_instant));
  act.mutable_correct_receipt()->set_reason("The post room's stamp says so.");
  return act;
}

void AmendAndTell(absl::CivilDay day, absl::CivilDay response_by, ACase& the_case) {
  the_case.On(day);
  const absl::Status moved = the_case.Do(ExtendTo(response_by));
  ASSERT_TRUE(moved.ok()) << moved;
  ASSERT_TRUE(the_case.Tell("DELAY_NOTICE").ok());
}

void PassTimeUntil(absl::CivilDay day, ACase& the_case) {
  const absl::Time until = EndOfDay(day);
  while (const std::optional<v1::TimeReached> next = NextDue(the_case.File(), until)) {
    if (InstantFrom(next->at()) > the_case.TheContext().now) the_case.At(InstantFrom(next->at()));
    v1::Act act;
    *act.mutable_time_reached() = *next;
    const absl::Status done = the_case.Do(act);
    ASSERT_TRUE(done.ok()) << done;
    ASSERT_GT(the_case.LastEvents(), 0U) << "an alarm that nothing follows from stays due";
  }
  the_case.At(until);
}

}  // namespace candour::intake
