#include "clients/cli/clock_line.h"

#include <optional>
#include <utility>
#include <vector>

#include "absl/time/civil_time.h"
#include "nlohmann/json.hpp"
#include "services/common/status/field_error.h"

namespace candour::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string Text(const Json& answer) {
  return answer.dump(-1, ' ', false, Json::error_handler_t::replace);
}

ClockAnswer Misunderstood(Json id, const std::string& field, const std::string& message) {
  Json answer;
  answer["id"] = std::move(id);
  answer["error"] = {{"field", field}, {"message", message}};
  return {Text(answer), false};
}

// Collects the parts of one answer.
class Sheet {
 public:
  explicit Sheet(bool explain) : explain_(explain) {}

  void Add(const NamedDate& date) {
    answer_[date.name] = date.day ? Json(absl::FormatCivilTime(*date.day)) : Json();
    if (!date.day) reasons_[date.name] = date.reason;
    if (explain_) working_[date.name] = date.working;
  }
  template <typename Value>
  void Set(const char* name, Value value) {
    answer_[name] = std::move(value);
  }
  std::string Finish() {
    if (!reasons_.empty()) answer_["reasons"] = std::move(reasons_);
    if (explain_) answer_["working"] = std::move(working_);
    return Text(answer_);
  }

 private:
  bool explain_;
  Json answer_;
  Json reasons_ = Json::object();
  Json working_ = Json::object();
};

ClockAnswer Answer(Json id, const ClockQuestion& question, const ClockRules& rules, bool explain) {
  Sheet sheet(explain);
  sheet.Set("id", std::move(id));
  sheet.Set("received_on", absl::FormatCivilTime(question.Start()));
  for (const NamedDate& date : DatesFor(rules, question)) sheet.Add(date);
  if (const std::optional<ExtensionAnswer> extension = ExtensionFor(rules, question)) {
    sheet.Add(extension->to);
    sheet.Set("extension_allowed", extension->allowed);
    sheet.Set("ombudsman_details_required", extension->ombudsman_details_required);
  }
  return {sheet.Finish(), true};
}

}  // namespace

const char* const kClockFormat =
    "Each input line is one JSON object. Days are London days; \"…_at\" is an instant such as\n"
    "2024-02-26T10:00:00Z (or, but for received_at, a day), \"…_on\" a day such as 2024-02-26.\n"
    "  id                            given back as it is\n"
    "  received_at | received_on | start_date\n"
    "                                day zero; needed unless another day is given\n"
    "  procedure                     e.g. ASC-2009, CODE-2024, CHA-1989; without it the dates of\n"
    "                                ASC-2009 and CODE-2024\n"
    "  stage                         1, 2 or 3; in stage 2 received_at and acknowledged_at are "
    "those\n"
    "                                of the request for it\n"
    "  acknowledged_at | _on         one, or a list of which the first counts\n"
    "  escalation_requested_at | _on, escalation_acknowledged_at | _on\n"
    "  extension                     working days by which the stage is to be extended; with\n"
    "  good_reason                   the reason that goes beyond what the procedure grants\n"
    "  plan_date | plan_on | plan_at day zero of the response bands\n"
    "  statement_agreed_on, panel_requested_on, panel_met_on, panel_reported_on (or …_at)\n"
    "  occurred_on, noticed_on       for the twelve months of reg 12\n"
    "Each output line holds id, received_on and, where they apply,\n"
    "  ASC-2009   oral_by ack_by six_month_last_day send_by warn_40wd warn_20wd warn_10wd "
    "warn_5wd\n"
    "             in_time_last_day first_day_out_of_time\n"
    "  CODE-2024  ack_by stage1_by stage1_extended_by stage2_ack_by stage2_by stage2_extended_by;\n"
    "             code_ack_by code_stage1_by code_stage1_extended_by beside those of ASC-2009\n"
    "  CHA-1989   stage1_by stage1_extended_by stage2_by stage2_extended_by panel_by "
    "panel_report_by\n"
    "             panel_response_by, each from its own start or else from day zero\n"
    "  any other  every clock by its id in lower case, e.g. reply_by\n"
    "  always     cqc_summary_last_day thirty_days_last_day one_month one_month_rolled\n"
    "             band_15 band_20 band_28_calendar band_30 band_60\n"
    "  extension  extended_to extension_allowed ombudsman_details_required\n"
    "A date that cannot be computed is null, and reasons says why under its name; with --explain\n"
    "working holds the count. Exit code 1 when a line was not understood: it is answered with\n"
    "error {field, message}, the other lines all the same.";

ClockAnswer AnswerClockLine(std::string_view line, const ClockRules& rules, bool explain) {
  const Json asked = Json::parse(line, nullptr, /*allow_exceptions=*/false);
  if (!asked.is_object()) {
    return Misunderstood(nullptr, "line", "must be one JSON object with id and received_at");
  }
  Json id = asked.value("id", Json());
  const absl::StatusOr<ClockQuestion> question = ReadQuestion(asked);
  if (!question.ok()) {
    const FieldViolation violation = FieldViolationsOf(question.status()).front();
    return Misunderstood(std::move(id), violation.field, violation.message);
  }
  if (!question->procedure.empty() && rules.Find(question->procedure) == nullptr) {
    return Misunderstood(std::move(id), "procedure", "is not one that is loaded");
  }
  return Answer(std::move(id), *question, rules, explain);
}

}  // namespace candour::cli
