#include <string>
#include <utility>
#include <vector>

#include "services/common/day/london.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/decide_duties.h"
#include "services/intake/domain/inquiry/duties.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/matter/acts.h"
#include "services/intake/domain/matter/checks.h"
#include "services/intake/domain/matter/duties.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

absl::Status CheckTransfer(const v1::CaseFile& file, const v1::TransferOut& act) {
  absl::Status kept = RequireNotErased(file);
  if (!kept.ok()) return kept;
  absl::Status open = RequireComplaintAtWork(file);
  if (!open.ok()) return open;
  if (act.transfer().body().empty()) {
    return FieldError("act.transfer.body", "say to which body it is sent on");
  }
  if (act.complainant_agrees() || file.anonymous()) return absl::OkStatus();
  return FieldError("act.complainant_agrees",
                    "a complaint is sent on with the complainant's agreement");
}

}  // namespace

absl::StatusOr<Events> DecideTransferOut(const v1::CaseFile& file, const v1::TransferOut& act,
                                         const Context& context) {
  const absl::Status checked = CheckTransfer(file, act);
  if (!checked.ok()) return checked;
  const auto points = UnsettledPoints(file, act.transfer().point_ids());
  if (!points.ok()) return points.status();
  const absl::Time sent = act.transfer().has_transferred_at()
                              ? InstantFrom(act.transfer().transferred_at())
                              : context.now;
  const absl::Status happened =
      CheckHappened(sent, file, context.now, "act.transfer.transferred_at");
  if (!happened.ok()) return happened;
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();

  v1::TransferredOut transferred;
  transferred.set_point_outcome(std::string(kTransferred));
  *transferred.mutable_transfer() = act.transfer();
  *transferred.mutable_transfer()->mutable_transferred_at() = ToTimestamp(sent);
  transferred.mutable_transfer()->clear_first_received_on();
  transferred.mutable_transfer()->clear_point_ids();
  for (const v1::Point* point : *points) {
    transferred.mutable_transfer()->add_point_ids(point->point_id());
  }
  const std::string& body = act.transfer().body();
  if (MayBeTold(file) && FindOpenFor(file, kTransferNotice.clock, body) == nullptr) {
    v1::Obligation notice = duties->ByStandard(kTransferNotice, LondonDay(sent));
    notice.set_party(body);
    duties->Open(std::move(notice));
  }
  v1::Event event = duties->NewEvent();
  *event.mutable_transferred_out() = std::move(transferred);
  return Events{std::move(event)};
}

absl::StatusOr<Events> DecideRecordTransferIn(const v1::CaseFile& file,
                                              const v1::RecordTransferIn& act,
                                              const Context& context) {
  const absl::Status kept = RequireNotErased(file);
  if (!kept.ok()) return kept;
  const absl::Status open = RequireComplaintAtWork(file);
  if (!open.ok()) return open;
  if (act.transfer().body().empty()) {
    return FieldError("act.transfer.body", "say from which body it came");
  }
  if (act.transfer().has_first_received_on()) {
    const auto first =
        DayOfField(act.transfer().first_received_on(), "act.transfer.first_received_on");
    if (!first.ok()) return first.status();
    if (*first > StoredDay(file.received_on())) {
      return FieldError("act.transfer.first_received_on",
                        "the first body received it before it came to us");
    }
  }
  v1::Event event;
  v1::BodyTransfer& transfer = *event.mutable_transfer_in_recorded()->mutable_transfer();
  transfer = act.transfer();
  *transfer.mutable_transferred_at() =
      ToTimestamp(act.transfer().has_transferred_at() ? InstantFrom(act.transfer().transferred_at())
                                                      : InstantFrom(file.received_at()));
  if (InstantFrom(transfer.transferred_at()) > context.now) {
    return FieldError("act.transfer.transferred_at", "give an instant that is not in the future");
  }
  return Events{std::move(event)};
}

}  // namespace candour::intake
