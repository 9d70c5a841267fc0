#include "services/intake/domain/inquiry/within.h"

#include <algorithm>

#include "services/intake/domain/decide_checks.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

absl::CivilDay LastTold(const v1::CaseFile& file) {
  absl::CivilDay told = StoredDay(file.plan().original_response_by());
  for (const v1::Amendment& each : file.amendments()) {
    if (each.has_told_at()) told = StoredDay(each.new_response_by());
  }
  return told;
}

absl::CivilDay RelevantPeriodEnd(const v1::CaseFile& file) {
  absl::CivilDay end = StoredDay(file.relevant_period_ends_on());
  for (const v1::LongerPeriod& each : file.periods().longer_periods()) {
    if (each.counts()) end = std::max(end, StoredDay(each.until()));
  }
  return end;
}

}  // namespace

void SetWithin(const v1::CaseFile& file, absl::CivilDay sent_on, v1::Response& response) {
  const bool told = file.has_plan() && file.plan().in_effect();
  response.set_within_original(told && sent_on <= StoredDay(file.plan().original_response_by()));
  response.set_within_amended(told && sent_on <= LastTold(file));
  response.set_within_relevant_period(file.has_relevant_period_ends_on() &&
                                      sent_on <= RelevantPeriodEnd(file));
}

}  // namespace candour::intake
