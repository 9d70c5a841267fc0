// What one line of `candour clock --json` asks.
#ifndef CANDOUR_CLIENTS_CLI_CLOCK_QUESTION_H_
#define CANDOUR_CLIENTS_CLI_CLOCK_QUESTION_H_

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "nlohmann/json.hpp"

namespace candour::cli {

// Days in London. What was not given is absent.
struct ClockQuestion {
  // Empty: the dates of ASC-2009 and CODE-2024 side by side.
  std::string procedure;
  // From 1. In stage two the receipt and the acknowledgement are those of the request for it.
  int stage = 1;
  std::optional<absl::CivilDay> received_on;
  // The first of several: a clock runs from the first valid acknowledgement.
  std::optional<absl::CivilDay> acknowledged_on;
  std::optional<absl::CivilDay> escalation_requested_on;
  std::optional<absl::CivilDay> escalation_acknowledged_on;
  std::optional<absl::CivilDay> plan_on;
  std::optional<absl::CivilDay> occurred_on;
  std::optional<absl::CivilDay> noticed_on;
  std::optional<absl::CivilDay> statement_agreed_on;
  std::optional<absl::CivilDay> panel_requested_on;
  std::optional<absl::CivilDay> panel_met_on;
  std::optional<absl::CivilDay> panel_reported_on;
  // By how many working days a stage is to be extended, and whether a good reason is recorded.
  std::optional<int> extension;
  bool good_reason = false;

  // The day from which a line counts that names no other: the receipt, or else the earliest given.
  absl::CivilDay Start() const;
};

// Reads the fields of `line`, a JSON object. Fails with a FieldError naming the field.
absl::StatusOr<ClockQuestion> ReadQuestion(const nlohmann::ordered_json& line);

}  // namespace candour::cli

#endif  // CANDOUR_CLIENTS_CLI_CLOCK_QUESTION_H_
