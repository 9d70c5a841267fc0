#include <algorithm>
#include <string>
#include <utility>

#include "services/common/day/london.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/decide_duties.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/matter/acts.h"
#include "services/intake/domain/matter/checks.h"
#include "services/intake/domain/matter/duties.h"
#include "services/intake/domain/matter/places.h"
#include "services/intake/domain/matter/sharing.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

const v1::ProviderShare* FindShare(const v1::CaseFile& file, const std::string& provider) {
  for (const v1::ProviderShare& share : file.matter().provider_shares()) {
    if (share.provider() == provider) return &share;
  }
  return nullptr;
}

bool IsOwnServiceOf(const v1::Point& point, const std::string& provider) {
  const v1::PointPlace& place = point.matter().place();
  return place.provider_own_service() && place.provider() == provider;
}

absl::Status CheckShare(const v1::CaseFile& file, const v1::ProviderShare& share) {
  absl::Status kept = RequireNotErased(file);
  if (!kept.ok()) return kept;
  absl::Status open = RequireOpenComplaint(file);
  if (!open.ok()) return open;
  if (share.provider().empty()) return FieldError("act.share.provider", "say which provider");
  if (IsBlank(share.what())) {
    return FieldError("act.share.what", "say exactly what the provider would see");
  }
  if (FindShare(file, share.provider()) == nullptr) return absl::OkStatus();
  return absl::FailedPreconditionError("the complainant was asked about this provider already");
}

// The points that are the provider's own service (reg 11(1)).
absl::StatusOr<google::protobuf::RepeatedField<uint32_t>> OwnPoints(const v1::CaseFile& file,
                                                                    const std::string& provider) {
  google::protobuf::RepeatedField<uint32_t> own;
  for (const v1::Point& point : file.points()) {
    if (!IsSettled(point) && IsOwnServiceOf(point, provider)) own.Add(point.point_id());
  }
  if (!own.empty()) return own;
  return FieldError("act.share.provider",
                    "no point is about this provider's own service: describe the point first");
}

// Whether a part is left that the council handles itself (reg 11(3)).
bool IsMixed(const v1::CaseFile& file) {
  return std::any_of(file.points().begin(), file.points().end(), [](const v1::Point& point) {
    return !IsSettled(point) && !point.matter().place().provider_own_service();
  });
}

}  // namespace

bool MayShareWith(const v1::CaseFile& file, const std::string& provider) {
  bool given = false;
  for (const v1::Consent& consent : file.consents()) {
    if (consent.kind() != v1::CONSENT_KIND_SHARE_WITH_PROVIDER) continue;
    if (!consent.provider().empty() && consent.provider() != provider) continue;
    given = consent.state() == v1::CONSENT_STATE_GIVEN;
  }
  return given;
}

void EndSharingRequest(const v1::CaseFile& file, const std::string& provider, absl::Time at,
                       Duties& duties) {
  for (const v1::Obligation& each : file.obligations()) {
    if (each.clock() != kSharingRequest.clock || each.state() != v1::OBLIGATION_STATE_OPEN)
      continue;
    if (!provider.empty() && each.party() != provider) continue;
    duties.CloseOne(each, v1::OBLIGATION_STATE_CANCELLED, at);
  }
}

absl::StatusOr<Events> DecideAskProviderConsent(const v1::CaseFile& file,
                                                const v1::AskProviderConsent& act,
                                                const Context& context) {
  const absl::Status checked = CheckShare(file, act.share());
  if (!checked.ok()) return checked;
  const absl::Status listed =
      CheckProviderListed(act.share().provider(), context, "act.share.provider");
  if (!listed.ok()) return listed;
  const auto own = OwnPoints(file, act.share().provider());
  if (!own.ok()) return own.status();
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();

  const absl::CivilDay today = LondonDay(context.now);
  v1::ProviderShare share = act.share();
  *share.mutable_point_ids() = *own;
  *share.mutable_asked_at() = ToTimestamp(context.now);
  share.clear_sent_at();
  v1::Obligation request = duties->ByStandard(kSharingRequest, today);
  request.set_party(share.provider());
  share.set_obligation_id(duties->Open(std::move(request)));
  if (IsMixed(file) && FindOpen(file, kPartsNotice.clock) == nullptr) {
    duties->Open(duties->ByStandard(kPartsNotice, today));
  }
  v1::Event event = duties->NewEvent();
  *event.mutable_provider_consent_asked()->mutable_share() = std::move(share);
  return Events{std::move(event)};
}

absl::StatusOr<Events> DecideSendToProvider(const v1::CaseFile& file, const v1::SendToProvider& act,
                                            const Context& context) {
  const v1::ProviderShare* share = FindShare(file, act.provider());
  if (share == nullptr) {
    return FieldError("act.provider", "the complainant was not asked about this provider");
  }
  if (share->has_sent_at()) return absl::FailedPreconditionError("the details went already");
  if (!MayShareWith(file, act.provider())) {
    return absl::FailedPreconditionError(
        "the complainant has not consented that details go to this provider, reg 11");
  }
  const absl::Time sent = act.has_sent_at() ? InstantFrom(act.sent_at()) : context.now;
  const absl::Status happened = CheckHappened(sent, file, context.now, "act.sent_at");
  if (!happened.ok()) return happened;
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  EndSharingRequest(file, act.provider(), context.now, *duties);
  v1::Event event = duties->NewEvent();
  event.mutable_sent_to_provider()->set_provider(act.provider());
  *event.mutable_sent_to_provider()->mutable_sent_at() = ToTimestamp(sent);
  return Events{std::move(event)};
}

}  // namespace candour::intake
