#include "clients/cli/clock_question.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "services/common/day/london.h"
#include "services/common/status/field_error.h"

namespace candour::cli {
namespace {

using Json = nlohmann::ordered_json;
using OptionalDay = std::optional<absl::CivilDay>;

constexpr const char* kNotAnInstant =
    "must be an instant with its time zone, such as 2024-02-26T10:00:00Z";

// Whether `text` begins like "2024-02-26T10:00:00", with a second that every minute has. What
// follows, a fraction and a time zone, is absl's to judge.
bool HasShapeOfInstant(const std::string& text) {
  constexpr std::string_view kShape = "0000-00-00T00:00:00";
  if (text.size() <= kShape.size() || absl::ascii_isspace(text.back())) return false;
  for (size_t i = 0; i < kShape.size(); ++i) {
    const bool fits =
        kShape[i] == '0' ? absl::ascii_isdigit(text[i]) : absl::ascii_toupper(text[i]) == kShape[i];
    if (!fits) return false;
  }
  // A leap second would be moved into the next minute and so perhaps into the next day.
  return text[17] < '6';
}

// Whether `text` ends with "Z" or an offset such as "+01:00"; absl would take "+0100" as well.
bool HasTimeZone(const std::string& text) {
  if (absl::ascii_toupper(text.back()) == 'Z') return true;
  const size_t sign = text.size() - 6;
  return (text[sign] == '+' || text[sign] == '-') && text[sign + 3] == ':';
}

OptionalDay DayOfInstant(const std::string& text) {
  absl::Time instant;
  std::string ignored;
  if (!HasShapeOfInstant(text) || !HasTimeZone(text)) return std::nullopt;
  if (!absl::ParseTime(absl::RFC3339_full, text, &instant, &ignored)) return std::nullopt;
  return LondonDay(instant);
}

OptionalDay DayOfText(const std::string& text) {
  absl::CivilDay day;
  const bool shaped = text.size() == std::string_view("0000-00-00").size();
  if (!shaped || !absl::ParseCivilTime(text, &day)) return std::nullopt;
  // absl takes the 30th of February for the 1st or 2nd of March.
  if (absl::FormatCivilTime(day) != text) return std::nullopt;
  return day;
}

// One field of a day. `name` ends with "_at": an instant, or for anything but the receipt a day
// too; or with "_on" or "_date": a day.
absl::StatusOr<absl::CivilDay> ReadDay(const std::string& name, const Json& value) {
  if (!value.is_string()) return FieldError(name, "must be a string");
  const auto text = value.get<std::string>();
  const bool instant = name.ends_with("_at");
  OptionalDay day = instant ? DayOfInstant(text) : DayOfText(text);
  if (!day.has_value() && instant && name != "received_at") day = DayOfText(text);
  if (!day.has_value() && !instant) day = DayOfInstant(text);
  if (day.has_value()) return *day;
  return FieldError(name, instant ? kNotAnInstant : "must be a day, such as 2024-02-26");
}

// A field that may be given several times over; the first day counts.
absl::Status ReadDays(const std::string& name, const Json& value, OptionalDay& into) {
  const Json list = value.is_array() ? value : Json::array({value});
  for (const Json& each : list) {
    const absl::StatusOr<absl::CivilDay> day = ReadDay(name, each);
    if (!day.ok()) return day.status();
    into = into.has_value() ? std::min(*into, *day) : *day;
  }
  return absl::OkStatus();
}

struct DayField {
  const char* name;
  OptionalDay ClockQuestion::*into;
};

// Every day that a line may give, by each of its names.
constexpr DayField kDays[] = {
    {"received_at", &ClockQuestion::received_on},
    {"received_on", &ClockQuestion::received_on},
    {"start_date", &ClockQuestion::received_on},
    {"acknowledged_at", &ClockQuestion::acknowledged_on},
    {"acknowledged_on", &ClockQuestion::acknowledged_on},
    {"escalation_requested_at", &ClockQuestion::escalation_requested_on},
    {"escalation_requested_on", &ClockQuestion::escalation_requested_on},
    {"escalation_acknowledged_at", &ClockQuestion::escalation_acknowledged_on},
    {"escalation_acknowledged_on", &ClockQuestion::escalation_acknowledged_on},
    {"plan_at", &ClockQuestion::plan_on},
    {"plan_on", &ClockQuestion::plan_on},
    {"plan_date", &ClockQuestion::plan_on},
    {"occurred_on", &ClockQuestion::occurred_on},
    {"noticed_on", &ClockQuestion::noticed_on},
    {"statement_agreed_at", &ClockQuestion::statement_agreed_on},
    {"statement_agreed_on", &ClockQuestion::statement_agreed_on},
    {"panel_requested_at", &ClockQuestion::panel_requested_on},
    {"panel_requested_on", &ClockQuestion::panel_requested_on},
    {"panel_met_at", &ClockQuestion::panel_met_on},
    {"panel_met_on", &ClockQuestion::panel_met_on},
    {"panel_reported_at", &ClockQuestion::panel_reported_on},
    {"panel_reported_on", &ClockQuestion::panel_reported_on},
};

absl::Status ReadNumbers(const Json& line, ClockQuestion& question) {
  if (const auto stage = line.find("stage"); stage != line.end()) {
    if (!stage->is_number_integer() || *stage < 1 || *stage > 3) {
      return FieldError("stage", "must be 1, 2 or 3");
    }
    question.stage = stage->get<int>();
  }
  if (const auto extension = line.find("extension"); extension != line.end()) {
    if (!extension->is_number_integer() || *extension < 1 || *extension > 400) {
      return FieldError("extension", "must be a number of working days from 1 to 400");
    }
    question.extension = extension->get<int>();
  }
  if (const auto reason = line.find("good_reason"); reason != line.end()) {
    if (!reason->is_string()) return FieldError("good_reason", "must be a string");
    const auto text = reason->get<std::string>();
    question.good_reason =
        std::any_of(text.begin(), text.end(), [](char c) { return !absl::ascii_isspace(c); });
  }
  return absl::OkStatus();
}

absl::Status ReadProcedure(const Json& line, ClockQuestion& question) {
  const auto procedure = line.find("procedure");
  if (procedure == line.end() || procedure->is_null()) return absl::OkStatus();
  if (!procedure->is_string()) return FieldError("procedure", "must be a string");
  question.procedure = procedure->get<std::string>();
  return absl::OkStatus();
}

// In stage two the line's receipt and acknowledgement are those of the request for it.
void MoveToStageTwo(ClockQuestion& question) {
  if (question.stage != 2) return;
  if (!question.escalation_requested_on) question.escalation_requested_on = question.received_on;
  if (!question.escalation_acknowledged_on) {
    question.escalation_acknowledged_on = question.acknowledged_on;
  }
}

}  // namespace

absl::CivilDay ClockQuestion::Start() const {
  if (received_on.has_value()) return *received_on;
  OptionalDay first;
  for (const DayField& field : kDays) {
    const OptionalDay& day = this->*field.into;
    if (day.has_value()) first = first.has_value() ? std::min(*first, *day) : *day;
  }
  return first.value_or(absl::CivilDay());
}

absl::StatusOr<ClockQuestion> ReadQuestion(const Json& line) {
  ClockQuestion question;
  bool any = false;
  for (const DayField& field : kDays) {
    const auto value = line.find(field.name);
    if (value == line.end() || (value->is_null() && any)) continue;
    const absl::Status read = ReadDays(field.name, *value, question.*field.into);
    if (!read.ok()) return read;
    any = any || (question.*field.into).has_value();
  }
  if (!any) return FieldError("received_at", "is missing");
  const absl::Status procedure = ReadProcedure(line, question);
  if (!procedure.ok()) return procedure;
  const absl::Status numbers = ReadNumbers(line, question);
  if (!numbers.ok()) return numbers;
  MoveToStageTwo(question);
  return question;
}

}  // namespace candour::cli
