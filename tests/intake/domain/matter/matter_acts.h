// The acts of this subject, as its tests do them.
#ifndef CANDOUR_TESTS_INTAKE_DOMAIN_MATTER_MATTER_ACTS_H_
#define CANDOUR_TESTS_INTAKE_DOMAIN_MATTER_MATTER_ACTS_H_

#include <string>
#include <string_view>

#include "absl/time/civil_time.h"
#include "candour/ledger/v1/act.pb.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "tests/intake/domain/a_case.h"

namespace candour::intake {

// A complaint of two points.
ledger::v1::Submit TwoPoints();

// The matter of point `point_id` began on `occurred` and was noticed on that day.
ledger::v1::Act OccurredOn(uint32_t point_id, absl::CivilDay occurred);

// Point `point_id` is about the own service of `provider`.
ledger::v1::Act OwnServiceOf(uint32_t point_id, const std::string& provider);

ledger::v1::Act AddRelated(const std::string& text);
ledger::v1::Act Find(uint32_t point_id, const std::string& outcome);
// With a reason and, where the code needs one, an earlier reference.
ledger::v1::Act ExcludeAs(const std::string& code);
ledger::v1::Act ConsiderLate(uint32_t point_id, bool good_reasons, bool can_investigate);
ledger::v1::Act ConvertTo(const std::string& code);
ledger::v1::Act TransferTo(const std::string& body);
// Nobody is unsafe; consequence by likelihood, with `flag` unless it is empty.
ledger::v1::Act TriageAs(uint32_t consequence, uint32_t likelihood, const std::string& flag);

// The point of that number; ends the test program when there is none.
const ledger::v1::Point& PointAt(const ACase& the_case, uint32_t point_id);

// How many obligations of that clock are open.
int CountOpen(const ACase& the_case, std::string_view clock);

}  // namespace candour::intake

#endif  // CANDOUR_TESTS_INTAKE_DOMAIN_MATTER_MATTER_ACTS_H_
