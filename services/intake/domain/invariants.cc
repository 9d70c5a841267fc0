#include "services/intake/domain/invariants.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "google/protobuf/util/message_differencer.h"
#include "services/common/day/london.h"
#include "services/common/fields/personal.h"
#include "services/intake/domain/correspondence/invariants.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/decide_duties.h"
#include "services/intake/domain/inquiry/duties.h"
#include "services/intake/domain/inquiry/invariants.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/matter/invariants.h"
#include "services/intake/domain/people/acts.h"
#include "services/intake/domain/people/party.h"
#include "services/intake/domain/period/invariants.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

using Broken = std::vector<std::string>;

constexpr std::array<std::string_view, 10> kNextContact = {
    "ACK",   "PLAN",       "PLAN_NOTICE", "RESPONSE", "PROGRESS", "REASON", "SIX_MONTH_NOTICE",
    "REPLY", "WITHDRAWAL", "THANKS"};

void Expect(bool holds, std::string_view rule, Broken& broken) {
  if (!holds) broken.emplace_back(rule);
}

// What was promised, what the Ombudsman asks for and what is learnt goes on when a case is closed.
bool OwesNothingMore(const v1::CaseFile& file) {
  return std::none_of(
      file.obligations().begin(), file.obligations().end(), [](const v1::Obligation& each) {
        return each.state() == v1::OBLIGATION_STATE_OPEN && !OutlivesTheCase(each.clock());
      });
}

void CheckAcknowledgement(const v1::CaseFile& file, Broken& broken) {
  const bool acknowledged = file.has_acknowledged_at();
  Expect(!acknowledged || (!file.acknowledgement_method().empty() && file.discussion_offered()),
         "I-1: an acknowledgement has its method and the offer to discuss", broken);
  Expect(acknowledged || (file.status() != v1::STATUS_ACKNOWLEDGED && !file.has_plan()),
         "I-1: nothing goes before the acknowledgement", broken);
}

void CheckPlan(const v1::CaseFile& file, Broken& broken) {
  if (!file.has_plan()) return;
  const bool determined = file.plan().kind() == v1::PLAN_KIND_DETERMINED;
  Expect(!determined || !file.plan().in_effect() || WasSent(file, kPlanSetNotice.notice) ||
             file.periods().taken_over(),
         "I-2: a determined plan is in effect only when it was told", broken);
  Expect(determined || file.plan().in_effect(), "I-2: an agreed plan is in effect", broken);
  const v1::Obligation* response = FindOpen(file, kResponse.clock);
  Expect(
      response == nullptr || StoredDay(response->due_by()) == StoredDay(file.plan().response_by()),
      "I-7: the response is due on the date of the plan", broken);
  Expect(!IsOpen(file) || IsSuspended(file) || response != nullptr,
         "I-7: an open plan owes a response", broken);
}

void CheckAmendments(const v1::CaseFile& file, Broken& broken) {
  absl::CivilDay last = StoredDay(file.plan().original_response_by());
  for (const v1::Amendment& amendment : file.amendments()) {
    Expect(!amendment.reason().empty() && amendment.has_made_at(),
           "I-3: an amendment has its reason and instant", broken);
    Expect(FindObligation(file, amendment.obligation_id()) != nullptr,
           "I-3: an amendment names the obligation of its notice", broken);
    Expect(StoredDay(amendment.old_response_by()) < StoredDay(amendment.new_response_by()),
           "I-3: an amendment moves the date later", broken);
    last = StoredDay(amendment.new_response_by());
  }
  // A next stage begins with another plan, and one taken over was amended elsewhere.
  if (!file.periods().stages().empty() || file.periods().taken_over()) return;
  Expect(StoredDay(file.plan().response_by()) == last,
         "I-3: the response date is the one last amended", broken);
}

void CheckResponse(const v1::CaseFile& file, Broken& broken) {
  if (!file.has_responded_at() || file.historic()) return;
  Expect(!file.outcome().empty(), "I-4: an answered case has an outcome", broken);
  Expect(std::none_of(file.points().begin(), file.points().end(),
                      [](const v1::Point& point) { return point.outcome().empty(); }),
         "I-4: every answered point has an outcome", broken);
}

