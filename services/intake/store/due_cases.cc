#include "services/intake/store/due_cases.h"

#include <optional>
#include <string>

#include "services/common/postgres/transact.h"
#include "services/intake/store/rows.h"

namespace candour::intake {
namespace {

constexpr const char* kDue = R"sql(
    SELECT (extract(epoch FROM c.next_alarm_at) * 1000000)::bigint AS next_alarm_at, c.file
    FROM intake.case_file c
    WHERE c.authority_id = $1
      AND c.next_alarm_at <= timestamptz 'epoch' + $2::bigint * interval '1 microsecond'
      AND ($3::bigint IS NULL OR (c.next_alarm_at, c.complaint_id) >
           (timestamptz 'epoch' + $3 * interval '1 microsecond', $4::uuid))
    ORDER BY c.next_alarm_at, c.complaint_id
    LIMIT $5
)sql";

}  // namespace

absl::StatusOr<std::vector<DueCase>> DueCases::Find(const std::string& authority_id, absl::Time now,
                                                    int most, const DueCase* after) {
  std::optional<std::int64_t> after_alarm;
  std::optional<std::string> after_id;
  if (after != nullptr) {
    after_alarm = absl::ToUnixMicros(after->alarm_at);
    after_id = after->file.complaint_id();
  }

  std::vector<DueCase> cases;
  const absl::Status done = ReadFor(database_, authority_id, [&](pqxx::transaction_base& tx) {
    const pqxx::result rows =
        Query(tx, kDue, authority_id, absl::ToUnixMicros(now), after_alarm, after_id, most);
    for (const pqxx::row& row : rows) {
      cases.push_back({InstantFrom(row["next_alarm_at"]), FileFrom(row["file"])});
    }
    return absl::OkStatus();
  });
  if (!done.ok()) return done;
  return cases;
}

}  // namespace candour::intake
