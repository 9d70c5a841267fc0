// A mailbox on an IMAP server.
#ifndef CANDOUR_SERVICES_INTAKE_MAIL_IMAP_MAILBOX_H_
#define CANDOUR_SERVICES_INTAKE_MAIL_IMAP_MAILBOX_H_

#include <string>
#include <utility>

#include "services/intake/mail/mailbox.h"

namespace candour::intake {

struct ImapSettings {
  // imaps://host[:port] or imap://host[:port], without a slash at its end. The latter only goes on
  // with STARTTLS, but on this machine.
  std::string url;
  std::string user;
  std::string password;
  // PEM certificates that the server's must come from; empty: the machine's own.
  std::string ca_file;
  std::string folder = "INBOX";
};

// Speaks through libcurl, a connection each call, by UID. Thread-safe.
class ImapMailbox : public Mailbox {
 public:
  explicit ImapMailbox(ImapSettings settings) : settings_(std::move(settings)) {}

  absl::StatusOr<std::vector<std::uint32_t>> Waiting() override;
  absl::StatusOr<FetchedMail> Fetch(std::uint32_t number) override;
  absl::Status MoveTo(std::uint32_t number, const std::string& folder) override;

 private:
  // What the server answers to `command`, or with an empty one the mail at `path`.
  absl::StatusOr<std::string> Ask(const std::string& path, const std::string& command);

  const ImapSettings settings_;
};

// The numbers in an answer to UID SEARCH.
std::vector<std::uint32_t> NumbersIn(const std::string& answer);

// The instant in an answer to FETCH (INTERNALDATE): "14-Sep-2026 09:30:00 +0100".
std::optional<absl::Time> InternalDateIn(const std::string& answer);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_MAIL_IMAP_MAILBOX_H_
