#include "clients/cli/matter_verb.h"

namespace candour::cli {
namespace {

using Stub = intake::v1::CaseService::Stub;

struct Told {
  Aim aim;
  std::string note;
};

// Finds the duty on the case, so that nobody has to copy its id.
int SayTold(Session& session, const Told& from) {
  const absl::StatusOr<intake::v1::Target> target = TargetOf(session, from.aim);
  if (!target.ok()) return ShowReceipt(session, target.status(), {});
  const auto stub = Cases(session);
  intake::v1::GetRequest get;
  get.set_authority_id(target->authority_id());
  get.set_case_(target->case_());
  intake::v1::GetResponse found;
  const absl::Status read = Call(session, *stub, &Stub::Get, get, found);
  if (!read.ok()) return ShowReceipt(session, read, {});
  intake::v1::TellDirectorRequest request;
  request.mutable_act()->set_note(from.note);
  for (const ledger::v1::Obligation& duty : found.case_file().obligations()) {
    if (duty.clock() == "DIRECTOR") request.mutable_act()->set_obligation_id(duty.obligation_id());
  }
  if (request.act().obligation_id().empty()) {
    return ShowReceipt(
        session, absl::FailedPreconditionError("the director need not be told of this case"), {});
  }
  return SendAct(session, from.aim, request, &Stub::TellDirector);
}

void AddDirector(CLI::App& app, CommandLine& line) {
  auto from = std::make_shared<Told>();
  CLI::App* verb = Verb(app, "director-told", "Record that the director was told",
                        "  candour director-told ASC-2026-000123-4 --note \"By telephone.\"");
  AddAim(verb, from->aim);
  verb->add_option("--note", from->note, "What was said");
  Runs(verb, line, [from](Session& session) { return SayTold(session, *from); });
}

void AddAlert(CLI::App& app, CommandLine& line) {
  auto [verb, wanted] =
      ActVerb(app, line, "alert", "Say what was found behind an alert that somebody may be unsafe",
              "--number 1 --safe --done \"I rang: her daughter is with her.\"", &Stub::AnswerAlert);
  auto* act = wanted->request.mutable_act();
  NumberOption(verb, "--number", "Number of the alert, as `candour show` prints it",
               [act](std::uint32_t id) { act->set_alert_id(id); })
      ->required();
  CLI::Option* safe = Flag(verb, "--safe", "Nobody is unsafe", [act] { act->set_unsafe(false); });
  CLI::Option* unsafe = Flag(verb, "--unsafe", "Somebody is unsafe; the director is told",
                             [act] { act->set_unsafe(true); });
  safe->excludes(unsafe);
  TextOption(verb, "--done", "What was done or found: whom you saw or called",
             [act](const auto& text) { act->set_done(text); })
      ->required();
}

void AddTriage(CLI::App& app, CommandLine& line) {
  auto [verb, wanted] = ActVerb(
      app, line, "triage", "Say how serious it is; whether anyone is unsafe now comes first",
      "--nobody-unsafe --consequence 3 --likelihood 2 --flag repeat_complainant\n"
      "  candour triage ASC-2026-000123-4 --unsafe \"The duty team visits today.\" \\\n"
      "    --consequence 5 --likelihood 4 --flag immediate_care_risk",
      &Stub::Triage);
  auto* act = wanted->request.mutable_act();
  Flag(verb, "--nobody-unsafe", "You asked, and nobody is unsafe now",
       [act] { act->set_safety_asked(true); });
  TextOption(verb, "--unsafe", "Somebody is unsafe now: what was done at once",
             [act](const auto& done) {
               act->set_safety_asked(true);
               act->mutable_result()->set_anyone_unsafe(true);
               act->mutable_result()->set_immediate_action(done);
             });
  NumberOption(verb, "--consequence", "1 negligible to 5 catastrophic", [act](std::uint32_t n) {
    act->mutable_result()->set_consequence(n);
  })->required();
  NumberOption(verb, "--likelihood", "1 rare to 5 almost certain", [act](std::uint32_t n) {
    act->mutable_result()->set_likelihood(n);
  })->required();
  TextOption(verb, "--flag",
             "safeguarding, immediate_care_risk, legal_claim, media, vulnerable_complainant, "
             "repeat_complainant, staff_named, death, public_report",
             [act](const auto& flag) { act->mutable_result()->add_flags(flag); });
}

void AddSafeguarding(CLI::App& app, CommandLine& line) {
  auto [verb, wanted] =
      ActVerb(app, line, "safeguarding", "Record a safeguarding enquiry beside the complaint",
              "--reference SA-2026-0042", &Stub::RecordSafeguarding);
  auto* act = wanted->request.mutable_act();
  TextOption(verb, "--reference", "The enquiry's reference", [act](const auto& reference) {
    act->set_reference(reference);
  })->required();
  Flag(verb, "--ended", "It has ended", [act] { act->set_ended(true); });
  TextOption(verb, "--may-be-said", "What may be said about it, agreed with the safeguarding lead",
             [act](const auto& text) { act->set_may_be_said(text); });
}

void AddDebt(CLI::App& app, CommandLine& line) {
  auto [ask, asked] =
      ActVerb(app, line, "ask-debt-hold", "Ask the debt team to hold recovery of a disputed sum",
              "--point 1 --pounds 412.50", &Stub::RequestDebtHold);
  auto* act = asked->request.mutable_act();
  NumberOption(ask, "--point", "The point; every one about charges when left out; repeat",
               [act](std::uint32_t id) { act->add_point_ids(id); });
  MoneyOption(ask, "--pounds", "The disputed sum",
              [act](std::int64_t pence) { act->set_amount_pence(pence); });

  auto [answer, answered] =
      ActVerb(app, line, "debt-hold", "Record what the debt team answered",
              "--held --until 2026-07-31 --reason \"The invoices of March are disputed.\"",
              &Stub::AnswerDebtHold);
  auto* hold = answered->request.mutable_act();
  Flag(answer, "--held", "Recovery is held; it is not when left out",
       [hold] { hold->set_held(true); });
  TextOption(answer, "--reason", "Why", [hold](const auto& text) {
    hold->set_reason(text);
  })->required();
  DayOption(answer, "--until", "Until then; until the answer when left out",
            [hold](const auto& day) { *hold->mutable_held_until() = day; });
}

void AddDisclosure(CLI::App& app, CommandLine& line) {
  auto [report, reported] =
      ActVerb(app, line, "misdirected", "Report that something reached the wrong person",
              "--disclosed \"The acknowledgement went to a neighbour.\"", &Stub::ReportMisdirected);
  auto* act = reported->request.mutable_act();
  TextOption(report, "--disclosed", "What was disclosed, to whom", [act](const auto& text) {
    act->set_disclosed(text);
  })->required();
  TextOption(report, "--notice", "Id of the notice's duty, where a notice went astray",
             [act](const auto& id) { act->set_notice_obligation_id(id); });

  auto [assess, assessed] =
      ActVerb(app, line, "misdirected-assessed", "Record what information governance decided",
              "--decision \"It came back unopened.\"", &Stub::AssessMisdirected);
  auto* decision = assessed->request.mutable_act();
  TextOption(assess, "--decision", "What was decided, and why", [decision](const auto& text) {
    decision->set_decision(text);
  })->required();
  Flag(assess, "--reported", "It was reported to the Information Commissioner",
       [decision] { decision->set_reported_to_commissioner(true); });

  auto [remove, removed] = ActVerb(
      app, line, "remove-misfiled", "Remove a point that belongs to another case, with its words",
      "--point 2 --belongs-to ASC-2026-000124-2", &Stub::RemoveMisfiled);
  auto* point = removed->request.mutable_act();
  NumberOption(remove, "--point", "Number of the point", [point](std::uint32_t id) {
    point->set_point_id(id);
  })->required();
  TextOption(remove, "--belongs-to", "The case to which it belongs",
             [point](const auto& reference) { point->set_belongs_to(reference); });
}

}  // namespace

void AddRisk(CLI::App& app, CommandLine& line) {
  AddAlert(app, line);
  AddTriage(app, line);
  AddDirector(app, line);
  AddSafeguarding(app, line);
  AddDebt(app, line);
  AddDisclosure(app, line);
}

}  // namespace candour::cli
