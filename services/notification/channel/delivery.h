// What became of a message after it was handed over.
#ifndef CANDOUR_SERVICES_NOTIFICATION_CHANNEL_DELIVERY_H_
#define CANDOUR_SERVICES_NOTIFICATION_CHANNEL_DELIVERY_H_

#include <string>

#include "absl/time/time.h"

namespace candour::notification {

// Where a message stands, as far as the other side can tell.
enum class Delivery {
  // It has it and has not passed it on yet: a letter that is not printed, a file being scanned.
  kQueued,
  // It has passed it on. For a letter this is the proof of dispatch; for an e-mail it counts as
  // sent (NF-2).
  kSent,
  // It has passed it on and will never say more.
  kSentUnconfirmed,
  // It has arrived, which does not say that it was read.
  kDelivered,
  // It did not arrive and may another time: inbox full, phone off.
  kFailedSoft,
  // It never will at this address.
  kFailedHard,
  // A fault of the other side.
  kFailedTech,
  // A letter that came back.
  kReturned,
};

// What the council does about it.
enum class NextStep {
  kNone,
  // Ask again later; a mail or text that is not final after 72 hours counts as kFailedSoft.
  kWait,
  // Once more on the next working morning, then a letter.
  kRetryNextMorning,
  // After 1, 5, 15 and 60 minutes, then a letter before the date.
  kRetrySoon,
  // The address is bad: a letter the same day where that is safe, else a phone task; somebody
  // checks the address.
  kLetterSameDay,
  // The other side is mending it: sending again would make two. Tell a person.
  kAlertOnly,
  // It was not printed: mend the address or print it here.
  kMendOrPrint,
  // The file was refused: make it anew, and tell a person when the date is near.
  kRebuild,
  // Find the person: another address, a phone call, a note on the case.
  kFindPerson,
};

struct DeliveryReport {
  // The Message::reference of the message.
  std::string reference;
  Delivery delivery = Delivery::kSent;
  NextStep next = NextStep::kNone;
  // Nothing more will come.
  bool final = false;
  // When it happened, by the other side's clock.
  absl::Time at;
  // A sentence or code for staff; holds no personal data.
  std::string detail;
};

// Whose message it is: the authority in "notice.<authority>.<obligation>…"; empty when `reference`
// is not of that form.
std::string AuthorityIn(const std::string& reference);

// A report that says so much and nothing of when or of which message.
inline DeliveryReport Standing(Delivery delivery, NextStep next, bool final) {
  DeliveryReport report;
  report.delivery = delivery;
  report.next = next;
  report.final = final;
  return report;
}

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_CHANNEL_DELIVERY_H_
