// Duties with their records, as people list them.
#ifndef CANDOUR_SERVICES_NOTIFICATION_STORE_NOTICE_LINES_H_
#define CANDOUR_SERVICES_NOTIFICATION_STORE_NOTICE_LINES_H_

#include <pqxx/pqxx>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/notification/domain/notice_shelf.h"

namespace candour::notification {

// A line and its place in the list, after which a page may begin.
struct PlacedLine {
  NoticeLine line;
  std::string place;
};

// At most `most` lines of the authority, by last day and obligation.
std::vector<PlacedLine> ReadLines(pqxx::transaction_base& tx, const std::string& authority_id,
                                  const NoticeQuery& query, int most);

// One duty with its text. NotFound when there is none.
absl::StatusOr<NoticeText> TextFrom(pqxx::transaction_base& tx, const std::string& authority_id,
                                    const std::string& obligation_id);

absl::Status NoSuchDuty();

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_STORE_NOTICE_LINES_H_
