#include "services/intake/domain/people/hold.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "services/common/day/london.h"
#include "services/intake/domain/apply.h"
#include "services/intake/domain/clock.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/matter/scope_notices.h"
#include "services/intake/domain/people/need.h"
#include "services/intake/domain/people/party.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

// Local standards, in working days.
constexpr int kAskWithin = 3;
constexpr int kCheckWithin = 5;
constexpr int kContinueWithin = 10;
constexpr int kHoldDecidedWithin = 2;
constexpr int kReplyWithin = 10;

// Staff's own steps that lead to a word to the complainant.
constexpr std::array<std::string_view, 4> kLeadToAnswer = {kPlan.clock, kRelevant.clock,
                                                           kReason.clock, kReply.clock};

bool LeadsToComplainant(const v1::Obligation& obligation) {
  return obligation.to() == v1::RECIPIENT_COMPLAINANT ||
         std::find(kLeadToAnswer.begin(), kLeadToAnswer.end(), obligation.clock()) !=
             kLeadToAnswer.end();
}

void OpenUnlessOpen(const v1::CaseFile& file, v1::Obligation obligation, Duties& duties) {
  if (FindOpen(file, obligation.clock()) == nullptr) duties.Open(std::move(obligation));
}

void ResumePlan(const v1::CaseFile& after, absl::CivilDay today, Duties& duties) {
  const v1::Plan& plan = after.plan();
  OpenUnlessOpen(after, duties.ResponseBy(StoredDay(plan.response_by())), duties);
  if (!plan.in_effect()) {
    return OpenUnlessOpen(
        after,
        duties.ByWorkingDays(
            kPlanSetNotice, today, 1,
            "A response period that the council determined is told in writing at once."),
        duties);
  }
  if (plan.kind() == v1::PLAN_KIND_AGREED) {
    OpenUnlessOpen(after, duties.ByClock(kPlanAgreedNotice, "PLAN_TOLD", today), duties);
  }
  OpenUnlessOpen(after, duties.ByClock(kProgress, "PROGRESS", today), duties);
}

void ResumeComplaint(const v1::CaseFile& after, absl::CivilDay today, Duties& duties) {
  const absl::CivilDay received_on = StoredDay(after.received_on());
  OpenUnlessOpen(after, duties.RelevantPeriod(received_on), duties);
  OweScopeNotices(after, today, duties);
  if (!after.has_acknowledged_at()) {
    return OpenUnlessOpen(after, duties.ByClock(kAcknowledge, "ACK", received_on), duties);
  }
  if (after.has_plan()) return ResumePlan(after, today, duties);
  OpenUnlessOpen(after,
                 duties.ByClock(kPlan, "PLAN", LondonDay(InstantFrom(after.acknowledged_at()))),
                 duties);
}

v1::Obligation ReplyWithinTenDays(absl::CivilDay from, const Duties& duties) {
  return duties.ByWorkingDays(kReply, from, kReplyWithin,
                              "The person is answered within 10 working days.");
}

bool IsAboutPeople(std::string_view clock) {
  constexpr std::array<std::string_view, 6> kClocks = {
      kAuthorityRequest.clock, kAuthorityCheck.clock, kAuthorityExpiry.clock,
      kRefusalNotice.clock,    kContinue.clock,       kContactHold.clock};
  return std::find(kClocks.begin(), kClocks.end(), clock) != kClocks.end() || IsReview(clock);
}

std::string OpenContinue(absl::CivilDay today, Duties& duties) {
  return duties.Open(duties.ByWorkingDays(
      kContinue, today, kContinueWithin,
      "Within 10 working days it is found out who, if anybody, takes the complaint on."));
}

void OweAuthority(const v1::CaseFile& after, const Context& context, Duties& duties) {
  const v1::AuthorityState state = after.authority().state();
  const bool asked = FindOpen(after, kAuthorityRequest.clock) != nullptr ||
                     FindOpen(after, kAuthorityCheck.clock) != nullptr;
  const bool missing = state == v1::AUTHORITY_STATE_AWAITED || state == v1::AUTHORITY_STATE_ENDED;
  if (missing && !asked) {
    AskForAuthority(after, LondonDay(context.now), context.now, duties);
  }
}

// The last resort has come already: another way of writing brings none again.
void DropHolds(v1::Obligation& response) {
  auto& alarms = *response.mutable_alarms();
  alarms.erase(
      std::remove_if(alarms.begin(), alarms.end(),
                     [](const v1::AlarmInstant& each) { return each.alarm() == v1::ALARM_HOLD; }),
      alarms.end());
}

}  // namespace

bool MayOwe(const v1::CaseFile& file) {
  return !file.historic() && !file.erased() && file.status() != v1::STATUS_CLOSED;
}

v1::CaseFile Becomes(const v1::CaseFile& file, const v1::Event& event) {
  return Apply(file, event);
}

void Carry(const Duties& duties, v1::Event& event) {
  v1::Event carrier = duties.NewEvent();
  if (carrier.has_obligations()) *event.mutable_obligations() = carrier.obligations();
}

