// A report as plain text for a terminal, at most 100 columns wide.
#ifndef CANDOUR_SERVICES_ANALYTICS_RENDER_TEXT_REPORT_H_
#define CANDOUR_SERVICES_ANALYTICS_RENDER_TEXT_REPORT_H_

#include <string>

#include "services/analytics/domain/report_view.h"

namespace candour::analytics {

std::string RenderText(const ReportView& view);

}  // namespace candour::analytics

#endif  // CANDOUR_SERVICES_ANALYTICS_RENDER_TEXT_REPORT_H_
