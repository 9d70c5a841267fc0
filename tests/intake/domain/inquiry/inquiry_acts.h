// Acts of an investigation, everything said that must be said.
#ifndef CANDOUR_TESTS_INTAKE_DOMAIN_INQUIRY_INQUIRY_ACTS_H_
#define CANDOUR_TESTS_INTAKE_DOMAIN_INQUIRY_INQUIRY_ACTS_H_

#include <cstdint>
#include <string>

#include "absl/time/civil_time.h"
#include "candour/ledger/v1/act.pb.h"
#include "tests/intake/domain/a_case.h"

namespace candour::intake {

inline constexpr char kLinkSecret[] = "hTq3-the-secret-of-the-link";

// With a link of kLinkSecret, and no name shown.
ledger::v1::Act AskTheProvider();
ledger::v1::Act ReceiveFrom(uint32_t contribution_id);
// A complete answer: point 1 upheld.
ledger::v1::Act WriteAnswer();
ledger::v1::Act CheckVersion(uint32_t draft_version, bool accepted = true);
ledger::v1::Act SignVersion(uint32_t draft_version);
// What is left to say when the signed answer goes out.
ledger::v1::Act SendSigned();
// The Ombudsman asks; the reply is due on `reply_by`.
ledger::v1::Act OmbudsmanAsks(absl::CivilDay notified_on, absl::CivilDay reply_by);
ledger::v1::Act OmbudsmanDecides(absl::CivilDay decided_on, const std::string& decision);
// A training by Sam Reed until `due_by`; looked at again a quarter later.
ledger::v1::Act LearnBy(absl::CivilDay due_by);

// A case whose answer was written by handler-1 and checked by manager-1.
ACase Checked(absl::CivilDay response_by);
// The same, signed by director-1, who acts on.
ACase Signed(absl::CivilDay response_by);
// Answered in one go on 12 May 2026.
ACase Answered();

}  // namespace candour::intake

#endif  // CANDOUR_TESTS_INTAKE_DOMAIN_INQUIRY_INQUIRY_ACTS_H_
