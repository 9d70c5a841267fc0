// Rows of notification.task.
#ifndef CANDOUR_SERVICES_NOTIFICATION_STORE_TASK_LOG_H_
#define CANDOUR_SERVICES_NOTIFICATION_STORE_TASK_LOG_H_

#include <cstdint>
#include <optional>
#include <pqxx/pqxx>
#include <set>
#include <string>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/notification/domain/task.h"

namespace candour::notification {

// What a task is about, and whose it is.
struct TaskPlace {
  std::string authority_id;
  // Empty for a task of the authority.
  std::string complaint_id = {};
  // Empty when there is no obligation behind it.
  std::string obligation_id = {};
  std::string notice = {};
  std::optional<absl::CivilDay> due_by = {};
  // The named person.
  std::string holder = {};
};

// Opens the task, or opens it again with the new words where the same one was ended: one of each
// kind for each obligation. A tied one ends with its notice (EndTasks).
void KeepTask(pqxx::transaction_base& tx, const TaskPlace& place, const TaskDraft& draft, bool tied,
              absl::Time business_now);

// Opens the task unless there ever was one of that kind and obligation: for projections, whose
// events are handed over again by a rebuild.
void KeepTaskOnce(pqxx::transaction_base& tx, const TaskPlace& place, const TaskDraft& draft,
                  absl::Time business_now);

// Ends what is open and tied of the obligation, but for the task of this kind where there is one:
// nobody needs to do it any more.
void EndTasks(pqxx::transaction_base& tx, const std::string& authority_id,
              const std::string& obligation_id, const std::optional<TaskKind>& but,
              absl::Time business_now);

// Ends what is open and tied of these obligations.
void EndEveryTask(pqxx::transaction_base& tx, const std::string& authority_id,
                  const std::set<std::string>& obligation_ids, absl::Time business_now);

// Ends the open tasks of one kind of the authority.
void EndTasksOfKind(pqxx::transaction_base& tx, const std::string& authority_id, TaskKind kind,
                    absl::Time business_now);

// Removes what is personal in the tasks of a case: the script, the number, and what was noted when
// it ended. How many there were.
std::int64_t EraseTasks(pqxx::transaction_base& tx, const std::string& authority_id,
                        const std::string& complaint_id);

// Gives open tasks whose day has come the role that now answers for them; returns how many rose.
int RaiseTasks(pqxx::transaction_base& tx, const std::string& authority_id,
               const Calendar& calendar, absl::CivilDay today);

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_STORE_TASK_LOG_H_
