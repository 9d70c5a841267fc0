#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/inquiry/acts.h"
#include "services/intake/domain/inquiry/duties.h"
#include "services/intake/domain/inquiry/find.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/reference_data.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

constexpr std::array<std::string_view, 3> kImpacts = {"better", "same", "worse"};

absl::Status CheckDays(const v1::AddLearning& act, const Context& context) {
  const absl::StatusOr<absl::CivilDay> due = DayOfField(act.due_by(), "act.due_by");
  if (!due.ok()) return due.status();
  if (*due < LondonDay(context.now)) {
    return FieldError("act.due_by", "give a day that has not passed");
  }
  const absl::StatusOr<absl::CivilDay> check =
      DayOfField(act.impact_check_by(), "act.impact_check_by");
  if (!check.ok()) return check.status();
  if (*check < *due) {
    return FieldError("act.impact_check_by", "nobody can see whether it helped before it is done");
  }
  return absl::OkStatus();
}

absl::Status CheckLearning(const v1::AddLearning& act, const Context& context) {
  const ReferenceData& data = *context.reference_data;
  if (data.CodeOf("learning_types", act.type()) == nullptr) {
    return FieldError("act.type", "give a learning type that exists, for example LRN-TRN");
  }
  if (!act.root_cause().empty() && data.CodeOf("root_causes", act.root_cause()) == nullptr) {
    return FieldError("act.root_cause", "give a root cause that exists, for example RC3");
  }
  if (IsBlank(act.words())) return FieldError("act.words", "say what will change");
  if (IsBlank(act.owner().subject())) return FieldError("act.owner.subject", "say who does it");
  return CheckDays(act, context);
}

absl::StatusOr<const v1::Learning*> FindOpenLearning(const v1::CaseFile& file, uint32_t id) {
  const v1::Learning* found = FindLearning(file, id);
  if (found == nullptr) return FieldError("act.learning_id", "there is no action of this number");
  if (found->state() == v1::LEARNING_STATE_OPEN) return found;
  return absl::FailedPreconditionError(found->state() == v1::LEARNING_STATE_DONE
                                           ? "this action has been done"
                                           : "this action has been given up");
}

v1::Event Ended(const v1::Learning& learning, v1::LearningState state, const std::string& evidence,
                const std::string& impact_obligation_id, const Duties& duties,
                const Context& context) {
  v1::Event event = duties.NewEvent();
  v1::LearningEnded& ended = *event.mutable_learning_ended();
  ended.set_learning_id(learning.learning_id());
  ended.set_state(state);
  *ended.mutable_ended_at() = ToTimestamp(context.now);
  ended.set_evidence(evidence);
  ended.set_impact_obligation_id(impact_obligation_id);
  return event;
}

}  // namespace

absl::StatusOr<Events> DecideAddLearning(const v1::CaseFile& file, const v1::AddLearning& act,
                                         const Context& context) {
  const absl::Status checked = CheckLearning(act, context);
  if (!checked.ok()) return checked;
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  const std::string obligation_id = duties->Open(WithChasers(
      duties->OnDay(kLearning, StoredDay(act.due_by()),
                    "The owner of the action undertook to do it by that day.", "reg 3(2)(g)"),
      *duties, context));
  v1::Event event = duties->NewEvent();
  v1::Learning& learning = *event.mutable_learning_added()->mutable_learning();
  learning.set_learning_id(static_cast<uint32_t>(file.learning_size()) + 1);
  learning.set_type(act.type());
  learning.set_root_cause(act.root_cause());
  learning.set_words(act.words());
  *learning.mutable_owner() = act.owner();
  *learning.mutable_due_by() = act.due_by();
  learning.set_obligation_id(obligation_id);
  learning.set_state(v1::LEARNING_STATE_OPEN);
  *learning.mutable_impact_check_by() = act.impact_check_by();
  return Events{std::move(event)};
}

absl::StatusOr<Events> DecideCompleteLearning(const v1::CaseFile& file,
                                              const v1::CompleteLearning& act,
                                              const Context& context) {
  const auto learning = FindOpenLearning(file, act.learning_id());
  if (!learning.ok()) return learning.status();
  if (IsBlank(act.evidence())) return FieldError("act.evidence", "say what shows that it was done");
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  EndDuty(file, (*learning)->obligation_id(), v1::OBLIGATION_STATE_MET, context.now, *duties);
  const std::string impact = duties->Open(WithChasers(
      duties->OnDay(kImpact, StoredDay((*learning)->impact_check_by()),
                    "Somebody looks on that day whether the change helped.", "reg 3(2)(g)"),
      *duties, context));
  return Events{
      Ended(**learning, v1::LEARNING_STATE_DONE, act.evidence(), impact, *duties, context)};
}

absl::StatusOr<Events> DecideDropLearning(const v1::CaseFile& file, const v1::DropLearning& act,
                                          const Context& context) {
  const auto learning = FindOpenLearning(file, act.learning_id());
  if (!learning.ok()) return learning.status();
  if (IsBlank(act.reason())) return FieldError("act.reason", "say why it is given up");
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  EndDuty(file, (*learning)->obligation_id(), v1::OBLIGATION_STATE_CANCELLED, context.now, *duties);
  return Events{Ended(**learning, v1::LEARNING_STATE_DROPPED, act.reason(), "", *duties, context)};
}

absl::StatusOr<Events> DecideRecordImpact(const v1::CaseFile& file, const v1::RecordImpact& act,
                                          const Context& context) {
  const v1::Learning* learning = FindLearning(file, act.learning_id());
  if (learning == nullptr) {
    return FieldError("act.learning_id", "there is no action of this number");
  }
  if (learning->state() != v1::LEARNING_STATE_DONE) {
    return absl::FailedPreconditionError("the action has not been done");
  }
  if (learning->has_impact_checked_at()) {
    return absl::FailedPreconditionError("its impact has been looked at");
  }
  if (std::find(kImpacts.begin(), kImpacts.end(), act.impact()) == kImpacts.end()) {
    return FieldError("act.impact", "say whether it is better, the same or worse");
  }
  if (IsBlank(act.note())) return FieldError("act.note", "say what shows it");
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  EndDuty(file, learning->impact_obligation_id(), v1::OBLIGATION_STATE_MET, context.now, *duties);
  v1::Event event = duties->NewEvent();
  v1::ImpactChecked& checked = *event.mutable_impact_checked();
  checked.set_learning_id(act.learning_id());
  checked.set_impact(act.impact());
  checked.set_note(act.note());
  *checked.mutable_checked_at() = ToTimestamp(context.now);
  return Events{std::move(event)};
}

}  // namespace candour::intake
