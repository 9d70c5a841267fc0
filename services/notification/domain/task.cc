#include "services/notification/domain/task.h"

#include <algorithm>
#include <array>
#include <utility>

namespace candour::notification {
namespace {

constexpr std::array<std::pair<TaskKind, const char*>, 11> kNames = {{
    {TaskKind::kCall, "call"},
    {TaskKind::kFindAddress, "find_address"},
    {TaskKind::kSendFormat, "send_format"},
    {TaskKind::kProtect, "protect"},
    {TaskKind::kApprove, "approve"},
    {TaskKind::kWrite, "write"},
    {TaskKind::kClarify, "clarify"},
    {TaskKind::kSecondMiss, "second_miss"},
    {TaskKind::kReconcile, "reconcile"},
    {TaskKind::kReadMessage, "read_message"},
    {TaskKind::kReviewAccess, "review_access"},
}};

// How many working days after its day a task is the director's.
constexpr int kDirectorAfter = 2;

enum class Level { kHandler, kManager, kDirector };

Level FirstLevel(TaskKind kind) {
  switch (kind) {
    case TaskKind::kProtect:
    case TaskKind::kReconcile:
    case TaskKind::kReviewAccess:
      return Level::kManager;
    case TaskKind::kSecondMiss:
      return Level::kDirector;
    default:
      return Level::kHandler;
  }
}

Level LevelByTime(const std::optional<absl::CivilDay>& due_by, absl::CivilDay today,
                  const Calendar& calendar) {
  if (!due_by || today < *due_by) return Level::kHandler;
  const absl::StatusOr<int> since = calendar.WorkingDaysBetween(*due_by, today);
  const bool long_ago = since.ok() ? *since >= kDirectorAfter : today - *due_by > kDirectorAfter;
  return long_ago ? Level::kDirector : Level::kManager;
}

}  // namespace

std::string NameOf(TaskKind kind) {
  for (const auto& [each, name] : kNames) {
    if (each == kind) return name;
  }
  return "write";
}

TaskKind TaskKindFrom(const std::string& name) {
  for (const auto& [kind, each] : kNames) {
    if (each == name) return kind;
  }
  return TaskKind::kWrite;
}

std::string RoleOn(TaskKind kind, const std::optional<absl::CivilDay>& due_by, absl::CivilDay today,
                   const Calendar& calendar) {
  switch (std::max(FirstLevel(kind), LevelByTime(due_by, today, calendar))) {
    case Level::kHandler:
      return "handler";
    case Level::kManager:
      return "complaints_manager";
    case Level::kDirector:
      break;
  }
  return "director";
}

}  // namespace candour::notification
