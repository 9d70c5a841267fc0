#include "services/candourd/edges.h"

#include <fstream>
#include <iterator>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/common/reference/parse.h"
#include "services/intake/work/clamd.h"

namespace candour {
namespace {

constexpr unsigned kUsualScanSeconds = 60;
constexpr unsigned kMostScanSeconds = 600;
constexpr unsigned kMostPerMinute = 100000;

absl::Status WrongEdge(const std::string& field, const std::string& what) {
  return absl::InvalidArgumentError(absl::StrCat("CANDOUR_EDGES_FILE: ", field, " ", what));
}

absl::Status CheckScanner(const reference::v1::Scanner& scanner) {
  const absl::Status address = intake::CheckClamdAddress(scanner.address());
  if (!address.ok()) return WrongEdge("scanner.address", std::string(address.message()));
  if (scanner.timeout_seconds() > kMostScanSeconds) {
    return WrongEdge("scanner.timeout_seconds", "must be at most 600");
  }
  return absl::OkStatus();
}

absl::Status CheckMailbox(const reference::v1::Mailbox& mailbox) {
  if (mailbox.authority_id().empty()) return WrongEdge("mailboxes.authority_id", "must be set");
  if (!absl::StartsWith(mailbox.url(), "imap://") && !absl::StartsWith(mailbox.url(), "imaps://")) {
    return WrongEdge("mailboxes.url", "must begin with imap:// or imaps://");
  }
  if (mailbox.user().empty()) return WrongEdge("mailboxes.user", "must be set");
  if (!std::ifstream(mailbox.password_file())) {
    return WrongEdge("mailboxes.password_file", "must be a file that can be read");
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<reference::v1::Edges> LoadEdges(const std::string& path) {
  reference::v1::Edges edges;
  if (path.empty()) return edges;
  std::ifstream file(path);
  const std::string text(std::istreambuf_iterator<char>(file), {});
  if (!file) return WrongEdge(path, "cannot be read");
  if (absl::Status parsed = ParseText(path, text, edges); !parsed.ok()) return parsed;
  if (edges.has_scanner()) {
    if (absl::Status checked = CheckScanner(edges.scanner()); !checked.ok()) return checked;
  }
  for (const reference::v1::Mailbox& mailbox : edges.mailboxes()) {
    if (absl::Status checked = CheckMailbox(mailbox); !checked.ok()) return checked;
  }
  const reference::v1::OpenCalls& open = edges.open_calls();
  if (open.each_secret_per_minute() > kMostPerMinute ||
      open.each_peer_per_minute() > kMostPerMinute) {
    return WrongEdge("open_calls", "may not let more than 100,000 a minute in");
  }
  return edges;
}

intake::OpenDoor::Limits LimitsOf(const reference::v1::Edges& edges) {
  intake::OpenDoor::Limits limits;
  const reference::v1::OpenCalls& open = edges.open_calls();
  if (open.each_secret_per_minute() > 0) {
    limits.each_secret_per_minute = static_cast<int>(open.each_secret_per_minute());
  }
  if (open.each_peer_per_minute() > 0) {
    limits.each_peer_per_minute = static_cast<int>(open.each_peer_per_minute());
  }
  return limits;
}

absl::Duration ScanWithin(const reference::v1::Edges& edges) {
  const unsigned seconds = edges.scanner().timeout_seconds();
  return absl::Seconds(seconds == 0 ? kUsualScanSeconds : seconds);
}

}  // namespace candour
