// The report that several tests read: a second quarter with twice as many complaints as the first.
#ifndef CANDOUR_TESTS_ANALYTICS_SUPPORT_STORY_REPORT_H_
#define CANDOUR_TESTS_ANALYTICS_SUPPORT_STORY_REPORT_H_

#include "services/analytics/domain/report.h"

namespace candour::analytics {

// Sixty complaints against thirty: charges 24 (5 before), financial assessments 15 (12), home care
// 11 (7), safeguarding 6 (3), Blue Badges 3 (3), not yet categorised 1 (0).
ReportInputs StoryInputs();

}  // namespace candour::analytics

#endif  // CANDOUR_TESTS_ANALYTICS_SUPPORT_STORY_REPORT_H_
