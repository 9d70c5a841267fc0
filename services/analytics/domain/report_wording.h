// The sentences of a report, as for a councillor: both counts, how sure, never a cause.
#ifndef CANDOUR_SERVICES_ANALYTICS_DOMAIN_REPORT_WORDING_H_
#define CANDOUR_SERVICES_ANALYTICS_DOMAIN_REPORT_WORDING_H_

#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "services/analytics/domain/report.h"
#include "services/analytics/domain/report_view.h"

namespace candour::analytics {

// What every report on numbers says (C-14).
inline constexpr const char* kNotByNumbersAlone =
    "Please do not judge a service by its numbers alone: a rise can mean that it has become easier "
    "to complain, and a fall that it has become harder.";

// "14 October 2026".
std::string InWords(absl::CivilDay day);

// "[c]" for a hidden cell.
std::string InWords(const PublishedCell& cell);

// "82.4%".
std::string Percent(double share);

// "32 complaints", "1 complaint".
std::string Complaints(std::int64_t count);

// "2.0 times as many (95% interval 1.1 to 3.9): clear increase".
std::string InWords(const RateComparison& comparison);

// What was received and how it compares with the period before. Hidden counts are not compared.
std::string Headline(const ReportView& view, const RateComparison& change);

// What the complaints are mostly about, from the themes that this view shows by name.
std::string MostlyAboutSentence(const ReportView& view, const QuarterReport& report);

// What clearly grew, from the themes that this view shows with both counts.
std::string ClearlyGrewSentence(const ReportView& view);

// What the reader should bear in mind.
std::vector<std::string> Limits(const ReportView& view, const QuarterReport& report);

}  // namespace candour::analytics

#endif  // CANDOUR_SERVICES_ANALYTICS_DOMAIN_REPORT_WORDING_H_
