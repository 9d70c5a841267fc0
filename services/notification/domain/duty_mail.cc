#include "services/notification/domain/duty_mail.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "services/common/day/london.h"
#include "services/notification/domain/template.h"

namespace candour::notification {
namespace {

std::string KindInWords(std::string kind) {
  std::replace(kind.begin(), kind.end(), '_', ' ');
  return kind;
}

std::string Moment(absl::Time instant) {
  return absl::FormatTime("%H:%M on %A %d %B %Y", instant, London());
}

// Who was mailed before, and who is mailed next.
std::string Others(const reference::v1::Authority& authority, int step, absl::Time now) {
  std::string words;
  if (step > 0) {
    absl::StrAppend(&words, "We told ", OneLine(authority.duty_contacts(step - 1).name()),
                    " first, and nobody has answered yet.\n\n");
  }
  if (step + 1 < authority.duty_contacts_size()) {
    const absl::Time next = now + absl::Minutes(authority.duty_contacts(step).next_after_minutes());
    absl::StrAppend(&words, "If nobody has answered by ", Moment(next), ", we tell ",
                    OneLine(authority.duty_contacts(step + 1).name()), ".\n\n");
  }
  return words;
}

constexpr int kLongestWait = 24 * 60;

// One part on each side of one @, and nothing that ends an address.
bool LooksLikeAddress(const std::string& email) {
  const std::size_t at = email.find('@');
  return at != std::string::npos && at > 0 && at + 1 < email.size() &&
         email.find('@', at + 1) == std::string::npos &&
         email.find_first_of(" \t\r\n<>,;") == std::string::npos;
}

}  // namespace

absl::Status CheckDutyContacts(const reference::v1::Authority& authority) {
  for (int i = 0; i < authority.duty_contacts_size(); ++i) {
    const reference::v1::DutyContact& contact = authority.duty_contacts(i);
    const std::string field = absl::StrCat(authority.id(), ": duty_contacts[", i, "]");
    if (OneLine(contact.name()).empty()) {
      return absl::InvalidArgumentError(field + ".name is missing");
    }
    if (!LooksLikeAddress(contact.email())) {
      return absl::InvalidArgumentError(field + ".email is no e-mail address");
    }
    const int minutes = contact.next_after_minutes();
    const bool last = i + 1 == authority.duty_contacts_size();
    if (minutes > kLongestWait || minutes < (last ? 0 : 1)) {
      return absl::InvalidArgumentError(field + ".next_after_minutes must be 1 to 1440");
    }
  }
  return absl::OkStatus();
}

Message DutyMail(const WaitingAlert& alert, const reference::v1::Authority& authority, int step,
                 absl::Time now) {
  const reference::v1::DutyContact& contact = authority.duty_contacts(step);
  Message message;
  message.way = Way::kEmail;
  message.reference = absl::StrCat("duty.", alert.authority_id, ".", alert.complaint_id, ".",
                                   alert.alert_id, ".", step);
  message.from_name = authority.council();
  message.from_email = authority.email();
  message.to_name = OneLine(contact.name());
  message.to_email = contact.email();
  message.subject = absl::StrCat("Safety alert on ", alert.reference, ": look now");
  message.notice = "SAFETY";
  message.case_reference = alert.reference;
  message.body = absl::StrCat(
      "Somebody may be unsafe.\n\n", "Case: ", alert.reference, "\n",
      "Kind of alert: ", KindInWords(alert.kind), ", number ", alert.alert_id, "\n",
      "Since: ", Moment(alert.raised_at), "\n", "Look by: ", Moment(alert.look_by), "\n\n",
      "What to do: open the case in Candour and read what was said. If anybody is in danger now, "
      "call 999. See or call the person, then say in Candour what you found: that ends this "
      "alert.\n\n",
      "On the command line:\n\n", "candour show ", alert.reference, "\n\n", "candour alert ",
      alert.reference, " --number ", alert.alert_id, " --safe --done \"…\"\n\n",
      Others(authority, step, now),
      "Nothing of the complaint stands in this mail. Please do not write of it in a reply.\n");
  message.message_id = absl::StrCat(message.reference, "@",
                                    authority.email().substr(authority.email().find('@') + 1));
  message.file_stem = absl::StrCat(alert.authority_id, "_", alert.reference, "_SAFETY_",
                                   alert.complaint_id, ".", alert.alert_id, ".", step);
  message.dated_at = now;
  return message;
}

}  // namespace candour::notification
