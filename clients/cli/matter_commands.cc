#include "clients/cli/matter_verb.h"

namespace candour::cli {
namespace {

using intake::v1::CaseService;
using Stub = CaseService::Stub;

// Where a point lies; `place` gives the message to fill.
void PlaceOptions(CLI::App* verb, const std::function<ledger::v1::PointPlace*()>& place) {
  TextOption(verb, "--service", "The service, for example home_care",
             [place](const std::string& code) { place()->set_service(code); });
  TextOption(verb, "--team", "The team, for example financial_assessment",
             [place](const std::string& code) { place()->set_team(code); });
  TextOption(verb, "--provider", "The provider: its CQC location id or the council's own id",
             [place](const std::string& id) { place()->set_provider(id); });
  Flag(verb, "--own-service",
       "It is about the provider's own service, not about a function of the council (reg 11)",
       [place] { place()->set_provider_own_service(true); });
  DayOption(verb, "--occurred-on", "Day on which the matter occurred or began",
            [place](const type::v1::Day& day) { *place()->mutable_occurred_on() = day; });
  DayOption(verb, "--last-occurred-on", "Last day on which a continuing matter occurred",
            [place](const type::v1::Day& day) { *place()->mutable_last_occurred_on() = day; });
  DayOption(verb, "--noticed-on", "Day on which it came to the complainant's notice",
            [place](const type::v1::Day& day) { *place()->mutable_noticed_on() = day; });
}

void AddPoints(CLI::App& app, CommandLine& line) {
  auto [add, added] = ActVerb(app, line, "add-point",
                              "A further point joins a complaint (related, no response yet)",
                              "--text \"She had no supper.\" --related", &Stub::AddPoint);
  auto* act = added->request.mutable_act();
  TextOption(add, "--text", "The matter in the person's words, or @FILE", [act](const auto& text) {
    act->set_text(text);
  })->required();
  TextOption(add, "--wants", "What the person would like to happen",
             [act](const auto& text) { act->set_desired_outcome(text); });
  Flag(add, "--related", "It is related to what is complained of",
       [act] { act->set_related(true); });
  InstantOption(add, "--received-at", "When it reached the council; now when left out",
                [act](const auto& at) { *act->mutable_received_at() = at; });
  PlaceOptions(add, [act] { return act->mutable_place(); });

  auto [describe, described] =
      ActVerb(app, line, "describe-point", "Say where a point lies and when it happened",
              "--point 1 --provider 1-101 --occurred-on 2026-04-02", &Stub::DescribePoint);
  auto* says = described->request.mutable_act();
  says->mutable_place();
  NumberOption(describe, "--point", "Number of the point", [says](std::uint32_t id) {
    says->set_point_id(id);
  })->required();
  TextOption(describe, "--wants", "What the person would like to happen",
             [says](const auto& text) { says->set_desired_outcome(text); });
  PlaceOptions(describe, [says] { return says->mutable_place(); });
}

void AddFinding(CLI::App& app, CommandLine& line) {
  auto [verb, wanted] =
      ActVerb(app, line, "finding", "Record what was found on a point, and why",
              "--point 1 --outcome UPH --reasons \"The visit log shows it.\" --root-cause RC8",
              &Stub::RecordFinding);
  auto* act = wanted->request.mutable_act();
  NumberOption(verb, "--point", "Number of the point", [act](std::uint32_t id) {
    act->set_point_id(id);
  })->required();
  TextOption(verb, "--outcome", "UPH, PUP, NUP, NOF or RES", [act](const auto& code) {
    act->mutable_finding()->set_outcome(code);
  })->required();
  TextOption(verb, "--reasons", "The reasons, with policy, law and good practice; or @FILE",
             [act](const auto& text) { act->mutable_finding()->set_reasons(text); });
  TextOption(verb, "--responsibility", "What the council is, and is not, responsible for",
             [act](const auto& text) { act->mutable_finding()->set_responsibility(text); });
  TextOption(verb, "--root-cause", "RC1 to RC14",
             [act](const auto& code) { act->mutable_finding()->add_root_causes(code); });
}

void AddRemedy(CLI::App& app, CommandLine& line) {
  auto [verb, wanted] =
      ActVerb(app, line, "remedy", "Record that a remedy was offered, accepted, refused or paid",
              "--point 1 --code REM-REF --pounds 412.50\n"
              "  candour remedy ASC-2026-000123-4 --point 1 --remedy 1 --step paid",
              &Stub::RecordRemedy);
  auto* act = wanted->request.mutable_act();
  act->set_step(ledger::v1::REMEDY_STEP_OFFERED);
  NumberOption(verb, "--point", "Number of the point", [act](std::uint32_t id) {
    act->set_point_id(id);
  })->required();
  NumberOption(verb, "--remedy", "Number of a remedy that was offered",
               [act](std::uint32_t id) { act->set_remedy_id(id); });
  TextOption(verb, "--code", "For a new one, for example REM-APO or REM-REF",
             [act](const auto& code) { act->set_code(code); });
  MoneyOption(verb, "--pounds", "How much, for example 412.50",
              [act](std::int64_t pence) { act->set_amount_pence(pence); });
  TextOption(verb, "--step", "offered, accepted, refused, paid", [act](const auto& name) {
    const auto step =
        ParseEnum(*ledger::v1::RemedyStep_descriptor(), "REMEDY_STEP_", "--step", name);
    if (!step.ok()) throw CLI::ValidationError("--step", std::string(step.status().message()));
    act->set_step(static_cast<ledger::v1::RemedyStep>(*step));
  });
  DayOption(verb, "--on", "Day on which it happened; today when left out",
            [act](const auto& day) { *act->mutable_on() = day; });
}

void AddExclude(CLI::App& app, CommandLine& line) {
  auto [verb, wanted] =
      ActVerb(app, line, "exclude", "Decide that points need not be handled (reg 8(1))",
              "--code X-e --earlier ASC-2024-000017-3 \\\n"
              "    --reason \"We answered the same matter in 2024.\"",
              &Stub::Exclude);
  auto* act = wanted->request.mutable_act();
  TextOption(verb, "--code", "X-a to X-h", [act](const auto& code) {
    act->set_code(code);
  })->required();
  TextOption(verb, "--reason", "As the complainant will read it", [act](const auto& text) {
    act->set_reason(text);
  })->required();
  TextOption(verb, "--earlier", "The record or investigation on which it rests",
             [act](const auto& reference) { act->set_earlier_reference(reference); });
  NumberOption(verb, "--point", "Only this point; repeat",
               [act](std::uint32_t id) { act->add_point_ids(id); });
}

void AddLate(CLI::App& app, CommandLine& line) {
  auto [verb, wanted] =
      ActVerb(app, line, "out-of-time", "Answer both questions of reg 12(2) for a late point",
              "--point 1 --good-reasons \\\n    --about-reasons \"She was in hospital.\" "
              "--can-investigate --about-investigating \"The records are there.\"",
              &Stub::ConsiderOutOfTime);
  auto* act = wanted->request.mutable_act();
  NumberOption(verb, "--point", "Number of the point", [act](std::uint32_t id) {
    act->set_point_id(id);
  })->required();
  Flag(verb, "--good-reasons", "There were good reasons for not complaining in time",
       [act] { act->set_good_reasons(true); });
  TextOption(verb, "--about-reasons", "What was found about the reasons", [act](const auto& text) {
    act->set_good_reasons_note(text);
  })->required();
  Flag(verb, "--can-investigate", "It can still be investigated effectively and fairly",
       [act] { act->set_can_investigate(true); });
  TextOption(verb, "--about-investigating", "What was found about that", [act](const auto& text) {
    act->set_can_investigate_note(text);
  })->required();
}

void AddKind(CLI::App& app, CommandLine& line) {
  auto [oral, resolved] = ActVerb(
      app, line, "resolve-orally", "Record how a spoken complaint was settled (reg 8(1)(c))",
      "--satisfied --note \"The visit was made up.\"", &Stub::ResolveOrally);
  auto* act = resolved->request.mutable_act();
  Flag(oral, "--satisfied", "The complainant says that it is resolved to their satisfaction",
       [act] { act->set_satisfied(true); });
  Flag(oral, "--formal", "The complainant wants a formal complaint all the same",
       [act] { act->set_formal_wanted(true); });
  TextOption(oral, "--note", "What was agreed", [act](const auto& text) {
    act->set_note(text);
  })->required();
  TextOption(oral, "--tell", "What was agreed, for the complainant: a note of it follows (N-21)",
             [act](const auto& text) { act->set_told(text); });
  InstantOption(oral, "--at", "When it was resolved; now when left out",
                [act](const auto& at) { *act->mutable_resolved_at() = at; });

  auto [convert, converted] =
      ActVerb(app, line, "convert", "Change what kind of record it is; the receipt stays",
              "--to CMP --reason \"She wants a written answer.\"", &Stub::ConvertRecord);
  auto* to = converted->request.mutable_act();
  TextOption(convert, "--to", "CMP, CNC, ENC, ENM, SRQ or OTH", [to](const auto& code) {
    to->set_to(code);
  })->required();
  TextOption(convert, "--reason", "Why", [to](const auto& text) {
    to->set_reason(text);
  })->required();
  Flag(convert, "--agreed", "The person asked for it or agrees",
       [to] { to->set_person_agrees(true); });
}

}  // namespace

void AddMatter(CLI::App& app, CommandLine& line) {
  AddPoints(app, line);
  AddFinding(app, line);
  AddRemedy(app, line);
  AddExclude(app, line);
  AddLate(app, line);
  AddKind(app, line);
  AddSharing(app, line);
  AddRisk(app, line);
}

}  // namespace candour::cli
