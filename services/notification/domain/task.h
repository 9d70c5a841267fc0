// What people are asked to do where nothing may, or can, go by itself.
#ifndef CANDOUR_SERVICES_NOTIFICATION_DOMAIN_TASK_H_
#define CANDOUR_SERVICES_NOTIFICATION_DOMAIN_TASK_H_

#include <optional>
#include <string>

#include "absl/time/civil_time.h"
#include "services/common/calendar/calendar.h"

namespace candour::notification {

enum class TaskKind {
  // Telephone the person, with a script (G-13).
  kCall,
  // Find out how the person can be reached.
  kFindAddress,
  // Send it in the format or language that the person needs (NG-5).
  kSendFormat,
  // Nobody may be written to: a named person decides what is safe (G-5).
  kProtect,
  // Approve a draft (NG-9).
  kApprove,
  // Write it, or bring the case on so that there is something to tell.
  kWrite,
  // Find out whether it arrived.
  kClarify,
  // A second date was missed (G-4).
  kSecondMiss,
  // Automation is paused (G-7).
  kReconcile,
  // Read what the person wrote (G-6).
  kReadMessage,
  // Somebody opened a restricted case in an emergency: look whether it was right.
  kReviewAccess,
};

// The name of a kind in tables: call, find_address, …
std::string NameOf(TaskKind kind);
// The kind of a name; kWrite for a name that is none.
TaskKind TaskKindFrom(const std::string& name);

// A task that does not exist yet.
struct TaskDraft {
  TaskKind kind = TaskKind::kWrite;
  // A sentence without personal data.
  std::string what = {};
  // What to say on the telephone; personal, may be empty.
  std::string script = {};
  // The number, and what is known about calling safely; personal, may be empty.
  std::string phone = {};
};

// Whose task of `kind` it is on `today`: the role it begins with, the complaints manager from its
// day on, the director two working days later. A task that protects a person, reconciles or looks
// at an emergency access begins with the complaints manager; a second miss is the director's from
// the start. Without a day it stays where it begins.
std::string RoleOn(TaskKind kind, const std::optional<absl::CivilDay>& due_by, absl::CivilDay today,
                   const Calendar& calendar);

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_DOMAIN_TASK_H_
