// Tasks over notification's own tables.
#ifndef CANDOUR_SERVICES_NOTIFICATION_STORE_POSTGRES_TASK_SHELF_H_
#define CANDOUR_SERVICES_NOTIFICATION_STORE_POSTGRES_TASK_SHELF_H_

#include <string>

#include "services/common/calendar/calendar.h"
#include "services/common/postgres/database.h"
#include "services/notification/domain/task_shelf.h"

namespace candour::notification {

class PostgresTaskShelf : public TaskShelf {
 public:
  // Both outlive the shelf.
  PostgresTaskShelf(Database& database, const Calendar& calendar)
      : database_(database), calendar_(calendar) {}

  absl::StatusOr<TaskPage> List(const std::string& authority_id, const TaskQuery& query,
                                absl::Time now) override;
  absl::StatusOr<TaskLine> Complete(const Completion& completion) override;

 private:
  Database& database_;
  const Calendar& calendar_;
};

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_STORE_POSTGRES_TASK_SHELF_H_
