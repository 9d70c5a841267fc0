#include "services/intake/domain/matter/acts.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

// Points, scope and the kind of record.
absl::StatusOr<Events> DecideScope(const v1::CaseFile& file, const v1::Act& act,
                                   const Context& context) {
  switch (act.kind_case()) {
    case v1::Act::kAddPoint:
      return DecideAddPoint(file, act.add_point(), context);
    case v1::Act::kDescribePoint:
      return DecideDescribePoint(file, act.describe_point(), context);
    case v1::Act::kRecordFinding:
      return DecideRecordFinding(file, act.record_finding(), context);
    case v1::Act::kRecordRemedy:
      return DecideRecordRemedy(file, act.record_remedy(), context);
    case v1::Act::kExclude:
      return DecideExclude(file, act.exclude(), context);
    case v1::Act::kConsiderOutOfTime:
      return DecideConsiderOutOfTime(file, act.consider_out_of_time(), context);
    case v1::Act::kResolveOrally:
      return DecideResolveOrally(file, act.resolve_orally(), context);
    case v1::Act::kConvertRecord:
      return DecideConvertRecord(file, act.convert_record(), context);
    case v1::Act::kTransferOut:
      return DecideTransferOut(file, act.transfer_out(), context);
    case v1::Act::kRecordTransferIn:
      return DecideRecordTransferIn(file, act.record_transfer_in(), context);
    default:
      return absl::InvalidArgumentError("the act does not say what is to be done");
  }
}

// With whom it is handled.
absl::StatusOr<Events> DecideSharing(const v1::CaseFile& file, const v1::Act& act,
                                     const Context& context) {
  switch (act.kind_case()) {
    case v1::Act::kArrangeJoint:
      return DecideArrangeJoint(file, act.arrange_joint(), context);
    case v1::Act::kRequestInformation:
      return DecideRequestInformation(file, act.request_information(), context);
    case v1::Act::kRecordInformation:
      return DecideRecordInformation(file, act.record_information(), context);
    case v1::Act::kAskProviderConsent:
      return DecideAskProviderConsent(file, act.ask_provider_consent(), context);
    case v1::Act::kSendToProvider:
      return DecideSendToProvider(file, act.send_to_provider(), context);
    case v1::Act::kLinkCases:
      return DecideLinkCases(file, act.link_cases(), context);
    default:
      return DecideScope(file, act, context);
  }
}

}  // namespace

bool IsOnMatter(const v1::Act& act) {
  if (act.has_answer_alert()) return true;
  return act.kind_case() >= v1::Act::kAddPoint && act.kind_case() <= v1::Act::kRemoveMisfiled;
}

absl::StatusOr<Events> DecideMatter(const v1::CaseFile& file, const v1::Act& act,
                                    const Context& context) {
  switch (act.kind_case()) {
    case v1::Act::kTriage:
      return DecideTriage(file, act.triage(), context);
    case v1::Act::kAnswerAlert:
      return DecideAnswerAlert(file, act.answer_alert(), context);
    case v1::Act::kTellDirector:
      return DecideTellDirector(file, act.tell_director(), context);
    case v1::Act::kRecordSafeguarding:
      return DecideRecordSafeguarding(file, act.record_safeguarding(), context);
    case v1::Act::kRequestDebtHold:
      return DecideRequestDebtHold(file, act.request_debt_hold(), context);
    case v1::Act::kAnswerDebtHold:
      return DecideAnswerDebtHold(file, act.answer_debt_hold(), context);
    case v1::Act::kReportMisdirected:
      return DecideReportMisdirected(file, act.report_misdirected(), context);
    case v1::Act::kAssessMisdirected:
      return DecideAssessMisdirected(file, act.assess_misdirected(), context);
    case v1::Act::kRemoveMisfiled:
      return DecideRemoveMisfiled(file, act.remove_misfiled(), context);
    default:
      return DecideSharing(file, act, context);
  }
}

}  // namespace candour::intake
