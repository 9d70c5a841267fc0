// What fills a notice, out of the case.
#ifndef CANDOUR_SERVICES_NOTIFICATION_DOMAIN_DRAFT_H_
#define CANDOUR_SERVICES_NOTIFICATION_DOMAIN_DRAFT_H_

#include "absl/status/statusor.h"
#include "services/notification/domain/judgement.h"

namespace candour::notification {

// The values for every name that the notice of `duty` may use. InvalidArgument when the council has
// no contact details or the delay has no reason that may be told.
absl::StatusOr<Filling> FillingFor(const Duty& duty, const ledger::v1::CaseFile& view,
                                   const NoticeBook& book);

// The text of the notice of `duty`; fails as FillingFor and NoticeBook::Render do.
absl::StatusOr<Rendered> TryText(const Duty& duty, const ledger::v1::CaseFile& view,
                                 const NoticeBook& book);

// The steps since the last contact that may be told, one line each; empty when there are none.
std::string SayableSteps(const ledger::v1::CaseFile& view, const NoticeBook& book,
                         std::set<absl::CivilDay>& days);

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_DOMAIN_DRAFT_H_
