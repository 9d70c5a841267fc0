#include "services/analytics/service/convert.h"

#include <cstdint>

#include "services/analytics/render/html_report.h"
#include "services/analytics/render/json_report.h"
#include "services/analytics/render/text_report.h"

namespace candour::analytics {

std::string Render(const ReportView& view, v1::ReportForm form) {
  switch (form) {
    case v1::REPORT_FORM_JSON:
      return RenderJson(view);
    case v1::REPORT_FORM_HTML:
      return RenderHtml(view);
    default:
      return RenderText(view);
  }
}

Audience AudienceOf(v1::Audience audience) {
  return audience == v1::AUDIENCE_STAFF ? Audience::kStaff : Audience::kPublic;
}

void SetTime(absl::Time time, google::protobuf::Timestamp& timestamp) {
  const std::int64_t micros = absl::ToUnixMicros(time);
  timestamp.set_seconds(micros / 1'000'000);
  timestamp.set_nanos(static_cast<std::int32_t>(micros % 1'000'000 * 1'000));
}

AnnualStatement StatementFrom(const v1::AnnualStatement& message) {
  AnnualStatement statement;
  statement.general_matters = {message.general_matters().begin(), message.general_matters().end()};
  statement.improvements = {message.improvements().begin(), message.improvements().end()};
  statement.member = message.member();
  statement.member_response = message.member_response();
  for (const v1::SelfAssessment& check : message.self_assessment()) {
    statement.self_assessment.push_back({check.expectation(), check.met(), check.evidence()});
  }
  return statement;
}

v1::AnnualStatement ToMessage(const AnnualStatement& statement) {
  v1::AnnualStatement message;
  for (const std::string& each : statement.general_matters) message.add_general_matters(each);
  for (const std::string& each : statement.improvements) message.add_improvements(each);
  message.set_member(statement.member);
  message.set_member_response(statement.member_response);
  for (const SelfCheck& check : statement.self_assessment) {
    v1::SelfAssessment& added = *message.add_self_assessment();
    added.set_expectation(check.expectation);
    added.set_met(check.met);
    added.set_evidence(check.evidence);
  }
  return message;
}

}  // namespace candour::analytics
