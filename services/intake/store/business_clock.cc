#include "services/intake/store/business_clock.h"

#include <algorithm>
#include <utility>

#include "services/common/postgres/transact.h"
#include "services/intake/store/rows.h"

namespace candour::intake {
namespace {

constexpr const char* kRead = R"sql(
    SELECT (extract(epoch FROM now_at) * 1000000)::bigint AS now_at FROM intake.business_clock
)sql";

constexpr const char* kMove = R"sql(
    UPDATE intake.business_clock
    SET now_at = timestamptz 'epoch' + $1::bigint * interval '1 microsecond'
    WHERE now_at <= timestamptz 'epoch' + $1::bigint * interval '1 microsecond'
    RETURNING only_row
)sql";

constexpr const char* kNextAlarm = R"sql(
    SELECT (extract(epoch FROM min(next_alarm_at)) * 1000000)::bigint AS next_alarm_at
    FROM intake.case_file
    WHERE authority_id = $1 AND next_alarm_at IS NOT NULL
)sql";

constexpr const char* kAlarmsDue = R"sql(
    SELECT count(*) AS due
    FROM intake.case_file
    WHERE authority_id = $1
      AND next_alarm_at <= timestamptz 'epoch' + $2::bigint * interval '1 microsecond'
)sql";

absl::Time WholeMicroseconds(absl::Time time) {
  return absl::FromUnixMicros(absl::ToUnixMicros(time));
}

absl::StatusOr<std::optional<absl::Time>> ReadDemoInstant(Database& database) {
  std::optional<absl::Time> instant;
  const absl::Status done = Transact(database, [&](pqxx::work& tx) {
    const pqxx::result rows = Query(tx, kRead);
    if (!rows.empty()) instant = InstantFrom(rows.front()["now_at"]);
    return absl::OkStatus();
  });
  if (!done.ok()) return done;
  return instant;
}

}  // namespace

absl::StatusOr<std::unique_ptr<BusinessClock>> BusinessClock::Open(
    Database& database, std::function<absl::Time()> machine_now) {
  const absl::StatusOr<std::optional<absl::Time>> instant = ReadDemoInstant(database);
  if (!instant.ok()) return instant.status();
  return std::unique_ptr<BusinessClock>(
      new BusinessClock(database, std::move(machine_now), *instant));
}

BusinessClock::BusinessClock(Database& database, std::function<absl::Time()> machine_now,
                             std::optional<absl::Time> demo_now)
    : database_(database),
      machine_now_(std::move(machine_now)),
      is_demo_(demo_now.has_value()),
      read_at_(machine_now_()),
      latest_(demo_now.value_or(absl::InfinitePast())) {}

absl::Time BusinessClock::Now() {
  const std::lock_guard lock(mutex_);
  const absl::Time machine = machine_now_();
  if (!is_demo_) {
    latest_ = std::max(latest_, WholeMicroseconds(machine));
  } else if (machine >= read_at_ + kRecheck || machine < read_at_) {
    // Also after a failure: a database that is away is not asked more often than one that answers.
    read_at_ = machine;
    const absl::StatusOr<std::optional<absl::Time>> instant = ReadDemoInstant(database_);
    if (instant.ok() && instant->has_value()) latest_ = std::max(latest_, **instant);
  }
  return latest_;
}

absl::StatusOr<absl::Time> BusinessClock::MoveTo(absl::Time to) {
  if (!is_demo_) {
    return absl::FailedPreconditionError("business time can be moved in a demo database only");
  }
  const absl::Time instant = WholeMicroseconds(to);
  const absl::Status done = Transact(database_, [&](pqxx::work& tx) -> absl::Status {
    if (Query(tx, kMove, absl::ToUnixMicros(instant)).empty()) {
      return absl::OutOfRangeError("business time never goes back; name a later instant");
    }
    return absl::OkStatus();
  });
  if (!done.ok()) return done;
  const std::lock_guard lock(mutex_);
  latest_ = std::max(latest_, instant);
  return latest_;
}

absl::StatusOr<AlarmOutlook> BusinessClock::Outlook(const std::vector<std::string>& authority_ids) {
  const std::int64_t now = absl::ToUnixMicros(Now());
  AlarmOutlook outlook;
  for (const std::string& authority_id : authority_ids) {
    const absl::Status done = ReadFor(database_, authority_id, [&](pqxx::transaction_base& tx) {
      const pqxx::field next = Query(tx, kNextAlarm, authority_id).front()["next_alarm_at"];
      if (!next.is_null()) {
        outlook.next_alarm_at =
            std::min(outlook.next_alarm_at.value_or(absl::InfiniteFuture()), InstantFrom(next));
      }
      outlook.alarms_due +=
          Query(tx, kAlarmsDue, authority_id, now).front()["due"].as<std::int64_t>();
      return absl::OkStatus();
    });
    if (!done.ok()) return done;
  }
  return outlook;
}

}  // namespace candour::intake
