#include <iostream>

#include "clients/cli/command.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/notice_texts.h"
#include "clients/cli/notification.h"
#include "clients/cli/request.h"
#include "clients/cli/show.h"

namespace candour::cli {
namespace {

using intake::v1::CaseService;
using notification::v1::NotificationService;

struct NoticeListOptions {
  std::string of_case;
  std::string state;
};

// Notices know a case by its id only.
absl::StatusOr<std::string> ComplaintId(Session& session, const std::string& authority,
                                        const std::string& of_case) {
  if (of_case.empty() || of_case.size() == 36) return of_case;
  intake::v1::GetRequest request;
  request.set_authority_id(authority);
  request.set_case_(of_case);
  const auto stub = Cases(session);
  intake::v1::GetResponse response;
  const absl::Status done = Call(session, *stub, &CaseService::Stub::Get, request, response);
  if (!done.ok()) return done;
  return response.case_file().complaint_id();
}

absl::StatusOr<notification::v1::ListNoticesRequest> ListNoticesRequestOf(
    Session& session, const NoticeListOptions& list) {
  notification::v1::ListNoticesRequest request;
  const absl::StatusOr<std::string> authority = session.Authority();
  if (!authority.ok()) return authority.status();
  request.set_authority_id(*authority);
  request.set_page_size(kNotificationPage);
  const absl::StatusOr<std::string> id = ComplaintId(session, *authority, list.of_case);
  if (!id.ok()) return id.status();
  request.set_complaint_id(*id);
  if (list.state.empty()) return request;
  const auto state = ParseEnum(*notification::v1::NoticeState_descriptor(), "NOTICE_STATE_",
                               "--state", list.state);
  if (!state.ok()) return state.status();
  request.set_state(static_cast<notification::v1::NoticeState>(*state));
  return request;
}

int ShowList(Session& session, const NoticeListOptions& list) {
  const bool json = session.Given().json;
  auto request = ListNoticesRequestOf(session, list);
  if (!request.ok()) return Complain(request.status(), json);
  const auto stub = Notification(session);
  std::vector<std::vector<std::string>> rows;
  do {
    notification::v1::ListNoticesResponse response;
    const absl::Status done =
        Call(session, *stub, &NotificationService::Stub::ListNotices, *request, response);
    if (!done.ok()) return Complain(done, json);
    for (const notification::v1::Notice& notice : response.notices()) {
      if (json) std::cout << Json(notice) << "\n";
      rows.push_back({notice.reference(), notice.notice(), notice.recipient(),
                      Show(notice.due_by()), NoticeWords(notice.state()), Show(notice.sent_at()),
                      notice.channel(), notice.obligation_id(), notice.reason()});
    }
    request->set_page_token(response.next_page_token());
  } while (!request->page_token().empty());
  if (json) return kDone;
  std::cout << (rows.empty() ? "No notices.\n"
                             : Table({"Case", "Notice", "To", "By", "State", "Sent", "Way",
                                      "Obligation", "Why"},
                                     rows));
  return kDone;
}

int ShowNotice(Session& session, const std::string& obligation) {
  const bool json = session.Given().json;
  notification::v1::GetNoticeRequest request;
  const absl::StatusOr<std::string> authority = session.Authority();
  if (!authority.ok()) return Complain(authority.status(), json);
  request.set_authority_id(*authority);
  request.set_obligation_id(obligation);
  notification::v1::GetNoticeResponse response;
  const absl::Status done = Call(session, *Notification(session),
                                 &NotificationService::Stub::GetNotice, request, response);
  if (!done.ok()) return Complain(done, json);
  if (json) {
    std::cout << Json(response) << "\n";
  } else {
    std::cout << response.notice().notice() << ", " << NoticeWords(response.notice().state()) << " "
              << Show(response.notice().sent_at()) << "\n\n"
              << response.subject() << "\n\n"
              << response.body() << "\n";
  }
  return kDone;
}

// "N-09" and "CLOSING" are codes of texts; an obligation has 36 characters.
int ShowEither(Session& session, const std::string& reference, const std::string& what) {
  if (what.size() == 36) return ShowNotice(session, what);
  const absl::Status shown =
      ShowNoticeText(reference, what, session.Given().profile.authority, std::cout);
  return shown.ok() ? kDone : Complain(shown, session.Given().json);
}

int Lint(Session& session, const std::string& reference, const std::string& file) {
  const absl::Status linted = LintNotices(reference, file, std::cout);
  if (linted.ok()) return kDone;
  if (absl::IsFailedPrecondition(linted)) return kFound;
  return Complain(linted, session.Given().json);
}

int PreviewNotice(Session& session, const std::string& obligation) {
  const bool json = session.Given().json;
  notification::v1::PreviewRequest request;
  const absl::StatusOr<std::string> authority = session.Authority();
  if (!authority.ok()) return Complain(authority.status(), json);
  request.set_authority_id(*authority);
  request.set_obligation_id(obligation);
  notification::v1::PreviewResponse response;
  const absl::Status done =
      Call(session, *Notification(session), &NotificationService::Stub::Preview, request, response);
  if (!done.ok()) return Complain(done, json);
  if (json) {
    std::cout << Json(response) << "\n";
  } else {
    std::cout << "Would be " << NoticeWords(response.state()) << " by " << response.way() << ". "
              << response.reason() << "\n\n"
              << response.subject() << "\n\n"
              << response.body() << "\n";
  }
  return kDone;
}

int Retry(Session& session, const std::string& obligation, const std::string& reason) {
  const bool json = session.Given().json;
  notification::v1::RetryRequest request;
  const absl::StatusOr<std::string> authority = session.Authority();
  if (!authority.ok()) return Complain(authority.status(), json);
  request.set_authority_id(*authority);
  request.set_obligation_id(obligation);
  request.set_reason(reason);
  notification::v1::RetryResponse response;
  const absl::Status done =
      Call(session, *Notification(session), &NotificationService::Stub::Retry, request, response);
  if (!done.ok()) return Complain(done, json);
  std::cout << (json ? Json(response) : "It is " + NoticeWords(response.notice().state()) + ".")
            << "\n";
  return kDone;
}

}  // namespace

void AddNotices(CLI::App& app, CommandLine& line) {
  CLI::App* group = Verb(app, "notices", "What was said to whom, and what is still to be said",
                         "  candour notices list --state awaiting_person\n"
                         "  candour notices list --case ASC-2026-000123-4\n"
                         "  candour notices show OBLIGATION\n"
                         "  candour notices show N-09\n"
                         "  candour notices lint my-n-09.textproto");
  group->require_subcommand(1);

  auto list = std::make_shared<NoticeListOptions>();
  CLI::App* listing = group->add_subcommand("list", "Notices, earliest due first");
  listing->add_option("--case", list->of_case, "Only this case");
  listing->add_option("--state", list->state,
                      "not_yet, due, awaiting_person, queued, sent, failed, unconfirmed, …");
  Runs(listing, line, [list](Session& session) { return ShowList(session, *list); });

  auto obligation = std::make_shared<std::string>();
  auto reference = std::make_shared<std::string>(ReferenceFolder());
  CLI::App* show = group->add_subcommand(
      "show", "One notice with the exact text, or the text of a code such as N-09");
  show->add_option("OBLIGATION", *obligation, "An obligation, or a code")->required();
  show->add_option("--reference", *reference, "Folder of the texts");
  Runs(show, line, [obligation, reference](Session& session) {
    return ShowEither(session, *reference, *obligation);
  });

  auto file = std::make_shared<std::string>();
  CLI::App* lint = group->add_subcommand(
      "lint", "Whether the texts say what they must, in plain English; needs no server");
  lint->add_option("FILE", *file, "Only this text, instead of the one of its code");
  lint->add_option("--reference", *reference, "Folder of the texts");
  Runs(lint, line,
       [file, reference](Session& session) { return Lint(session, *reference, *file); });

  CLI::App* preview = group->add_subcommand("preview", "What would go out now");
  preview->add_option("OBLIGATION", *obligation)->required();
  Runs(preview, line,
       [obligation](Session& session) { return PreviewNotice(session, *obligation); });

  auto reason = std::make_shared<std::string>();
  CLI::App* retry = group->add_subcommand("retry", "Queue a failed or waiting notice again");
  retry->add_option("OBLIGATION", *obligation)->required();
  retry->add_option("--reason", *reason, "Why, for the record")->required();
  Runs(retry, line,
       [obligation, reason](Session& session) { return Retry(session, *obligation, *reason); });
  AddNoticeTasks(*group, line);
}

}  // namespace candour::cli
