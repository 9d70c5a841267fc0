// Between the figures and the messages that leave.
#ifndef CANDOUR_SERVICES_ANALYTICS_SERVICE_CONVERT_H_
#define CANDOUR_SERVICES_ANALYTICS_SERVICE_CONVERT_H_

#include <string>

#include "absl/time/time.h"
#include "candour/analytics/v1/analytics.pb.h"
#include "services/analytics/domain/annual.h"
#include "services/analytics/domain/report_view.h"

namespace candour::analytics {

// The report in the form asked for; as text when none is.
std::string Render(const ReportView& view, v1::ReportForm form);

// The public, unless staff is asked for.
Audience AudienceOf(v1::Audience audience);

void SetTime(absl::Time time, google::protobuf::Timestamp& timestamp);

AnnualStatement StatementFrom(const v1::AnnualStatement& message);
v1::AnnualStatement ToMessage(const AnnualStatement& statement);

}  // namespace candour::analytics

#endif  // CANDOUR_SERVICES_ANALYTICS_SERVICE_CONVERT_H_
