// Information needs and adjustments, and the obligation to look at each again.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_PEOPLE_NEED_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_PEOPLE_NEED_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "candour/ledger/v1/people.pb.h"
#include "services/intake/domain/decide_duties.h"

namespace candour::intake {

inline constexpr std::string_view kStandardFormat = "standard";

// A need as it is recorded at `now`: identified, recorded, and flagged, because the file shows it
// before anything else. It is looked at again within a year.
ledger::v1::InformationNeed NewNeed(uint32_t need_id, std::string_view format,
                                    std::string_view words, absl::Time now);

// The day a year after `day`, on which a need or an adjustment is looked at again at the latest.
absl::CivilDay AYearAfter(absl::CivilDay day);

// The clock of the review of that need or adjustment, for example NEED_REVIEW/complainant/1.
std::string NeedClock(ledger::v1::Party party, uint32_t need_id);
std::string AdjustmentClock(ledger::v1::Party party, uint32_t adjustment_id);

// Opens the review and answers with the obligation's id.
std::string OpenNeedReview(ledger::v1::Party party, const ledger::v1::InformationNeed& need,
                           Duties& duties);
std::string OpenAdjustmentReview(ledger::v1::Party party, const ledger::v1::Adjustment& adjustment,
                                 Duties& duties);

// Whether the clock is one of them.
bool IsReview(std::string_view clock);

// Opens the review of each of the party's needs and adjustments that stands and has none open.
void OweReviews(const ledger::v1::CaseFile& file, ledger::v1::Party party, Duties& duties);

// Cancels every review of the party's needs and adjustments.
void CancelReviews(ledger::v1::Party party, const ledger::v1::Person& person, absl::Time at,
                   Duties& duties);

// The format in which the person is written to: that of the latest need that stands; empty for
// none.
std::string FormatOf(const ledger::v1::Person& person);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_PEOPLE_NEED_H_
