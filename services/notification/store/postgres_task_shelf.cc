#include "services/notification/store/postgres_task_shelf.h"

#include <algorithm>
#include <pqxx/pqxx>

#include "absl/strings/str_cat.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "services/common/day/london.h"
#include "services/common/follower/command.h"
#include "services/common/postgres/transact.h"
#include "services/notification/domain/task.h"
#include "services/notification/store/columns.h"

namespace candour::notification {
namespace {

constexpr const char* kLines = R"sql(
    SELECT t.task_id, t.kind, t.state, coalesce(t.complaint_id::text, '') AS complaint_id,
           coalesce(t.obligation_id::text, '') AS obligation_id, t.notice, t.holder, t.what,
           t.due_by, t.script, t.phone, v.facts,
           coalesce(t.due_by, 'infinity'::date)::text || '/' || t.task_id AS place
    FROM notification.task t
    LEFT JOIN notification.case_view v ON v.authority_id = t.authority_id
        AND v.complaint_id = t.complaint_id
    WHERE t.authority_id = $1
      AND ($2 = '' OR t.task_id::text = $2)
      AND ($3 = '' OR t.complaint_id::text = $3)
      AND ($4 = '' OR t.kind = $4)
      AND ($5 = '' OR t.state = $5)
      AND notification.may_see(t.authority_id, t.complaint_id, $8)
      AND coalesce(t.due_by, 'infinity'::date)::text || '/' || t.task_id > $6
    ORDER BY place LIMIT $7
)sql";

TaskLine LineFrom(const pqxx::row& row, absl::CivilDay today, const Calendar& calendar) {
  TaskLine line;
  line.task_id = row["task_id"].as<std::string>();
  line.kind = row["kind"].as<std::string>();
  line.state = row["state"].as<std::string>();
  line.complaint_id = row["complaint_id"].as<std::string>();
  ledger::v1::CaseFile facts;
  if (!row["facts"].is_null()) facts.ParseFromString(BytesFrom(row["facts"]));
  line.reference = facts.reference();
  line.obligation_id = row["obligation_id"].as<std::string>();
  line.notice = row["notice"].as<std::string>();
  line.holder = row["holder"].as<std::string>();
  line.what = row["what"].as<std::string>();
  absl::CivilDay due_by;
  if (!row["due_by"].is_null() && absl::ParseCivilTime(row["due_by"].c_str(), &due_by)) {
    line.due_by = due_by;
  }
  line.role = RoleOn(TaskKindFrom(line.kind), line.due_by, today, calendar);
  line.overdue = line.state == "open" && line.due_by && *line.due_by < today;
  line.script = row["script"].as<std::string>();
  line.phone = row["phone"].as<std::string>();
  return line;
}

// The call as the case file keeps it.
absl::Status QueueCall(pqxx::work& tx, const TaskLine& task, const Completion& completion) {
  ledger::v1::Act act;
  act.set_complaint_id(task.complaint_id);
  ledger::v1::RecordCall& call = *act.mutable_record_call();
  call.set_obligation_id(task.obligation_id);
  call.mutable_called_at()->set_seconds(absl::ToUnixSeconds(completion.now));
  call.set_reached(completion.reached);
  call.set_note(absl::StrCat(completion.by, ": ", completion.note));
  return follower::QueueCommand(
      tx, "notification", completion.authority_id,
      follower::NamedId(absl::StrCat("notification/", completion.authority_id, "/",
                                     completion.task_id, "/call/",
                                     absl::ToUnixMicros(completion.now))),
      act);
}

bool IsCall(const TaskLine& task, const Completion& completion) {
  return task.kind == "call" || (completion.reached && !task.complaint_id.empty());
}

}  // namespace

absl::StatusOr<TaskPage> PostgresTaskShelf::List(const std::string& authority_id,
                                                 const TaskQuery& query, absl::Time now) {
  const int size = query.page_size == 0 ? 50 : std::clamp(query.page_size, 1, 500);
  const std::string state = query.state.empty() ? "open" : query.state;
  const std::string any;
  TaskPage page;
  const absl::Status done = TransactFor(database_, authority_id, [&](pqxx::work& tx) {
    std::string last;
    for (const pqxx::row& row : Query(tx, kLines, authority_id, any, query.complaint_id, query.kind,
                                      state, query.page_token, size + 1, query.viewer)) {
      if (page.tasks.size() == static_cast<std::size_t>(size)) {
        page.next_page_token = last;
        break;
      }
      page.tasks.push_back(LineFrom(row, LondonDay(now), calendar_));
      last = row["place"].as<std::string>();
    }
    return absl::OkStatus();
  });
  if (!done.ok()) return done;
  return page;
}

absl::StatusOr<TaskLine> PostgresTaskShelf::Complete(const Completion& completion) {
  TaskLine task;
  const std::string any;
  const absl::Status done =
      TransactFor(database_, completion.authority_id, [&](pqxx::work& tx) -> absl::Status {
        const pqxx::result rows = Query(tx, kLines, completion.authority_id, completion.task_id,
                                        any, any, any, any, 1, completion.by);
        if (rows.empty()) return absl::NotFoundError("there is no such task");
        task = LineFrom(rows.front(), LondonDay(completion.now), calendar_);
        if (task.state != "open") return absl::FailedPreconditionError("the task has ended");
        const bool call = IsCall(task, completion);
        const bool ends = task.kind != "call" || completion.reached;
        task.state = ends ? "done" : "open";
        Query(tx,
              "UPDATE notification.task SET state = $3, closed_by = $4, note = $5, "
              "closed_at = CASE WHEN $3 = 'done' THEN $6::timestamptz END "
              "WHERE authority_id = $1 AND task_id = $2::uuid",
              completion.authority_id, completion.task_id, task.state, completion.by,
              completion.note, InstantText(completion.now));
        if (call) {
          const absl::Status queued = QueueCall(tx, task, completion);
          if (!queued.ok()) return queued;
        }
        return absl::OkStatus();
      });
  if (!done.ok()) return done;
  return task;
}

}  // namespace candour::notification
