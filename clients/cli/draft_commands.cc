// The answer while it is made, and what follows on it.
#include <iostream>

#include "clients/cli/answer_text.h"
#include "clients/cli/matter_verb.h"
#include "clients/cli/point_text.h"
#include "clients/cli/show.h"

namespace candour::cli {
namespace {

using Stub = intake::v1::CaseService::Stub;

void AddDraft(CLI::App& app, CommandLine& line) {
  auto [verb, wanted] =
      ActVerb(app, line, "draft", "Write the answer, or its next version",
              "--considered @how.txt --conclusions @what.txt --point \"1=UPH:The log shows it.\" "
              "--action taken --ombudsman-explained",
              &Stub::WriteDraft);
  auto* act = wanted->request.mutable_act();
  auto* answer = act->mutable_answer();
  TextOption(verb, "--considered", "How it was considered; @FILE",
             [answer](const auto& text) { answer->set_considered(text); });
  TextOption(verb, "--conclusions", "The conclusions; @FILE",
             [answer](const auto& text) { answer->set_conclusions(text); });
  verb->add_option_function<std::vector<std::string>>(
      "--point",
      [answer](const std::vector<std::string>& points) {
        for (const std::string& each : points) FillConclusion(each, *answer->add_points());
      },
      "NUMBER=OUTCOME:REASONS; repeat; a point with a finding may be left out");
  TextOption(verb, "--action", "Action needed: none, taken, proposed",
             [answer](const auto& action) { answer->set_action(action); });
  verb->add_option_function<std::vector<std::string>>(
      "--propose",
      [answer](const std::vector<std::string>& actions) {
        for (const std::string& each : actions) FillAction(each, *answer->add_actions());
      },
      "DAY:WHAT is proposed, such as \"2026-07-31:We will reassess.\"; repeat");
  Flag(verb, "--ombudsman-explained", "It explains the right to go to the LGSCO",
       [answer] { answer->set_ombudsman_explained(true); });
  Flag(verb, "--health-ombudsman-explained", "It explains the right to go to the PHSO",
       [answer] { answer->set_health_ombudsman_explained(true); });
  TextOption(verb, "--text", "The whole answer as `candour draft-text` prints it; @FILE",
             [answer](const auto& text) {
               auto parsed = ParseAnswerText(text);
               if (!parsed.ok()) {
                 throw CLI::ValidationError("--text", std::string(parsed.status().message()));
               }
               *answer = *std::move(parsed);
             });
  NumberOption(verb, "--from", "The version it was made from",
               [act](std::uint32_t number) { act->set_from_version(number); });
  TextOption(verb, "--attachment", "The .docx it was read from, as `candour attach` names it",
             [act](const auto& id) { act->set_attachment_id(id); });
}

int PrintDraft(Session& session, const std::string& of_case) {
  const auto authority = session.Authority();
  if (!authority.ok()) return Complain(authority.status(), session.Given().json);
  intake::v1::GetRequest request;
  request.set_authority_id(*authority);
  request.set_case_(of_case);
  const auto stub = Cases(session);
  intake::v1::GetResponse response;
  const absl::Status done = Call(session, *stub, &Stub::Get, request, response);
  if (!done.ok()) return Complain(done, session.Given().json);
  const ledger::v1::CaseFile& file = response.case_file();
  std::cout << AnswerText(file.reference(),
                          file.has_draft() ? file.draft().answer() : file.response().answer());
  return 0;
}

void AddDraftText(CLI::App& app, CommandLine& line) {
  auto of_case = std::make_shared<std::string>();
  CLI::App* verb = Verb(app, "draft-text", "Print the answer for a word processor",
                        "  candour draft-text ASC-2026-000123-4 | pandoc -f gfm -o answer.docx\n"
                        "  candour attach ASC-2026-000123-4 --file answer.docx\n"
                        "  pandoc answer.docx -t gfm --wrap=none -o answer.md\n"
                        "  candour draft ASC-2026-000123-4 --text @answer.md --attachment 5d1f…");
  verb->add_option("CASE", *of_case, "Reference or complaint_id")->required();
  Runs(verb, line, [of_case](Session& session) { return PrintDraft(session, *of_case); });
}

void AddCheckAndSign(CLI::App& app, CommandLine& line) {
  auto [check, checked] = ActVerb(app, line, "check", "Check the draft that another person wrote",
                                  "--draft 1 --accept", &Stub::CheckDraft);
  auto* checks = checked->request.mutable_act();
  NumberOption(check, "--draft", "The version", [checks](std::uint32_t number) {
    checks->set_draft_version(number);
  })->required();
  Flag(check, "--accept", "It may be signed", [checks] { checks->set_accepted(true); });
  TextOption(check, "--note", "What is to be changed",
             [checks](const auto& text) { checks->set_note(text); });

  auto [sign, signing] =
      ActVerb(app, line, "sign", "Sign the checked draft (reg 14(2))",
              "--draft 1\n"
              "  candour attach ASC-2026-000123-4 --file signed.pdf\n"
              "  candour sign ASC-2026-000123-4 --draft 1 --attachment 5d1f… \\\n"
              "    --signed-by \"H. Lowe, Director\"",
              &Stub::SignResponse);
  auto* signs = signing->request.mutable_act();
  NumberOption(sign, "--draft", "The version", [signs](std::uint32_t number) {
    signs->set_draft_version(number);
  })->required();
  TextOption(sign, "--signed-by", "Name and role under the letter, where another signed it",
             [signs](const auto& name) { signs->set_signed_by(name); });
  TextOption(sign, "--method", "typed, image or by_hand",
             [signs](const auto& method) { signs->set_method(method); });
  TextOption(sign, "--delegation", "The delegation",
             [signs](const auto& id) { signs->set_delegation_id(id); });
  TextOption(sign, "--attachment", "The signed PDF, as `candour attach` names it",
             [signs](const auto& id) { signs->set_attachment_id(id); });
  InstantOption(sign, "--signed-at", "When it was signed; now if left out",
                [signs](const auto& at) { *signs->mutable_signed_at() = at; });
}

void AddSent(CLI::App& app, CommandLine& line) {
  auto [sent, wanted] =
      ActVerb(app, line, "sent-by-hand", "Record that a person posted or handed over what was owed",
              "--duty 5d1f… --on 2026-06-12 --channel letter", &Stub::RecordSentByHand);
  auto* act = wanted->request.mutable_act();
  TextOption(sent, "--duty", "The obligation's id", [act](const auto& id) {
    act->set_obligation_id(id);
  })->required();
  DayOption(sent, "--on", "Day on which it was sent", [act](const auto& day) {
    *act->mutable_sent_on() = day;
  })->required();
  TextOption(sent, "--channel", "letter, email, phone, in_person", [act](const auto& channel) {
    act->set_channel(channel);
  })->required();

  auto [correct, correcting] =
      ActVerb(app, line, "correct-response", "Correct an answer that went out; it is not edited",
              "--wrong \"We wrote 4 May.\" --right \"It was 5 May.\"", &Stub::CorrectResponse);
  auto* correction = correcting->request.mutable_act();
  TextOption(correct, "--wrong", "What was wrong", [correction](const auto& text) {
    correction->set_wrong(text);
  })->required();
  TextOption(correct, "--right", "What is right", [correction](const auto& text) {
    correction->set_right(text);
  })->required();
}

void AddAfter(CLI::App& app, CommandLine& line) {
  auto [done, doing] = ActVerb(app, line, "action-done", "A promised action was carried out",
                               "--number 1 --evidence \"Paid on 2 June.\"", &Stub::CompleteAction);
  auto* action = doing->request.mutable_act();
  NumberOption(done, "--number", "Number of the action", [action](std::uint32_t id) {
    action->set_action_id(id);
  })->required();
  TextOption(done, "--evidence", "What shows it", [action](const auto& text) {
    action->set_evidence(text);
  })->required();

  ActVerb(app, line, "no-survey", "The person does not want the survey", "", &Stub::DeclineSurvey);

  auto [contact, coming] = ActVerb(
      app, line, "further-contact", "Record that the complainant came back after the answer",
      "--words \"I still do not agree.\"", &Stub::RecordFurtherContact);
  auto* came = coming->request.mutable_act();
  TextOption(contact, "--words", "What they said; @FILE", [came](const auto& text) {
    came->set_words(text);
  })->required();
  InstantOption(contact, "--received-at", "When; now if left out",
                [came](const auto& at) { *came->mutable_received_at() = at; });

  auto [answer, answering] = ActVerb(app, line, "answer-contact", "Say how it was dealt with",
                                     "--number 1 --as signposted", &Stub::AnswerFurtherContact);
  auto* answered = answering->request.mutable_act();
  NumberOption(answer, "--number", "Number of the contact", [answered](std::uint32_t id) {
    answered->set_contact_id(id);
  })->required();
  TextOption(answer, "--as", "answered, signposted, new_case", [answered](const auto& as) {
    answered->set_disposition(as);
  })->required();
  TextOption(answer, "--reply", "What was answered; @FILE",
             [answered](const auto& text) { answered->set_reply(text); });
  TextOption(answer, "--new-case", "Reference of the new case",
             [answered](const auto& reference) { answered->set_new_case(reference); });
}

}  // namespace

void AddDrafts(CLI::App& app, CommandLine& line) {
  AddDraft(app, line);
  AddDraftText(app, line);
  AddCheckAndSign(app, line);
  AddSent(app, line);
  AddAfter(app, line);
}

}  // namespace candour::cli
