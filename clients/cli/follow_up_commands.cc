// The Ombudsman, and what is learnt.
#include "clients/cli/matter_verb.h"
#include "clients/cli/point_text.h"

namespace candour::cli {
namespace {

using Stub = intake::v1::CaseService::Stub;

void AddNotified(CLI::App& app, CommandLine& line) {
  auto [verb, wanted] =
      ActVerb(app, line, "ombudsman", "Record what the Ombudsman told the council",
              "--reference \"26 003 417\" --kind premature --notified-on 2026-06-22",
              &Stub::RecordOmbudsman);
  auto* act = wanted->request.mutable_act();
  act->set_body("LGSCO");
  TextOption(verb, "--body", "LGSCO or PHSO; LGSCO if left out",
             [act](const auto& body) { act->set_body(body); });
  TextOption(verb, "--reference", "The Ombudsman's reference", [act](const auto& reference) {
    act->set_reference(reference);
  })->required();
  TextOption(verb, "--kind", "premature, enquiry, investigation", [act](const auto& kind) {
    const auto value =
        ParseEnum(*ledger::v1::OmbudsmanKind_descriptor(), "OMBUDSMAN_KIND_", "--kind", kind);
    if (!value.ok()) throw CLI::ValidationError("--kind", std::string(value.status().message()));
    act->set_kind(static_cast<ledger::v1::OmbudsmanKind>(*value));
  })->required();
  DayOption(verb, "--notified-on", "Day on which the council was told", [act](const auto& day) {
    *act->mutable_notified_on() = day;
  })->required();
  DayOption(verb, "--reply-by", "Day by which the Ombudsman wants the reply",
            [act](const auto& day) { *act->mutable_reply_by() = day; });

  auto [reply, replied] =
      ActVerb(app, line, "ombudsman-reply", "The council replied to it",
              "--reference \"26 003 417\" --sent-on 2026-07-02", &Stub::RecordOmbudsmanReply);
  auto* replies = replied->request.mutable_act();
  TextOption(reply, "--reference", "The Ombudsman's reference", [replies](const auto& reference) {
    replies->set_reference(reference);
  })->required();
  DayOption(reply, "--sent-on", "Day on which it was sent", [replies](const auto& day) {
    *replies->mutable_sent_on() = day;
  })->required();
}

void AddDecided(CLI::App& app, CommandLine& line) {
  auto [verb, wanted] = ActVerb(app, line, "ombudsman-decision", "Record the Ombudsman's decision",
                                "--reference \"26 003 417\" --decision UPH-FI --on 2026-09-01 \\\n"
                                "    --recommend \"2026-09-29:Apologise in writing.\"",
                                &Stub::RecordOmbudsmanDecision);
  auto* act = wanted->request.mutable_act();
  TextOption(verb, "--reference", "The Ombudsman's reference", [act](const auto& reference) {
    act->set_reference(reference);
  })->required();
  TextOption(verb, "--decision", "UPH-FI, UPH-F, UPH-REM, NUP, CIE, REF, INC, ADV",
             [act](const auto& code) { act->set_decision(code); })
      ->required();
  DayOption(verb, "--on", "Day of the decision", [act](const auto& day) {
    *act->mutable_decided_on() = day;
  })->required();
  Flag(verb, "--public-report", "It publishes a report", [act] { act->set_public_report(true); });
  verb->add_option_function<std::vector<std::string>>(
      "--recommend",
      [act](const std::vector<std::string>& recommended) {
        for (const std::string& each : recommended) {
          ledger::v1::NewAction action;
          FillAction(each, action);
          ledger::v1::NewRecommendation& recommendation = *act->add_recommendations();
          recommendation.set_words(action.words());
          *recommendation.mutable_due_by() = action.due_by();
        }
      },
      "DAY:WHAT it recommends; repeat");

  auto [comply, complied] =
      ActVerb(app, line, "comply", "A recommendation was carried out",
              "--number 1 --evidence \"Letter of 8 July.\"", &Stub::ComplyWithRecommendation);
  auto* done = complied->request.mutable_act();
  NumberOption(comply, "--number", "Number of the recommendation", [done](std::uint32_t id) {
    done->set_recommendation_id(id);
  })->required();
  TextOption(comply, "--evidence", "What shows it", [done](const auto& text) {
    done->set_evidence(text);
  })->required();

  auto [sign_off, signing] =
      ActVerb(app, line, "sign-off", "Another person confirms that it was carried out",
              "--number 1", &Stub::SignOffRecommendation);
  auto* signs = signing->request.mutable_act();
  NumberOption(sign_off, "--number", "Number of the recommendation", [signs](std::uint32_t id) {
    signs->set_recommendation_id(id);
  })->required();
}

void AddLearn(CLI::App& app, CommandLine& line) {
  auto [verb, wanted] =
      ActVerb(app, line, "learn", "Add something to change because of the complaint",
              "--type LRN-TRN --words \"Train the team.\" --owner sam.reed \\\n"
              "    --due-by 2026-09-30 --impact-check-by 2026-12-31",
              &Stub::AddLearning);
  auto* act = wanted->request.mutable_act();
  TextOption(verb, "--type", "Learning type, for example LRN-TRN", [act](const auto& type) {
    act->set_type(type);
  })->required();
  TextOption(verb, "--root-cause", "Root cause, for example RC3",
             [act](const auto& cause) { act->set_root_cause(cause); });
  TextOption(verb, "--words", "What will change; @FILE", [act](const auto& text) {
    act->set_words(text);
  })->required();
  TextOption(verb, "--owner", "Subject of who does it", [act](const auto& subject) {
    act->mutable_owner()->set_subject(subject);
  })->required();
  TextOption(verb, "--owner-name", "Their name",
             [act](const auto& name) { act->mutable_owner()->set_name(name); });
  DayOption(verb, "--due-by", "Day by which it is done", [act](const auto& day) {
    *act->mutable_due_by() = day;
  })->required();
  DayOption(verb, "--impact-check-by", "Day on which somebody looks whether it helped",
            [act](const auto& day) { *act->mutable_impact_check_by() = day; })
      ->required();
}

void AddLearnt(CLI::App& app, CommandLine& line) {
  auto [verb, wanted] =
      ActVerb(app, line, "learnt", "A change was made",
              "--number 1 --evidence \"All were trained.\"", &Stub::CompleteLearning);
  auto* act = wanted->request.mutable_act();
  NumberOption(verb, "--number", "Number of the action", [act](std::uint32_t id) {
    act->set_learning_id(id);
  })->required();
  TextOption(verb, "--evidence", "What shows it", [act](const auto& text) {
    act->set_evidence(text);
  })->required();

  auto [drop, dropped] =
      ActVerb(app, line, "drop-learning", "A change is given up",
              "--number 1 --reason \"The form is abolished.\"", &Stub::DropLearning);
  auto* drops = dropped->request.mutable_act();
  NumberOption(drop, "--number", "Number of the action", [drops](std::uint32_t id) {
    drops->set_learning_id(id);
  })->required();
  TextOption(drop, "--reason", "Why", [drops](const auto& text) {
    drops->set_reason(text);
  })->required();

  auto [impact, looked] =
      ActVerb(app, line, "impact", "Say whether a change helped",
              "--number 1 --as better --note \"No complaint since.\"", &Stub::RecordImpact);
  auto* looks = looked->request.mutable_act();
  NumberOption(impact, "--number", "Number of the action", [looks](std::uint32_t id) {
    looks->set_learning_id(id);
  })->required();
  TextOption(impact, "--as", "better, same, worse", [looks](const auto& as) {
    looks->set_impact(as);
  })->required();
  TextOption(impact, "--note", "What shows it", [looks](const auto& text) {
    looks->set_note(text);
  })->required();
}

}  // namespace

void AddFollowUp(CLI::App& app, CommandLine& line) {
  AddNotified(app, line);
  AddDecided(app, line);
  AddLearn(app, line);
  AddLearnt(app, line);
}

}  // namespace candour::cli
