// The list of what people are asked to do.
#ifndef CANDOUR_SERVICES_NOTIFICATION_DOMAIN_TASK_SHELF_H_
#define CANDOUR_SERVICES_NOTIFICATION_DOMAIN_TASK_SHELF_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"

namespace candour::notification {

// A task. `kind` is a name of TaskKind; `state` open, done or cancelled; `role` whose it is by now.
struct TaskLine {
  std::string task_id;
  std::string kind;
  std::string state;
  std::string complaint_id;
  std::string reference;
  std::string obligation_id;
  std::string notice;
  std::string holder;
  std::string role;
  std::string what;
  std::optional<absl::CivilDay> due_by;
  std::string script;
  std::string phone;
  bool overdue = false;
};

struct TaskQuery {
  std::string complaint_id;
  std::string kind;
  // open, done or cancelled; open when empty.
  std::string state;
  // 1 to 500; 50 when zero.
  int page_size = 0;
  std::string page_token;
  // Only tasks of cases of which this subject may know; every task when empty.
  std::string viewer = {};
};

struct TaskPage {
  std::vector<TaskLine> tasks;
  std::string next_page_token;
};

// What became of a task.
struct Completion {
  std::string authority_id;
  std::string task_id;
  std::string by;
  // A call: the person themselves was told.
  bool reached = false;
  // No personal data.
  std::string note;
  absl::Time now;
};

// Every call is about one authority and blocks. Thread-safe.
class TaskShelf {
 public:
  virtual ~TaskShelf() = default;

  // By day, most urgent first; `now` says whose they are.
  virtual absl::StatusOr<TaskPage> List(const std::string& authority_id, const TaskQuery& query,
                                        absl::Time now) = 0;

  // Ends an open task, but for a call that reached nobody, which stays open and is noted. A call
  // that reached the person is recorded with the case, whatever the task (G-13). NotFound when
  // there is none, or who completes it may not know of its case; FailedPrecondition when it has
  // ended.
  virtual absl::StatusOr<TaskLine> Complete(const Completion& completion) = 0;
};

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_DOMAIN_TASK_SHELF_H_
