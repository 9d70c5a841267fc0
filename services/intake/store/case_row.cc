#include "services/intake/store/case_row.h"

#include <algorithm>

#include "absl/strings/str_format.h"
#include "absl/time/civil_time.h"
#include "services/common/day/london.h"

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

absl::Time MovedAt(const ledger::v1::CaseFile& file) {
  absl::Time last = ReceivedAt(file);
  const auto at = [&last](const google::protobuf::Timestamp& instant) {
    last = std::max(last, InstantOf(instant));
  };
  if (file.has_acknowledged_at()) at(file.acknowledged_at());
  if (file.has_responded_at()) at(file.responded_at());
  if (file.has_closed_at()) at(file.closed_at());
  if (file.has_withdrawn_at()) at(file.withdrawn_at());
  for (const ledger::v1::Amendment& each : file.amendments()) at(each.made_at());
  for (const ledger::v1::Step& each : file.steps()) at(each.taken_at());
  for (const ledger::v1::MessageRecord& each : file.messages()) {
    at(each.received_at());
    if (each.has_read_at()) at(each.read_at());
  }
  for (const ledger::v1::NoticeRecord& each : file.notices()) at(each.sent_at());
  for (const Obligation& each : file.obligations()) {
    if (each.has_closed_at()) at(each.closed_at());
  }
  return last;
}

std::optional<std::string> EndedOn(const ledger::v1::CaseFile& file) {
  if (!file.has_closed_at() && !file.has_withdrawn_at()) return std::nullopt;
  const absl::Time ended = InstantOf(file.has_closed_at() ? file.closed_at() : file.withdrawn_at());
  return absl::FormatCivilTime(LondonDay(ended));
}

std::string ReceivedOn(const ledger::v1::CaseFile& file) { return Written(file.received_on()); }

absl::Time ReceivedAt(const ledger::v1::CaseFile& file) { return InstantOf(file.received_at()); }

}  // namespace candour::intake
