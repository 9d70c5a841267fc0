#include "services/notification/domain/barred.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "services/common/day/day.h"
#include "services/notification/domain/template.h"

namespace candour::notification {
namespace {

using ledger::v1::CaseFile;
using ledger::v1::Person;

Judgement Held(std::string reason, TaskKind kind, std::string what) {
  Judgement judgement;
  judgement.decision = Decision::kHold;
  judgement.reason = std::move(reason);
  judgement.task = TaskDraft{kind, std::move(what)};
  return judgement;
}

Judgement Waits(std::string reason, TaskKind kind, std::string what) {
  Judgement judgement = Held(std::move(reason), kind, std::move(what));
  judgement.decision = Decision::kAwaitPerson;
  return judgement;
}

Judgement Nothing(std::string reason) {
  Judgement judgement;
  judgement.decision = Decision::kNotApplicable;
  judgement.reason = std::move(reason);
  return judgement;
}

bool IsRestricted(const Person& person, absl::CivilDay today) {
  return std::any_of(person.restrictions().begin(), person.restrictions().end(),
                     [today](const ledger::v1::ContactRestriction& each) {
                       // A limit that the council set binds the person, not us.
                       if (each.has_lifted_at() || each.has_decision()) return false;
                       const absl::StatusOr<absl::CivilDay> until = DayFrom(each.until());
                       return !each.has_until() || !until.ok() || *until >= today;
                     });
}

constexpr const char* kDecideSafely =
    "Decide with whoever knows the person what may be said, to whom and how. The date stands.";

// Whom nobody may reach at all.
std::optional<Judgement> Protected(const CaseFile& view, absl::CivilDay today) {
  const Person& person = view.complainant();
  if (view.anonymous()) {
    return Held("The complainant is anonymous.", TaskKind::kProtect,
                "Nobody can be written to: note on the case what was done.");
  }
  if (person.has_death()) {
    return Held("The complainant has died: nothing is sent.", TaskKind::kProtect,
                "Find out who goes on with the complaint, and take them in as complainant.");
  }
  if (person.do_not_contact() || person.has_no_contact()) {
    return Held("Nobody may contact this person.", TaskKind::kProtect, kDecideSafely);
  }
  // A representative who was refused is owed nothing but to be told so (reg 5(3)(b), 5(5)(b)).
  const bool refused = view.contact_hold().reason() == "representative_refused";
  if (view.has_contact_hold() && !refused) {
    return Held("Contact is held: " + view.contact_hold().reason() + ".", TaskKind::kProtect,
                kDecideSafely);
  }
  if (IsRestricted(person, today)) {
    return Held("Contact with this person is restricted.", TaskKind::kProtect, kDecideSafely);
  }
  return std::nullopt;
}

std::optional<Judgement> NeedsFormat(const Person& person) {
  const std::string& format = person.accessible_format();
  if (!format.empty() && format != "standard") {
    return Held("The person needs the format " + format + ": a person must send it.",
                TaskKind::kSendFormat, "Send the notice as " + format + ". The date stands.");
  }
  const std::string& language = person.language();
  if (!language.empty() && language.substr(0, 2) != "en") {
    return Held("The person needs the language " + language + ": a person must send it.",
                TaskKind::kSendFormat, "Send the notice in " + language + ". The date stands.");
  }
  return std::nullopt;
}

// Nothing goes there: it is no safe way, or what went there came back.
bool IsNoWay(const Person& person, ledger::v1::ContactKind kind) {
  return std::any_of(person.contact_points().begin(), person.contact_points().end(),
                     [kind](const auto& point) {
                       return point.kind() == kind && (point.unsafe() || point.has_failed_at());
                     });
}

// What was mailed to the person came back, and nobody has seen to it.
bool CameBack(const Person& person) {
  return std::any_of(
      person.contact_points().begin(), person.contact_points().end(), [](const auto& point) {
        return point.kind() == ledger::v1::CONTACT_KIND_EMAIL && point.has_failed_at();
      });
}

}  // namespace

bool IsConfirmed(const Person& person, ledger::v1::ContactKind kind, ledger::v1::Confirmation by) {
  return std::any_of(person.contact_points().begin(), person.contact_points().end(),
                     [kind, by](const ledger::v1::ContactPoint& point) {
                       if (point.kind() != kind || point.unsafe() || point.has_failed_at())
                         return false;
                       const bool any = by == ledger::v1::CONFIRMATION_UNSPECIFIED;
                       return any ? point.confirmation() != by : point.confirmation() == by;
                     });
}

std::string SafePhone(const Person& person) {
  if (person.phone().empty() || IsNoWay(person, ledger::v1::CONTACT_KIND_PHONE)) return "";
  if (person.do_not_contact() || person.has_no_contact()) return "";
  const std::string note = OneLine(person.safe_contact());
  return note.empty() ? OneLine(person.phone()) : absl::StrCat(OneLine(person.phone()), "; ", note);
}

std::optional<Way> WayTo(const Duty& duty, const Person& person) {
  const bool email_is_dead = person.email_consent() && CameBack(person);
  const bool fallback = duty.email_failed || duty.letter_failed || email_is_dead;
  const auto open = [&](ledger::v1::ContactKind kind, bool failed) {
    if (failed || IsNoWay(person, kind)) return false;
    return !fallback || IsConfirmed(person, kind);
  };
  if (person.email_consent() && !person.email().empty() &&
      open(ledger::v1::CONTACT_KIND_EMAIL, duty.email_failed)) {
    return Way::kEmail;
  }
  if (person.address_lines_size() > 0 &&
      open(ledger::v1::CONTACT_KIND_ADDRESS, duty.letter_failed)) {
    return Way::kLetter;
  }
  return std::nullopt;
}

std::optional<Judgement> BarredForAll(const CaseFile& view) {
  if (view.historic()) return Nothing("The case was taken over as closed.");
  if (view.erased()) return Nothing("Personal data were erased.");
  if (view.matter().automation_stopped()) {
    return Waits("Something was misdirected on this case: automation is stopped.",
                 TaskKind::kClarify, "Write to the person yourself until that is cleared up.");
  }
  if (view.unread_messages() > 0) {
    return Waits("A message on this case has not been read.", TaskKind::kReadMessage,
                 "Read the message, then say whether the notice still fits.");
  }
  return std::nullopt;
}

std::optional<Judgement> Barred(const CaseFile& view, absl::CivilDay today) {
  const bool ended = view.historic() || view.erased();
  if (!ended) {
    if (auto held = Protected(view, today)) return held;
    if (auto held = NeedsFormat(view.complainant())) return held;
  }
  if (auto barred = BarredForAll(view)) return barred;
  if (view.bereaved()) {
    return Waits("The person cared for has died: a person checks the words.", TaskKind::kWrite,
                 "Check that the notice can be read by somebody who is bereaved, and send it.");
  }
  return std::nullopt;
}

}  // namespace candour::notification
