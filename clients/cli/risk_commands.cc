#include "clients/cli/matter_verb.h"

namespace candour::cli {
namespace {

using Stub = intake::v1::CaseService::Stub;

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

  auto [tell, told] = ActVerb(app, line, "director-told", "Record that the director was told",
                              "--duty ID --note \"By telephone.\"", &Stub::TellDirector);
  auto* director = told->request.mutable_act();
  TextOption(tell, "--duty", "Id of the duty", [director](const auto& id) {
    director->set_obligation_id(id);
  })->required();
  TextOption(tell, "--note", "What was said",
             [director](const auto& text) { director->set_note(text); });
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
  AddTriage(app, line);
  AddSafeguarding(app, line);
  AddDebt(app, line);
  AddDisclosure(app, line);
}

}  // namespace candour::cli
