#include "services/intake/domain/matter/invariants.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <string_view>

#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/matter/checks.h"
#include "services/intake/domain/matter/duties.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

using Broken = std::vector<std::string>;

void Expect(bool holds, std::string_view rule, Broken& broken) {
  if (!holds) broken.emplace_back(rule);
}

// By the notice that was owed at first, or by one that was owed again when somebody was there again
// who could be told.
bool WasTold(const v1::CaseFile& file, const v1::Exclusion& exclusion) {
  return WasSent(
      file, exclusion.code() == "OUT-OF-TIME" ? kOutOfTimeNotice.notice : kExcludedNotice.notice);
}

void CheckExclusion(const v1::CaseFile& file, const v1::Point& point, Broken& broken) {
  const bool excluded = point.outcome() == kExcluded;
  const v1::Exclusion& exclusion = point.matter().exclusion();
  if (!point.matter().has_exclusion()) {
    // An outcome that came with the closing or from an earlier system has no exclusion of ours.
    Expect(!excluded || !IsOpen(file), "I-8: an excluded point says why", broken);
    return;
  }
  Expect(excluded, "I-8: an exclusion is the outcome of its point", broken);
  Expect(!exclusion.code().empty() && exclusion.has_decided_at(),
         "I-8: an exclusion has its code and instant", broken);
  Expect(file.erased() || !IsBlank(exclusion.reason()), "I-8: an exclusion has its reason", broken);
  const std::string& notice = exclusion.obligation_id();
  Expect(notice.empty() || FindObligation(file, notice) != nullptr,
         "I-8: an exclusion names the obligation of its notice", broken);
  const bool ended = file.status() == v1::STATUS_CLOSED && IsSettled(file);
  Expect(!ended || notice.empty() || file.has_contact_hold() || WasTold(file, exclusion),
         "I-8: a case ends as excluded once that was told", broken);
}

void CheckRemedy(const v1::Remedy& remedy, Broken& broken) {
  Expect(remedy.has_offered_on(), "a remedy was offered", broken);
  const absl::CivilDay offered = StoredDay(remedy.offered_on());
  Expect(!remedy.has_accepted_on() || offered <= StoredDay(remedy.accepted_on()),
         "a remedy is offered before it is accepted", broken);
  Expect(!remedy.has_paid_on() || offered <= StoredDay(remedy.paid_on()),
         "a remedy is offered before it is paid", broken);
  Expect(!remedy.has_refused_on() || (!remedy.has_accepted_on() && !remedy.has_paid_on()),
         "a remedy that was refused is neither accepted nor paid", broken);
}

}  // namespace

void CheckMatter(const v1::CaseFile& file, Broken& broken) {
  std::set<uint32_t> numbers;
  for (const v1::Point& point : file.points()) {
    Expect(numbers.insert(point.point_id()).second, "a point has a number of its own", broken);
    if (!file.historic()) CheckExclusion(file, point, broken);
    for (const v1::Remedy& remedy : point.matter().remedies()) CheckRemedy(remedy, broken);
  }
  const auto& misdirections = file.matter().misdirections();
  const bool waits =
      std::any_of(misdirections.begin(), misdirections.end(),
                  [](const v1::Misdirection& each) { return !each.has_assessed_at(); });
  Expect(waits == file.matter().automation_stopped(),
         "G-11: no automation runs while a disclosure waits to be assessed", broken);
}

}  // namespace candour::intake
