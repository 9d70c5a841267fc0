#include "services/intake/service/explained_clock.h"

#include <algorithm>
#include <tuple>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/common/day/day.h"
#include "services/intake/domain/decide_checks.h"

namespace candour::intake {
namespace {

namespace ledger_v1 = ledger::v1;

// Open before ended, dated before undated, earlier before later.
auto OrderOf(const ledger_v1::Obligation& obligation) {
  return std::make_tuple(
      obligation.state() != ledger_v1::OBLIGATION_STATE_OPEN, !obligation.has_due_by(),
      obligation.has_due_by() ? StoredDay(obligation.due_by()) : absl::CivilDay());
}

void AddRemarks(const ledger_v1::CaseFile& file, v1::ExplainClockResponse& response) {
  for (const ledger_v1::Obligation& each : file.obligations()) {
    if (each.state() != ledger_v1::OBLIGATION_STATE_OPEN || each.has_due_by()) continue;
    response.add_remarks(absl::StrCat(each.clock(), ": ", each.not_computable(), "."));
  }
  for (const ledger_v1::LongerPeriod& each : file.periods().longer_periods()) {
    if (each.counts()) continue;
    response.add_remarks(
        absl::StrCat("The agreement of a period until ", InWords(StoredDay(each.until())), " was ",
                     each.not_counted() == "late" ? "given after the six months" : "the second",
                     ": it is recorded and ends no clock of the law, reg 14(3)."));
  }
  const auto& pauses = file.periods().pauses();
  if (pauses.empty() || pauses.rbegin()->has_resumed_at()) return;
  response.add_remarks(absl::StrCat("Work rests for the reason ", pauses.rbegin()->reason(),
                                    ". No clock of the law stops for it."));
}

}  // namespace

v1::ExplainClockResponse ExplainedClock(const ledger_v1::CaseFile& file) {
  v1::ExplainClockResponse response;
  response.set_reference(file.reference());
  response.set_status(file.status());
  *response.mutable_received_on() = file.received_on();
  if (file.has_relevant_period_ends_on()) {
    *response.mutable_relevant_period_ends_on() = file.relevant_period_ends_on();
  }
  std::vector<ledger_v1::Obligation> obligations(file.obligations().begin(),
                                                 file.obligations().end());
  std::stable_sort(obligations.begin(), obligations.end(),
                   [](const auto& a, const auto& b) { return OrderOf(a) < OrderOf(b); });
  response.mutable_obligations()->Assign(obligations.begin(), obligations.end());
  *response.mutable_pauses() = file.periods().pauses();
  *response.mutable_longer_periods() = file.periods().longer_periods();
  AddRemarks(file, response);
  return response;
}

}  // namespace candour::intake
