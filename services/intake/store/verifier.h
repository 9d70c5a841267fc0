// Whether a ledger is still what was written.
#ifndef CANDOUR_SERVICES_INTAKE_STORE_VERIFIER_H_
#define CANDOUR_SERVICES_INTAKE_STORE_VERIFIER_H_

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/common/postgres/database.h"
#include "services/intake/store/chain_walk.h"
#include "services/intake/store/cursor.h"

namespace candour::intake {

// Events walked so far and the head's seq. False stops the walk.
using VerifyProgress = std::function<bool(std::int64_t walked, std::int64_t head_seq)>;

// Walks the whole chain of `authority_id` in one snapshot and names the first fault. `anchors` are
// heads noted outside the database, such as AnchorBook's and the followers' cursors.
//
// Progress comes after every page of 1,000 events. Cancelled when it says stop; Unavailable when
// the database does not answer. An authority without a ledger has an empty, faultless one.
absl::StatusOr<Verdict> VerifyLedger(Database& database, const std::string& authority_id,
                                     const std::vector<Cursor>& anchors,
                                     const VerifyProgress& progress);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_STORE_VERIFIER_H_
