#include "services/intake/domain/matter/scope_notices.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/decide_outcome.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/matter/checks.h"
#include "services/intake/domain/matter/duties.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

constexpr std::string_view kOutOfTime = "OUT-OF-TIME";

void OweUnlessOpen(const v1::CaseFile& file, const Duty& duty, const std::string& party,
                   absl::CivilDay today, Duties& duties) {
  if (FindOpenFor(file, duty.clock, party) != nullptr) return;
  v1::Obligation notice = duties.ByStandard(duty, today);
  notice.set_party(party);
  duties.Open(std::move(notice));
}

}  // namespace

bool TellsScope(std::string_view clock) {
  return clock == kExcludedNotice.clock || clock == kOutOfTimeNotice.clock ||
         clock == kTransferNotice.clock;
}

bool EndsCase(const v1::CaseFile& file, const v1::Obligation& obligation) {
  if (!TellsScope(obligation.clock()) || !IsOpen(file) || !IsSettled(file)) return false;
  return std::ranges::none_of(file.obligations(), [&obligation](const v1::Obligation& each) {
    return each.obligation_id() != obligation.obligation_id() && TellsScope(each.clock()) &&
           each.state() == v1::OBLIGATION_STATE_OPEN;
  });
}

bool OwesScopeNotice(const v1::CaseFile& file) {
  return std::ranges::any_of(file.obligations(), [](const v1::Obligation& each) {
    return TellsScope(each.clock()) && each.state() == v1::OBLIGATION_STATE_OPEN;
  });
}

v1::Event ClosedUnhandled(const v1::CaseFile& file, absl::Time at) {
  PointOutcomes outcomes;
  for (const v1::Point& point : file.points()) outcomes.Add()->set_outcome(point.outcome());
  v1::Event event;
  *event.mutable_closed()->mutable_closed_at() = ToTimestamp(at);
  event.mutable_closed()->set_outcome(CaseOutcome(outcomes));
  return event;
}

void OweScopeNotices(const v1::CaseFile& file, absl::CivilDay today, Duties& duties) {
  bool excluded = false;
  for (const v1::Point& point : file.points()) {
    if (!point.matter().has_exclusion()) continue;
    if (point.matter().exclusion().code() != kOutOfTime) {
      excluded = true;
    } else if (!WasSent(file, kOutOfTimeNotice.notice)) {
      OweUnlessOpen(file, kOutOfTimeNotice, PartyOf(point), today, duties);
    }
  }
  if (excluded && !WasSent(file, kExcludedNotice.notice)) {
    OweUnlessOpen(file, kExcludedNotice, "", today, duties);
  }
  if (WasSent(file, kTransferNotice.notice) || file.matter().transferred_out().empty()) return;
  OweUnlessOpen(file, kTransferNotice, file.matter().transferred_out(0).body(), today, duties);
}

}  // namespace candour::intake
