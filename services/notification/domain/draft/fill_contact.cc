// N-21 and N-22: what was agreed on the spot, and how contact is limited.
#include <string>
#include <vector>

#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "services/notification/domain/draft/fillers.h"

namespace candour::notification {
namespace {

// The lines of what somebody typed as one text, without their own marks of a list.
std::vector<std::string> EntriesOf(const std::string& text) {
  std::vector<std::string> entries;
  for (const std::string& line : std::vector<std::string>(absl::StrSplit(text, '\n'))) {
    const std::string entry = OneLine(line);
    const std::string bare(absl::StripPrefix(entry, "- "));
    if (!bare.empty()) entries.push_back(bare);
  }
  return entries;
}

}  // namespace

const ledger::v1::ContactRestriction* LimitOf(const Duty& duty, const ledger::v1::CaseFile& view) {
  if (duty.notice != "N-22") return nullptr;
  for (const ledger::v1::ContactRestriction& each : view.complainant().restrictions()) {
    if (each.decision().obligation_id() == duty.obligation_id) return &each;
  }
  return nullptr;
}

void FillEarlyNote(Slots& slots) {
  slots.List("agreed", EntriesOf(slots.View().matter().oral_resolution().told()));
}

void FillContactLimit(Slots& slots) {
  const ledger::v1::ContactRestriction* limit = LimitOf(slots.TheDuty(), slots.View());
  if (limit == nullptr || limit->has_lifted_at()) return;
  slots.List("restriction", EntriesOf(limit->words()));
  slots.Day("from_day", limit->since());
  slots.Day("until_day", limit->until());
  slots.Text("reason", limit->decision().reason());
  slots.Day("review_by", limit->decision().review_by());
  slots.Text("appeal_to", OneLine(limit->decision().appeal_to()));
  slots.Day("appeal_by", limit->decision().appeal_by());
}

}  // namespace candour::notification
