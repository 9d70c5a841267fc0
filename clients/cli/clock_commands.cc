#include <algorithm>
#include <array>
#include <iostream>
#include <set>
#include <vector>

#include "absl/time/clock.h"
#include "clients/cli/clock_line.h"
#include "clients/cli/command.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/request.h"
#include "clients/cli/show.h"
#include "nlohmann/json.hpp"
#include "services/common/day/london.h"
#include "services/common/reference/reference.h"

namespace candour::cli {
namespace {

using intake::v1::ClockService;

constexpr const char* kCalendar = "england-and-wales";

// What `candour clock` may be told.
struct Clock {
  std::string reference;
  bool explain = false;
};

// The answer for people: a date a line, with its working below when asked for.
void ShowDates(const std::string& json) {
  const nlohmann::json answer = nlohmann::json::parse(json);
  for (const auto& [name, value] : answer.items()) {
    if (value.is_object()) continue;
    const std::string reason = answer.contains("reasons") ? answer["reasons"].value(name, "") : "";
    std::cout << name << std::string(26 - std::min<std::size_t>(25, name.size()), ' ')
              << (value.is_null()     ? reason
                  : value.is_string() ? value.get<std::string>()
                                      : value.dump())
              << "\n";
    if (answer.contains("working") && answer["working"].contains(name)) {
      std::cout << "    " << answer["working"][name].get<std::string>() << "\n";
    }
  }
  if (answer.contains("error")) std::cout << answer["error"].value("message", "") << "\n";
  std::cout << "\n";
}

int AnswerLines(const ClockRules& rules, bool explain, bool json) {
  bool all = true;
  std::string line;
  while (std::getline(std::cin, line)) {
    if (line.empty()) continue;
    const ClockAnswer answer = AnswerClockLine(line, rules, explain);
    all = all && answer.understood;
    if (json) {
      std::cout << answer.json << "\n";
    } else {
      ShowDates(answer.json);
    }
  }
  return all ? kDone : kFound;
}

// Each procedure in the version that counts on `day`.
std::vector<const reference::v1::Procedure*> InForce(const Reference& reference,
                                                     absl::CivilDay day) {
  std::set<const reference::v1::Procedure*> found;
  for (const reference::v1::Procedure& each : reference.procedures) {
    found.insert(ProcedureOn(reference, each.id(), day));
  }
  found.erase(nullptr);
  return {found.begin(), found.end()};
}

// Whether every procedure is there that an answer counts on.
bool HasAll(const std::vector<const reference::v1::Procedure*>& procedures) {
  constexpr std::array kNeeded = {"ASC-2009", "CODE-2024", "CHA-1989", "CQC-16", "DPA-164A", "SAR"};
  return std::all_of(kNeeded.begin(), kNeeded.end(), [&procedures](const char* id) {
    return std::any_of(procedures.begin(), procedures.end(),
                       [id](const reference::v1::Procedure* each) { return each->id() == id; });
  });
}

int Answer(Session& session, const Clock& clock) {
  const bool json = session.Given().json;
  const absl::StatusOr<Reference> reference = LoadReference(clock.reference);
  if (!reference.ok()) return Complain(reference.status(), json);
  const absl::CivilDay today = LondonDay(absl::Now());
  const auto* days = CalendarOn(*reference, kCalendar, today);
  const std::vector<const reference::v1::Procedure*> procedures = InForce(*reference, today);
  if (days == nullptr || !HasAll(procedures)) {
    return Complain(absl::NotFoundError(clock.reference + ": calendar or procedure is missing"),
                    json);
  }
  const auto calendar = Calendar::From(*days);
  if (!calendar.ok()) return Complain(calendar.status(), json);
  return AnswerLines({*calendar, procedures}, clock.explain, json);
}

// The dates of one case with their working, as the server keeps them.
int ExplainCase(Session& session, const std::string& of_case) {
  const bool json = session.Given().json;
  const absl::StatusOr<std::string> authority = session.Authority();
  if (!authority.ok()) return Complain(authority.status(), json);
  intake::v1::ExplainClockRequest request;
  request.set_authority_id(*authority);
  request.set_case_(of_case);
  intake::v1::ExplainClockResponse response;
  const auto stub = Cases(session);
  const absl::Status done =
      Call(session, *stub, &intake::v1::CaseService::Stub::ExplainClock, request, response);
  if (!done.ok()) return Complain(done, json);
  if (json) {
    std::cout << Json(response) << "\n";
    return kDone;
  }
  std::cout << response.reference() << ", received " << Show(response.received_on())
            << ", relevant period until " << Show(response.relevant_period_ends_on()) << "\n";
  for (const ledger::v1::Obligation& each : response.obligations()) {
    const bool open = each.state() == ledger::v1::OBLIGATION_STATE_OPEN;
    std::cout << "\n"
              << each.clock() << "  "
              << (each.has_due_by() ? Show(each.due_by()) : each.not_computable())
              << (open ? "" : "  (done or no longer owed)") << "\n";
    for (const std::string& sentence : each.working()) {
      std::cout << "    " << Safe(sentence) << "\n";
    }
  }
  for (const std::string& remark : response.remarks()) std::cout << "\n" << Safe(remark) << "\n";
  return kDone;
}

std::unique_ptr<ClockService::Stub> Clocks(Session& session) {
  return ClockService::NewStub(session.ChannelTo(session.Given().profile.intake));
}

int ShowTime(Session& session) {
  intake::v1::GetTimeResponse response;
  const absl::Status done = Call(session, *Clocks(session), &ClockService::Stub::GetTime,
                                 intake::v1::GetTimeRequest(), response);
  if (!done.ok()) return Complain(done, session.Given().json);
  if (session.Given().json) {
    std::cout << Json(response) << "\n";
  } else {
    std::cout << "Business time is " << Show(response.now()) << (response.demo() ? " (demo)" : "")
              << "; the next alarm is " << Show(response.next_alarm_at()) << ".\n";
  }
  return kDone;
}

int MoveTime(Session& session, const std::string& to) {
  const auto instant = ParseInstant("TO", to);
  if (!instant.ok()) return Complain(instant.status(), session.Given().json);
  intake::v1::MoveTimeRequest request;
  *request.mutable_to() = *instant;
  intake::v1::MoveTimeResponse response;
  const absl::Status done =
      Call(session, *Clocks(session), &ClockService::Stub::MoveTime, request, response);
  if (!done.ok()) return Complain(done, session.Given().json);
  std::cout << (session.Given().json ? Json(response)
                                     : "Business time is " + Show(response.now()) + ".")
            << "\n";
  return kDone;
}

}  // namespace

void AddClock(CLI::App& app, CommandLine& line) {
  auto clock = std::make_shared<Clock>();
  clock->reference = ReferenceFolder();
  CLI::App* verb =
      Verb(app, "clock", "The dates that follow from a receipt; needs no server",
           std::string("  echo '{\"id\":\"1\",\"received_at\":\"2026-12-18T16:00:00Z\"}' | candour "
                       "clock --explain\n"
                       "  candour clock --json < instants.jsonl\n\n") +
               kClockFormat);
  verb->add_flag("--explain", clock->explain, "Add the working of each date");
  verb->add_option("--reference", clock->reference, "Folder of calendars and procedures");
  auto of_case = std::make_shared<std::string>();
  CLI::App* explain = Verb(*verb, "explain", "Every date of a case with its working",
                           "  candour clock explain ASC-2026-000123-4");
  explain->add_option("CASE", *of_case, "Reference or id of the case")->required();
  Runs(verb, line, [clock, of_case](Session& session) {
    return of_case->empty() ? Answer(session, *clock) : ExplainCase(session, *of_case);
  });

  CLI::App* time = Verb(app, "time", "Business time; in a demo it can be moved forward",
                        "  candour time\n  candour time --move 2026-09-14T09:00:00Z");
  auto to = std::make_shared<std::string>();
  time->add_option("--move", *to, "Move business time forward to this instant or day");
  Runs(time, line,
       [to](Session& session) { return to->empty() ? ShowTime(session) : MoveTime(session, *to); });
}

}  // namespace candour::cli
