// What is learnt of notices after they left.
#ifndef CANDOUR_SERVICES_NOTIFICATION_STORE_DELIVERY_BOOK_H_
#define CANDOUR_SERVICES_NOTIFICATION_STORE_DELIVERY_BOOK_H_

#include <pqxx/pqxx>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/common/calendar/calendar.h"
#include "services/common/postgres/database.h"
#include "services/notification/channel/delivery.h"
#include "services/notification/store/outbox.h"

namespace candour::notification {

// Keeps what `report` says of the message of its reference or Message-ID, and does what follows
// from it (domain 6.4, NF-3):
//
//   it arrived                  delivered;
//   a letter was printed        delivered, and only now intake is told that it left (NF-2);
//   full, off, not final        once more on the next working morning, then another way;
//   not sent, their fault       again after 1, 5, 15 and 60 minutes, on the last day and then by
//                               another way; of a letter that they are mending a person is told;
//   no such address, not
//   printed, came back          another way that is confirmed as safe, else a person;
//   the file was refused        once more, made anew, then a person.
//
// Every failure tells intake that the notice is owed again; of a letter that never left intake
// holds that it is owed still. What was said before changes nothing. A report about what nobody
// knew to have left settles that first. NotFound when no notice went under that id;
// FailedPrecondition when that attempt was followed by another; Unavailable while it is still being
// handed over.
absl::Status KeepDelivery(pqxx::work& tx, const Calendar& calendar, const std::string& authority_id,
                          const DeliveryReport& report, const Clocks& clocks);

// A message of which nothing final is known.
struct Unsettled {
  std::string reference;
  std::string channel;
};

// The deliveries of every authority. Thread-safe.
class DeliveryBook {
 public:
  // Both outlive the book.
  DeliveryBook(Database& database, const Calendar& calendar)
      : database_(database), calendar_(calendar) {}

  // KeepDelivery in a transaction of its own; Unavailable also when the store does not answer.
  absl::Status Keep(const std::string& authority_id, const DeliveryReport& report,
                    const Clocks& clocks);

  // At most `most` messages that are to be asked for by now, and by nobody else for a while: after
  // 1, 2, 4, … minutes, at most an hour, and a letter at most every six.
  absl::StatusOr<std::vector<Unsettled>> TakeUnsettled(const std::string& authority_id,
                                                       absl::Time machine_now, int most);

  // The channel has never heard of it, or forgot it: nobody asks again, and a person finds out.
  absl::Status Forget(const std::string& authority_id, const std::string& reference,
                      absl::Time business_now);

 private:
  Database& database_;
  const Calendar& calendar_;
};

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_STORE_DELIVERY_BOOK_H_
