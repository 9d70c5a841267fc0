// Takes in what lies in a mailbox.
#ifndef CANDOUR_SERVICES_INTAKE_MAIL_MAIL_FETCHER_H_
#define CANDOUR_SERVICES_INTAKE_MAIL_MAIL_FETCHER_H_

#include <functional>
#include <string>
#include <utility>

#include "services/intake/mail/mailbox.h"

namespace candour::intake {

// What one turn did.
struct FetchTurn {
  int taken = 0;
  // Could not be taken in and lie in the folder for a person to look at.
  int aside = 0;
};

// A mail leaves the mailbox only once it is taken in, or lies aside: whatever breaks in between,
// it is met again, and taking the same mail again changes nothing. One turn at a time.
class MailFetcher {
 public:
  // Takes one mail in, and answers as IntakeService.TakeMail does.
  using Take = std::function<absl::Status(const FetchedMail& mail)>;

  // `mailbox` outlives the fetcher.
  MailFetcher(Mailbox& mailbox, Take take, std::string taken_folder, std::string aside_folder)
      : mailbox_(mailbox),
        take_(std::move(take)),
        taken_folder_(std::move(taken_folder)),
        aside_folder_(std::move(aside_folder)) {}

  // Everything that waits, oldest first. Ends early, with nothing lost, when the mailbox or intake
  // does not answer.
  absl::StatusOr<FetchTurn> Turn();

 private:
  absl::Status TakeOne(std::uint32_t number, FetchTurn& turn);

  Mailbox& mailbox_;
  const Take take_;
  const std::string taken_folder_;
  const std::string aside_folder_;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_MAIL_MAIL_FETCHER_H_
