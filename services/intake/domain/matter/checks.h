// What the rules on the matter of a case ask of its points.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_MATTER_CHECKS_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_MATTER_CHECKS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "candour/ledger/v1/matter.pb.h"
#include "google/protobuf/repeated_field.h"

namespace candour::intake {

inline constexpr std::string_view kExcluded = "EXC";
inline constexpr std::string_view kTransferred = "TRF";

// Whether the response has nothing to say on the point: it is excluded, out of time or sent on.
bool IsSettled(const ledger::v1::Point& point);

// Whether no point of the case waits for an answer.
bool IsSettled(const ledger::v1::CaseFile& file);

// When the point was received: with the case unless it came later.
absl::Time ReceivedAt(const ledger::v1::CaseFile& file, const ledger::v1::Point& point);

// The number of a point that is new to the case; no number is ever given twice.
uint32_t NextPointId(const ledger::v1::CaseFile& file);

// The point of that number. Fails with a FieldError on `field`.
absl::StatusOr<const ledger::v1::Point*> PointOf(const ledger::v1::CaseFile& file,
                                                 uint32_t point_id, std::string_view field);

// The points of `point_ids`, or every unsettled point when there are none. Fails with a FieldError
// on act.point_ids for a number that is none, stands twice or is settled, and with
// FailedPrecondition when nothing is left to choose from.
absl::StatusOr<std::vector<const ledger::v1::Point*>> UnsettledPoints(
    const ledger::v1::CaseFile& file, const google::protobuf::RepeatedField<uint32_t>& point_ids);

// Fails with a FieldError under `field` unless the place can be: days that exist, in order and not
// after `received_on`, and a provider where its own service is meant.
absl::Status CheckPlace(const ledger::v1::PointPlace& place, absl::CivilDay received_on,
                        std::string_view field);

// FailedPrecondition when the personal parts are erased: words cannot return.
absl::Status RequireNotErased(const ledger::v1::CaseFile& file);

// FailedPrecondition unless the case is an open complaint, of somebody known or not.
absl::Status RequireComplaintAtWork(const ledger::v1::CaseFile& file);

// The party under which an obligation on one point stands, such as "point-2".
std::string PartyOf(const ledger::v1::Point& point);

// The open obligation of that clock for that party, or null.
const ledger::v1::Obligation* FindOpenFor(const ledger::v1::CaseFile& file, std::string_view clock,
                                          std::string_view party);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_MATTER_CHECKS_H_
