#include "services/intake/domain/delivery/acts.h"

namespace candour::intake {

void ApplyNoticeFailed(ledger::v1::CaseFile& file, const ledger::v1::NoticeFailed& event) {
  auto& notices = *file.mutable_notices();
  for (auto notice = notices.rbegin(); notice != notices.rend(); ++notice) {
    if (notice->obligation_id() != event.obligation_id()) continue;
    *notice->mutable_failed_at() = event.failed_at();
    break;
  }
  for (ledger::v1::Amendment& amendment : *file.mutable_amendments()) {
    if (amendment.obligation_id() == event.obligation_id()) amendment.clear_told_at();
  }
}

void ApplyCallRecorded(ledger::v1::CaseFile& file, const ledger::v1::CallRecorded& event) {
  *file.add_calls() = event.call();
}

}  // namespace candour::intake