void CheckSixMonths(const v1::CaseFile& file, Broken& broken) {
  const v1::Obligation* relevant = FindOpen(file, kRelevant.clock);
  if (relevant == nullptr || file.anonymous()) return;
  const bool passed = std::any_of(
      relevant->alarms().begin(), relevant->alarms().end(),
      [](const v1::AlarmInstant& each) { return each.alarm() == v1::ALARM_DUE && each.reached(); });
  Expect(!passed || FindOpen(file, kSixMonthNotice.clock) != nullptr ||
             WasSent(file, kSixMonthNotice.notice),
         "I-5: six months without a response are told", broken);
}

void CheckObligation(const v1::Obligation& obligation, Broken& broken) {
  const bool open = obligation.state() == v1::OBLIGATION_STATE_OPEN;
  Expect(open != obligation.has_closed_at(), "an obligation that ended says when", broken);
  Expect(obligation.has_due_by() != !obligation.not_computable().empty(),
         "an obligation has a date or the reason for none", broken);
  Expect(!obligation.working().empty(), "a date has its working", broken);
  Expect(std::is_sorted(obligation.alarms().begin(), obligation.alarms().end(),
                        [](const v1::AlarmInstant& a, const v1::AlarmInstant& b) {
                          return InstantFrom(a.at()) < InstantFrom(b.at());
                        }),
         "alarms stand in time order", broken);
}

void CheckObligations(const v1::CaseFile& file, Broken& broken) {
  std::set<std::string> ids;
  std::set<std::string> open_clocks;
  int holding = 0;
  for (const v1::Obligation& each : file.obligations()) {
    CheckObligation(each, broken);
    Expect(ids.insert(each.obligation_id()).second, "an obligation has an id of its own", broken);
    const bool cancelled = each.state() == v1::OBLIGATION_STATE_CANCELLED;
    if (each.clock() == kHoldingNotice.clock && !cancelled) ++holding;
    if (each.state() != v1::OBLIGATION_STATE_OPEN) continue;
    if (RunsManyTimes(each.clock())) continue;
    Expect(open_clocks.insert(absl::StrCat(each.clock(), "/", each.party())).second,
           "a clock runs once at a time for one party", broken);
  }
  Expect(holding <= 1, "G-4: at most one holding notice stands", broken);
}

void CheckStatus(const v1::CaseFile& file, Broken& broken) {
  const bool closed = file.status() == v1::STATUS_CLOSED;
  Expect(!IsOpen(file) || file.anonymous() || IsSuspended(file) || HasNextContact(file),
         "an open case has a next contact or a recorded reason", broken);
  Expect(!closed || (OwesNothingMore(file) && file.has_closed_at()),
         "a closed case owes nothing but what outlives it and says when it was closed", broken);
  Expect(!file.historic() || (closed && OwesNothingMore(file)),
         "a historic case is closed and owes nothing but what outlives it", broken);
  Expect(LondonDay(InstantFrom(file.received_at())) == StoredDay(file.received_on()),
         "I-6: the day of receipt is that of its instant", broken);
}

void CheckErased(const v1::CaseFile& file, Broken& broken) {
  if (!file.erased()) return;
  v1::CaseFile facts = file;
  ClearPersonal(facts);
  Expect(google::protobuf::util::MessageDifferencer::Equals(facts, file),
         "an erased case holds nothing personal", broken);
}

}  // namespace

bool HasNextContact(const v1::CaseFile& file) {
  // The steps of a further stage have clocks of their own.
  if (!file.periods().stages().empty() && !OwesNothingMore(file)) return true;
  return std::any_of(kNextContact.begin(), kNextContact.end(),
                     [&file](std::string_view clock) { return FindOpen(file, clock) != nullptr; });
}

std::vector<std::string> InvariantViolations(const v1::CaseFile& file) {
  Broken broken;
  CheckAcknowledgement(file, broken);
  CheckPlan(file, broken);
  CheckAmendments(file, broken);
  CheckResponse(file, broken);
  CheckSixMonths(file, broken);
  CheckObligations(file, broken);
  CheckStatus(file, broken);
  CheckErased(file, broken);
  CheckCorrespondence(file, broken);
  for (std::string& each : PeopleViolations(file)) broken.push_back(std::move(each));
  CheckPeriods(file, broken);
  CheckMatter(file, broken);
  CheckInquiry(file, broken);
  return broken;
}

}  // namespace candour::intake
