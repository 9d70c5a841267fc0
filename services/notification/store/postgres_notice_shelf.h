// The shelf over notification's own tables.
#ifndef CANDOUR_SERVICES_NOTIFICATION_STORE_POSTGRES_NOTICE_SHELF_H_
#define CANDOUR_SERVICES_NOTIFICATION_STORE_POSTGRES_NOTICE_SHELF_H_

#include <string>

#include "services/common/postgres/database.h"
#include "services/notification/domain/notice_shelf.h"

namespace candour::notification {

class PostgresNoticeShelf : public NoticeShelf {
 public:
  // Both outlive the shelf.
  PostgresNoticeShelf(Database& database, const NoticeBook& book)
      : database_(database), book_(book) {}

  absl::StatusOr<NoticePage> List(const std::string& authority_id,
                                  const NoticeQuery& query) override;
  absl::StatusOr<NoticeText> Get(const std::string& authority_id,
                                 const std::string& obligation_id) override;
  absl::StatusOr<Judgement> Preview(const std::string& authority_id,
                                    const std::string& obligation_id, absl::Time now) override;
  absl::StatusOr<NoticeLine> Retry(const std::string& authority_id,
                                   const std::string& obligation_id, const std::string& decided_by,
                                   const std::string& reason, absl::Time now) override;

 private:
  Database& database_;
  const NoticeBook& book_;
};

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_STORE_POSTGRES_NOTICE_SHELF_H_
