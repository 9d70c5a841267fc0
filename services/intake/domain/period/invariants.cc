#include "services/intake/domain/period/invariants.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "services/common/day/london.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/instant.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

void Expect(bool holds, std::string_view rule, std::vector<std::string>& broken) {
  if (!holds) broken.emplace_back(rule);
}

void CheckLongerPeriods(const v1::CaseFile& file, std::vector<std::string>& broken) {
  const auto& agreements = file.periods().longer_periods();
  const auto counted = std::count_if(agreements.begin(), agreements.end(),
                                     [](const v1::LongerPeriod& each) { return each.counts(); });
  Expect(counted <= 1, "Q8: one longer period counts at most", broken);
  for (const v1::LongerPeriod& each : agreements) {
    const bool in_time =
        LondonDay(InstantFrom(each.agreed_at())) <= StoredDay(each.statutory_last_day());
    Expect(!each.counts() || in_time, "R-43: a longer period that counts was agreed in time",
           broken);
    Expect(!each.counts() || StoredDay(each.until()) == StoredDay(file.relevant_period_ends_on()),
           "R-43: the longer period that counts ends the relevant period", broken);
    Expect(each.counts() == each.not_counted().empty(),
           "a longer period that does not count says why", broken);
  }
}

void CheckCorrections(const v1::CaseFile& file, std::vector<std::string>& broken) {
  for (const v1::ReceiptCorrection& each : file.periods().receipt_corrections()) {
    Expect(InstantFrom(each.new_received_at()) < InstantFrom(each.old_received_at()),
           "I-6: a receipt is only ever corrected to an earlier instant", broken);
  }
}

void CheckPauses(const v1::CaseFile& file, std::vector<std::string>& broken) {
  const auto& pauses = file.periods().pauses();
  if (pauses.empty()) return;
  Expect(std::all_of(pauses.begin(), std::prev(pauses.end()),
                     [](const v1::Pause& each) { return each.has_resumed_at(); }),
         "work rests once at a time", broken);
}

void CheckStages(const v1::CaseFile& file, std::vector<std::string>& broken) {
  const v1::Periods& periods = file.periods();
  for (int i = 0; i < periods.stages_size(); ++i) {
    const auto handled =
        periods.answered_by().begin() + std::min(i + 1, periods.answered_by_size());
    Expect(
        std::find(periods.answered_by().begin(), handled, periods.stages(i).handler()) == handled,
        "C-06: whoever handles a stage has handled none before", broken);
  }
}

}  // namespace

void CheckPeriods(const v1::CaseFile& file, std::vector<std::string>& broken) {
  CheckLongerPeriods(file, broken);
  CheckCorrections(file, broken);
  CheckPauses(file, broken);
  CheckStages(file, broken);
}

}  // namespace candour::intake
