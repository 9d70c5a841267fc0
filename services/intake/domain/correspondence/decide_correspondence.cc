#include "services/intake/domain/correspondence/acts.h"

namespace candour::intake {

namespace v1 = ledger::v1;

std::optional<absl::StatusOr<Events>> DecideCorrespondence(const v1::CaseFile& file,
                                                           const v1::Act& act,
                                                           const Context& context) {
  switch (act.kind_case()) {
    case v1::Act::kRestrictCase:
      return DecideRestrictCase(file, act.restrict_case(), context);
    case v1::Act::kLiftRestriction:
      return DecideLiftRestriction(file, act.lift_restriction());
    case v1::Act::kOpenRestricted:
      return DecideOpenRestricted(file, act.open_restricted(), context);
    case v1::Act::kAddAttachment:
      return DecideAddAttachment(file, act.add_attachment(), context);
    case v1::Act::kRecordScan:
      return DecideRecordScan(file, act.record_scan(), context);
    case v1::Act::kRecordDownload:
      return DecideRecordDownload(file, act.record_download());
    case v1::Act::kReleaseAttachment:
      return DecideReleaseAttachment(file, act.release_attachment(), context);
    case v1::Act::kReceiveMessage:
      return DecideReceiveMessage(file, act.receive_message(), context);
    case v1::Act::kMarkMessageRead:
      return DecideMarkMessageRead(file, act.mark_message_read(), context);
    case v1::Act::kRemoveMessage:
      return DecideRemoveMessage(file, act.remove_message(), context);
    case v1::Act::kHoldErasure:
      return DecideHoldErasure(file, act.hold_erasure(), context);
    case v1::Act::kReleaseHold:
      return DecideReleaseHold(file, act.release_hold(), context);
    case v1::Act::kCorrectPersonal:
      return DecideCorrectPersonal(file, act.correct_personal(), context);
    case v1::Act::kConfirmErasure:
      return DecideConfirmErasure(file, act.confirm_erasure(), context);
    case v1::Act::kCertifyErasure:
      return DecideCertifyErasure(file, act.certify_erasure(), context);
    default:
      return std::nullopt;
  }
}

}  // namespace candour::intake
