// A report as one page of HTML that needs nothing else: no script, no font, no picture from
// anywhere. Made for WCAG 2.2 AA: language, headings in order, captions and scopes on tables, every
// bar with its figure as text, contrast above 4.5 to 1, readable when printed.
#ifndef CANDOUR_SERVICES_ANALYTICS_RENDER_HTML_REPORT_H_
#define CANDOUR_SERVICES_ANALYTICS_RENDER_HTML_REPORT_H_

#include <string>
#include <string_view>

#include "services/analytics/domain/report_view.h"

namespace candour::analytics {

std::string RenderHtml(const ReportView& view);

// Text made safe between tags and inside quoted attributes.
std::string EscapeHtml(std::string_view text);

}  // namespace candour::analytics

#endif  // CANDOUR_SERVICES_ANALYTICS_RENDER_HTML_REPORT_H_
