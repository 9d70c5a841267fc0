#include "services/notification/store/pauses.h"

#include "services/common/day/london.h"
#include "services/common/postgres/transact.h"
#include "services/notification/store/columns.h"
#include "services/notification/store/task_log.h"

namespace candour::notification {
namespace {

std::string NameOfCause(PauseCause cause) {
  switch (cause) {
    case PauseCause::kRestore:
      return "restore";
    case PauseCause::kImport:
      return "import";
    case PauseCause::kOutage:
      return "outage";
    case PauseCause::kCap:
      break;
  }
  return "cap";
}

}  // namespace

void Pause(pqxx::transaction_base& tx, const std::string& authority_id, PauseCause cause,
           const std::string& reason, std::int64_t seq, absl::Time business_now) {
  const pqxx::result added =
      Query(tx, R"sql(
      INSERT INTO notification.pause
          (authority_id, number, cause, reason, from_seq, paused_at)
      SELECT $1, 1 + coalesce(max(number), 0), $2, $3, $4, $5::timestamptz
      FROM notification.pause WHERE authority_id = $1
      HAVING NOT coalesce(bool_or(released_at IS NULL), false)
         AND coalesce(max(released_seq) FILTER (WHERE cause = $2 AND cause = 'import'), -1) < $4
      ON CONFLICT DO NOTHING RETURNING 1
  )sql",
            authority_id, NameOfCause(cause), reason, seq, InstantText(business_now));
  if (added.empty()) return;
  TaskPlace place;
  place.authority_id = authority_id;
  place.due_by = LondonDay(business_now);
  KeepTask(tx, place,
           {TaskKind::kReconcile,
            reason + " Compare the list of what is due with what was sent, then release it."},
           false, business_now);
}

std::optional<std::string> PausedWhy(pqxx::transaction_base& tx, const std::string& authority_id) {
  const pqxx::result rows = Query(tx,
                                  "SELECT reason FROM notification.pause "
                                  "WHERE authority_id = $1 AND released_at IS NULL",
                                  authority_id);
  if (rows.empty()) return std::nullopt;
  return rows.front()[0].as<std::string>();
}

bool EndPause(pqxx::transaction_base& tx, const std::string& authority_id,
              const std::string& released_by, const std::string& note, absl::Time business_now) {
  const bool ended = !Query(tx, R"sql(
      UPDATE notification.pause SET released_at = $2::timestamptz, released_by = $3, note = $4,
          released_seq = coalesce((SELECT seq FROM notification.cursor WHERE authority_id = $1), 0)
      WHERE authority_id = $1 AND released_at IS NULL RETURNING 1
  )sql",
                            authority_id, InstantText(business_now), released_by, note)
                          .empty();
  if (ended) EndTasksOfKind(tx, authority_id, TaskKind::kReconcile, business_now);
  return ended;
}

std::optional<Pace> ReadPace(pqxx::transaction_base& tx, const std::string& authority_id) {
  const pqxx::result rows = Query(tx,
                                  "SELECT (extract(epoch FROM business_at) * 1000000)::bigint, "
                                  "(extract(epoch FROM machine_at) * 1000000)::bigint "
                                  "FROM notification.pace WHERE authority_id = $1",
                                  authority_id);
  if (rows.empty()) return std::nullopt;
  return Pace{InstantOf(rows.front()[0].as<std::int64_t>()),
              InstantOf(rows.front()[1].as<std::int64_t>())};
}

void KeepPace(pqxx::transaction_base& tx, const std::string& authority_id, const Pace& pace) {
  Query(tx,
        "INSERT INTO notification.pace (authority_id, business_at, machine_at) "
        "VALUES ($1, $2::timestamptz, $3::timestamptz) ON CONFLICT (authority_id) "
        "DO UPDATE SET business_at = $2::timestamptz, machine_at = $3::timestamptz",
        authority_id, InstantText(pace.business_at), InstantText(pace.machine_at));
}

}  // namespace candour::notification
