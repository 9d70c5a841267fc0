#include "services/intake/domain/decide.h"

#include "services/intake/domain/authority/authority_file.h"
#include "services/intake/domain/decide_acts.h"
#include "services/intake/domain/delivery/acts.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

absl::StatusOr<Events> DecideOnCase(const v1::CaseFile& file, const v1::Act& act,
                                    const Context& context) {
  switch (act.kind_case()) {
    case v1::Act::kAcknowledge:
      return DecideAcknowledge(file, act.acknowledge(), context);
    case v1::Act::kAgreePlan:
      return DecideAgreePlan(file, act.agree_plan(), context);
    case v1::Act::kDeterminePlan:
      return DecideDeterminePlan(file, act.determine_plan(), context);
    case v1::Act::kExtend:
      return DecideExtend(file, act.extend(), context);
    case v1::Act::kRecordStep:
      return DecideRecordStep(file, act.record_step(), context);
    case v1::Act::kRespond:
      return DecideRespond(file, act.respond(), context);
    case v1::Act::kClose:
      return DecideClose(file, act.close(), context);
    case v1::Act::kWithdraw:
      return DecideWithdraw(file, act.withdraw(), context);
    case v1::Act::kSuggestThemes:
      return DecideSuggestThemes(file, act.suggest_themes(), context);
    case v1::Act::kConfirmThemes:
      return DecideConfirmThemes(file, act.confirm_themes(), context);
    case v1::Act::kRecordNotice:
      return DecideRecordNotice(file, act.record_notice(), context);
    case v1::Act::kReportNoticeFailed:
      return DecideReportNoticeFailed(file, act.report_notice_failed(), context);
    case v1::Act::kRecordCall:
      return DecideRecordCall(file, act.record_call(), context);
    case v1::Act::kTimeReached:
      return DecideTimeReached(file, act.time_reached(), context);
    case v1::Act::kRecordView:
      return DecideRecordView(act.record_view(), context);
    case v1::Act::kErasePersonal:
      return DecideErasePersonal(file, act.erase_personal());
    case v1::Act::kSubmit:
    case v1::Act::kRecordListing:
    case v1::Act::kAdoptReference:
    case v1::Act::kRecordDelegation:
    case v1::Act::kEndDelegation:
    case v1::Act::KIND_NOT_SET:
      break;
  }
  return absl::InvalidArgumentError("the act does not say what is to be done");
}

}  // namespace

absl::StatusOr<std::vector<v1::Event>> Decide(const v1::CaseFile* file, const v1::Act& act,
                                              const Context& context) {
  if (act.kind_case() == v1::Act::KIND_NOT_SET) {
    return absl::InvalidArgumentError("the act does not say what is to be done");
  }
  if (IsOnAuthority(act)) return DecideOnAuthority(act, context);
  if (act.kind_case() == v1::Act::kRecordListing) return DecideRecordListing(act.record_listing());
  if (act.kind_case() == v1::Act::kSubmit) {
    // A record of the same source has the same id: importing it again meets the case that is there.
    return file == nullptr ? DecideSubmit(act.submit(), context) : Events();
  }
  if (file == nullptr) return absl::NotFoundError("there is no such case");
  return DecideOnCase(*file, act, context);
}

}  // namespace candour::intake
