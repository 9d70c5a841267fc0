#include "services/notification/store/task_log.h"

#include "absl/strings/str_cat.h"
#include "services/common/follower/name_id.h"
#include "services/common/postgres/array_literal.h"
#include "services/common/postgres/transact.h"
#include "services/notification/store/columns.h"

namespace candour::notification {
namespace {

constexpr const char* kInsert = R"sql(
    INSERT INTO notification.task AS t
        (authority_id, task_id, kind, complaint_id, obligation_id, notice, holder, role, what,
         due_by, tied, script, phone, opened_at)
    VALUES ($1, $2::uuid, $3, nullif($4, '')::uuid, nullif($5, '')::uuid, $6, $7, $8, $9,
            $10::date, $11, $12, $13, $14::timestamptz)
    ON CONFLICT (authority_id, task_id) DO UPDATE
    SET state = 'open', what = $9, due_by = $10::date, script = $12, phone = $13, holder = $7,
        closed_at = NULL, closed_by = '', note = ''
    WHERE $15 AND (t.state <> 'open' OR t.what <> $9 OR t.script <> $12
                   OR t.due_by IS DISTINCT FROM $10::date)
)sql";

std::string FirstRole(TaskKind kind) {
  switch (kind) {
    case TaskKind::kProtect:
    case TaskKind::kReconcile:
    case TaskKind::kReviewAccess:
      return "complaints_manager";
    case TaskKind::kSecondMiss:
      return "director";
    default:
      return "handler";
  }
}

void Insert(pqxx::transaction_base& tx, const TaskPlace& place, const TaskDraft& draft, bool tied,
            bool again, absl::Time business_now) {
  const std::string kind = NameOf(draft.kind);
  const std::optional<std::string> due_by =
      place.due_by ? std::optional(absl::FormatCivilTime(*place.due_by)) : std::nullopt;
  const std::string about = place.obligation_id.empty() ? place.complaint_id : place.obligation_id;
  std::string name = absl::StrCat("task/", place.authority_id, "/", about, "/", kind);
  // One that does not end with its notice stands for one day.
  if (!tied) absl::StrAppend(&name, "/", due_by.value_or(""));
  const std::string id = follower::NamedId(name);
  Query(tx, kInsert, place.authority_id, id, kind, place.complaint_id, place.obligation_id,
        place.notice, place.holder, FirstRole(draft.kind), draft.what, due_by, tied, draft.script,
        draft.phone, InstantText(business_now), again);
}

}  // namespace

void KeepTask(pqxx::transaction_base& tx, const TaskPlace& place, const TaskDraft& draft, bool tied,
              absl::Time business_now) {
  Insert(tx, place, draft, tied, true, business_now);
}

void KeepTaskOnce(pqxx::transaction_base& tx, const TaskPlace& place, const TaskDraft& draft,
                  absl::Time business_now) {
  Insert(tx, place, draft, false, false, business_now);
}

void EndTasks(pqxx::transaction_base& tx, const std::string& authority_id,
              const std::string& obligation_id, const std::optional<TaskKind>& but,
              absl::Time business_now) {
  Query(tx,
        "UPDATE notification.task SET state = 'cancelled', closed_at = $4::timestamptz "
        "WHERE authority_id = $1 AND obligation_id = $2::uuid AND state = 'open' AND tied "
        "AND kind <> $3",
        authority_id, obligation_id, but ? NameOf(*but) : std::string(), InstantText(business_now));
}

void EndEveryTask(pqxx::transaction_base& tx, const std::string& authority_id,
                  const std::set<std::string>& obligation_ids, absl::Time business_now) {
  ArrayLiteral ids;
  for (const std::string& obligation_id : obligation_ids) ids.Text(obligation_id);
  Query(tx,
        "UPDATE notification.task SET state = 'cancelled', closed_at = $3::timestamptz "
        "WHERE authority_id = $1 AND obligation_id = ANY ($2::uuid[]) AND state = 'open' AND tied",
        authority_id, ids.Take(), InstantText(business_now));
}

void EndTasksOfKind(pqxx::transaction_base& tx, const std::string& authority_id, TaskKind kind,
                    absl::Time business_now) {
  Query(tx,
        "UPDATE notification.task SET state = 'done', closed_at = $3::timestamptz "
        "WHERE authority_id = $1 AND state = 'open' AND kind = $2",
        authority_id, NameOf(kind), InstantText(business_now));
}

std::int64_t EraseTasks(pqxx::transaction_base& tx, const std::string& authority_id,
                        const std::string& complaint_id) {
  return Affected(Query(tx,
                        "UPDATE notification.task SET script = '', phone = '', note = '' "
                        "WHERE authority_id = $1 AND complaint_id = $2::uuid "
                        "AND (script <> '' OR phone <> '' OR note <> '')",
                        authority_id, complaint_id));
}

int RaiseTasks(pqxx::transaction_base& tx, const std::string& authority_id,
               const Calendar& calendar, absl::CivilDay today) {
  int raised = 0;
  for (const pqxx::row& row :
       Query(tx,
             "SELECT task_id, kind, due_by, role FROM notification.task "
             "WHERE authority_id = $1 AND state = 'open' AND due_by <= $2::date",
             authority_id, absl::FormatCivilTime(today))) {
    absl::CivilDay due_by;
    if (!absl::ParseCivilTime(row[2].c_str(), &due_by)) continue;
    const std::string role =
        RoleOn(TaskKindFrom(row[1].as<std::string>()), due_by, today, calendar);
    if (role == row[3].as<std::string>()) continue;
    ++raised;
    Query(tx,
          "UPDATE notification.task SET role = $3 WHERE authority_id = $1 AND task_id = $2::uuid",
          authority_id, row[0].as<std::string>(), role);
  }
  return raised;
}

}  // namespace candour::notification
