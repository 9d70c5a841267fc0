// The table of themes as one audience may see it.
#ifndef CANDOUR_SERVICES_ANALYTICS_DOMAIN_THEME_VIEW_H_
#define CANDOUR_SERVICES_ANALYTICS_DOMAIN_THEME_VIEW_H_

#include "services/analytics/domain/report.h"
#include "services/analytics/domain/report_view.h"

namespace candour::analytics {

// Fills the themes and the two totals of `view` for its audience. For the public the smallest
// themes are joined as "All other themes" until at most a fifth of the cells is hidden (ruling
// G-21).
void FillThemes(const QuarterReport& report, ReportView& view);

}  // namespace candour::analytics

#endif  // CANDOUR_SERVICES_ANALYTICS_DOMAIN_THEME_VIEW_H_
