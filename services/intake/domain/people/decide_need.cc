#include <algorithm>
#include <string>
#include <utility>

#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/people/acts.h"
#include "services/intake/domain/people/hold.h"
#include "services/intake/domain/people/need.h"
#include "services/intake/domain/people/party.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

const v1::InformationNeed* FindNeed(const v1::Person& person, uint32_t need_id) {
  const auto found = std::find_if(
      person.needs().begin(), person.needs().end(),
      [need_id](const v1::InformationNeed& each) { return each.need_id() == need_id; });
  return found == person.needs().end() ? nullptr : &*found;
}

absl::Status CheckNeed(const v1::Person& person, const v1::RecordNeed& act, absl::CivilDay today) {
  if (act.step() == v1::NEED_STEP_UNSPECIFIED || !v1::NeedStep_IsValid(act.step())) {
    return FieldError("act.step", "choose recorded, flagged, shared, met, reviewed or ended");
  }
  if (act.need_id() == 0) {
    if (act.step() != v1::NEED_STEP_RECORDED) {
      return FieldError("act.need_id", "say which need the step was taken on");
    }
    if (act.format().empty() || act.format() == kStandardFormat) {
      return FieldError("act.format", "say which format the person needs");
    }
  } else {
    const v1::InformationNeed* need = FindNeed(person, act.need_id());
    if (need == nullptr) return FieldError("act.need_id", "the person has no such need");
    if (need->has_ended_at()) return FieldError("act.need_id", "this need has ended");
  }
  if (!act.has_review_by()) return absl::OkStatus();
  const absl::StatusOr<absl::CivilDay> day = DayOfField(act.review_by(), "act.review_by");
  if (!day.ok()) return day.status();
  if (*day <= today) return FieldError("act.review_by", "give a day after today");
  return absl::OkStatus();
}

google::protobuf::Timestamp* InstantOf(v1::NeedStep step, v1::InformationNeed& need) {
  switch (step) {
    case v1::NEED_STEP_FLAGGED:
      return need.mutable_flagged_at();
    case v1::NEED_STEP_SHARED:
      return need.mutable_shared_at();
    case v1::NEED_STEP_MET:
      return need.mutable_met_at();
    case v1::NEED_STEP_REVIEWED:
      return need.mutable_reviewed_at();
    case v1::NEED_STEP_ENDED:
      return need.mutable_ended_at();
    default:
      return need.mutable_recorded_at();
  }
}

v1::InformationNeed NeedAfter(const v1::Person& person, const v1::RecordNeed& act, absl::Time now) {
  const auto next = static_cast<uint32_t>(person.needs_size() + 1);
  v1::InformationNeed need = act.need_id() == 0 ? NewNeed(next, act.format(), act.words(), now)
                                                : *FindNeed(person, act.need_id());
  if (!act.format().empty()) need.set_format(act.format());
  if (!IsBlank(act.words())) need.set_words(act.words());
  *InstantOf(act.step(), need) = ToTimestamp(now);
  if (act.step() == v1::NEED_STEP_REVIEWED) {
    *need.mutable_review_by() = ToMessage(AYearAfter(LondonDay(now)));
  }
  if (act.has_review_by()) *need.mutable_review_by() = act.review_by();
  return need;
}

// The review of a need follows its date; a review that was done opens the next.
void OweReview(v1::Party party, const v1::InformationNeed* before, absl::Time now, Duties& duties,
               v1::InformationNeed& need) {
  const std::string clock = NeedClock(party, need.need_id());
  const bool moved = before == nullptr ||
                     StoredDay(before->review_by()) != StoredDay(need.review_by()) ||
                     before->obligation_id().empty();
  if (!moved && !need.has_ended_at()) return;
  const bool reviewed = need.has_reviewed_at() && InstantFrom(need.reviewed_at()) == now;
  duties.Close(clock, reviewed ? v1::OBLIGATION_STATE_MET : v1::OBLIGATION_STATE_CANCELLED, now);
  need.clear_obligation_id();
  if (!need.has_ended_at()) need.set_obligation_id(OpenNeedReview(party, need, duties));
}

}  // namespace

absl::StatusOr<Events> DecideRecordNeed(const v1::CaseFile& file, const v1::RecordNeed& act,
                                        const Context& context) {
  absl::Status checked = RequirePersonalParts(file);
  if (!checked.ok()) return checked;
  const v1::Party party = Meant(act.party());
  const absl::StatusOr<const v1::Person*> person = RequirePerson(file, party);
  if (!person.ok()) return person.status();
  if ((*person)->has_death()) return FieldError("act.party", "this person has died");
  checked = CheckNeed(**person, act, LondonDay(context.now));
  if (!checked.ok()) return checked;

  v1::Event event;
  v1::NeedRecorded& recorded = *event.mutable_need_recorded();
  recorded.set_party(party);
  *recorded.mutable_need() = NeedAfter(**person, act, context.now);
  v1::CaseFile after = Becomes(file, event);
  recorded.set_accessible_format(FormatOf(*PersonOf(after, party)));
  if (!MayOwe(file)) return Events{std::move(event)};
  after = Becomes(file, event);
  absl::StatusOr<Duties> duties = Duties::Of(after, context);
  if (!duties.ok()) return duties.status();
  OweReview(party, FindNeed(**person, act.need_id()), context.now, *duties,
            *recorded.mutable_need());
  if (party == v1::PARTY_COMPLAINANT) Retime(file, after, *duties);
  Carry(*duties, event);
  return Events{std::move(event)};
}

}  // namespace candour::intake
