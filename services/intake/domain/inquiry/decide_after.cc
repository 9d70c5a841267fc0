// What follows on an answer: sent by hand, corrected, acted upon, come back to.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/day/london.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/inquiry/acts.h"
#include "services/intake/domain/inquiry/duties.h"
#include "services/intake/domain/inquiry/find.h"
#include "services/intake/domain/instant.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

constexpr int kCorrectionDays = 2;
constexpr int kUpdateDays = 5;
constexpr int kContactDays = 10;
constexpr std::array<std::string_view, 4> kChannels = {"letter", "email", "phone", "in_person"};
constexpr std::array<std::string_view, 3> kDispositions = {"answered", "signposted", "new_case"};

template <typename Codes>
bool IsOneOf(const Codes& codes, const std::string& code) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

absl::Status RequireAnswered(const v1::CaseFile& file) {
  if (file.has_responded_at()) return absl::OkStatus();
  return absl::FailedPreconditionError("no response has been sent yet");
}

// The response leaves by its own act, so that every gate is passed.
absl::StatusOr<Events> RespondByHand(const v1::CaseFile& file, absl::Time sent_at,
                                     const Context& context) {
  v1::Respond respond;
  *respond.mutable_sent_at() = ToTimestamp(sent_at);
  respond.set_sent_by_hand(true);
  return DecideRespond(file, respond, context);
}

absl::StatusOr<Events> NoticeByHand(const v1::CaseFile& file, const v1::Obligation& obligation,
                                    const v1::RecordSentByHand& act, absl::Time sent_at,
                                    const Context& context) {
  v1::RecordNotice notice;
  notice.set_obligation_id(act.obligation_id());
  notice.set_notice(obligation.notice());
  notice.set_channel(act.channel());
  *notice.mutable_sent_at() = ToTimestamp(sent_at);
  notice.set_rendered_digest(act.document_digest());
  return DecideRecordNotice(file, notice, context);
}

absl::StatusOr<absl::Time> SentAt(const v1::CaseFile& file, const v1::RecordSentByHand& act,
                                  const Context& context) {
  const absl::StatusOr<absl::CivilDay> sent_on = DayOfField(act.sent_on(), "act.sent_on");
  if (!sent_on.ok()) return sent_on.status();
  if (*sent_on > LondonDay(context.now)) {
    return FieldError("act.sent_on", "give a day that is not in the future");
  }
  const absl::Time sent_at = std::min(context.now, EndOfDay(*sent_on));
  const absl::Status happened = CheckHappened(sent_at, file, context.now, "act.sent_on");
  if (!happened.ok()) return happened;
  if (!IsOneOf(kChannels, act.channel())) {
    return FieldError("act.channel", "say whether by letter, email, phone or in_person");
  }
  return sent_at;
}

}  // namespace

absl::StatusOr<Events> DecideRecordSentByHand(const v1::CaseFile& file,
                                              const v1::RecordSentByHand& act,
                                              const Context& context) {
  const v1::Obligation* obligation = FindObligation(file, act.obligation_id());
  if (obligation == nullptr) return absl::NotFoundError("the case has no such obligation");
  if (obligation->notice().empty()) {
    return FieldError("act.obligation_id", "nothing is sent for this duty");
  }
  if (obligation->state() != v1::OBLIGATION_STATE_OPEN) {
    return absl::FailedPreconditionError("this is no longer owed");
  }
  const absl::StatusOr<absl::Time> sent_at = SentAt(file, act, context);
  if (!sent_at.ok()) return sent_at.status();
  const bool response = obligation->clock() == kResponse.clock;
  absl::StatusOr<Events> sent = response ? RespondByHand(file, *sent_at, context)
                                         : NoticeByHand(file, *obligation, act, *sent_at, context);
  if (!sent.ok()) return sent;
  v1::Event by_hand;
  v1::SentByHand& record = *by_hand.mutable_sent_by_hand();
  record.set_obligation_id(act.obligation_id());
  record.set_notice(obligation->notice());
  *record.mutable_sent_on() = act.sent_on();
  record.set_channel(act.channel());
  record.set_document_digest(act.document_digest());
  sent->insert(sent->begin(), std::move(by_hand));
  return sent;
}

absl::StatusOr<Events> DecideCorrectResponse(const v1::CaseFile& file,
                                             const v1::CorrectResponse& act,
                                             const Context& context) {
  const absl::Status answered = RequireAnswered(file);
  if (!answered.ok()) return answered;
  if (IsBlank(act.wrong())) return FieldError("act.wrong", "say what was wrong");
  if (IsBlank(act.right())) return FieldError("act.right", "say what is right");
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  std::string obligation_id;
  if (MayBeTold(file)) {
    obligation_id = duties->Open(
        duties->ByWorkingDays(kCorrection, LondonDay(context.now), kCorrectionDays,
                              "An error in what was told is put right within 2 working days."));
  }
  v1::Event event = duties->NewEvent();
  v1::ResponseCorrection& correction = *event.mutable_response_corrected()->mutable_correction();
  correction.set_correction_id(static_cast<uint32_t>(file.response_corrections_size()) + 1);
  *correction.mutable_made_at() = ToTimestamp(context.now);
  correction.set_wrong(act.wrong());
  correction.set_right(act.right());
  correction.set_obligation_id(obligation_id);
  return Events{std::move(event)};
}

