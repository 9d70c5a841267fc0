// The fold: a case file is what its events amount to.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_APPLY_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_APPLY_H_

#include <string_view>

#include "candour/ledger/v1/case_file.pb.h"
#include "candour/ledger/v1/event.pb.h"

namespace candour::intake {

// Rises whenever Apply changes, so that snapshots made before can be folded again.
inline constexpr int kFoldVersion = 1;

// Whether `event` changes its case file. Views, listings and events of
// the authority do not.
bool ChangesCase(const ledger::v1::Event& event);

// `file` after `event`. Only copies: nothing is computed here, so replay under newer rules gives
// the same file. Personal parts are optional. Raises the version by one when ChangesCase(event).
ledger::v1::CaseFile Apply(ledger::v1::CaseFile file, const ledger::v1::Event& event);

// The name of the event's kind, for example "complaint_received"; empty when none is set.
std::string_view TypeOf(const ledger::v1::Event& event);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_APPLY_H_
