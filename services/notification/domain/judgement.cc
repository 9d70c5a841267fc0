#include "services/notification/domain/judgement.h"

#include <set>

#include "services/notification/domain/case_view.h"
#include "services/notification/domain/draft.h"

namespace candour::notification {
namespace {

using ledger::v1::CaseFile;

// Seven calendar days never hold more than five working days.
constexpr absl::Duration kReaffirmedWithin = absl::Hours(7 * 24);

Judgement Because(Decision decision, std::string reason) {
  Judgement judgement;
  judgement.decision = decision;
  judgement.reason = std::move(reason);
  return judgement;
}

// Whether anybody may be written to at all; nothing when so.
std::optional<Judgement> Barred(const CaseFile& view) {
  if (view.historic()) {
    return Because(Decision::kNotApplicable, "The case was taken over as closed.");
  }
  if (view.erased()) return Because(Decision::kNotApplicable, "Personal data were erased.");
  if (view.anonymous()) return Because(Decision::kHold, "The complainant is anonymous.");
  const ledger::v1::Person& person = view.complainant();
  if (person.do_not_contact()) return Because(Decision::kHold, "Nobody may contact this person.");
  const std::string& format = person.accessible_format();
  if (!format.empty() && format != "standard") {
    return Because(Decision::kHold,
                   "The person needs the format " + format + ": a person must send it.");
  }
  return std::nullopt;
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
  return std::nullopt;
}

// G-2: no false reassurance.
std::optional<Judgement> NothingToReport(const Duty& duty, const CaseFile& view,
                                         const NoticeBook& book, absl::Time now) {
  if (duty.notice != "N-08") return std::nullopt;
  std::set<absl::CivilDay> days;
  if (SayableSteps(view, book, days).empty()) {
    return Because(Decision::kAwaitPerson,
                   "Nothing that may be told has happened since the last contact.");
  }
  if (!view.has_date_reaffirmed_at() ||
      now - InstantFrom(view.date_reaffirmed_at()) > kReaffirmedWithin) {
    return Because(Decision::kAwaitPerson,
                   "The handler has not reaffirmed the response date within 5 working days.");
  }
  return std::nullopt;
}

std::optional<Way> WayTo(const ledger::v1::Person& person) {
  if (person.email_consent() && !person.email().empty()) return Way::kEmail;
  if (person.address_lines_size() > 0) return Way::kLetter;
  return std::nullopt;
}

}  // namespace

Judgement Judge(const Duty& duty, const CaseFile& view, const NoticeBook& book, absl::Time now) {
  if (const auto barred = Barred(view)) return *barred;
  if (!book.Has(duty.notice)) {
    return Because(Decision::kAwaitPerson, "A person writes this notice.");
  }
  if (const auto early = TooEarly(duty, view)) return *early;
  if (const auto nothing = NothingToReport(duty, view, book, now)) return *nothing;
  const std::optional<Way> way = WayTo(view.complainant());
  if (!way) {
    return Because(Decision::kAwaitPerson,
                   "There is no postal address, and no e-mail address with consent.");
  }
  const absl::StatusOr<Filling> filling = FillingFor(duty, view, book);
  if (!filling.ok()) {
    return Because(Decision::kAwaitPerson, std::string(filling.status().message()));
  }
  absl::StatusOr<Rendered> text = book.Render(duty.notice, *filling);
  if (!text.ok()) return Because(Decision::kAwaitPerson, std::string(text.status().message()));
  Judgement judgement;
  judgement.decision = Decision::kSend;
  judgement.way = *way;
  judgement.text = *std::move(text);
  return judgement;
}

}  // namespace candour::notification