std::string AskForAuthority(const v1::CaseFile& after, absl::CivilDay from, absl::Time now,
                            Duties& duties) {
  EndAsking(v1::OBLIGATION_STATE_CANCELLED, now, duties);
  if (!IsOpen(after) || after.anonymous()) return "";
  const bool by_request = after.representation_basis() == v1::REPRESENTATION_BASIS_REQUEST;
  // Nobody is asked in writing for the request of somebody who has died, or about a case that comes
  // from another system.
  const bool in_writing = !after.bereaved() && !after.periods().taken_over();
  if (by_request && in_writing && !IsSuspended(after) &&
      after.record_type() == v1::RECORD_TYPE_CMP) {
    return duties.Open(duties.ByWorkingDays(
        kAuthorityRequest, from, kAskWithin,
        "The person's own request is asked for with the acknowledgement; no clock waits for it."));
  }
  return duties.Open(duties.ByWorkingDays(
      kAuthorityCheck, from, kCheckWithin,
      "The representative's authority is checked within 5 working days; no clock waits for it."));
}

void EndAsking(v1::ObligationState state, absl::Time at, Duties& duties) {
  duties.Close(kAuthorityRequest.clock, state, at);
  duties.Close(kAuthorityCheck.clock, state, at);
  duties.Close(kAuthorityExpiry.clock, v1::OBLIGATION_STATE_CANCELLED, at);
}

std::string Suspend(const v1::CaseFile& file, const Context& context, Duties& duties) {
  for (const v1::Obligation& each : file.obligations()) {
    if (each.state() != v1::OBLIGATION_STATE_OPEN || !LeadsToComplainant(each)) continue;
    duties.CloseOne(each, v1::OBLIGATION_STATE_CANCELLED, context.now);
  }
  if (!IsOpen(file)) return "";
  const v1::Obligation* open = FindOpen(file, kContinue.clock);
  if (open != nullptr) return open->obligation_id();
  return OpenContinue(LondonDay(context.now), duties);
}

void KeepPeople(const v1::CaseFile& after, const Context& context, Duties& duties) {
  if (!IsOpen(after)) return duties.CancelRest(context.now);
  duties.CancelRest(context.now, &IsAboutPeople);
  OweAuthority(after, context, duties);
  if (IsSuspended(after) && FindOpen(after, kContinue.clock) == nullptr) {
    OpenContinue(LondonDay(context.now), duties);
  }
  const bool held = after.contact_hold().reason() == kNoContact;
  if (held && FindOpen(after, kContactHold.clock) == nullptr) OpenContactHold(context, duties);
  OweReviews(after, v1::PARTY_COMPLAINANT, duties);
  OweReviews(after, v1::PARTY_CARE_RECIPIENT, duties);
}

void Resume(const v1::CaseFile& after, const Context& context, Duties& duties) {
  duties.Close(kContinue.clock, v1::OBLIGATION_STATE_MET, context.now);
  if (!IsOpen(after) || after.anonymous()) return;
  const absl::CivilDay today = LondonDay(context.now);
  if (after.record_type() == v1::RECORD_TYPE_CMP) return ResumeComplaint(after, today, duties);
  const absl::CivilDay received_on = StoredDay(after.received_on());
  const bool feedback = after.record_type() == v1::RECORD_TYPE_CPL ||
                        after.record_type() == v1::RECORD_TYPE_CMT ||
                        after.record_type() == v1::RECORD_TYPE_SUG;
  if (feedback) {
    OpenUnlessOpen(after, duties.ByClock(kThanks, "THANKS", received_on), duties);
  } else if (!after.has_acknowledged_at() && FindClock(duties.Law(), "ACK") != nullptr) {
    OpenUnlessOpen(after, duties.ByClock(kAcknowledge, "ACK", received_on), duties);
  } else {
    OpenUnlessOpen(after, ReplyWithinTenDays(today, duties), duties);
  }
}

std::string OpenContactHold(const Context& context, Duties& duties) {
  return duties.Open(duties.ByWorkingDays(
      kContactHold, LondonDay(context.now), kHoldDecidedWithin,
      "Within 2 working days a named person decides how each word that is owed reaches somebody "
      "whom nobody may contact."));
}

void Retime(const v1::CaseFile& before, const v1::CaseFile& after, Duties& duties) {
  const v1::Obligation* open = FindOpen(before, kResponse.clock);
  if (open == nullptr || !open->has_due_by()) return;
  if (MayBeEmailed(before.complainant()) == MayBeEmailed(after.complainant())) return;
  v1::Obligation moved = duties.ResponseBy(StoredDay(open->due_by()));
  if (!CanStillBeHeld(*open)) DropHolds(moved);
  for (v1::AlarmInstant& alarm : *moved.mutable_alarms()) {
    const bool reached = std::any_of(open->alarms().begin(), open->alarms().end(),
                                     [&alarm](const v1::AlarmInstant& each) {
                                       return each.reached() && each.alarm() == alarm.alarm() &&
                                              InstantFrom(each.at()) == InstantFrom(alarm.at());
                                     });
    alarm.set_reached(reached);
  }
  duties.Move(std::move(moved));
}

}  // namespace candour::intake
