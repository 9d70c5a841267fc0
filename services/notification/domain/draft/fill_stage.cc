// N-23 to N-23F: the stages of a procedure that has several.
#include <string>

#include "absl/strings/str_cat.h"
#include "services/notification/domain/draft/fillers.h"

namespace candour::notification {
namespace {

std::string StageCode(const ledger::v1::CaseFile& view, uint32_t number) {
  return absl::StrCat(view.procedure(), "-", number);
}

}  // namespace

void FillStage(Slots& slots) {
  FillAnswer(slots);
  const ledger::v1::Draft& draft = slots.View().draft();
  if (draft.state() != ledger::v1::DRAFT_STATE_SIGNED || !draft.has_stage()) return;
  slots.Text("stage", absl::StrCat("stage ", draft.stage().number()));
  slots.Day("escalate_by", draft.stage().escalate_by());
  slots.Words("next_stage", StageCode(slots.View(), draft.stage().number() + 1));
}

void FillRequestHeard(Slots& slots) {
  const auto& stages = slots.View().periods().stages();
  if (stages.empty()) return;
  slots.Text("stage", absl::StrCat("stage ", stages.rbegin()->number()));
  slots.Day("asked_on", stages.rbegin()->requested_at());
  slots.Words("stage_answer", StageCode(slots.View(), stages.rbegin()->number()));
}

}  // namespace candour::notification
