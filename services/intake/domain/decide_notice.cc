#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/day/london.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_acknowledge.h"
#include "services/intake/domain/decide_acts.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/decide_duties.h"
#include "services/intake/domain/inquiry/duties.h"
#include "services/intake/domain/inquiry/find.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/matter/duties.h"
#include "services/intake/domain/matter/scope_notices.h"
#include "services/intake/domain/period/acts.h"
#include "services/intake/domain/period/duties.h"
#include "services/intake/domain/period/stages.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

absl::Status CheckNotice(const v1::CaseFile& file, const v1::Obligation& obligation,
                         const v1::RecordNotice& act, absl::Time now) {
  if (obligation.notice().empty() || obligation.notice() != act.notice()) {
    return FieldError("act.notice", absl::StrCat("the obligation is not discharged by ",
                                                 act.notice().empty() ? "this" : act.notice()));
  }
  if (obligation.clock() == kResponse.clock && file.draft().state() != v1::DRAFT_STATE_SIGNED &&
      !file.has_responded_at()) {
    return absl::FailedPreconditionError(
        "the answer has not been signed: it is recorded by itself, with its outcomes");
  }
  return CheckHappened(InstantFrom(act.sent_at()), file, now, "act.sent_at");
}

// How many notices of the obligation left and are not known to have failed, or failed.
std::ptrdiff_t CountRecorded(const v1::CaseFile& file, const std::string& obligation_id,
                             bool failed) {
  return std::count_if(
      file.notices().begin(), file.notices().end(), [&](const v1::NoticeRecord& each) {
        return each.obligation_id() == obligation_id && each.has_failed_at() == failed;
      });
}

v1::Event SentEvent(const v1::RecordNotice& act, v1::Event event) {
  v1::NoticeSent& sent = *event.mutable_notice_sent();
  sent.mutable_notice()->set_obligation_id(act.obligation_id());
  sent.mutable_notice()->set_notice(act.notice());
  sent.mutable_notice()->set_channel(act.channel());
  *sent.mutable_notice()->mutable_sent_at() = ToTimestamp(InstantFrom(act.sent_at()));
  sent.set_rendered_digest(act.rendered_digest());
  return event;
}

// A contribution, or the information of another body.
bool IsAskedOfOthers(const v1::Obligation& obligation) {
  return obligation.clock() == kContribution.clock || obligation.clock() == kInformation.clock;
}

// An earlier notice of this obligation did not arrive; its first consequences stand.
Events SentAgain(const v1::Obligation& obligation, const v1::RecordNotice& act, Duties& duties) {
  if (obligation.state() == v1::OBLIGATION_STATE_OPEN) {
    duties.CloseOne(obligation, v1::OBLIGATION_STATE_MET, InstantFrom(act.sent_at()));
  }
  return {SentEvent(act, duties.NewEvent())};
}

// N-01 counts as the acknowledgement once a person has checked the scope (Q6); until then a person
// still owes it.
Events AcknowledgementSent(const v1::CaseFile& file, const v1::RecordNotice& act, Duties& duties) {
  Events events = {SentEvent(act, v1::Event())};
  if (file.scope_checked()) {
    for (v1::Event& event : WithStagePlan(
             AcknowledgedAt(InstantFrom(act.sent_at()), "notice", file, duties), file, duties)) {
      events.push_back(std::move(event));
    }
  }
  return events;
}

// A date that is told when nothing could hold it any more gets the last resort (G-4).
void LetItBeHeld(const v1::CaseFile& file, Duties& duties) {
  const v1::Obligation* response = FindOpen(file, kResponse.clock);
  if (response == nullptr || CanStillBeHeld(*response)) return;
  duties.MoveFrom(*response, duties.WithLastResort(*response));
}

// A determined plan takes effect when it is told (I-2, G-23).
Events DeterminedPlanSent(const v1::CaseFile& file, const v1::RecordNotice& act,
                          absl::CivilDay sent_on, Duties& duties) {
  LetItBeHeld(file, duties);
  duties.Open(duties.ByClock(kProgress, "PROGRESS", sent_on));
  v1::Event event = SentEvent(act, duties.NewEvent());
  event.mutable_notice_sent()->set_plan_in_effect(true);
  return {std::move(event)};
}

// The signed answer left: that is the response, through every gate of its own act.
absl::StatusOr<Events> AnswerSent(const v1::CaseFile& file, const v1::RecordNotice& act,
                                  const Context& context) {
  v1::Respond respond;
  *respond.mutable_sent_at() = act.sent_at();
  absl::StatusOr<Events> events = DecideRespond(file, respond, context);
  if (events.ok()) events->insert(events->begin(), SentEvent(act, v1::Event()));
  return events;
}

