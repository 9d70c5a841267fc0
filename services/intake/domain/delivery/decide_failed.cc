#include <algorithm>

#include "absl/strings/match.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/decide_duties.h"
#include "services/intake/domain/delivery/acts.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/people/hold.h"
#include "services/intake/domain/people/party.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

// The notice that left last for the obligation, unless it is known to have failed.
const v1::NoticeRecord* FindArrived(const v1::CaseFile& file, const std::string& obligation_id) {
  const auto& notices = file.notices();
  const auto last = std::find_if(
      notices.rbegin(), notices.rend(),
      [&](const v1::NoticeRecord& each) { return each.obligation_id() == obligation_id; });
  return last == notices.rend() || last->has_failed_at() ? nullptr : &*last;
}

bool RunsAgain(const v1::CaseFile& file, const v1::Obligation& obligation) {
  return std::any_of(file.obligations().begin(), file.obligations().end(),
                     [&obligation](const v1::Obligation& each) {
                       return each.state() == v1::OBLIGATION_STATE_OPEN &&
                              each.clock() == obligation.clock() &&
                              each.party() == obligation.party();
                     });
}

bool IsOwedAgain(const v1::CaseFile& file, const v1::Obligation& obligation) {
  // To somebody who has died nothing is owed again (G-9).
  const bool to_the_dead =
      obligation.to() == v1::RECIPIENT_COMPLAINANT && file.complainant().has_death();
  return IsOpen(file) && obligation.state() == v1::OBLIGATION_STATE_MET && !to_the_dead &&
         !RunsAgain(file, obligation);
}

// What the cause says of the way: an address that is none, or a letter that came back. A full
// mailbox and a fault of the other side say nothing of it.
v1::ContactKind CondemnedBy(const v1::ReportNoticeFailed& act) {
  const bool letter = absl::StrContains(act.channel(), "letter");
  if (act.cause() == "no_such_address" && !letter) return v1::CONTACT_KIND_EMAIL;
  if (act.cause() == "returned" && letter) return v1::CONTACT_KIND_ADDRESS;
  return v1::CONTACT_KIND_UNSPECIFIED;
}

bool IsGiven(const v1::Person& person, v1::ContactKind kind) {
  return kind == v1::CONTACT_KIND_EMAIL ? !person.email().empty() : person.address_lines_size() > 0;
}

// The complainant's contact point to which nothing goes any more; unspecified when the notice was
// for another, or the point was confirmed or replaced after it left.
v1::ContactKind BadContact(const v1::CaseFile& file, const v1::Obligation& obligation,
                           const v1::NoticeRecord& sent, const v1::ReportNoticeFailed& act) {
  const v1::ContactKind kind = CondemnedBy(act);
  const bool theirs = obligation.to() == v1::RECIPIENT_COMPLAINANT && !file.erased();
  if (!theirs || !IsGiven(file.complainant(), kind)) return v1::CONTACT_KIND_UNSPECIFIED;
  const v1::ContactPoint* known = FindContact(file.complainant(), kind);
  const bool changed_since =
      known != nullptr && InstantFrom(known->changed_at()) > InstantFrom(sent.sent_at());
  return changed_since ? v1::CONTACT_KIND_UNSPECIFIED : kind;
}

// The cut-offs by which a promised date is held depend on the way (G-4).
void RetimeWithout(const v1::CaseFile& file, const Context& context, v1::Event& event) {
  if (event.notice_failed().bad_contact() != v1::CONTACT_KIND_EMAIL || !MayOwe(file)) return;
  v1::Event alone;
  *alone.mutable_notice_failed() = event.notice_failed();
  const v1::CaseFile after = Becomes(file, alone);
  absl::StatusOr<Duties> duties = Duties::Of(after, context);
  if (!duties.ok()) return;
  Retime(file, after, *duties);
  Carry(*duties, event);
}

}  // namespace

absl::StatusOr<Events> DecideReportNoticeFailed(const v1::CaseFile& file,
                                                const v1::ReportNoticeFailed& act,
                                                const Context& context) {
  const v1::Obligation* obligation = FindObligation(file, act.obligation_id());
  if (obligation == nullptr) return absl::NotFoundError("the case has no such obligation");
  const absl::Status happened =
      CheckHappened(InstantFrom(act.failed_at()), file, context.now, "act.failed_at");
  if (!happened.ok()) return happened;
  const v1::NoticeRecord* sent = FindArrived(file, act.obligation_id());
  if (sent == nullptr) return Events();
  v1::Event event;
  v1::NoticeFailed& failed = *event.mutable_notice_failed();
  failed.set_obligation_id(act.obligation_id());
  failed.set_notice(sent->notice());
  failed.set_channel(act.channel());
  *failed.mutable_failed_at() = ToTimestamp(InstantFrom(act.failed_at()));
  failed.set_cause(act.cause());
  failed.set_bad_contact(BadContact(file, *obligation, *sent, act));
  RetimeWithout(file, context, event);
  if (IsOwedAgain(file, *obligation)) {
    v1::ObligationMoved& again = *event.mutable_obligations()->add_moved();
    *again.mutable_obligation() = *obligation;
    again.mutable_obligation()->set_state(v1::OBLIGATION_STATE_OPEN);
    again.mutable_obligation()->clear_closed_at();
    if (obligation->has_due_by()) *again.mutable_old_due_by() = obligation->due_by();
  }
  return Events{std::move(event)};
}

}  // namespace candour::intake
