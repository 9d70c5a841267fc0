#include "services/intake/work/case_check.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"
#include "google/protobuf/util/message_differencer.h"
#include "services/intake/domain/apply.h"
#include "services/intake/store/case_row.h"

namespace candour::intake {
namespace {

using google::protobuf::Message;
using google::protobuf::util::MessageDifferencer;

constexpr int kCasesAtOnce = 50;

// Remembers the path of the first difference and none of its values, which may be personal.
class FirstDifference : public MessageDifferencer::Reporter {
 public:
  void ReportAdded(const Message&, const Message&,
                   const std::vector<MessageDifferencer::SpecificField>& path) override {
    Remember(path);
  }
  void ReportDeleted(const Message&, const Message&,
                     const std::vector<MessageDifferencer::SpecificField>& path) override {
    Remember(path);
  }
  void ReportModified(const Message&, const Message&,
                      const std::vector<MessageDifferencer::SpecificField>& path) override {
    Remember(path);
  }

  const std::string& Path() const { return path_; }

 private:
  void Remember(const std::vector<MessageDifferencer::SpecificField>& path) {
    if (!path_.empty()) return;
    for (const MessageDifferencer::SpecificField& step : path) {
      if (step.field == nullptr) continue;
      absl::StrAppend(&path_, path_.empty() ? "" : ".", step.field->name());
      if (step.field->is_repeated()) absl::StrAppend(&path_, "[", std::max(step.index, 0), "]");
    }
    if (path_.empty()) path_ = "(unknown field)";
  }

  std::string path_;
};

ledger::v1::CaseFile Fold(const std::vector<ledger::v1::Event>& events) {
  ledger::v1::CaseFile file;
  for (const ledger::v1::Event& event : events) {
    if (ChangesCase(event)) file = Apply(std::move(file), event);
  }
  return file;
}

std::optional<std::string> Written(const std::optional<absl::CivilDay>& day) {
  if (!day) return std::nullopt;
  return absl::FormatCivilTime(*day);
}

// The first typed column that does not say what `file` says; empty when all do.
std::string DifferentColumn(const CaseHistory& history, const ledger::v1::CaseFile& file) {
  const CaseLine& line = history.line;
  if (line.complaint_id != file.complaint_id()) return "column complaint_id";
  if (line.reference != file.reference()) return "column reference";
  if (line.version != file.version()) return "column version";
  if (line.record_type != file.record_type()) return "column record_type";
  if (line.status != file.status()) return "column status";
  if (history.received_at != ReceivedAt(file)) return "column received_at";
  if (absl::FormatCivilTime(line.received_on) != ReceivedOn(file)) return "column received_on";
  if (line.primary_theme != file.primary_theme()) return "column primary_theme";
  if (Written(line.next_due_by) != NextDueBy(file)) return "column next_due_by";
  if (history.next_alarm_at != NextAlarmAt(file)) return "column next_alarm_at";
  return "";
}

// The first field in which the snapshot is not the fold; empty when it is.
std::string DifferentField(const CaseHistory& history) {
  const ledger::v1::CaseFile fold = Fold(history.events);
  FirstDifference first;
  MessageDifferencer differencer;
  differencer.ReportDifferencesTo(&first);
  if (!differencer.Compare(history.file, fold)) return first.Path();
  return DifferentColumn(history, fold);
}

void Compare(const CaseHistory& history, CheckProgress& progress) {
  ++progress.checked;
  std::string field = DifferentField(history);
  if (!field.empty()) progress.different.push_back({history.line.reference, std::move(field)});
}

}  // namespace

absl::Status CaseCheck::Run(const std::string& authority_id, std::string_view case_key,
                            const Report& report) {
  if (!case_key.empty()) {
    const absl::StatusOr<CaseHistory> history = histories_.One(authority_id, case_key);
    if (!history.ok()) return history.status();
    CheckProgress progress;
    Compare(*history, progress);
    return report(progress) ? absl::OkStatus() : absl::CancelledError("the check was stopped");
  }

  CheckProgress progress;
  std::string last;
  while (true) {
    const absl::StatusOr<std::vector<CaseHistory>> page =
        histories_.Page(authority_id, last, kCasesAtOnce);
    if (!page.ok()) return page.status();
    progress.different.clear();
    for (const CaseHistory& history : *page) Compare(history, progress);
    if (!report(progress)) return absl::CancelledError("the check was stopped");
    if (static_cast<int>(page->size()) < kCasesAtOnce) return absl::OkStatus();
    last = page->back().line.complaint_id;
  }
}

}  // namespace candour::intake
