// Who may not be written to, and why.
#ifndef CANDOUR_SERVICES_NOTIFICATION_DOMAIN_BARRED_H_
#define CANDOUR_SERVICES_NOTIFICATION_DOMAIN_BARRED_H_

#include <optional>

#include "services/notification/domain/judgement.h"

namespace candour::notification {

// Why nothing goes by itself on the case `view` on `today`, whatever the notice; nothing when
// nothing stands against it.
std::optional<Judgement> Barred(const ledger::v1::CaseFile& view, absl::CivilDay today);

// Why nothing at all goes by itself on the case, whoever it is for; nothing when nothing stands
// against it.
std::optional<Judgement> BarredForAll(const ledger::v1::CaseFile& view);

// The number to call with what is known about calling safely; empty when the person gave none, it
// is not safe, or nobody may call.
std::string SafePhone(const ledger::v1::Person& person);

// By which way the notice reaches the complainant: nothing when by none that is safe. An address
// marked unsafe is none. After a failed attempt only a way that the person confirmed (G-5).
std::optional<Way> WayTo(const Duty& duty, const ledger::v1::Person& person);

// Whether the person's contact point of this kind was confirmed in this way, or in any when
// unspecified, and is not marked unsafe.
bool IsConfirmed(const ledger::v1::Person& person, ledger::v1::ContactKind kind,
                 ledger::v1::Confirmation by = ledger::v1::CONFIRMATION_UNSPECIFIED);

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_DOMAIN_BARRED_H_
