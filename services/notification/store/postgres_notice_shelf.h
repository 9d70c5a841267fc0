// The shelf over notification's own tables.
#ifndef CANDOUR_SERVICES_NOTIFICATION_STORE_POSTGRES_NOTICE_SHELF_H_
#define CANDOUR_SERVICES_NOTIFICATION_STORE_POSTGRES_NOTICE_SHELF_H_

#include <string>

#include "services/common/postgres/database.h"
#include "services/notification/domain/notice_shelf.h"

namespace candour::notification {

class PostgresNoticeShelf : public NoticeShelf {
 public:
  // `database` outlives the shelf, and so does what `rules` refer to.
  PostgresNoticeShelf(Database& database, const Rules& rules)
      : database_(database), rules_(rules) {}

  absl::StatusOr<NoticePage> List(const std::string& authority_id,
                                  const NoticeQuery& query) override;
  absl::Status Shows(const std::string& authority_id, const std::string& obligation_id,
                     const std::string& viewer) override;
  absl::StatusOr<NoticeText> Get(const std::string& authority_id,
                                 const std::string& obligation_id) override;
  absl::StatusOr<Judgement> Preview(const std::string& authority_id,
                                    const std::string& obligation_id, absl::Time now) override;
  absl::StatusOr<NoticeLine> Retry(const std::string& authority_id,
                                   const std::string& obligation_id, const std::string& decided_by,
                                   const std::string& reason, absl::Time now) override;

 private:
  Database& database_;
  const Rules rules_;
};

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_STORE_POSTGRES_NOTICE_SHELF_H_
