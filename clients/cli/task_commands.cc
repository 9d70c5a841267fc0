#include <iostream>

#include "clients/cli/command.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/notification.h"
#include "clients/cli/request.h"
#include "clients/cli/show.h"

namespace candour::cli {
namespace {

using notification::v1::NotificationService;

constexpr const char* kTaskPrefix = "TASK_KIND_";

// Calls `method` for the authority; the answer, or the failure already told.
template <typename Request, typename Response, typename Method>
int AskNotification(Session& session, Method method, Request& request, Response& response) {
  const bool json = session.Given().json;
  const absl::StatusOr<std::string> authority = session.Authority();
  if (!authority.ok()) return Complain(authority.status(), json);
  request.set_authority_id(*authority);
  const absl::Status done = Call(session, *Notification(session), method, request, response);
  if (!done.ok()) return Complain(done, json);
  if (json) std::cout << Json(response) << "\n";
  return kDone;
}

int ShowTasks(Session& session, const std::string& kind) {
  const bool json = session.Given().json;
  const absl::StatusOr<std::string> authority = session.Authority();
  if (!authority.ok()) return Complain(authority.status(), json);
  notification::v1::ListTasksRequest request;
  request.set_authority_id(*authority);
  request.set_page_size(kNotificationPage);
  if (!kind.empty()) {
    const absl::StatusOr<int> value =
        ParseEnum(*notification::v1::TaskKind_descriptor(), kTaskPrefix, "--kind", kind);
    if (!value.ok()) return Complain(value.status(), json);
    request.set_kind(static_cast<notification::v1::TaskKind>(*value));
  }
  const auto stub = Notification(session);
  std::vector<std::vector<std::string>> rows;
  do {
    notification::v1::ListTasksResponse response;
    const absl::Status done =
        Call(session, *stub, &NotificationService::Stub::ListTasks, request, response);
    if (!done.ok()) return Complain(done, json);
    for (const notification::v1::Task& task : response.tasks()) {
      if (json) std::cout << Json(task) << "\n";
      rows.push_back({Show(task.due_by()) + (task.overdue() ? " overdue" : ""), task.role(),
                      task.holder(),
                      EnumWords(notification::v1::TaskKind_Name(task.kind()), kTaskPrefix),
                      task.reference(), task.notice(), task.phone(), task.task_id(), task.what()});
    }
    request.set_page_token(response.next_page_token());
  } while (!request.page_token().empty());
  if (json) return kDone;
  std::cout << (rows.empty() ? "Nothing waits for a person.\n"
                             : Table({"By", "Role", "Who", "What", "Case", "Notice", "Phone",
                                      "Task", "To do"},
                                     rows));
  return kDone;
}

int ShowDueNotices(Session& session, int days) {
  notification::v1::ListDueRequest request;
  request.set_days(days);
  notification::v1::ListDueResponse response;
  const int code = AskNotification(session, &NotificationService::Stub::ListDue, request, response);
  if (code != kDone || session.Given().json) return code;
  if (response.paused()) {
    std::cout << "Automation is paused: " << response.pause_reason()
              << "\nCompare, then: candour notices resume --reason …\n\n";
  }
  std::vector<std::vector<std::string>> rows;
  for (const notification::v1::Notice& notice : response.notices()) {
    rows.push_back({Show(notice.due_by()), notice.reference(), notice.notice(),
                    NoticeWords(notice.state()), notice.channel(), notice.obligation_id(),
                    notice.reason()});
  }
  std::cout << (rows.empty()
                    ? "Nothing falls due.\n"
                    : Table({"By", "Case", "Notice", "State", "Way", "Obligation", "Why"}, rows));
  if (response.more()) std::cout << "There are more.\n";
  return kDone;
}

// Approves the draft as it stands now, after showing it.
int Approve(Session& session, const std::string& obligation) {
  notification::v1::GetNoticeRequest read;
  read.set_obligation_id(obligation);
  notification::v1::GetNoticeResponse draft;
  int code = AskNotification(session, &NotificationService::Stub::GetNotice, read, draft);
  if (code != kDone) return code;
  if (!session.Given().json) std::cout << draft.subject() << "\n\n" << draft.body() << "\n\n";
  notification::v1::ApproveRequest request;
  request.set_obligation_id(obligation);
  request.set_digest(draft.digest());
  notification::v1::ApproveResponse response;
  code = AskNotification(session, &NotificationService::Stub::Approve, request, response);
  if (code == kDone && !session.Given().json) std::cout << "It goes as it stands above.\n";
  return code;
}

// A decision with a reason about one notice.
template <typename Request, typename Response, typename Method>
int Decide(Session& session, Method method, const std::string& obligation,
           const std::string& reason) {
  Request request;
  request.set_obligation_id(obligation);
  request.set_reason(reason);
  Response response;
  const int code = AskNotification(session, method, request, response);
  if (code == kDone && !session.Given().json) {
    std::cout << "It is " << NoticeWords(response.notice().state()) << ".\n";
  }
  return code;
}

int ResumeAutomation(Session& session, const std::string& reason) {
  notification::v1::ReleaseAutomationRequest request;
  request.set_reason(reason);
  notification::v1::ReleaseAutomationResponse response;
  const int code =
      AskNotification(session, &NotificationService::Stub::ReleaseAutomation, request, response);
  if (code == kDone && !session.Given().json) {
    std::cout << "Automation goes on; " << response.released() << " notices waited.\n";
  }
  return code;
}

int Complete(Session& session, const std::string& task, bool reached, const std::string& note) {
  notification::v1::CompleteTaskRequest request;
  request.set_task_id(task);
  request.set_reached(reached);
  request.set_note(note);
  notification::v1::CompleteTaskResponse response;
  const int code =
      AskNotification(session, &NotificationService::Stub::CompleteTask, request, response);
  if (code == kDone && !session.Given().json) {
    const bool open = response.task().state() == notification::v1::TASK_STATE_OPEN;
    std::cout << (open ? "Noted; the task stays open.\n" : "Done.\n");
  }
  return code;
}

struct About {
  std::string of;
  std::string reason;
};

// A verb of the form `candour notices VERB OBLIGATION --reason …`.
template <typename Request, typename Response, typename Method>
void AddDecision(CLI::App& group, CommandLine& line, const char* name, const char* help,
                 Method method) {
  auto words = std::make_shared<About>();
  CLI::App* verb = group.add_subcommand(name, help);
  verb->add_option("OBLIGATION", words->of)->required();
  verb->add_option("--reason", words->reason, "Why, for the record")->required();
  Runs(verb, line, [words, method](Session& session) {
    return Decide<Request, Response>(session, method, words->of, words->reason);
  });
}

}  // namespace

void AddNoticeTasks(CLI::App& group, CommandLine& line) {
  auto kind = std::make_shared<std::string>();
  CLI::App* tasks = group.add_subcommand("tasks", "What waits for a person, most urgent first");
  tasks->add_option("--kind", *kind, "call, find_address, protect, approve, write, …");
  Runs(tasks, line, [kind](Session& session) { return ShowTasks(session, *kind); });

  auto done = std::make_shared<About>();
  auto reached = std::make_shared<bool>(false);
  CLI::App* complete = group.add_subcommand("done", "Say what became of a task");
  complete->add_option("TASK", done->of)->required();
  complete->add_flag("--reached", *reached, "The person themselves was told on the telephone");
  complete->add_option("--note", done->reason, "What was done; nothing personal")->required();
  Runs(complete, line, [done, reached](Session& session) {
    return Complete(session, done->of, *reached, done->reason);
  });

  auto days = std::make_shared<int>(7);
  CLI::App* due = group.add_subcommand("due", "What will go out this week, and what will not");
  due->add_option("--days", *days, "How many days ahead")->check(CLI::Range(1, 60));
  Runs(due, line, [days](Session& session) { return ShowDueNotices(session, *days); });

  auto obligation = std::make_shared<std::string>();
  CLI::App* approve = group.add_subcommand("approve", "Show a draft and let it go as it stands");
  approve->add_option("OBLIGATION", *obligation)->required();
  Runs(approve, line, [obligation](Session& session) { return Approve(session, *obligation); });

  AddDecision<notification::v1::HoldRequest, notification::v1::HoldResponse>(
      group, line, "hold", "Keep a notice back", &NotificationService::Stub::Hold);
  AddDecision<notification::v1::ReleaseRequest, notification::v1::ReleaseResponse>(
      group, line, "release", "Take a hold back", &NotificationService::Stub::Release);
  AddDecision<notification::v1::CancelRequest, notification::v1::CancelResponse>(
      group, line, "cancel", "Say that a notice will not be sent",
      &NotificationService::Stub::Cancel);

  auto reason = std::make_shared<std::string>();
  CLI::App* resume = group.add_subcommand("resume", "Let paused automation go on");
  resume->add_option("--reason", *reason, "With what the list was compared")->required();
  Runs(resume, line, [reason](Session& session) { return ResumeAutomation(session, *reason); });
}

}  // namespace candour::cli
