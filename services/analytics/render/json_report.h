// A report as JSON for machines. A hidden number is null, never zero; shares are from 0 to 1.
#ifndef CANDOUR_SERVICES_ANALYTICS_RENDER_JSON_REPORT_H_
#define CANDOUR_SERVICES_ANALYTICS_RENDER_JSON_REPORT_H_

#include <string>

#include "services/analytics/domain/report_view.h"

namespace candour::analytics {

// Two spaces of indent, keys in a fixed order, the same bytes for the same view.
std::string RenderJson(const ReportView& view);

}  // namespace candour::analytics

#endif  // CANDOUR_SERVICES_ANALYTICS_RENDER_JSON_REPORT_H_
