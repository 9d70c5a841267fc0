#include "services/notification/domain/draft/draft.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/notification/domain/case_view.h"
#include "services/notification/domain/draft/fillers.h"
#include "services/notification/domain/draft/missing.h"

namespace candour::notification {
namespace {

using ledger::v1::CaseFile;

std::string Greeting(const CaseFile& view) {
  const std::string name = OneLine(view.complainant().name());
  return name.empty() ? "Hello," : absl::StrCat("Dear ", name, ",");
}

std::string KindOf(ledger::v1::RecordType type) {
  switch (type) {
    case ledger::v1::RECORD_TYPE_CPL:
      return "compliment";
    case ledger::v1::RECORD_TYPE_SUG:
      return "suggestion";
    default:
      return "comment";
  }
}

// What any notice may say of the case.
void FillCase(Slots& slots) {
  const CaseFile& view = slots.View();
  slots.Text("greeting", Greeting(view));
  slots.Text("reference", view.reference());
  slots.Text("kind", KindOf(view.record_type()));
  slots.Text("method", view.plan().method());
  slots.Text("to_name", OneLine(view.complainant().name()));
  slots.Text("cared_for_name", OneLine(view.care_recipient().name()));
  slots.Text("safe_number", OneLine(view.complainant().phone()));
  slots.Text("safe_times", OneLine(view.complainant().safe_contact()));
  slots.Day("received_on", view.received_on());
  slots.Day("response_by", view.plan().response_by());
  slots.Day("plan_by", DueBy(view, "PLAN"));
  slots.Day("progress_by", DueBy(view, "PROGRESS"));
  slots.Day("reason_by", DueBy(view, "REASON"));
  slots.Day("six_months_end", view.relevant_period_ends_on());
  if (view.has_responded_at()) slots.Day("answered_on", view.responded_at());
  if (view.has_withdrawn_at()) slots.Day("withdrawn_on", view.withdrawn_at());
}

using Filler = std::function<absl::Status(Slots&)>;

Filler Always(void (*fill)(Slots&)) {
  return [fill](Slots& slots) {
    fill(slots);
    return absl::OkStatus();
  };
}

// Who fills which text. One that is not here says nothing beyond FillCase: N-04, N-09H, N-14, N-19,
// N-20.
const std::map<std::string, Filler>& Fillers() {
  static const auto& fillers =
      *new std::map<std::string, Filler>{{"N-01", Always(FillTracking)},
                                         {"N-02", Always(FillRecord)},
                                         {"N-03", Always(FillPlan)},
                                         {"N-05", Always(FillSharing)},
                                         {"N-05R", Always(FillAuthority)},
                                         {"N-06", Always(FillRefusal)},
                                         {"N-07", Always(FillExcluded)},
                                         {"N-07J", Always(FillLead)},
                                         {"N-07P", Always(FillParts)},
                                         {"N-07T", Always(FillOutOfTime)},
                                         {"N-07X", Always(FillTransfer)},
                                         {"N-08", Always(FillProgress)},
                                         {"N-09", FillDelay},
                                         {"N-10", FillSixMonths},
                                         {"N-10C", Always(FillAgreedPeriod)},
                                         {"N-11", FillSixMonths},
                                         {"N-12", Always(FillAnswer)},
                                         {"N-13", Always(FillActionUpdate)},
                                         {"N-15", Always(FillNewPoint)},
                                         {"N-16", Always(FillClosed)},
                                         {"N-17", Always(FillCorrection)},
                                         {"N-18", Always(FillOmbudsman)},
                                         {"N-21", Always(FillEarlyNote)},
                                         {"N-22", Always(FillContactLimit)},
                                         {"N-23", Always(FillStage)},
                                         {"N-23A", Always(FillRequestHeard)},
                                         {"N-23F", Always(FillStage)},
                                         {"N-S1", Always(FillWarning)},
                                         {"N-S2", Always(FillRequest)}};
  return fillers;
}

}  // namespace

std::string SayableSteps(const CaseFile& view, const NoticeBook& book,
                         std::set<absl::CivilDay>& days) {
  const absl::Time last_contact = LastContact(view);
  std::vector<std::string> lines;
  for (const ledger::v1::Step& step : view.steps()) {
    const absl::Time taken_at = InstantFrom(step.taken_at());
    const std::string words = book.StepText(step.step());
    if (taken_at <= last_contact || words.empty()) continue;
    const absl::CivilDay day = LondonDay(taken_at);
    days.insert(day);
    lines.push_back(absl::StrCat("- On ", InWords(day), " ", words, "."));
  }
  return absl::StrJoin(lines, "\n");
}

std::string TextOf(const Duty& duty, const CaseFile& view) {
  const bool authority =
      duty.notice == "N-05" && view.authority().obligation_id() == duty.obligation_id;
  if (authority) return "N-05R";
  const bool last =
      duty.notice == "N-23" && view.draft().has_stage() && !view.draft().stage().has_escalate_by();
  return last ? "N-23F" : duty.notice;
}

absl::StatusOr<Draft> DraftOf(const Duty& duty, const CaseFile& view, const NoticeBook& book) {
  if (book.FindAuthority(view.authority_id()) == nullptr) {
    return absl::InvalidArgumentError("this council has no contact details");
  }
  Slots slots(duty, view, book);
  slots.Result().authority_id = view.authority_id();
  slots.Result().joint = view.matter().joint().health();
  FillCase(slots);
  Draft draft;
  draft.text = TextOf(duty, view);
  const auto filler = Fillers().find(draft.text);
  if (filler != Fillers().end()) {
    const absl::Status filled = filler->second(slots);
    if (!filled.ok()) return filled;
  }
  draft.filling = std::move(slots.Result());
  return draft;
}

absl::StatusOr<Rendered> TryText(const Duty& duty, const CaseFile& view, const NoticeBook& book) {
  const absl::StatusOr<Draft> draft = DraftOf(duty, view, book);
  if (!draft.ok()) return draft.status();
  const reference::v1::Notice* notice = book.Find(draft->text, view.authority_id());
  if (notice != nullptr) {
    const std::string missing = MissingFacts(*notice, draft->filling, book);
    if (!missing.empty()) return absl::FailedPreconditionError(missing);
  }
  return book.Render(draft->text, draft->filling);
}

}  // namespace candour::notification
