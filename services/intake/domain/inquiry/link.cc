#include "services/intake/domain/inquiry/link.h"

#include <algorithm>
#include <utility>

#include "services/common/day/london.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/inquiry/acts.h"
#include "services/intake/domain/inquiry/find.h"
#include "services/intake/domain/instant.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

// How many working days a link outlasts the day on which the answer is due.
constexpr int kLinkOutlasts = 10;
constexpr absl::Duration kLinkOutlastsAtLeast = absl::Hours(14 * 24);
constexpr size_t kLinkDigestOctets = 32;

}  // namespace

absl::Time LinkExpiry(const v1::Obligation& obligation, const Duties& duties, absl::Time now) {
  if (!obligation.has_due_by()) return now + kLinkOutlastsAtLeast;
  const absl::StatusOr<absl::CivilDay> last =
      duties.WorkingDays().AddWorkingDays(StoredDay(obligation.due_by()), kLinkOutlasts);
  return last.ok() ? EndOfDay(*last) : now + kLinkOutlastsAtLeast;
}

bool Opens(const v1::Contribution& contribution, const std::string& digest, absl::Time now) {
  if (digest.size() != kLinkDigestOctets) return false;
  const auto& sent = contribution.sent_link_digests();
  const bool known = digest == contribution.link_digest() ||
                     std::find(sent.begin(), sent.end(), digest) != sent.end();
  return known && now <= InstantFrom(contribution.link_expires_at());
}

absl::Status CheckLink(const v1::Contribution& asked, const v1::ReceiveContribution& act,
                       const Context& context) {
  if (act.link_digest().empty()) return absl::OkStatus();
  if (!context.actor.Has(type::v1::ROLE_SERVICE)) {
    return FieldError("act.link_digest", "leave it empty: it is for answers through the link");
  }
  if (Opens(asked, act.link_digest(), context.now)) return absl::OkStatus();
  return absl::NotFoundError("the link opens nothing");
}

absl::StatusOr<Events> DecideIssueLink(const v1::CaseFile& file, const v1::IssueLink& act,
                                       const Context& context) {
  if (act.link_digest().size() != kLinkDigestOctets) {
    return FieldError("act.link_digest", "give the 32 octets of SHA-256");
  }
  const v1::Contribution* asked = FirstWhere(
      file.contributions(),
      [&act](const v1::Contribution& each) { return each.obligation_id() == act.obligation_id(); });
  if (asked == nullptr) return absl::NotFoundError("nothing was asked by that obligation");
  if (asked->state() != v1::CONTRIBUTION_STATE_ASKED) {
    return absl::FailedPreconditionError("this contribution is no longer asked for");
  }
  const absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  const v1::Obligation* owed = FindObligation(file, act.obligation_id());
  v1::Event event;
  v1::LinkIssued& issued = *event.mutable_link_issued();
  issued.set_contribution_id(asked->contribution_id());
  issued.set_link_digest(act.link_digest());
  *issued.mutable_link_expires_at() = ToTimestamp(
      std::max(InstantFrom(asked->link_expires_at()),
               LinkExpiry(owed == nullptr ? v1::Obligation() : *owed, *duties, context.now)));
  return Events{std::move(event)};
}

}  // namespace candour::intake
