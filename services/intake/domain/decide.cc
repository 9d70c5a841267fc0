#include "services/intake/domain/decide.h"

#include "services/intake/domain/authority/authority_file.h"
#include "services/intake/domain/correspondence/acts.h"
#include "services/intake/domain/correspondence/sight.h"
#include "services/intake/domain/decide_acts.h"
#include "services/intake/domain/delivery/acts.h"
#include "services/intake/domain/inquiry/acts.h"
#include "services/intake/domain/matter/acts.h"
#include "services/intake/domain/matter/alerts.h"
#include "services/intake/domain/people/acts.h"
#include "services/intake/domain/period/acts.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

absl::StatusOr<Events> DecideOnCase(const v1::CaseFile& file, const v1::Act& act,
                                    const Context& context) {
  if (auto decided = DecideCorrespondence(file, act, context)) return *std::move(decided);
  if (auto decided = DecideInquiry(file, act, context)) return *std::move(decided);
  if (IsOnPeople(act)) return DecideOnPeople(file, act, context);
  if (IsOnMatter(act)) return DecideMatter(file, act, context);
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
      return DecideErasePersonal(file, act.erase_personal(), context);
    case v1::Act::kProposeLongerPeriod:
      return DecideProposeLongerPeriod(file, act.propose_longer_period(), context);
    case v1::Act::kAgreeLongerPeriod:
      return DecideAgreeLongerPeriod(file, act.agree_longer_period(), context);
    case v1::Act::kCorrectReceipt:
      return DecideCorrectReceipt(file, act.correct_receipt(), context);
    case v1::Act::kEscalate:
      return DecideEscalate(file, act.escalate(), context);
    case v1::Act::kRecordStageStep:
      return DecideRecordStageStep(file, act.record_stage_step(), context);
    case v1::Act::kPauseWork:
      return DecidePauseWork(file, act.pause_work(), context);
    case v1::Act::kResumeWork:
      return DecideResumeWork(file, context);
    case v1::Act::kRederive:
      return DecideRederive(file, context);
    case v1::Act::kSubmit:
    case v1::Act::kRecordListing:
    case v1::Act::kAdoptReference:
    case v1::Act::kRecordDelegation:
    case v1::Act::kEndDelegation:
    case v1::Act::KIND_NOT_SET:
    default:
      break;
  }
  return absl::InvalidArgumentError("the act does not say what is to be done");
}

}  // namespace

namespace {

absl::StatusOr<Events> DecideAct(const v1::CaseFile* file, const v1::Act& act,
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
  // A case of which the actor may not know is none to them; an emergency opens it with a reason.
  // A death and a block on contact reach every case of the person, and show nothing of it.
  const bool reaches_all = act.has_record_death() || act.has_record_no_contact();
  const bool hidden = file != nullptr && !act.has_open_restricted() && !reaches_all &&
                      !MaySee(*file, context.actor, context.now);
  if (file == nullptr || hidden) return absl::NotFoundError("there is no such case");
  return DecideOnCase(*file, act, context);
}

}  // namespace

absl::StatusOr<std::vector<v1::Event>> Decide(const v1::CaseFile* file, const v1::Act& act,
                                              const Context& context) {
  absl::StatusOr<Events> events = DecideAct(file, act, context);
  if (!events.ok()) return events.status();
  return WithAlerts(file, act, context, *std::move(events));
}

}  // namespace candour::intake