absl::StatusOr<Events> DecideCompleteAction(const v1::CaseFile& file, const v1::CompleteAction& act,
                                            const Context& context) {
  const v1::Action* action = FindAction(file, act.action_id());
  if (action == nullptr)
    return FieldError("act.action_id", "no action of this number was promised");
  if (action->has_done_at()) return absl::FailedPreconditionError("this action has been done");
  if (IsBlank(act.evidence())) return FieldError("act.evidence", "say what was done");
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  EndDuty(file, action->obligation_id(), v1::OBLIGATION_STATE_MET, context.now, *duties);
  if (MayBeTold(file)) {
    duties->Open(duties->ByWorkingDays(
        kActionUpdate, LondonDay(context.now), kUpdateDays,
        "The complainant is told within 5 working days that a promised action was carried out."));
  }
  v1::Event event = duties->NewEvent();
  event.mutable_action_completed()->set_action_id(act.action_id());
  *event.mutable_action_completed()->mutable_done_at() = ToTimestamp(context.now);
  event.mutable_action_completed()->set_evidence(act.evidence());
  return Events{std::move(event)};
}

absl::StatusOr<Events> DecideDeclineSurvey(const v1::CaseFile& file, const Context& context) {
  if (file.survey_declined()) return Events();
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  duties->Close(kSurvey.clock, v1::OBLIGATION_STATE_CANCELLED, context.now);
  v1::Event event = duties->NewEvent();
  *event.mutable_survey_declined()->mutable_declined_at() = ToTimestamp(context.now);
  return Events{std::move(event)};
}

absl::StatusOr<Events> DecideRecordFurtherContact(const v1::CaseFile& file,
                                                  const v1::RecordFurtherContact& act,
                                                  const Context& context) {
  const absl::Status answered = RequireAnswered(file);
  if (!answered.ok()) return answered;
  if (IsBlank(act.words())) return FieldError("act.words", "say what they said");
  const absl::Time received_at =
      act.has_received_at() ? InstantFrom(act.received_at()) : context.now;
  const absl::Status happened = CheckHappened(received_at, file, context.now, "act.received_at");
  if (!happened.ok()) return happened;
  if (received_at < InstantFrom(file.responded_at())) {
    return FieldError("act.received_at", "the response had not been sent then");
  }
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  const std::string obligation_id = duties->Open(WithChasers(
      duties->ByWorkingDays(kFurtherContact, LondonDay(received_at), kContactDays,
                            "Whoever comes back after the answer hears within 10 working days."),
      *duties, context));
  v1::Event event = duties->NewEvent();
  v1::FurtherContact& contact = *event.mutable_further_contact_received()->mutable_contact();
  contact.set_contact_id(static_cast<uint32_t>(file.further_contacts_size()) + 1);
  *contact.mutable_received_at() = ToTimestamp(received_at);
  contact.set_words(act.words());
  contact.set_disposition("owed");
  contact.set_obligation_id(obligation_id);
  return Events{std::move(event)};
}

absl::StatusOr<Events> DecideAnswerFurtherContact(const v1::CaseFile& file,
                                                  const v1::AnswerFurtherContact& act,
                                                  const Context& context) {
  const v1::FurtherContact* contact = FindContact(file, act.contact_id());
  if (contact == nullptr) return FieldError("act.contact_id", "no such contact was recorded");
  if (contact->has_dealt_with_at()) {
    return absl::FailedPreconditionError("this contact has been dealt with");
  }
  if (!IsOneOf(kDispositions, act.disposition())) {
    return FieldError("act.disposition", "say whether answered, signposted or new_case");
  }
  if (act.disposition() == "new_case" && act.new_case().empty()) {
    return FieldError("act.new_case", "give the reference of the new case");
  }
  if (act.disposition() == "answered" && IsBlank(act.reply())) {
    return FieldError("act.reply", "say what was answered");
  }
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  EndDuty(file, contact->obligation_id(), v1::OBLIGATION_STATE_MET, context.now, *duties);
  v1::Event event = duties->NewEvent();
  v1::FurtherContactAnswered& answered = *event.mutable_further_contact_answered();
  answered.set_contact_id(act.contact_id());
  answered.set_disposition(act.disposition());
  answered.set_reply(act.reply());
  answered.set_new_case(act.new_case());
  *answered.mutable_dealt_with_at() = ToTimestamp(context.now);
  return Events{std::move(event)};
}

}  // namespace candour::intake
