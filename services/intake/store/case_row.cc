#include "services/intake/store/case_row.h"

#include <algorithm>

#include "absl/strings/str_format.h"

namespace candour::intake {
namespace {

using ledger::v1::AlarmInstant;
using ledger::v1::Obligation;

// Sorts as the days do.
std::string Written(const type::v1::Day& day) {
  return absl::StrFormat("%04d-%02d-%02d", day.year(), day.month(), day.day());
}

absl::Time InstantOf(const google::protobuf::Timestamp& at) {
  return absl::FromUnixMicros(at.seconds() * 1'000'000 + at.nanos() / 1000);
}

bool IsOpen(const Obligation& obligation) {
  return obligation.state() == ledger::v1::OBLIGATION_STATE_OPEN;
}

}  // namespace

std::optional<std::string> NextDueBy(const ledger::v1::CaseFile& file) {
  std::optional<std::string> next;
  for (const Obligation& obligation : file.obligations()) {
    if (!IsOpen(obligation) || !obligation.has_due_by()) continue;
    std::string due_by = Written(obligation.due_by());
    if (!next || due_by < *next) next = std::move(due_by);
  }
  return next;
}

std::optional<absl::Time> NextAlarmAt(const ledger::v1::CaseFile& file) {
  std::optional<absl::Time> next;
  for (const Obligation& obligation : file.obligations()) {
    if (!IsOpen(obligation)) continue;
    for (const AlarmInstant& alarm : obligation.alarms()) {
      if (alarm.reached()) continue;
      const absl::Time at = InstantOf(alarm.at());
      next = next ? std::min(*next, at) : at;
    }
  }
  return next;
}

std::string ReceivedOn(const ledger::v1::CaseFile& file) { return Written(file.received_on()); }

absl::Time ReceivedAt(const ledger::v1::CaseFile& file) { return InstantOf(file.received_at()); }

}  // namespace candour::intake
