// Who works on a case, and what is asked of teams and providers.
#include <grpcpp/grpcpp.h>

#include <iostream>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "clients/cli/matter_verb.h"
#include "clients/cli/show.h"
#include "services/common/digest/digest.h"
#include "services/common/status/field_error.h"

namespace candour::cli {
namespace {

using intake::v1::CaseService;
using Stub = CaseService::Stub;

constexpr std::size_t kSecretOctets = 24;
constexpr int kPatienceInSeconds = 30;

void AddAssign(CLI::App& app, CommandLine& line) {
  auto [verb, wanted] = ActVerb(app, line, "assign", "Give a case to a handler",
                                "--handler sam.reed --name \"Sam Reed\"", &Stub::Assign);
  auto* act = wanted->request.mutable_act();
  TextOption(verb, "--handler", "Subject of the handler's sign-in", [act](const auto& subject) {
    act->mutable_handler()->set_subject(subject);
  })->required();
  TextOption(verb, "--name", "The handler's name",
             [act](const auto& name) { act->mutable_handler()->set_name(name); });
  TextOption(verb, "--investigator", "Subject of who looks into it, where another",
             [act](const auto& subject) { act->mutable_investigator()->set_subject(subject); });
  TextOption(verb, "--investigator-name", "Their name",
             [act](const auto& name) { act->mutable_investigator()->set_name(name); });
}

void AddComplexity(CLI::App& app, CommandLine& line) {
  auto [verb, wanted] = ActVerb(
      app, line, "complexity", "Say how hard a case is, which weighs in the workload",
      "--band high --reason \"Two providers dispute what happened.\"", &Stub::SetComplexity);
  auto* act = wanted->request.mutable_act();
  TextOption(verb, "--band", "low, medium or high", [act](const auto& band) {
    const auto value =
        ParseEnum(*ledger::v1::Complexity_descriptor(), "COMPLEXITY_", "--band", band);
    if (!value.ok()) throw CLI::ValidationError("--band", std::string(value.status().message()));
    act->set_complexity(static_cast<ledger::v1::Complexity>(*value));
  })->required();
  TextOption(verb, "--reason", "Why", [act](const auto& text) {
    act->set_reason(text);
  })->required();
}

int ShowWorkload(Session& session) {
  const auto authority = session.Authority();
  if (!authority.ok()) return Complain(authority.status(), session.Given().json);
  intake::v1::ListWorkloadRequest request;
  request.set_authority_id(*authority);
  const auto stub = Cases(session);
  intake::v1::ListWorkloadResponse response;
  const absl::Status done = Call(session, *stub, &Stub::ListWorkload, request, response);
  if (!done.ok()) return Complain(done, session.Given().json);
  if (session.Given().json) {
    std::cout << Json(response) << "\n";
    return 0;
  }
  std::vector<std::vector<std::string>> rows;
  for (const intake::v1::WorkloadLine& each : response.lines()) {
    rows.push_back({each.subject().empty() ? "(nobody)" : each.subject(), each.name(),
                    absl::StrCat(each.weight()), absl::StrCat(each.open_cases()),
                    absl::StrCat(each.points()), absl::StrCat(each.overdue_cases())});
  }
  std::cout << Table({"Handler", "Name", "Weight", "Cases", "Points", "Overdue"}, rows);
  return 0;
}

void AddWorkload(CLI::App& app, CommandLine& line) {
  CLI::App* verb =
      Verb(app, "workload", "Who has how much: points times complexity", "  candour workload");
  Runs(verb, line, [](Session& session) { return ShowWorkload(session); });
}

struct Asking {
  Wanted<intake::v1::RequestContributionRequest> wanted;
  bool link = false;
  bool preview = false;
};

// Exactly what would be seen, and nothing else of the file; nothing is sent.
int ShowWhatTheySee(const ledger::v1::RequestContribution& act) {
  std::cout << "To " << Safe(act.contributor_name()) << "\n\n"
            << Safe(act.shown()) << "\n\n"
            << "That is all that they see. The name is "
            << (act.names_shown() ? "shown" : "withheld") << ". Nothing was sent.\n";
  return 0;
}

// The secret is minted here, shown once, and kept nowhere: the ledger holds its digest.
int AskForContribution(Session& session, Asking& asking) {
  auto& request = asking.wanted.request;
  if (asking.preview) return ShowWhatTheySee(request.act());
  const std::string secret = asking.link ? Hex(RandomBytes(kSecretOctets)) : "";
  if (asking.link) request.mutable_act()->set_link_digest(Sha256(secret));
  const auto target = TargetOf(session, asking.wanted.aim);
  if (!target.ok()) return ShowReceipt(session, target.status(), {});
  *request.mutable_target() = *target;
  const auto stub = Cases(session);
  intake::v1::RequestContributionResponse response;
  const absl::Status done = Call(session, *stub, &Stub::RequestContribution, request, response);
  const int code = ShowReceipt(session, done, response.receipt());
  if (!done.ok() || !asking.link) return code;
  // Beside the receipt, so that a program finds it and a file of receipts does not hold it.
  std::cerr << "Link, shown once: " << target->authority_id() << "/"
            << response.receipt().complaint_id() << "/" << secret << "\n";
  return code;
}

void AddAskFor(CLI::App& app, CommandLine& line) {
  auto asking = std::make_shared<Asking>();
  auto* act = asking->wanted.request.mutable_act();
  CLI::App* verb = Verb(app, "ask", "Ask a team, a provider or another body for a contribution",
                        "  candour ask ASC-2026-000123-4 --of provider --id 1-101 \\\n"
                        "    --name \"Larkfield Home Care\" --shown @question.txt --link \\\n"
                        "    --reprisal-asked --lawful-reason \"It gives this care for us.\"");
  AddAim(verb, asking->wanted.aim);
  TextOption(verb, "--of", "team, provider or body", [act](const auto& kind) {
    const auto value =
        ParseEnum(*ledger::v1::ContributorKind_descriptor(), "CONTRIBUTOR_KIND_", "--of", kind);
    if (!value.ok()) throw CLI::ValidationError("--of", std::string(value.status().message()));
    act->set_kind(static_cast<ledger::v1::ContributorKind>(*value));
  })->required();
  TextOption(verb, "--id", "Its id in the council's list", [act](const auto& id) {
    act->set_contributor(id);
  })->required();
  TextOption(verb, "--name", "Its name", [act](const auto& name) {
    act->set_contributor_name(name);
  })->required();
  TextOption(verb, "--contact", "To whom it is addressed",
             [act](const auto& name) { act->set_contact_name(name); });
  TextOption(verb, "--email", "Where it is sent",
             [act](const auto& email) { act->set_contact_email(email); });
  TextOption(verb, "--shown", "Exactly what they will see; @FILE", [act](const auto& text) {
    act->set_shown(text);
  })->required();
  NumberOption(verb, "--point", "The point it is about; repeat",
               [act](std::uint32_t id) { act->add_points(id); });
  Flag(verb, "--names-shown", "The text names the person", [act] { act->set_names_shown(true); });
  Flag(verb, "--reprisal-asked", "The person was asked whether they fear reprisal",
       [act] { act->set_reprisal_asked(true); });
  TextOption(verb, "--lawful-reason",
             "Why a provider is asked without the person's consent: it gives this care for the "
             "council; never for its own services",
             [act](const auto& text) { act->set_lawful_reason(text); });
  Flag(verb, "--preview", "Only print exactly what they would see",
       [asking] { asking->preview = true; });
  TextOption(verb, "--reprisal", "What they said",
             [act](const auto& text) { act->set_reprisal_risk(text); });
  Flag(verb, "--link", "Print a link by which they answer without an account",
       [asking] { asking->link = true; });
  Runs(verb, line, [asking](Session& session) { return AskForContribution(session, *asking); });
}

void AddReceived(CLI::App& app, CommandLine& line) {
  auto [verb, wanted] = ActVerb(app, line, "contribution", "Record what a contributor answered",
                                "--number 1 --answer @answer.txt", &Stub::ReceiveContribution);
  auto* act = wanted->request.mutable_act();
  NumberOption(verb, "--number", "Number of the contribution", [act](std::uint32_t id) {
    act->set_contribution_id(id);
  })->required();
  TextOption(verb, "--answer", "What they answered; @FILE", [act](const auto& text) {
    act->set_answer(text);
  })->required();

  auto [no_longer, ended] =
      ActVerb(app, line, "no-contribution", "A contribution is no longer asked for",
              "--number 1 --reason \"It was another provider.\"", &Stub::WithdrawContribution);
  auto* end = ended->request.mutable_act();
  NumberOption(no_longer, "--number", "Number of the contribution", [end](std::uint32_t id) {
    end->set_contribution_id(id);
  })->required();
  TextOption(no_longer, "--reason", "Why", [end](const auto& text) {
    end->set_reason(text);
  })->required();
}

// Without a sign-in: the link is the permission.
int AnswerLink(Session& session, const std::string& link, const std::string& answer) {
  const std::vector<std::string> parts = absl::StrSplit(link, '/');
  if (parts.size() != 3) {
    return Complain(FieldError("LINK", "give the whole link, with its two slashes"),
                    session.Given().json);
  }
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(kPatienceInSeconds));
  const auto stub =
      intake::v1::IntakeService::NewStub(session.ChannelTo(session.Given().profile.intake));
  if (answer.empty()) {
    intake::v1::ReadContributionRequest request;
    request.set_authority_id(parts[0]);
    request.set_complaint_id(parts[1]);
    request.set_secret(parts[2]);
    intake::v1::ReadContributionResponse response;
    const absl::Status done = FromGrpc(stub->ReadContribution(&context, request, &response));
    if (!done.ok()) return Complain(done, session.Given().json);
    std::cout << "To " << response.contributor_name() << ", by " << Show(response.due_by())
              << "\n\n"
              << Safe(response.shown()) << "\n";
    return 0;
  }
  intake::v1::AnswerContributionRequest request;
  request.set_authority_id(parts[0]);
  request.set_request_id(RandomUuid());
  request.set_complaint_id(parts[1]);
  request.set_secret(parts[2]);
  request.set_answer(answer);
  intake::v1::AnswerContributionResponse response;
  const absl::Status done = FromGrpc(stub->AnswerContribution(&context, request, &response));
  if (!done.ok()) return Complain(done, session.Given().json);
  std::cout << "Received " << Show(response.received_at()) << ". Thank you.\n";
  return 0;
}

void AddAnswerLink(CLI::App& app, CommandLine& line) {
  struct LinkAnswer {
    std::string link;
    std::string answer;
  };
  auto from = std::make_shared<LinkAnswer>();
  CLI::App* verb =
      Verb(app, "answer-link", "Read what a link asks, or answer it; no sign-in is needed",
           "  candour answer-link milford/0b6a…/5f1c…\n"
           "  candour answer-link milford/0b6a…/5f1c… --answer @answer.txt");
  verb->add_option("LINK", from->link, "The link as it was sent")->required();
  TextOption(verb, "--answer", "The answer; @FILE; without it the question is shown",
             [from](const auto& text) { from->answer = text; });
  Runs(verb, line,
       [from](Session& session) { return AnswerLink(session, from->link, from->answer); });
}

}  // namespace

void AddInquiry(CLI::App& app, CommandLine& line) {
  AddAssign(app, line);
  AddComplexity(app, line);
  AddWorkload(app, line);
  AddAskFor(app, line);
  AddReceived(app, line);
  AddAnswerLink(app, line);
}

}  // namespace candour::cli
