#include "clients/cli/point_text.h"

#include <CLI/CLI.hpp>

#include "clients/cli/request.h"

namespace candour::cli {

void FillPoint(const std::string& text, ledger::v1::PointOutcome& point) {
  const std::size_t equals = text.find('=');
  point.set_point_id(1);
  point.set_outcome(text.substr(equals == std::string::npos ? 0 : equals + 1));
  if (equals == std::string::npos) return;
  const std::string number = text.substr(0, equals);
  if (number.empty() || number.size() > 4 ||
      number.find_first_not_of("0123456789") != std::string::npos) {
    throw CLI::ValidationError("--point", "must be NUMBER=OUTCOME such as 2=NUP");
  }
  point.set_point_id(static_cast<unsigned>(std::stoul(number)));
}

void FillConclusion(const std::string& text, ledger::v1::PointConclusion& point) {
  const std::size_t colon = text.find(':');
  ledger::v1::PointOutcome outcome;
  FillPoint(text.substr(0, colon), outcome);
  point.set_point_id(outcome.point_id());
  point.set_outcome(outcome.outcome());
  if (colon != std::string::npos) point.set_words(text.substr(colon + 1));
}

void FillAction(const std::string& text, ledger::v1::NewAction& action) {
  const std::size_t colon = text.find(':');
  const auto day = ParseDay("--propose", text.substr(0, colon));
  if (!day.ok() || colon == std::string::npos) {
    throw CLI::ValidationError("--propose", "must be DAY:WHAT such as \"2026-07-31:We reassess.\"");
  }
  *action.mutable_due_by() = *day;
  action.set_words(text.substr(colon + 1));
}

}  // namespace candour::cli
