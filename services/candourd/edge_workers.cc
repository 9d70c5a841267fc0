#include "services/candourd/edge_workers.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "services/candourd/edges.h"
#include "services/common/log/log.h"
#include "services/intake/domain/instant.h"
#include "services/intake/mail/imap_mailbox.h"
#include "services/intake/service/take_mail.h"

namespace candour::intake {
namespace {

// While the scanner is away nobody waits longer than this once it is back.
constexpr absl::Duration kLongestScanPause = absl::Minutes(1);
constexpr absl::Duration kBetweenScans = absl::Seconds(1);
constexpr unsigned kUsualMailSeconds = 60;
constexpr absl::Duration kLongestMailPause = absl::Minutes(10);
constexpr const char* kTakenFolder = "Candour";
constexpr const char* kAsideFolder = "Candour-aside";

ImapSettings ImapSettingsOf(const reference::v1::Mailbox& mailbox) {
  ImapSettings settings;
  settings.url = mailbox.url();
  while (absl::EndsWith(settings.url, "/")) settings.url.pop_back();
  settings.user = mailbox.user();
  std::ifstream file(mailbox.password_file());
  settings.password = std::string(std::istreambuf_iterator<char>(file), {});
  absl::StripAsciiWhitespace(&settings.password);
  settings.ca_file = mailbox.ca_file();
  if (!mailbox.folder().empty()) settings.folder = mailbox.folder();
  return settings;
}

// In the name of intake itself. A mail that the clock of a demo has not reached yet came now.
absl::Status TakeFetched(const Surroundings& around, const std::string& authority_id,
                         const FetchedMail& mail) {
  Caller fetcher;
  fetcher.subject = "candour-mail";
  fetcher.roles = {type::v1::ROLE_SERVICE};
  fetcher.authorities = {authority_id};
  v1::MailEnvelope envelope;
  envelope.set_authority_id(authority_id);
  if (mail.received_at && *mail.received_at <= around.time.Now()) {
    *envelope.mutable_received_at() = ToTimestamp(*mail.received_at);
  }
  v1::TakeMailResponse response;
  return TakeMailIn(around, fetcher, envelope, mail.octets, response);
}

absl::Status TakeMailTurn(MailFetcher& fetcher) {
  const absl::StatusOr<FetchTurn> turn = fetcher.Turn();
  if (!turn.ok()) return turn.status();
  // Somebody has to look at it: nothing that was sent to the council is passed over.
  if (turn->aside > 0) Log(Severity::kError, "intake", "mail_put_aside");
  return absl::OkStatus();
}

}  // namespace

EdgeWorkers::EdgeWorkers(const reference::v1::Edges& edges, IntakeRooms& rooms,
                         const Surroundings& around) {
  if (edges.has_scanner()) StartScanning(edges, rooms);
  for (const reference::v1::Mailbox& mailbox : edges.mailboxes()) {
    rounds_.push_back(RoundOf(mailbox, around));
  }
}

EdgeWorkers::MailRound EdgeWorkers::RoundOf(const reference::v1::Mailbox& settings,
                                            const Surroundings& around) {
  MailRound round;
  round.mailbox = std::make_unique<ImapMailbox>(ImapSettingsOf(settings));
  round.fetcher = std::make_unique<MailFetcher>(
      *round.mailbox,
      [&around, authority_id = settings.authority_id()](const FetchedMail& mail) {
        return TakeFetched(around, authority_id, mail);
      },
      settings.taken_folder().empty() ? kTakenFolder : settings.taken_folder(),
      settings.aside_folder().empty() ? kAsideFolder : settings.aside_folder());
  Periodic::Pauses pauses;
  pauses.usual =
      absl::Seconds(settings.every_seconds() == 0 ? kUsualMailSeconds : settings.every_seconds());
  pauses.longest = std::max(pauses.usual, kLongestMailPause);
  round.turns = std::make_unique<Periodic>(
      [fetcher = round.fetcher.get()] { return TakeMailTurn(*fetcher); }, pauses,
      [](const absl::Status& status) { LogFault("intake", "mailbox_failed", status); });
  return round;
}

void EdgeWorkers::StartScanning(const reference::v1::Edges& edges, IntakeRooms& rooms) {
  clamd_ = std::make_unique<Clamd>(edges.scanner().address(), ScanWithin(edges));
  scans_ = std::make_unique<ScanWorker>(rooms.attachments, rooms.events, *rooms.committer, *clamd_);
  Periodic::Pauses pauses;
  pauses.usual = kBetweenScans;
  pauses.longest = kLongestScanPause;
  scan_turns_ = std::make_unique<Periodic>(
      [this] { return TakeScanTurn(); }, pauses,
      [](const absl::Status& status) { LogFault("intake", "scan_failed", status); });
}

absl::Status EdgeWorkers::TakeScanTurn() {
  const absl::StatusOr<ScanTurn> turn = scans_->Turn();
  if (!turn.ok()) return turn.status();
  if (turn->infected > 0) Log(Severity::kWarning, "intake", "attachment_infected");
  if (turn->failed > 0) Log(Severity::kWarning, "intake", "attachment_not_scanned");
  return absl::OkStatus();
}

}  // namespace candour::intake
