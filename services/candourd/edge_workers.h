// What acts at intake's edges of itself.
#ifndef CANDOUR_SERVICES_CANDOURD_EDGE_WORKERS_H_
#define CANDOUR_SERVICES_CANDOURD_EDGE_WORKERS_H_

#include <memory>
#include <vector>

#include "candour/reference/v1/edges.pb.h"
#include "services/candourd/intake_rooms.h"
#include "services/intake/mail/mail_fetcher.h"
#include "services/intake/service/surroundings.h"
#include "services/intake/work/clamd.h"
#include "services/intake/work/periodic.h"
#include "services/intake/work/scan_worker.h"

namespace candour::intake {

// Scans attachments where there is a scanner, and fetches mail from mailboxes. Begins at once;
// destroying it waits for the turns in hand. `rooms` and `around` outlive it.
class EdgeWorkers {
 public:
  EdgeWorkers(const reference::v1::Edges& edges, IntakeRooms& rooms, const Surroundings& around);

 private:
  // One mailbox with what reads it.
  struct MailRound {
    std::unique_ptr<Mailbox> mailbox;
    std::unique_ptr<MailFetcher> fetcher;
    std::unique_ptr<Periodic> turns;
  };

  void StartScanning(const reference::v1::Edges& edges, IntakeRooms& rooms);
  absl::Status TakeScanTurn();
  static MailRound RoundOf(const reference::v1::Mailbox& settings, const Surroundings& around);

  std::unique_ptr<Clamd> clamd_;
  std::unique_ptr<ScanWorker> scans_;
  std::unique_ptr<Periodic> scan_turns_;
  std::vector<MailRound> rounds_;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_CANDOURD_EDGE_WORKERS_H_
