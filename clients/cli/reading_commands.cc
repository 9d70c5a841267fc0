#include <iostream>

#include "clients/cli/command.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/request.h"
#include "clients/cli/show.h"

namespace candour::cli {
namespace {

using intake::v1::CaseService;

void ShowLines(const google::protobuf::RepeatedPtrField<intake::v1::CaseLine>& lines, bool json) {
  std::vector<std::vector<std::string>> rows;
  for (const intake::v1::CaseLine& one : lines) {
    if (json) std::cout << Json(one) << "\n";
    rows.push_back({one.reference(), Show(one.record_type()), Show(one.status()),
                    Show(one.received_on()), one.primary_theme(),
                    Show(one.next_due_by()) + (one.overdue() ? " overdue" : "")});
  }
  if (json) return;
  std::cout << (rows.empty()
                    ? "Nothing found.\n"
                    : Table({"Reference", "Type", "Status", "Received", "Theme", "Next due"},
                            rows));
}

struct ListOptions {
  std::string status;
  std::string due_by;
  bool stuck = false;
  int most = 50;
};

absl::StatusOr<intake::v1::ListRequest> ListRequestOf(Session& session, const ListOptions& list) {
  intake::v1::ListRequest request;
  const absl::StatusOr<std::string> authority = session.Authority();
  if (!authority.ok()) return authority.status();
  request.set_authority_id(*authority);
  request.set_stuck(list.stuck);
  if (!list.status.empty()) {
    const auto status =
        ParseEnum(*ledger::v1::Status_descriptor(), "STATUS_", "--status", list.status);
    if (!status.ok()) return status.status();
    request.set_status(static_cast<ledger::v1::Status>(*status));
  }
  if (!list.due_by.empty()) {
    const auto day = ParseDay("--due-by", list.due_by);
    if (!day.ok()) return day.status();
    *request.mutable_due_by() = *day;
  }
  return request;
}

int ListCases(Session& session, const ListOptions& list) {
  const bool json = session.Given().json;
  auto request = ListRequestOf(session, list);
  if (!request.ok()) return Complain(request.status(), json);
  const auto stub = Cases(session);
  google::protobuf::RepeatedPtrField<intake::v1::CaseLine> lines;
  do {
    request->set_page_size(std::min(list.most - lines.size(), 500));
    intake::v1::ListResponse response;
    const absl::Status done = Call(session, *stub, &CaseService::Stub::List, *request, response);
    if (!done.ok()) return Complain(done, json);
    lines.MergeFrom(response.cases());
    request->set_page_token(response.next_page_token());
  } while (!request->page_token().empty() && lines.size() < list.most);
  ShowLines(lines, json);
  if (!json && !request->page_token().empty()) std::cout << "There are more; see --most.\n";
  return kDone;
}

int ShowCase(Session& session, const std::string& of_case) {
  const bool json = session.Given().json;
  intake::v1::GetRequest request;
  const absl::StatusOr<std::string> authority = session.Authority();
  if (!authority.ok()) return Complain(authority.status(), json);
  request.set_authority_id(*authority);
  request.set_case_(of_case);
  intake::v1::GetResponse response;
  const absl::Status done =
      Call(session, *Cases(session), &CaseService::Stub::Get, request, response);
  if (!done.ok()) return Complain(done, json);
  std::cout << (json ? Json(response.case_file()) : Show(response.case_file())) << "\n";
  return kDone;
}

int Search(Session& session, const std::string& words, int most) {
  const bool json = session.Given().json;
  intake::v1::SearchRequest request;
  const absl::StatusOr<std::string> authority = session.Authority();
  if (!authority.ok()) return Complain(authority.status(), json);
  request.set_authority_id(*authority);
  request.set_query(words);
  request.set_limit(most);
  intake::v1::SearchResponse response;
  const absl::Status done =
      Call(session, *Cases(session), &CaseService::Stub::Search, request, response);
  if (!done.ok()) return Complain(done, json);
  ShowLines(response.cases(), json);
  if (response.partial()) {
    std::cerr << "Not every case was looked at: an older one may match too. Add another word.\n";
  }
  return kDone;
}

void AddList(CLI::App& app, CommandLine& line) {
  auto list = std::make_shared<ListOptions>();
  CLI::App* verb = Verb(app, "list", "List cases, newest first",
                        "  candour list --status investigating\n"
                        "  candour list --due-by 2026-09-30 --json");
  verb->add_option("--status", list->status,
                   "received, acknowledged, investigating, responded, closed, withdrawn");
  verb->add_option("--due-by", list->due_by, "Only cases with something due by this day");
  verb->add_flag(
      "--stuck", list->stuck,
      "Only cases on which something fell due, or a message is unread, and nothing moved "
      "for five days");
  verb->add_option("--most", list->most, "At most this many")->check(CLI::Range(1, 100000));
  Runs(verb, line, [list](Session& session) { return ListCases(session, *list); });
}

}  // namespace

void AddReading(CLI::App& app, CommandLine& line) {
  AddList(app, line);

  auto of_case = std::make_shared<std::string>();
  CLI::App* show = Verb(app, "show", "Show a case file; the view is recorded",
                        "  candour show ASC-2026-000123-4");
  show->add_option("CASE", *of_case, "Reference or complaint id")->required();
  Runs(show, line, [of_case](Session& session) { return ShowCase(session, *of_case); });

  auto words = std::make_shared<std::string>();
  auto most = std::make_shared<int>(50);
  CLI::App* search = Verb(app, "search", "Find cases by words, names, phone numbers",
                          "  candour search \"invoice respite\"");
  search->add_option("WORDS", *words, "Every word must be there; \"quoted\" words together")
      ->required();
  search->add_option("--most", *most, "At most this many")->check(CLI::Range(1, 200));
  Runs(search, line, [words, most](Session& session) { return Search(session, *words, *most); });
}

}  // namespace candour::cli
