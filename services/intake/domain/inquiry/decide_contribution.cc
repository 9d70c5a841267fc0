#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/common/day/london.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/inquiry/acts.h"
#include "services/intake/domain/inquiry/duties.h"
#include "services/intake/domain/inquiry/find.h"
#include "services/intake/domain/inquiry/link.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/matter/places.h"
#include "services/intake/domain/matter/sharing.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

constexpr int kAnswerDays = 5;
constexpr size_t kDigestOctets = 32;

bool IsLetter(char c) { return absl::ascii_isalpha(static_cast<unsigned char>(c)); }

// Whether `word` stands in `text` as a word of its own.
bool HoldsWord(const std::string& text, const std::string& word) {
  for (size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    const size_t end = at + word.size();
    const bool begins = at == 0 || !IsLetter(text[at - 1]);
    const bool ends = end == text.size() || !IsLetter(text[end]);
    if (begins && ends) return true;
  }
  return false;
}

// Whether the surname of `person`, the last word of the name, stands in the text.
bool Names(const std::string& text, const v1::Person& person) {
  const std::string name(absl::StripAsciiWhitespace(person.name()));
  if (name.empty()) return false;
  return HoldsWord(text, name.substr(name.find_last_of(' ') + 1));
}

void CheckNames(const v1::CaseFile& file, const v1::RequestContribution& act,
                std::vector<FieldViolation>& violations) {
  const bool named =
      Names(act.shown(), file.complainant()) || Names(act.shown(), file.care_recipient());
  if (named && !act.names_shown()) {
    violations.push_back({"act.shown",
                          "holds a name that is to be withheld: leave it out, or say "
                          "that names are shown"});
  }
  if (act.names_shown() && act.kind() == v1::CONTRIBUTOR_KIND_PROVIDER &&
      !MayShareWith(file, act.contributor())) {
    violations.push_back({"act.names_shown",
                          "nobody has consented to naming the person to this "
                          "provider: record the consent, or withhold the name"});
  }
}

// Whether a point that is asked about is the provider's own service, which is no function of the
// council (reg 11); all points are asked about when none is named.
bool AsksAboutOwnService(const v1::CaseFile& file, const v1::RequestContribution& act) {
  return std::any_of(file.points().begin(), file.points().end(), [&act](const v1::Point& point) {
    const auto& asked = act.points();
    const bool meant =
        asked.empty() || std::find(asked.begin(), asked.end(), point.point_id()) != asked.end();
    const v1::PointPlace& place = point.matter().place();
    return meant && place.provider_own_service() && place.provider() == act.contributor();
  });
}

// Nothing of a complaint goes to a provider without the complainant's consent (reg 11), but where
// it acted for the council: then for a reason on record, and without the name (reg 6(1A)).
void CheckMayAsk(const v1::CaseFile& file, const v1::RequestContribution& act,
                 std::vector<FieldViolation>& violations) {
  if (act.kind() != v1::CONTRIBUTOR_KIND_PROVIDER || MayShareWith(file, act.contributor())) return;
  if (AsksAboutOwnService(file, act)) {
    violations.push_back({"act.contributor",
                          "this is the provider's own service, and nobody has consented that "
                          "details go to it: ask for the consent first, reg 11"});
  } else if (IsBlank(act.lawful_reason())) {
    violations.push_back({"act.lawful_reason",
                          "nobody has consented that details go to this provider: record the "
                          "consent, or say why it may be asked without, such as that it gives "
                          "this care for the council"});
  }
}

void CheckPoints(const v1::CaseFile& file, const v1::RequestContribution& act,
                 std::vector<FieldViolation>& violations) {
  std::set<uint32_t> seen;
  for (int i = 0; i < act.points_size(); ++i) {
    const bool known = FindPoint(file, act.points(i)) != nullptr;
    if (known && seen.insert(act.points(i)).second) continue;
    violations.push_back({absl::StrCat("act.points[", i, "]"),
                          known ? "names a point twice" : "the case has no such point"});
  }
}

absl::Status CheckRequest(const v1::CaseFile& file, const v1::RequestContribution& act) {
  const absl::Status open = RequireOpen(file);
  if (!open.ok()) return open;
  std::vector<FieldViolation> violations;
  if (act.kind() == v1::CONTRIBUTOR_KIND_UNSPECIFIED || !v1::ContributorKind_IsValid(act.kind())) {
    violations.push_back({"act.kind", "say whether it is a team, a provider or another body"});
  }
  if (IsBlank(act.contributor_name())) {
    violations.push_back({"act.contributor_name", "say who is asked"});
  }
  if (IsBlank(act.shown())) violations.push_back({"act.shown", "say what they are asked"});
  if (!act.link_digest().empty() && act.link_digest().size() != kDigestOctets) {
    violations.push_back({"act.link_digest", "give the 32 octets of SHA-256, or leave it empty"});
  }
  if (act.kind() == v1::CONTRIBUTOR_KIND_PROVIDER && !act.reprisal_asked()) {
    violations.push_back(
        {"act.reprisal_asked", "ask the person first whether they fear reprisal by the provider"});
  }
  CheckMayAsk(file, act, violations);
  CheckNames(file, act, violations);
  CheckPoints(file, act, violations);
  return violations.empty() ? absl::OkStatus() : FieldErrors(violations);
}

