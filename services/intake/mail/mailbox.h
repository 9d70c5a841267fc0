// A place from which mail is fetched.
#ifndef CANDOUR_SERVICES_INTAKE_MAIL_MAILBOX_H_
#define CANDOUR_SERVICES_INTAKE_MAIL_MAILBOX_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace candour::intake {

// A mail as it lies in the mailbox.
struct FetchedMail {
  std::string octets;
  // When it reached the mail server; nothing when the server does not say.
  std::optional<absl::Time> received_at;
};

// Blocks. Unavailable when the server does not answer; Unauthenticated when it does not let us in.
class Mailbox {
 public:
  virtual ~Mailbox() = default;

  // The mails that wait, by a number that stays theirs, oldest first.
  virtual absl::StatusOr<std::vector<std::uint32_t>> Waiting() = 0;
  // OutOfRange when it is larger than any mail that is taken in.
  virtual absl::StatusOr<FetchedMail> Fetch(std::uint32_t number) = 0;
  // Puts it into another folder, which is made when there is none: copied first, so that it is
  // twice there rather than lost when the connection breaks.
  virtual absl::Status MoveTo(std::uint32_t number, const std::string& folder) = 0;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_MAIL_MAILBOX_H_
