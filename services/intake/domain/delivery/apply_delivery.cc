#include <algorithm>

#include "services/intake/domain/delivery/acts.h"

namespace candour::intake {
namespace {

// The complainant's contact point of that kind, made where nothing was known of it.
ledger::v1::ContactPoint& PointToMark(ledger::v1::Person& person, ledger::v1::ContactKind kind) {
  for (ledger::v1::ContactPoint& point : *person.mutable_contact_points()) {
    if (point.kind() == kind) return point;
  }
  ledger::v1::ContactPoint& point = *person.add_contact_points();
  point.set_kind(kind);
  return point;
}

}  // namespace

void ApplyNoticeFailed(ledger::v1::CaseFile& file, const ledger::v1::NoticeFailed& event) {
  auto& notices = *file.mutable_notices();
  const auto last = std::find_if(notices.rbegin(), notices.rend(), [&event](const auto& notice) {
    return notice.obligation_id() == event.obligation_id();
  });
  if (last != notices.rend()) *last->mutable_failed_at() = event.failed_at();
  for (ledger::v1::Amendment& amendment : *file.mutable_amendments()) {
    if (amendment.obligation_id() == event.obligation_id()) amendment.clear_told_at();
  }
  if (event.bad_contact() == ledger::v1::CONTACT_KIND_UNSPECIFIED) return;
  *PointToMark(*file.mutable_complainant(), event.bad_contact()).mutable_failed_at() =
      event.failed_at();
}

void ApplyCallRecorded(ledger::v1::CaseFile& file, const ledger::v1::CallRecorded& event) {
  *file.add_calls() = event.call();
}

}  // namespace candour::intake