void Describe(const v1::RequestContribution& act, v1::Contribution& contribution) {
  contribution.set_kind(act.kind());
  contribution.set_contributor(act.contributor());
  contribution.set_contributor_name(act.contributor_name());
  contribution.set_contact_name(act.contact_name());
  contribution.set_contact_email(act.contact_email());
  contribution.set_shown(act.shown());
  contribution.set_names_shown(act.names_shown());
  *contribution.mutable_points() = act.points();
  contribution.set_link_digest(act.link_digest());
  contribution.set_reprisal_risk(act.reprisal_risk());
  contribution.set_lawful_reason(act.lawful_reason());
  contribution.set_state(v1::CONTRIBUTION_STATE_ASKED);
}

absl::StatusOr<const v1::Contribution*> FindAsked(const v1::CaseFile& file, uint32_t id) {
  const v1::Contribution* found = FindContribution(file, id);
  if (found == nullptr) {
    return FieldError("act.contribution_id", "nothing of this number was asked for");
  }
  if (found->state() != v1::CONTRIBUTION_STATE_ASKED) {
    return absl::FailedPreconditionError(found->state() == v1::CONTRIBUTION_STATE_RECEIVED
                                             ? "this contribution has been received"
                                             : "this contribution is no longer asked for");
  }
  return found;
}

}  // namespace

absl::StatusOr<Events> DecideRequestContribution(const v1::CaseFile& file,
                                                 const v1::RequestContribution& act,
                                                 const Context& context) {
  const absl::Status checked = CheckRequest(file, act);
  if (!checked.ok()) return checked;
  if (act.kind() == v1::CONTRIBUTOR_KIND_PROVIDER) {
    const absl::Status listed = CheckProviderListed(act.contributor(), context, "act.contributor");
    if (!listed.ok()) return listed;
  }
  if (act.kind() == v1::CONTRIBUTOR_KIND_TEAM) {
    const absl::Status listed = CheckTeamListed(act.contributor(), context, "act.contributor");
    if (!listed.ok()) return listed;
  }
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  const v1::Obligation obligation =
      WithChasers(duties->ByWorkingDays(kContribution, LondonDay(context.now), kAnswerDays,
                                        "A contribution is answered within 5 working days."),
                  *duties, context);
  const absl::Time expires_at = LinkExpiry(obligation, *duties, context.now);
  const std::string id = duties->Open(obligation);
  v1::Event event = duties->NewEvent();
  v1::Contribution& contribution = *event.mutable_contribution_requested()->mutable_contribution();
  Describe(act, contribution);
  contribution.set_contribution_id(static_cast<uint32_t>(file.contributions_size()) + 1);
  *contribution.mutable_asked_at() = ToTimestamp(context.now);
  contribution.set_obligation_id(id);
  if (!act.link_digest().empty()) {
    *contribution.mutable_link_expires_at() = ToTimestamp(expires_at);
  }
  return Events{std::move(event)};
}

absl::StatusOr<Events> DecideReceiveContribution(const v1::CaseFile& file,
                                                 const v1::ReceiveContribution& act,
                                                 const Context& context) {
  const absl::StatusOr<const v1::Contribution*> asked = FindAsked(file, act.contribution_id());
  if (!asked.ok()) return asked.status();
  const absl::Status link = CheckLink(**asked, act, context);
  if (!link.ok()) return link;
  if (IsBlank(act.answer())) return FieldError("act.answer", "say what they answered");
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  EndDuty(file, (*asked)->obligation_id(), v1::OBLIGATION_STATE_MET, context.now, *duties);
  v1::Event event = duties->NewEvent();
  v1::ContributionReceived& received = *event.mutable_contribution_received();
  received.set_contribution_id(act.contribution_id());
  *received.mutable_received_at() = ToTimestamp(context.now);
  received.set_answer(act.answer());
  received.set_by_link(!act.link_digest().empty());
  return Events{std::move(event)};
}

absl::StatusOr<Events> DecideWithdrawContribution(const v1::CaseFile& file,
                                                  const v1::WithdrawContribution& act,
                                                  const Context& context) {
  const absl::StatusOr<const v1::Contribution*> asked = FindAsked(file, act.contribution_id());
  if (!asked.ok()) return asked.status();
  if (IsBlank(act.reason())) return FieldError("act.reason", "say why it is no longer needed");
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  EndDuty(file, (*asked)->obligation_id(), v1::OBLIGATION_STATE_CANCELLED, context.now, *duties);
  v1::Event event = duties->NewEvent();
  v1::ContributionWithdrawn& withdrawn = *event.mutable_contribution_withdrawn();
  withdrawn.set_contribution_id(act.contribution_id());
  *withdrawn.mutable_withdrawn_at() = ToTimestamp(context.now);
  withdrawn.set_reason(act.reason());
  return Events{std::move(event)};
}

}  // namespace candour::intake
