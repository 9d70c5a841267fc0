#include "services/intake/domain/people/acts.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

}  // namespace

bool IsOnPeople(const v1::Act& act) {
  return act.kind_case() >= v1::Act::kRecordStanding &&
         act.kind_case() <= v1::Act::kRecordNoContact;
}

absl::StatusOr<Events> DecideOnPeople(const v1::CaseFile& file, const v1::Act& act,
                                      const Context& context) {
  switch (act.kind_case()) {
    case v1::Act::kRecordStanding:
      return DecideRecordStanding(file, act.record_standing(), context);
    case v1::Act::kRecordAuthority:
      return DecideRecordAuthority(file, act.record_authority(), context);
    case v1::Act::kRefuseRepresentative:
      return DecideRefuseRepresentative(file, act.refuse_representative(), context);
    case v1::Act::kReplaceComplainant:
      return DecideReplaceComplainant(file, act.replace_complainant(), context);
    case v1::Act::kRecordConsent:
      return DecideRecordConsent(file, act.record_consent(), context);
    case v1::Act::kRecordContact:
      return DecideRecordContact(file, act.record_contact(), context);
    case v1::Act::kRecordNeed:
      return DecideRecordNeed(file, act.record_need(), context);
    case v1::Act::kRecordAdjustment:
      return DecideRecordAdjustment(file, act.record_adjustment(), context);
    case v1::Act::kRecordAdvocate:
      return DecideRecordAdvocate(file, act.record_advocate(), context);
    case v1::Act::kRecordRestriction:
      return DecideRecordRestriction(file, act.record_restriction(), context);
    case v1::Act::kRecordDeath:
      return DecideRecordDeath(file, act.record_death(), context);
    case v1::Act::kRecordNoContact:
      return DecideRecordNoContact(file, act.record_no_contact(), context);
    default:
      return absl::InvalidArgumentError("the act is not about the people of a case");
  }
}

}  // namespace candour::intake
