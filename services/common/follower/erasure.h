// What a follower says after it removed what it kept of a case.
#ifndef CANDOUR_SERVICES_COMMON_FOLLOWER_ERASURE_H_
#define CANDOUR_SERVICES_COMMON_FOLLOWER_ERASURE_H_

#include <cstdint>
#include <map>
#include <string>

#include "absl/status/status.h"
#include "candour/ledger/v1/event.pb.h"
#include "services/common/follower/projection.h"

namespace candour::follower {

// How much of each kind was removed, by a code such as "notice_texts".
using ClearedCounts = std::map<std::string, std::int64_t>;

// Queues the command that tells intake so, in the transaction in which it was removed: the
// certificate of an erasure rests on it. `erasure` is the event personal_erased, `follower` also
// the schema. A rebuild hands the event over again and sends nothing.
absl::Status ConfirmErasure(Transaction& transaction, const std::string& follower,
                            const ledger::v1::RecordedEvent& erasure, const ClearedCounts& cleared);

}  // namespace candour::follower

#endif  // CANDOUR_SERVICES_COMMON_FOLLOWER_ERASURE_H_
