#include "clients/cli/command.h"
#include "clients/cli/facts.h"
#include "clients/cli/request.h"
#include "clients/cli/show.h"

namespace candour::cli {
namespace {

using intake::v1::CaseService;

void AddAcknowledge(CLI::App& app, CommandLine& line) {
  struct Acknowledge {
    Aim aim;
    std::string method = "phone";
    bool offered = false;
  };
  auto from = std::make_shared<Acknowledge>();
  CLI::App* verb = Verb(app, "acknowledge", "Record that you acknowledged a complaint",
                        "  candour acknowledge ASC-2026-000123-4 --method phone --offered");
  AddAim(verb, from->aim);
  verb->add_option("--method", from->method, "phone, letter, email, in_person");
  verb->add_flag("--offered", from->offered,
                 "You offered to discuss how it is handled and by when (reg 13(7))");
  Runs(verb, line, [from](Session& session) {
    intake::v1::AcknowledgeRequest request;
    request.mutable_act()->set_method(from->method);
    request.mutable_act()->set_discussion_offered(from->offered);
    return SendAct(session, from->aim, request, &CaseService::Stub::Acknowledge);
  });
}

struct Plan {
  Aim aim;
  std::string response_by;
  unsigned band = 0;
  std::string method;
  bool determined = false;
};

int SetPlan(Session& session, const Plan& from) {
  type::v1::Day day;
  if (!from.response_by.empty()) {
    const auto parsed = ParseDay("--response-by", from.response_by);
    if (!parsed.ok()) return Complain(parsed.status(), session.Given().json);
    day = *parsed;
  }
  if (from.determined) {
    intake::v1::DeterminePlanRequest request;
    request.mutable_act()->set_band(from.band);
    if (day.year() != 0) *request.mutable_act()->mutable_response_by() = day;
    request.mutable_act()->set_method(from.method);
    return SendAct(session, from.aim, request, &CaseService::Stub::DeterminePlan);
  }
  intake::v1::AgreePlanRequest request;
  if (day.year() != 0) *request.mutable_act()->mutable_response_by() = day;
  request.mutable_act()->set_method(from.method);
  return SendAct(session, from.aim, request, &CaseService::Stub::AgreePlan);
}

void AddPlan(CLI::App& app, CommandLine& line) {
  auto from = std::make_shared<Plan>();
  CLI::App* verb =
      Verb(app, "plan", "Record the plan: agreed with the complainant, or determined by us",
           "  candour plan ASC-2026-000123-4 --response-by 2026-10-05 \\\n"
           "    --method \"We will read the invoices and speak to the agency.\"\n"
           "  candour plan ASC-2026-000123-4 --determined --band 2 --method \"…\"");
  AddAim(verb, from->aim);
  verb->add_option("--response-by", from->response_by, "Day by which the response will be sent");
  verb->add_flag("--determined", from->determined, "We set it; the offer was not taken up");
  verb->add_option("--band", from->band, "Response band of the procedure, instead of a day");
  verb->add_option("--method", from->method, "How it will be looked into, for the complainant")
      ->required();
  Runs(verb, line, [from](Session& session) { return SetPlan(session, *from); });
}

struct Extend {
  Aim aim;
  std::string response_by;
  std::string reason;
  std::vector<std::string> facts;
  std::string explanation;
  std::string good_reason;
};

int MoveDate(Session& session, const Extend& from) {
  intake::v1::ExtendRequest request;
  const auto day = ParseDay("--to", from.response_by);
  if (!day.ok()) return Complain(day.status(), session.Given().json);
  *request.mutable_act()->mutable_response_by() = *day;
  request.mutable_act()->set_reason(from.reason);
  request.mutable_act()->set_explanation(from.explanation);
  request.mutable_act()->set_good_reason(from.good_reason);
  PutFacts(from.facts, *request.mutable_act()->mutable_facts());
  return SendAct(session, from.aim, request, &CaseService::Stub::Extend);
}

void AddExtend(CLI::App& app, CommandLine& line) {
  auto from = std::make_shared<Extend>();
  CLI::App* verb = Verb(app, "extend", "Move the response date and tell the complainant why",
                        "  candour extend ASC-2026-000123-4 --to 2026-10-19 --reason DR-01 \\\n"
                        "    --fact who=\"Brightwell Home Care\" --fact date=\"7 September 2026\"");
  AddAim(verb, from->aim);
  verb->add_option("--to", from->response_by, "The new day")->required();
  verb->add_option("--reason", from->reason, "Delay reason, for example DR-01")->required();
  verb->add_option("--fact", from->facts, "What fills the reason, NAME=VALUE; repeat");
  verb->add_option(
      "--explanation", from->explanation,
      "A further sentence for the complainant. With a date of its own the notice waits "
      "for a person");
  verb->add_option("--good-reason", from->good_reason,
                   "Why the day lies beyond what the procedure grants without a good reason, as "
                   "for stage 1 of CODE-2024 more than 10 further working days");
  Runs(verb, line, [from](Session& session) { return MoveDate(session, *from); });
}

void AddStep(CLI::App& app, CommandLine& line) {
  struct Step {
    Aim aim;
    std::string step;
    bool reaffirmed = false;
  };
  auto from = std::make_shared<Step>();
  CLI::App* verb = Verb(app, "step", "Record a step that may be told to the complainant",
                        "  candour step ASC-2026-000123-4 records_read --date-stands");
  AddAim(verb, from->aim);
  verb->add_option("STEP", from->step, "records_read, person_spoken_to, visit_made, …")->required();
  verb->add_flag("--date-stands", from->reaffirmed, "You still expect to keep the response date");
  Runs(verb, line, [from](Session& session) {
    intake::v1::RecordStepRequest request;
    request.mutable_act()->set_step(from->step);
    request.mutable_act()->set_date_reaffirmed(from->reaffirmed);
    return SendAct(session, from->aim, request, &CaseService::Stub::RecordStep);
  });
}

}  // namespace

void AddActs(CLI::App& app, CommandLine& line) {
  AddAcknowledge(app, line);
  AddPlan(app, line);
  AddExtend(app, line);
  AddStep(app, line);
}

}  // namespace candour::cli
