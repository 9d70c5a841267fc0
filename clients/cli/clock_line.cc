#include "clients/cli/clock_line.h"

#include <array>
#include <optional>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "nlohmann/json.hpp"
#include "services/common/day/london.h"
#include "services/intake/domain/clock.h"
#include "services/intake/domain/explain.h"

namespace candour::cli {
namespace {

using Json = nlohmann::ordered_json;
using intake::DerivedDate;
using intake::Milestones;

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

std::optional<absl::Time> InstantFrom(const std::string& text) {
  absl::Time instant;
  std::string ignored;
  if (!HasShapeOfInstant(text) || !HasTimeZone(text)) return std::nullopt;
  if (!absl::ParseTime(absl::RFC3339_full, text, &instant, &ignored)) return std::nullopt;
  return instant;
}

std::string Text(const Json& answer) {
  return answer.dump(-1, ' ', false, Json::error_handler_t::replace);
}

ClockAnswer Misunderstood(Json id, const char* field, const char* message) {
  Json answer;
  answer["id"] = std::move(id);
  answer["error"] = {{"field", field}, {"message", message}};
  return {Text(answer), false};
}

struct Named {
  const char* name;
  DerivedDate date;
};

std::array<Named, 7> DatesFor(const ClockRules& rules, const Milestones& milestones) {
  const auto statutory = [&](const char* clock) {
    return intake::Derive(rules.statutory, clock, rules.calendar, milestones);
  };
  return {{
      {"oral_by", statutory("ORAL")},
      {"ack_by", statutory("ACK")},
      {"six_month_last_day", statutory("RELEVANT")},
      {"send_by", statutory("SEND_BY")},
      {"code_ack_by", intake::Derive(rules.code, "S1_ACK", rules.calendar, milestones)},
      {"code_stage1_by", intake::Derive(rules.code, "S1", rules.calendar, milestones)},
      {"code_stage1_extended_by",
       intake::DeriveExtended(rules.code, "S1", rules.calendar, milestones)},
  }};
}

ClockAnswer Answer(Json id, absl::CivilDay received_on, const ClockRules& rules, bool explain) {
  Json answer;
  Json reasons = Json::object();
  Json working = Json::object();
  answer["id"] = std::move(id);
  answer["received_on"] = absl::FormatCivilTime(received_on);
  const Milestones milestones = {{reference::v1::MILESTONE_RECEIVED, received_on}};
  for (const Named& named : DatesFor(rules, milestones)) {
    const DerivedDate& date = named.date;
    answer[named.name] = date.day ? Json(absl::FormatCivilTime(*date.day)) : Json();
    if (!date.day) reasons[named.name] = date.reason_if_none;
    if (explain) working[named.name] = intake::Explain(date);
  }
  if (!reasons.empty()) answer["reasons"] = std::move(reasons);
  if (explain) answer["working"] = std::move(working);
  return {Text(answer), true};
}

}  // namespace

ClockAnswer AnswerClockLine(std::string_view line, const ClockRules& rules, bool explain) {
  const Json question = Json::parse(line, nullptr, /*allow_exceptions=*/false);
  if (!question.is_object()) {
    return Misunderstood(nullptr, "line", "must be one JSON object with id and received_at");
  }
  Json id = question.value("id", Json());
  const auto received_at = question.find("received_at");
  if (received_at == question.end()) return Misunderstood(id, "received_at", "is missing");
  if (!received_at->is_string()) return Misunderstood(id, "received_at", "must be a string");
  const std::optional<absl::Time> instant = InstantFrom(received_at->get<std::string>());
  if (!instant.has_value()) {
    return Misunderstood(id, "received_at",
                         "must be an instant with its time zone, such as 2024-02-26T10:00:00Z");
  }
  return Answer(std::move(id), LondonDay(*instant), rules, explain);
}

}  // namespace candour::cli
