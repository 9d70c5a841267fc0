#include "services/common/follower/erasure.h"

#include "services/common/follower/command.h"
#include "services/common/follower/name_id.h"

namespace candour::follower {

absl::Status ConfirmErasure(Transaction& transaction, const std::string& follower,
                            const ledger::v1::RecordedEvent& erasure,
                            const ClearedCounts& cleared) {
  ledger::v1::Act act;
  act.set_complaint_id(erasure.complaint_id());
  ledger::v1::ConfirmErasure& confirm = *act.mutable_confirm_erasure();
  confirm.set_follower(follower);
  *confirm.mutable_erased_at() = erasure.event().personal_erased().erased_at();
  for (const auto& [what, count] : cleared) {
    if (count == 0) continue;
    ledger::v1::Cleared& each = *confirm.add_cleared();
    each.set_what(what);
    each.set_count(count);
  }
  const std::string request_id =
      RequestId(follower, erasure.authority_id(), erasure.seq(), "confirm_erasure");
  return QueueCommand(transaction, follower, erasure.authority_id(), request_id, act);
}

}  // namespace candour::follower
