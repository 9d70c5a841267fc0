// What several rules ask of a case and of the values of an act.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_DECIDE_CHECKS_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_DECIDE_CHECKS_H_

#include <cstdint>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "candour/type/v1/day.pb.h"
#include "google/protobuf/timestamp.pb.h"

namespace candour::intake {

// Whether the case still waits for its answer: taken in, acknowledged or being investigated.
bool IsOpen(const ledger::v1::CaseFile& file);

// FailedPrecondition, in words, unless IsOpen.
absl::Status RequireOpen(const ledger::v1::CaseFile& file);

// FailedPrecondition unless the case is an open complaint (CMP) with somebody to answer: known,
// alive, and not a representative who was refused.
absl::Status RequireOpenComplaint(const ledger::v1::CaseFile& file);

// The open obligation of that clock, or null. The pointer lives as long as `file`.
const ledger::v1::Obligation* FindOpen(const ledger::v1::CaseFile& file, std::string_view clock);

// The obligation of that id, or null.
const ledger::v1::Obligation* FindObligation(const ledger::v1::CaseFile& file,
                                             std::string_view obligation_id);

// The point of that number, or null.
const ledger::v1::Point* FindPoint(const ledger::v1::CaseFile& file, uint32_t point_id);

// Whether a notice of that code went out on this case.
bool WasSent(const ledger::v1::CaseFile& file, std::string_view notice);

// The ways in which a person is spoken or written to: phone, letter, email, in_person.
bool IsMethod(std::string_view method);

// Whether the text holds nothing but white space.
bool IsBlank(std::string_view text);

// The day of a message that a rule wrote.
absl::CivilDay StoredDay(const type::v1::Day& day);

// The day of a field. Fails with a FieldError when there is no such day.
absl::StatusOr<absl::CivilDay> DayOfField(const type::v1::Day& day, std::string_view field);

// Fails with a FieldError when `instant` is after `now` or before the case was received.
absl::Status CheckHappened(absl::Time instant, const ledger::v1::CaseFile& file, absl::Time now,
                           std::string_view field);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_DECIDE_CHECKS_H_
