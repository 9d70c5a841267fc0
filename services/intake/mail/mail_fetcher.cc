#include "services/intake/mail/mail_fetcher.h"

namespace candour::intake {
namespace {

// The mail itself cannot be taken in, today or tomorrow.
bool IsPoison(const absl::Status& status) {
  return absl::IsInvalidArgument(status) || absl::IsFailedPrecondition(status) ||
         absl::IsOutOfRange(status) || absl::IsNotFound(status) || absl::IsAlreadyExists(status) ||
         absl::IsInternal(status) || absl::IsDataLoss(status);
}

}  // namespace

absl::StatusOr<FetchTurn> MailFetcher::Turn() {
  const absl::StatusOr<std::vector<std::uint32_t>> waiting = mailbox_.Waiting();
  if (!waiting.ok()) return waiting.status();
  FetchTurn turn;
  for (const std::uint32_t number : *waiting) {
    if (absl::Status done = TakeOne(number, turn); !done.ok()) return done;
  }
  return turn;
}

absl::Status MailFetcher::TakeOne(std::uint32_t number, FetchTurn& turn) {
  const absl::StatusOr<FetchedMail> mail = mailbox_.Fetch(number);
  const absl::Status taken = mail.ok() ? take_(*mail) : mail.status();
  if (!taken.ok() && !IsPoison(taken)) return taken;
  ++(taken.ok() ? turn.taken : turn.aside);
  return mailbox_.MoveTo(number, taken.ok() ? taken_folder_ : aside_folder_);
}

}  // namespace candour::intake
