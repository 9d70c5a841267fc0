// Who fills which notice, by subject. draft.cc holds the table of them.
#ifndef CANDOUR_SERVICES_NOTIFICATION_DOMAIN_DRAFT_FILLERS_H_
#define CANDOUR_SERVICES_NOTIFICATION_DOMAIN_DRAFT_FILLERS_H_

#include "absl/status/status.h"
#include "services/notification/domain/draft/slots.h"

namespace candour::notification {

// Where the person looks up how it stands, and with which code (fill_track.cc): N-01. Left out
// where the council has no page for it, or where others read what goes to the person.
void FillTracking(Slots& slots);

// The plan and the way to it (fill_plan.cc): N-02, N-03, N-08.
void FillRecord(Slots& slots);
void FillPlan(Slots& slots);
void FillProgress(Slots& slots);

// Time (fill_time.cc): N-09; N-10 and N-11, whose reason the last proposal gives; N-10C; N-S1. They
// fail when a reason may not be told yet or lacks a fact.
absl::Status FillDelay(Slots& slots);
absl::Status FillSixMonths(Slots& slots);
void FillAgreedPeriod(Slots& slots);
void FillWarning(Slots& slots);

// Scope and sharing (fill_scope.cc): N-05, N-05R, N-06, N-07, N-07T, N-07X, N-07P, N-07J, N-15.
void FillSharing(Slots& slots);
void FillAuthority(Slots& slots);
void FillRefusal(Slots& slots);
void FillExcluded(Slots& slots);
void FillOutOfTime(Slots& slots);
void FillTransfer(Slots& slots);
void FillParts(Slots& slots);
void FillLead(Slots& slots);
void FillNewPoint(Slots& slots);

// What was agreed on the spot, and how contact is limited (fill_contact.cc): N-21, N-22.
void FillEarlyNote(Slots& slots);
void FillContactLimit(Slots& slots);

// The limit that the notice of `duty` tells; nothing when it tells none.
const ledger::v1::ContactRestriction* LimitOf(const Duty& duty, const ledger::v1::CaseFile& view);

// The stages (fill_stage.cc): N-23 and N-23F, N-23A.
void FillStage(Slots& slots);
void FillRequestHeard(Slots& slots);

// The answer and what follows (fill_answer.cc): N-12, N-13, N-16, N-17, N-18.
void FillAnswer(Slots& slots);
void FillActionUpdate(Slots& slots);
void FillClosed(Slots& slots);
void FillCorrection(Slots& slots);
void FillOmbudsman(Slots& slots);

// What is asked of others (addressee.cc): N-S2.
void FillRequest(Slots& slots);

// "when_answered": the day of the answer, else that of the plan which will say it.
void FillWhenAnswered(Slots& slots);

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_DOMAIN_DRAFT_FILLERS_H_
