#include "services/intake/domain/period/relevant.h"

#include <algorithm>

#include "absl/time/time.h"
#include "services/intake/domain/clock.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/instant.h"

namespace candour::intake {
namespace {

namespace ref = reference::v1;
namespace v1 = ledger::v1;

}  // namespace

std::optional<absl::CivilDay> StatutoryLastDay(absl::CivilDay received_on, const Duties& duties) {
  return Derive(duties.Law(), "RELEVANT", duties.WorkingDays(),
                {{ref::MILESTONE_RECEIVED, received_on}})
      .day;
}

const v1::LongerPeriod* CountedPeriod(const v1::Periods& periods) {
  const auto found = std::find_if(periods.longer_periods().begin(), periods.longer_periods().end(),
                                  [](const v1::LongerPeriod& each) { return each.counts(); });
  return found == periods.longer_periods().end() ? nullptr : &*found;
}

v1::Obligation RelevantBy(absl::CivilDay received_on, const v1::LongerPeriod* counted,
                          const Duties& duties) {
  if (counted == nullptr) return duties.RelevantPeriod(received_on);
  return duties.ByLastWorkingDay(kRelevant, StoredDay(counted->until()), "RELEVANT");
}

v1::Obligation SixMonthNoticeBy(absl::CivilDay received_on, const v1::LongerPeriod* counted,
                                const Duties& duties) {
  if (counted == nullptr) return duties.ByClock(kSixMonthNotice, "SEND_BY", received_on);
  return duties.ByLastWorkingDay(kSixMonthNotice, StoredDay(counted->until()), "SEND_BY");
}

bool HadSixMonthNotice(const v1::CaseFile& file) {
  const v1::LongerPeriod* counted = CountedPeriod(file.periods());
  const absl::Time since =
      counted == nullptr ? absl::InfinitePast() : InstantFrom(counted->agreed_at());
  const bool sent = std::any_of(
      file.notices().begin(), file.notices().end(), [since](const v1::NoticeRecord& each) {
        return each.notice() == kSixMonthNotice.notice && InstantFrom(each.sent_at()) > since;
      });
  return sent || FindOpen(file, kSixMonthNotice.clock) != nullptr;
}

}  // namespace candour::intake
