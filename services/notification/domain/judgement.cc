#include "services/notification/domain/judgement.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/notification/domain/barred.h"
#include "services/notification/domain/case_view.h"
#include "services/notification/domain/draft/addressee.h"
#include "services/notification/domain/draft/draft.h"
#include "services/notification/domain/draft/fillers.h"
#include "services/notification/domain/progress.h"
#include "services/notification/domain/quiet_hours.h"

namespace candour::notification {
namespace {

using ledger::v1::CaseFile;

constexpr int kMorning = 9;

Judgement Because(Decision decision, std::string reason) {
  Judgement judgement;
  judgement.decision = decision;
  judgement.reason = std::move(reason);
  return judgement;
}

Judgement ForAPerson(std::string reason, TaskKind kind, std::string what) {
  Judgement judgement = Because(Decision::kAwaitPerson, std::move(reason));
  judgement.task = TaskDraft{kind, std::move(what)};
  return judgement;
}

// Whether the notice has something to tell by now; nothing when so.
std::optional<Judgement> TooEarly(const Duty& duty, const CaseFile& view) {
  const ledger::v1::PlanKind plan = view.plan().kind();
  if (duty.notice == "N-03" && plan != ledger::v1::PLAN_KIND_AGREED) {
    return Because(Decision::kNotYet, "No plan is agreed.");
  }
  if (duty.notice == "N-04" && plan != ledger::v1::PLAN_KIND_DETERMINED) {
    return Because(Decision::kNotYet, "No plan is determined.");
  }
  if (duty.notice == "N-09" && !duty.moved) {
    return Because(Decision::kNotYet, "The response date has not moved.");
  }
  if (IsAnswer(duty.notice) && view.draft().state() != ledger::v1::DRAFT_STATE_SIGNED) {
    return Because(Decision::kNotYet, "The answer has not been signed.");
  }
  return std::nullopt;
}

// The day that the notice promises, where it must still lie ahead; nothing when it promises none.
std::optional<absl::CivilDay> PromisedDay(const Duty& duty, const CaseFile& view) {
  if (duty.notice == "N-03" || duty.notice == "N-04") return DayOf(view.plan().response_by());
  if (duty.notice == "N-09") return DayOf(duty.moved->amendment().new_response_by());
  if (duty.notice == "N-23") return DayOf(view.draft().stage().escalate_by());
  const ledger::v1::ContactRestriction* limit = LimitOf(duty, view);
  return limit == nullptr ? std::nullopt : DayOf(limit->decision().appeal_by());
}

// Whether the date that the notice promises has passed before it left; nothing when not.
std::optional<Judgement> Overtaken(const Duty& duty, const CaseFile& view, absl::CivilDay today) {
  const std::optional<absl::CivilDay> promised = PromisedDay(duty, view);
  if (!promised || *promised >= today) return std::nullopt;
  return ForAPerson("The date that it names has passed.", TaskKind::kWrite,
                    "Tell the person how it really stands, with a date that can be kept.");
}

bool HasFlag(const CaseFile& view, std::string_view flag) {
  const auto& flags = view.matter().triage().flags();
  return std::find(flags.begin(), flags.end(), flag) != flags.end();
}

// Whether the survey is not sent at all (domain 6.2); nothing when it is.
std::optional<Judgement> NoSurvey(const Duty& duty, const CaseFile& view) {
  if (duty.notice != "N-19") return std::nullopt;
  const ledger::v1::Person& person = view.complainant();
  if (person.has_death() || view.bereaved()) {
    return Because(Decision::kNotApplicable, "No survey is sent after a death.");
  }
  if (HasFlag(view, "legal_claim")) {
    return Because(Decision::kNotApplicable, "No survey is sent where a legal claim is intimated.");
  }
  if (HasFlag(view, "safeguarding") || !view.matter().safeguarding().empty()) {
    return Because(Decision::kNotApplicable, "No survey is sent beside a safeguarding enquiry.");
  }
  if (view.survey_declined() || person.do_not_contact() || person.has_no_contact()) {
    return Because(Decision::kNotApplicable, "The person does not want to be asked.");
  }
  return std::nullopt;
}

// An answer that may prejudice a claim leaves by a person's act only, which asks about that first.
std::optional<Judgement> Prejudicial(const Duty& duty, const CaseFile& view) {
  if (!IsAnswer(duty.notice) || !HasFlag(view, "legal_claim")) return std::nullopt;
  return ForAPerson("A legal claim is intimated: ask first whether answering would prejudice it.",
                    TaskKind::kWrite,
                    "Ask the lawyers, then send the signed answer yourself and record that.");
}

// G-8: who sent the form may not be who reads the answer.
std::optional<Judgement> Unconfirmed(const Duty& duty, const CaseFile& view) {
  if (duty.notice != "N-01" || view.channel() != ledger::v1::CHANNEL_WEB || view.scope_checked()) {
    return std::nullopt;
  }
  if (IsConfirmed(view.complainant(), ledger::v1::CONTACT_KIND_EMAIL,
                  ledger::v1::CONFIRMATION_LINK)) {
    return std::nullopt;
  }
  return ForAPerson("The web form's address is not confirmed.", TaskKind::kFindAddress,
                    "Check scope and address of the web complaint, then acknowledge it.");
}

// The person cannot be written to: somebody calls, and says what the notice would have said.
Judgement NoWay(const Duty& duty, const CaseFile& view, const Rules& rules) {
  const bool failed = duty.email_failed || duty.letter_failed;
  const std::string phone = SafePhone(view.complainant());
  Judgement judgement = ForAPerson(
      failed ? "It did not arrive, and no other way is confirmed as safe."
             : "There is no postal address, and no e-mail address with consent.",
      phone.empty() ? TaskKind::kFindAddress : TaskKind::kCall,
      phone.empty() ? "Find out how the person can be reached safely, and send the notice."
                    : "Telephone the person, say what the script says, and ask for a safe address. "
                      "What must be in writing still follows.");
  judgement.task->phone = phone;
  const absl::StatusOr<Draft> draft = DraftOf(duty, view, rules.book);
  if (!draft.ok()) return judgement;
  // What is said on the telephone, or else what would have been written.
  const absl::StatusOr<std::string> script = rules.book.RenderScript(draft->text, draft->filling);
  if (script.ok()) judgement.task->script = *script;
  if (script.ok()) return judgement;
  const absl::StatusOr<Rendered> text = TryText(duty, view, rules.book);
  if (text.ok()) judgement.task->script = text->body;
  return judgement;
}

// There is no address of a provider, or of our own people.
Judgement NoAddress(const Duty& duty) {
  if (duty.email_failed) {
    return ForAPerson("It did not arrive.", TaskKind::kFindAddress,
                      "Telephone whom it was for, and ask where it should go.");
  }
  return ForAPerson("The case does not say: the e-mail address of whom it is for.",
                    TaskKind::kFindAddress,
                    "Tell them yourself by post or by telephone, and record it.");
}

// The text in its slot: now, later, or after approval.
Judgement Timed(const Duty& duty, const CaseFile& view, const Rules& rules, Judgement judgement,
                absl::Time now) {
  if (!duty.approved && !GoesWithoutApproval(duty.notice, rules.book, view.authority_id())) {
    judgement.decision = Decision::kAwaitApproval;
    judgement.reason = "A person approves this notice.";
    judgement.task = TaskDraft{TaskKind::kApprove, "Read the draft and approve it, or hold it."};
    return judgement;
  }
  QuietDays quiet;
  const absl::StatusOr<absl::CivilDay> died = DayFrom(view.care_recipient().death().died_on());
  if (view.bereaved() && died.ok()) quiet.death = *died;
  // The survey goes on its day, not before.
  if (duty.notice == "N-19" && duty.due_by && LondonDay(now) < *duty.due_by) {
    judgement.decision = Decision::kLater;
    judgement.reason = "It goes on its day.";
    judgement.not_before = AtLocalHour(*duty.due_by, kMorning);
    return judgement;
  }
  const Hours hours = judgement.way == Way::kEmail ? Hours::kEmail : Hours::kLetter;
  const absl::Time slot = FirstSlot(hours, now, duty.due_by, rules.calendar, quiet).value_or(now);
  judgement.decision = slot > now ? Decision::kLater : Decision::kSend;
  if (slot > now) {
    judgement.reason = "It waits for the hours in which it may leave.";
    judgement.not_before = slot;
  }
  return judgement;
}

// Whether nobody else reads the person's e-mail, as far as the person confirmed (G-15).
bool IsPrivate(const ledger::v1::Person& person) {
  return std::any_of(person.contact_points().begin(), person.contact_points().end(),
                     [](const ledger::v1::ContactPoint& point) {
                       return point.kind() == ledger::v1::CONTACT_KIND_EMAIL && !point.unsafe() &&
                              !point.shared() &&
                              point.confirmation() != ledger::v1::CONFIRMATION_UNSPECIFIED;
                     });
}

// As WayTo; what carries the matter goes by e-mail only where nobody else reads it.
std::optional<Way> WayFor(const Duty& duty, const CaseFile& view, const NoticeBook& book) {
  if (!IsToComplainant(duty)) {
    Duty first = duty;
    first.email_failed = false;
    return duty.email_failed ? std::nullopt : WayTo(first, AddresseeOf(duty, view, book));
  }
  const std::optional<Way> way = WayTo(duty, view.complainant());
  const reference::v1::Notice* notice = book.Find(TextOf(duty, view), view.authority_id());
  const bool carries = notice != nullptr && notice->carries_matter();
  if (way != Way::kEmail || !carries || IsPrivate(view.complainant())) return way;
  ledger::v1::Person by_post = view.complainant();
  by_post.clear_email();
  return WayTo(duty, by_post);
}

}  // namespace

bool GoesWithoutApproval(std::string_view code, const NoticeBook& book,
                         const std::string& authority_id) {
  const reference::v1::Notice* notice = book.Find(std::string(code), authority_id);
  if (notice == nullptr) return false;
  return notice->approver() == reference::v1::APPROVER_NONE ||
         notice->approver() == reference::v1::APPROVER_ACT;
}

Judgement Judge(const Duty& duty, const CaseFile& view, const Rules& rules, absl::Time now) {
  if (const auto none = NoSurvey(duty, view)) return *none;
  const auto barred = IsToComplainant(duty) ? Barred(view, LondonDay(now)) : BarredForAll(view);
  if (barred) return *barred;
  if (!rules.book.Has(duty.notice)) {
    return ForAPerson("A person writes this notice.", TaskKind::kWrite,
                      "Write the notice and send it, then record it.");
  }
  if (const auto early = TooEarly(duty, view)) return *early;
  if (const auto overtaken = Overtaken(duty, view, LondonDay(now))) return *overtaken;
  if (duty.notice == "N-08") {
    const std::string stuck = WhyStuck(view, rules, now);
    if (!stuck.empty()) {
      Judgement judgement =
          ForAPerson(stuck, TaskKind::kWrite,
                     "Bring the case on or tell the person how it really stands; a call counts.");
      judgement.task->phone = SafePhone(view.complainant());
      return judgement;
    }
  }
  if (const auto unconfirmed = Unconfirmed(duty, view)) return *unconfirmed;
  if (const auto prejudicial = Prejudicial(duty, view)) return *prejudicial;
  const std::optional<Way> way = WayFor(duty, view, rules.book);
  if (!way) return IsToComplainant(duty) ? NoWay(duty, view, rules) : NoAddress(duty);
  absl::StatusOr<Rendered> text = TryText(duty, view, rules.book);
  if (!text.ok()) {
    return ForAPerson(std::string(text.status().message()), TaskKind::kWrite,
                      "Give what is missing, or write the notice yourself.");
  }
  Judgement judgement;
  judgement.way = *way;
  judgement.to = AddresseeOf(duty, view, rules.book);
  judgement.text = *std::move(text);
  return Timed(duty, view, rules, std::move(judgement), now);
}

}  // namespace candour::notification
