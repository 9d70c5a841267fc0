#include "clients/cli/command.h"
#include "clients/cli/facts.h"
#include "clients/cli/request.h"
#include "clients/cli/show.h"

namespace candour::cli {
namespace {

using intake::v1::CaseService;

struct Longer {
  Aim aim;
  std::string until;
  std::string agreed_at;
  std::string method = "phone";
  std::string note;
  std::string reason;
  std::vector<std::string> facts;
  std::string explanation;
};

int Agree(Session& session, const Longer& from) {
  intake::v1::AgreeLongerPeriodRequest request;
  const auto until = ParseDay("--until", from.until);
  if (!until.ok()) return Complain(until.status(), session.Given().json);
  *request.mutable_act()->mutable_until() = *until;
  if (!from.agreed_at.empty()) {
    const auto agreed_at = ParseInstant("--agreed-at", from.agreed_at);
    if (!agreed_at.ok()) return Complain(agreed_at.status(), session.Given().json);
    *request.mutable_act()->mutable_agreed_at() = *agreed_at;
  }
  request.mutable_act()->set_method(from.method);
  request.mutable_act()->set_note(from.note);
  return SendAct(session, from.aim, request, &CaseService::Stub::AgreeLongerPeriod);
}

int Propose(Session& session, const Longer& from) {
  intake::v1::ProposeLongerPeriodRequest request;
  const auto until = ParseDay("--until", from.until);
  if (!until.ok()) return Complain(until.status(), session.Given().json);
  *request.mutable_act()->mutable_until() = *until;
  request.mutable_act()->set_reason(from.reason);
  request.mutable_act()->set_explanation(from.explanation);
  PutFacts(from.facts, *request.mutable_act()->mutable_facts());
  return SendAct(session, from.aim, request, &CaseService::Stub::ProposeLongerPeriod);
}

void AddLongerPeriod(CLI::App& app, CommandLine& line) {
  auto agreed = std::make_shared<Longer>();
  CLI::App* agree =
      Verb(app, "agree-longer", "Record that the complainant agreed a period beyond the six months",
           "  candour agree-longer ASC-2026-000123-4 --until 2026-08-31 --method phone\n\n"
           "It counts once, and only when it was agreed before the six months end (reg 14(3)).");
  AddAim(agree, agreed->aim);
  agree->add_option("--until", agreed->until, "The last day of the longer period")->required();
  agree->add_option("--agreed-at", agreed->agreed_at, "When they agreed; now if left out");
  agree->add_option("--method", agreed->method, "phone, letter, email, in_person");
  agree->add_option("--note", agreed->note, "What was said");
  Runs(agree, line, [agreed](Session& session) { return Agree(session, *agreed); });

  auto proposed = std::make_shared<Longer>();
  CLI::App* propose =
      Verb(app, "propose-longer", "Ask the complainant to agree a period beyond the six months",
           "  candour propose-longer ASC-2026-000123-4 --until 2026-08-31 --reason DR-13 \\\n"
           "    --fact who=\"the occupational therapist\"");
  AddAim(propose, proposed->aim);
  propose->add_option("--until", proposed->until, "The last day that you propose")->required();
  propose->add_option("--reason", proposed->reason, "Delay reason, for example DR-13")->required();
  propose->add_option("--fact", proposed->facts, "What fills the reason, NAME=VALUE; repeat");
  propose->add_option("--explanation", proposed->explanation, "A further sentence for them");
  Runs(propose, line, [proposed](Session& session) { return Propose(session, *proposed); });
}

void AddReceipt(CLI::App& app, CommandLine& line) {
  struct Receipt {
    Aim aim;
    std::string received_at;
    std::string reason;
  };
  auto from = std::make_shared<Receipt>();
  CLI::App* verb =
      Verb(app, "correct-receipt", "Correct the receipt to an earlier instant",
           "  candour correct-receipt ASC-2026-000123-4 --received-at 2026-01-09 \\\n"
           "    --reason \"The post room's stamp says so.\"\n\nA later one is refused (I-6).");
  AddAim(verb, from->aim);
  verb->add_option("--received-at", from->received_at, "When it really reached the council")
      ->required();
  verb->add_option("--reason", from->reason, "How that is known")->required();
  Runs(verb, line, [from](Session& session) {
    intake::v1::CorrectReceiptRequest request;
    const auto received = ParseInstant("--received-at", from->received_at);
    if (!received.ok()) return Complain(received.status(), session.Given().json);
    *request.mutable_act()->mutable_received_at() = *received;
    request.mutable_act()->set_reason(from->reason);
    return SendAct(session, from->aim, request, &CaseService::Stub::CorrectReceipt);
  });
}

void AddStages(CLI::App& app, CommandLine& line) {
  struct Stage {
    Aim aim;
    std::string handler;
    std::string reason;
    std::string milestone;
  };
  auto next = std::make_shared<Stage>();
  CLI::App* escalate =
      Verb(app, "escalate", "Take in the request for the next stage of a procedure that has one",
           "  candour escalate ASC-2026-000123-4 --handler deputy --reason \"Not answered.\"");
  AddAim(escalate, next->aim);
  escalate->add_option("--handler", next->handler, "Who handles it; nobody of a stage before")
      ->required();
  escalate->add_option("--reason", next->reason, "Why the person is not content");
  Runs(escalate, line, [next](Session& session) {
    intake::v1::EscalateRequest request;
    request.mutable_act()->set_handler(next->handler);
    request.mutable_act()->set_reason(next->reason);
    return SendAct(session, next->aim, request, &CaseService::Stub::Escalate);
  });

  auto step = std::make_shared<Stage>();
  CLI::App* record = Verb(app, "stage-step", "Record what happened between the stages",
                          "  candour stage-step ASC-2026-000123-4 escalation_acknowledged");
  AddAim(record, step->aim);
  record
      ->add_option("STEP", step->milestone,
                   "escalation_acknowledged, statement_agreed, adjudication_received, panel_met, "
                   "panel_reported")
      ->required();
  Runs(record, line, [step](Session& session) {
    intake::v1::RecordStageStepRequest request;
    request.mutable_act()->set_milestone(step->milestone);
    return SendAct(session, step->aim, request, &CaseService::Stub::RecordStageStep);
  });
}

void AddPause(CLI::App& app, CommandLine& line) {
  struct Pause {
    Aim aim;
    std::string reason;
    std::string review_on;
    std::string note;
  };
  auto from = std::make_shared<Pause>();
  CLI::App* pause = Verb(app, "pause", "Let the investigation rest; no clock of the law stops",
                         "  candour pause ASC-2026-000123-4 --reason DR-06 --review 2026-10-05");
  AddAim(pause, from->aim);
  pause->add_option("--reason", from->reason, "Delay reason, for example DR-06")->required();
  pause->add_option("--review", from->review_on, "The day on which you look at it again")
      ->required();
  pause->add_option("--note", from->note, "For people who read the file");
  Runs(pause, line, [from](Session& session) {
    intake::v1::PauseWorkRequest request;
    const auto review_on = ParseDay("--review", from->review_on);
    if (!review_on.ok()) return Complain(review_on.status(), session.Given().json);
    request.mutable_act()->set_reason(from->reason);
    *request.mutable_act()->mutable_review_on() = *review_on;
    request.mutable_act()->set_note(from->note);
    return SendAct(session, from->aim, request, &CaseService::Stub::PauseWork);
  });

  auto aim = std::make_shared<Aim>();
  CLI::App* resume =
      Verb(app, "resume", "Let the investigation go on", "  candour resume ASC-2026-000123-4");
  AddAim(resume, *aim);
  Runs(resume, line, [aim](Session& session) {
    intake::v1::ResumeWorkRequest request;
    request.mutable_act();
    return SendAct(session, *aim, request, &CaseService::Stub::ResumeWork);
  });
}

}  // namespace

void AddPeriods(CLI::App& app, CommandLine& line) {
  AddLongerPeriod(app, line);
  AddReceipt(app, line);
  AddStages(app, line);
  AddPause(app, line);
}

}  // namespace candour::cli
