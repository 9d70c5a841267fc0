// Who may sign an answer on a day (reg 4(2)-(3), 14(2)).
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_INQUIRY_SIGNER_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_INQUIRY_SIGNER_H_

#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "candour/ledger/v1/inquiry.pb.h"
#include "services/intake/domain/context.h"

namespace candour::intake {

// Whose hand an act claims.
struct Hand {
  // Name and role as they stand under the letter; may be empty.
  std::string_view signed_by;
  // The delegation; may be empty.
  std::string_view delegation_id;
  // typed, image or by_hand.
  std::string_view method;
  std::string_view document_digest;
  absl::Time signed_at;
};

// The signature under the delegation to sign responses that was live on that day: the one named,
// else the one of that name, else, where no name is given, the caller's own. A typed name is the
// caller's own alone (reg 15(2), Q20). Fails with a FieldError on act.delegation_id, act.method or
// act.signed_by.
absl::StatusOr<ledger::v1::Signature> Sign(const Hand& hand, const Context& context);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_INQUIRY_SIGNER_H_
