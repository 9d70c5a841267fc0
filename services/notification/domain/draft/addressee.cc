#include "services/notification/domain/draft/addressee.h"

#include "services/notification/domain/draft/fillers.h"

namespace candour::notification {
namespace {

using ledger::v1::CaseFile;
using ledger::v1::Contribution;
using ledger::v1::Person;

constexpr const char* kToResponsible = "N-S1";
constexpr const char* kToProvider = "N-S2";

const Contribution* AskedBy(const CaseFile& view, const std::string& obligation_id) {
  for (const Contribution& each : view.contributions()) {
    if (each.obligation_id() == obligation_id) return &each;
  }
  return nullptr;
}

const ledger::v1::InformationRequest* RequestOf(const CaseFile& view,
                                                const std::string& obligation_id) {
  for (const auto& each : view.matter().joint().requests()) {
    if (each.obligation_id() == obligation_id) return &each;
  }
  return nullptr;
}

// The last contribution that was asked of the same body and says where it is reached.
const Contribution* LastReachable(const CaseFile& view, const std::string& body) {
  const Contribution* last = nullptr;
  for (const Contribution& each : view.contributions()) {
    if (each.contributor() == body && !each.contact_email().empty()) last = &each;
  }
  return last;
}

Person ByEmail(const std::string& name, const std::string& email) {
  Person person;
  person.set_name(name);
  person.set_email(email);
  person.set_email_consent(!email.empty());
  return person;
}

Person ContactOf(const Contribution& contribution) {
  const std::string& name = contribution.contact_name();
  return ByEmail(name.empty() ? contribution.contributor_name() : name,
                 contribution.contact_email());
}

}  // namespace

bool IsToComplainant(const Duty& duty) {
  return duty.notice != kToResponsible && duty.notice != kToProvider;
}

Person AddresseeOf(const Duty& duty, const CaseFile& view, const NoticeBook& book) {
  if (duty.notice == kToResponsible) {
    const reference::v1::Authority* authority = book.FindAuthority(view.authority_id());
    if (authority == nullptr) return {};
    return ByEmail(authority->responsible_person(), authority->responsible_email());
  }
  if (duty.notice != kToProvider) return view.complainant();
  if (const Contribution* asked = AskedBy(view, duty.obligation_id)) return ContactOf(*asked);
  const auto* request = RequestOf(view, duty.obligation_id);
  const Contribution* known = request == nullptr ? nullptr : LastReachable(view, request->body());
  return known == nullptr ? Person() : ContactOf(*known);
}

std::string RecipientOf(const Duty& duty, const CaseFile& view) {
  if (duty.notice == kToResponsible) return "responsible_person";
  if (duty.notice != kToProvider) return "complainant";
  if (const Contribution* asked = AskedBy(view, duty.obligation_id)) return asked->contributor();
  const auto* request = RequestOf(view, duty.obligation_id);
  return request == nullptr ? "provider" : request->body();
}

void FillRequest(Slots& slots) {
  const Duty& duty = slots.TheDuty();
  slots.Text("to_name", AddresseeOf(duty, slots.View(), slots.Book()).name());
  slots.Day("due_by", duty.due_by);
  const Contribution* asked = AskedBy(slots.View(), duty.obligation_id);
  const auto* request = RequestOf(slots.View(), duty.obligation_id);
  if (asked != nullptr) slots.Text("questions", asked->shown());
  const reference::v1::Authority* authority =
      slots.Book().FindAuthority(slots.View().authority_id());
  const bool may_answer = asked != nullptr && !asked->contact_email().empty() &&
                          asked->state() == ledger::v1::CONTRIBUTION_STATE_ASKED;
  if (may_answer && authority != nullptr && !authority->answer_page().empty()) {
    slots.Text("link", kLinkStandIn);
  }
  if (request != nullptr) slots.Text("questions", request->text());
}

}  // namespace candour::notification