// The complainant was told that the request for a further stage is here: that acknowledges it.
absl::StatusOr<Events> RequestHeard(const v1::CaseFile& file, const v1::RecordNotice& act,
                                    const Context& context) {
  v1::RecordStageStep step;
  step.set_milestone("escalation_acknowledged");
  *step.mutable_at() = act.sent_at();
  absl::StatusOr<Events> events = DecideRecordStageStep(file, step, context);
  if (events.ok()) events->insert(events->begin(), SentEvent(act, v1::Event()));
  return events;
}

Events ThanksSent(const v1::RecordNotice& act, Duties& duties) {
  duties.CancelRest(InstantFrom(act.sent_at()));
  v1::Event closed;
  *closed.mutable_closed()->mutable_closed_at() = ToTimestamp(InstantFrom(act.sent_at()));
  return {SentEvent(act, duties.NewEvent()), std::move(closed)};
}

absl::StatusOr<Events> Recorded(const v1::CaseFile& file, const v1::RecordNotice& act,
                                const Context& context) {
  const v1::Obligation* obligation = FindObligation(file, act.obligation_id());
  if (obligation == nullptr) return absl::NotFoundError("the case has no such obligation");
  const absl::Status checked = CheckNotice(file, *obligation, act, context.now);
  if (!checked.ok()) return checked;
  if (CountRecorded(file, act.obligation_id(), false) > 0) return Events();
  const bool again = CountRecorded(file, act.obligation_id(), true) > 0;
  if (obligation->state() == v1::OBLIGATION_STATE_MET && !again) return Events();
  // It left while it ceased to be owed: what the person was told is still a fact.
  if (obligation->state() == v1::OBLIGATION_STATE_CANCELLED) {
    return Events{SentEvent(act, v1::Event())};
  }

  if (obligation->clock() == kResponse.clock && !again) return AnswerSent(file, act, context);

  if (obligation->notice() == kRequestHeard && !again) return RequestHeard(file, act, context);

  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  // What was asked has left, the first time or once more; the answer is still owed.
  if (IsAskedOfOthers(*obligation)) return Events{SentEvent(act, v1::Event())};
  // As long as nobody checked the scope a person still owes the acknowledgement, however often N-01
  // leaves (Q6).
  const bool acknowledges =
      obligation->clock() == kAcknowledge.clock && !file.has_acknowledged_at();
  if (acknowledges) return AcknowledgementSent(file, act, *duties);
  if (again) return SentAgain(*obligation, act, *duties);
  const absl::Time sent_at = InstantFrom(act.sent_at());
  duties->CloseOne(*obligation, v1::OBLIGATION_STATE_MET, sent_at);
  if (obligation->clock() == kThanks.clock) return ThanksSent(act, *duties);
  if (EndsCase(file, *obligation)) {
    duties->CancelRest(sent_at);
    return Events{SentEvent(act, duties->NewEvent()), ClosedUnhandled(file, sent_at)};
  }
  if (act.notice() == kPlanSetNotice.notice) {
    return DeterminedPlanSent(file, act, LondonDay(sent_at), *duties);
  }
  if (obligation->clock() == kDelayNotice.clock) LetItBeHeld(file, *duties);
  if (obligation->clock() == kProgress.clock) {
    duties->Open(duties->ByClock(kProgress, "PROGRESS", LondonDay(sent_at)));
  }
  return Events{SentEvent(act, duties->NewEvent())};
}

// Who got the notice of an obligation where that was not the complainant; else empty.
std::string OtherRecipient(const v1::CaseFile& file, const std::string& obligation_id) {
  const v1::Obligation* obligation = FindObligation(file, obligation_id);
  if (obligation == nullptr) return "";
  if (obligation->to() == v1::RECIPIENT_STAFF) return "responsible_person";
  const auto is_of = [&obligation_id](const auto& each) {
    return each.obligation_id() == obligation_id;
  };
  const auto* contribution = FirstWhere(file.contributions(), is_of);
  if (contribution != nullptr) return contribution->contributor();
  const auto* request = FirstWhere(file.matter().joint().requests(), is_of);
  return request == nullptr ? "" : request->body();
}

}  // namespace

absl::StatusOr<Events> DecideRecordNotice(const v1::CaseFile& file, const v1::RecordNotice& act,
                                          const Context& context) {
  absl::StatusOr<Events> events = Recorded(file, act, context);
  if (!events.ok()) return events;
  for (v1::Event& event : *events) {
    if (!event.has_notice_sent()) continue;
    event.mutable_notice_sent()->mutable_notice()->set_recipient(
        OtherRecipient(file, act.obligation_id()));
  }
  return events;
}

}  // namespace candour::intake
