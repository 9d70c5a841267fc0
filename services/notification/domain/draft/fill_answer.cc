// N-12 to N-18: the answer, what was promised in it, its corrections, and the Ombudsman's.
#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/notification/domain/case_view.h"
#include "services/notification/domain/draft/fillers.h"

namespace candour::notification {
namespace {

using ledger::v1::CaseFile;

std::string WithDay(Slots& slots, const std::string& words, const type::v1::Day& due_by) {
  const std::optional<absl::CivilDay> day = DayOf(due_by);
  std::string sentence = OneLine(words);
  if (!sentence.empty() && sentence.back() == '.') sentence.pop_back();
  return day ? absl::StrCat(sentence, ", by ", slots.Named(*day), ".")
             : absl::StrCat(sentence, ".");
}

std::vector<std::string> OpenActions(Slots& slots) {
  std::vector<std::string> open;
  for (const ledger::v1::Action& action : slots.View().actions()) {
    if (!action.has_done_at()) open.push_back(WithDay(slots, action.words(), action.due_by()));
  }
  return open;
}

std::string TextOfPoint(const CaseFile& view, uint32_t point_id) {
  for (const ledger::v1::Point& point : view.points()) {
    if (point.point_id() == point_id) return point.text();
  }
  return "";
}

// The conclusions on the whole, then on each point (reg 14(2)(a)(ii)).
std::string ConclusionsOf(const Slots& slots, const ledger::v1::Answer& answer) {
  std::vector<std::string> parts;
  if (!OneLine(answer.conclusions()).empty()) parts.push_back(answer.conclusions());
  for (const ledger::v1::PointConclusion& point : answer.points()) {
    const std::string told = Gist(TextOfPoint(slots.View(), point.point_id()));
    const std::string found = slots.Book().FixedWordsOf(absl::StrCat("outcome/", point.outcome()));
    const std::string head = told.empty() ? "" : absl::StrCat("You told us: ", told, "\n");
    parts.push_back(absl::StrCat(head, found, point.words().empty() ? "" : "\n", point.words()));
  }
  return absl::StrJoin(parts, "\n\n");
}

bool FoundFault(const ledger::v1::Answer& answer) {
  return std::any_of(answer.points().begin(), answer.points().end(), [](const auto& point) {
    return point.outcome() == "UPH" || point.outcome() == "PUP";
  });
}

// When the notice of that code last left and is not known to have failed.
absl::Time LastSent(const CaseFile& view, std::string_view notice) {
  absl::Time last = absl::InfinitePast();
  for (const ledger::v1::NoticeRecord& each : view.notices()) {
    if (each.notice() != notice || each.has_failed_at()) continue;
    last = std::max(last, InstantFrom(each.sent_at()));
  }
  return last;
}

}  // namespace

void FillAnswer(Slots& slots) {
  const ledger::v1::Draft& draft = slots.View().draft();
  if (draft.state() != ledger::v1::DRAFT_STATE_SIGNED) return;
  const ledger::v1::Answer& answer = draft.answer();
  slots.Text("how_considered", answer.considered());
  slots.Text("conclusions", ConclusionsOf(slots, answer));
  if (FoundFault(answer)) slots.Text("apology", slots.Book().FixedWordsOf("apology"));
  std::vector<std::string> actions;
  for (const ledger::v1::NewAction& action : answer.actions()) {
    actions.push_back(WithDay(slots, action.words(), action.due_by()));
  }
  slots.List("actions", actions);
  if (actions.empty()) slots.Words("actions", answer.action());
  slots.Text("signed_by", draft.signature().signed_by());
}

void FillActionUpdate(Slots& slots) {
  const absl::Time told_at = LastSent(slots.View(), slots.TheDuty().notice);
  std::vector<std::string> done;
  for (const ledger::v1::Action& action : slots.View().actions()) {
    if (!action.has_done_at() || InstantFrom(action.done_at()) <= told_at) continue;
    const std::string words = WithDay(slots, action.words(), {});
    done.push_back(
        absl::StrCat("We told you: ", words, " This is what we did: ", OneLine(action.evidence())));
  }
  slots.List("done", done);
  slots.List("still_to_do", OpenActions(slots));
}

void FillClosed(Slots& slots) { slots.List("open_actions", OpenActions(slots)); }

void FillCorrection(Slots& slots) {
  if (slots.View().has_responded_at()) slots.Day("sent_on", slots.View().responded_at());
  for (const ledger::v1::ResponseCorrection& each : slots.View().response_corrections()) {
    if (each.obligation_id() != slots.TheDuty().obligation_id) continue;
    slots.Text("wrong", each.wrong());
    slots.Text("right", each.right());
  }
}

void FillOmbudsman(Slots& slots) {
  const auto& matters = slots.View().ombudsman();
  const auto found = std::find_if(matters.rbegin(), matters.rend(),
                                  [](const auto& each) { return !each.decision().empty(); });
  if (found == matters.rend()) return;
  slots.Day("decided_on", found->decided_on());
  slots.Text("decision", slots.Book().FixedWordsOf(absl::StrCat("ombudsman/", found->decision())));
  std::vector<std::string> actions;
  std::optional<absl::CivilDay> last;
  for (const ledger::v1::Recommendation& each : found->recommendations()) {
    actions.push_back(WithDay(slots, each.words(), each.due_by()));
    last = std::max(last, DayOf(each.due_by()));
  }
  slots.List("actions", actions);
  slots.Day("actions_by", last);
}

}  // namespace candour::notification
