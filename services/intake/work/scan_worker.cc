#include "services/intake/work/scan_worker.h"

#include <future>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/digest/digest.h"

namespace candour::intake {
namespace {

constexpr const char* kScanSubject = "candour-scan";
// The name space of request_ids that scans give rise to.
constexpr const char* kScanSpace = "2a6f0c3e-7d1b-5c55-8f1e-93d0a4c1b7e6";
constexpr int kMostTries = 5;
constexpr std::size_t kMostSignature = 200;

Command ScanCommand(const std::string& authority_id, const WaitingAttachment& waiting,
                    ledger::v1::ScanState state, const std::string& signature) {
  Command command;
  command.authority_id = authority_id;
  command.actor = {kScanSubject, {type::v1::ROLE_SERVICE}};
  command.request_id = Uuid5(kScanSpace, absl::StrCat(waiting.attachment_id, "/",
                                                      static_cast<int>(state), "/", signature));
  command.case_key = waiting.complaint_id;
  command.lane = Lane::kBulk;
  command.act.set_complaint_id(waiting.complaint_id);
  ledger::v1::RecordScan& act = *command.act.mutable_record_scan();
  act.set_attachment_id(waiting.attachment_id);
  act.set_state(state);
  act.set_signature(signature);
  return command;
}

absl::Status CommitScan(Committer& committer, Command command) {
  std::promise<absl::Status> answer;
  std::future<absl::Status> outcome = answer.get_future();
  committer.Enqueue(std::move(command), [&answer](const absl::StatusOr<Outcome>& each) {
    answer.set_value(each.status());
  });
  return outcome.get();
}

// The database or the lane is in the way, not the attachment.
bool MeansNotNow(const absl::Status& status) {
  return absl::IsUnavailable(status) || absl::IsResourceExhausted(status) ||
         absl::IsUnknown(status) || absl::IsAborted(status) || absl::IsCancelled(status);
}

}  // namespace

absl::StatusOr<ScanTurn> ScanWorker::Turn() {
  const absl::StatusOr<std::vector<Head>> heads = events_.Heads();
  if (!heads.ok()) return heads.status();
  ScanTurn turn;
  for (const Head& head : *heads) {
    const auto waiting = attachments_.Waiting(head.authority_id, most_a_turn_);
    if (!waiting.ok()) return waiting.status();
    for (const WaitingAttachment& each : *waiting) {
      if (absl::Status done = ScanOne(head.authority_id, each, turn); !done.ok()) return done;
    }
  }
  return turn;
}

absl::Status ScanWorker::ScanOne(const std::string& authority_id, const WaitingAttachment& waiting,
                                 ScanTurn& turn) {
  const auto content = attachments_.Get(authority_id, waiting.attachment_id);
  // Erased meanwhile.
  if (absl::IsNotFound(content.status())) return absl::OkStatus();
  if (absl::IsUnavailable(content.status())) return content.status();
  const absl::StatusOr<ScanResult> result =
      content.ok() ? scanner_.Scan(*content) : absl::StatusOr<ScanResult>(content.status());
  if (absl::IsUnavailable(result.status())) return result.status();
  if (!result.ok()) {
    const bool for_good = absl::IsOutOfRange(result.status()) || waiting.failed + 1 >= kMostTries;
    if (!for_good) return attachments_.NoteScanFailed(authority_id, waiting.attachment_id);
    ++turn.failed;
    return Tell(authority_id, waiting, ledger::v1::SCAN_STATE_FAILED, "");
  }
  ++(result->infected ? turn.infected : turn.clean);
  return Tell(authority_id, waiting,
              result->infected ? ledger::v1::SCAN_STATE_INFECTED : ledger::v1::SCAN_STATE_CLEAN,
              result->signature.substr(0, kMostSignature));
}

absl::Status ScanWorker::Tell(const std::string& authority_id, const WaitingAttachment& waiting,
                              ledger::v1::ScanState state, const std::string& signature) {
  const absl::Status told =
      CommitScan(committer_, ScanCommand(authority_id, waiting, state, signature));
  if (told.ok()) return attachments_.MarkScanned(authority_id, waiting.attachment_id);
  if (MeansNotNow(told)) return told;
  // Its content came a moment before the act that adds it to the case.
  return attachments_.NoteScanFailed(authority_id, waiting.attachment_id);
}

}  // namespace candour::intake
