// How rows of the ledger and of the snapshots read.
#ifndef CANDOUR_SERVICES_INTAKE_STORE_ROWS_H_
#define CANDOUR_SERVICES_INTAKE_STORE_ROWS_H_

#include <optional>
#include <pqxx/pqxx>
#include <string>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "candour/ledger/v1/event.pb.h"
#include "services/intake/store/case_reader.h"

namespace candour::intake {

// What LineFrom needs of intake.case_file c.
inline constexpr const char* kLineColumns =
    " c.complaint_id, c.reference, c.record_type, c.status, c.received_on, c.primary_theme,"
    " c.next_due_by, c.version,"
    " cardinality(c.seen_only) + cardinality(c.seen_except) > 0 AS restricted ";

// What EventFrom needs of ledger.event e and, left joined, ledger.payload p; the body apart, since
// not every reader may see it.
inline constexpr const char* kEventColumns =
    " e.authority_id, e.seq, e.complaint_id, e.case_version, e.actor, e.type, e.facts, e.hash,"
    " (extract(epoch FROM e.occurred_at) * 1000000)::bigint AS occurred_at,"
    " (extract(epoch FROM e.recorded_at) * 1000000)::bigint AS recorded_at,"
    " e.body_digest IS NOT NULL AND p.seq IS NULL AS erased ";
inline constexpr const char* kEventTables =
    " ledger.event e LEFT JOIN ledger.payload p ON p.authority_id = e.authority_id AND"
    " p.seq = e.seq ";

// These throw std::domain_error on what cannot be, such as the day infinity or bytes that are no
// message; Transact makes that Internal.
absl::CivilDay DayFrom(const pqxx::field& field);
CaseLine LineFrom(const pqxx::row& row);
ledger::v1::CaseFile FileFrom(const pqxx::field& field);
// With the column `body`, null where there is nothing to join.
ledger::v1::RecordedEvent EventFrom(const pqxx::row& row);

// For a parameter that is null where nothing was given.
std::optional<std::string> UnlessEmpty(const std::string& text);

// SQL says (extract(epoch FROM x) * 1000000)::bigint.
absl::Time InstantFrom(const pqxx::field& microseconds);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_STORE_ROWS_H_
