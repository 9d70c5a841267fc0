// One case for the tests of notices, and the events that may happen to it.
#ifndef CANDOUR_TESTS_NOTIFICATION_STORY_H_
#define CANDOUR_TESTS_NOTIFICATION_STORY_H_

#include <string>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "candour/ledger/v1/event.pb.h"
#include "services/notification/domain/judgement.h"
#include "services/notification/domain/notice_book.h"

namespace candour::notification {

inline constexpr const char* kCase = "00000000-0000-4000-8000-0000000000aa";

// The texts of this source tree.
const NoticeBook& Book();

// Those texts with the calendar of this source tree.
const Rules& HouseRules();

// 10:00 in London on that day.
absl::Time TenOClock(absl::CivilDay day);

// Jean Ashworth, by e-mail with consent, received on Monday 4 January 2027.
ledger::v1::CaseFile JeansCase();

// An open obligation to the complainant; its id ends in `number`.
ledger::v1::Obligation Owed(int number, const std::string& clock, const std::string& notice,
                            absl::CivilDay due_by);
std::string ObligationId(int number);

// The first duty of a case: what obligation 1 owes.
Duty DutyOf(const std::string& notice);

// The Monday on which these stories begin.
inline const absl::CivilDay kMonday(2027, 1, 4);

// Events of the case, at ten o'clock.
ledger::v1::RecordedEvent EventOn(absl::CivilDay day);
ledger::v1::RecordedEvent Received(const ledger::v1::CaseFile& file);
ledger::v1::RecordedEvent PlanSetOn(absl::CivilDay day, ledger::v1::PlanKind kind,
                                    absl::CivilDay response_by);
ledger::v1::RecordedEvent StepOn(absl::CivilDay day, const std::string& step, bool reaffirmed);
// The delay of reason `reason` told by obligation `number`.
ledger::v1::RecordedEvent MovedOn(absl::CivilDay day, int number, absl::CivilDay old_by,
                                  absl::CivilDay new_by, const std::string& reason);
ledger::v1::RecordedEvent AlarmOf(absl::CivilDay day, int number);
ledger::v1::RecordedEvent ErasedOn(absl::CivilDay day);

void Open(ledger::v1::RecordedEvent& event, const ledger::v1::Obligation& obligation);
void Cancel(ledger::v1::RecordedEvent& event, int number);

}  // namespace candour::notification

#endif  // CANDOUR_TESTS_NOTIFICATION_STORY_H_
