// To whom a notice goes.
#ifndef CANDOUR_SERVICES_NOTIFICATION_DOMAIN_DRAFT_ADDRESSEE_H_
#define CANDOUR_SERVICES_NOTIFICATION_DOMAIN_DRAFT_ADDRESSEE_H_

#include <string>
#include <string_view>

#include "candour/ledger/v1/case_file.pb.h"
#include "services/notification/domain/judgement.h"

namespace candour::notification {

// Whether the notice goes to the complainant, and not to a provider or to our own people.
bool IsToComplainant(const Duty& duty);

// What stands in the text of N-S2 where its link goes. The link is made when the notice leaves and
// stands in nothing that is kept.
inline constexpr std::string_view kLinkStandIn =
    "(Here stands the link, which is made when this leaves and kept nowhere.)";

// Who gets the notice of `duty` and where: the complainant; for N-S2 the contact of whom the
// contribution or the information is asked; for N-S1 the responsible person of the council.
ledger::v1::Person AddresseeOf(const Duty& duty, const ledger::v1::CaseFile& view,
                               const NoticeBook& book);

// Who that is, as records and lists name them: complainant, responsible_person, or the code of the
// team, provider or body that is asked.
std::string RecipientOf(const Duty& duty, const ledger::v1::CaseFile& view);

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_DOMAIN_DRAFT_ADDRESSEE_H_
