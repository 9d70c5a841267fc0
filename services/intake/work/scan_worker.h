// Brings what the virus scanner says of attachments to the ledger.
#ifndef CANDOUR_SERVICES_INTAKE_WORK_SCAN_WORKER_H_
#define CANDOUR_SERVICES_INTAKE_WORK_SCAN_WORKER_H_

#include <string>

#include "absl/status/statusor.h"
#include "services/intake/commit/committer.h"
#include "services/intake/store/attachment_store.h"
#include "services/intake/store/event_reader.h"
#include "services/intake/work/scanner.h"

namespace candour::intake {

// What one turn did.
struct ScanTurn {
  int clean = 0;
  int infected = 0;
  // Said to have failed for good: too large, or not to be scanned after several tries.
  int failed = 0;
};

// Scans what waits, for every authority, oldest first. Several processes may run one each: the act
// that records a result is the same whoever sends it.
//
// Everything given outlives it. One turn at a time.
class ScanWorker {
 public:
  ScanWorker(AttachmentStore& attachments, EventReader& events, Committer& committer,
             Scanner& scanner, int most_a_turn = 16)
      : attachments_(attachments),
        events_(events),
        committer_(committer),
        scanner_(scanner),
        most_a_turn_(most_a_turn) {}

  // One turn. Ends early with Unavailable when the scanner or the database does not answer: nothing
  // is lost, and the next turn goes on. An attachment of which the scanner cannot say anything is
  // tried five times in a quarter of an hour and then recorded as failed.
  absl::StatusOr<ScanTurn> Turn();

 private:
  absl::Status ScanOne(const std::string& authority_id, const WaitingAttachment& waiting,
                       ScanTurn& turn);
  // Records the result, and then that there is nothing more to scan.
  absl::Status Tell(const std::string& authority_id, const WaitingAttachment& waiting,
                    ledger::v1::ScanState state, const std::string& signature);

  AttachmentStore& attachments_;
  EventReader& events_;
  Committer& committer_;
  Scanner& scanner_;
  const int most_a_turn_;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_WORK_SCAN_WORKER_H_
