#include "clients/cli/matter_verb.h"

namespace candour::cli {
namespace {

using Stub = intake::v1::CaseService::Stub;

void AddTransfer(CLI::App& app, CommandLine& line) {
  auto [out, sent] =
      ActVerb(app, line, "transfer", "Send a complaint, or points of it, on to another body",
              "--to nhs-trust-1 --contact \"PALS, 020 7946 0000\" --agreed", &Stub::TransferOut);
  auto* act = sent->request.mutable_act();
  TextOption(out, "--to", "The other body's id", [act](const auto& id) {
    act->mutable_transfer()->set_body(id);
  })->required();
  TextOption(out, "--name", "Its name",
             [act](const auto& name) { act->mutable_transfer()->set_body_name(name); });
  TextOption(out, "--contact", "How it can be reached",
             [act](const auto& text) { act->mutable_transfer()->set_contact(text); });
  TextOption(out, "--reason", "Why it is theirs",
             [act](const auto& text) { act->mutable_transfer()->set_reason(text); });
  NumberOption(out, "--point", "Only this point; repeat",
               [act](std::uint32_t id) { act->mutable_transfer()->add_point_ids(id); });
  Flag(out, "--agreed", "The complainant agrees", [act] { act->set_complainant_agrees(true); });

  auto [in, came] =
      ActVerb(app, line, "transferred-in", "Record that a complaint came from another body",
              "--from nhs-trust-1 --their-reference \"PALS 4711\"", &Stub::RecordTransferIn);
  auto* from = came->request.mutable_act();
  TextOption(in, "--from", "The other body's id", [from](const auto& id) {
    from->mutable_transfer()->set_body(id);
  })->required();
  TextOption(in, "--their-reference", "Its reference", [from](const auto& reference) {
    from->mutable_transfer()->set_their_reference(reference);
  });
  DayOption(
      in, "--first-received-on", "Day on which it received it first",
      [from](const auto& day) { *from->mutable_transfer()->mutable_first_received_on() = day; });
}

void AddJoint(CLI::App& app, CommandLine& line) {
  auto [verb, wanted] = ActVerb(
      app, line, "joint", "Agree with other bodies who leads a joint complaint (reg 9)",
      "--with nhs-trust-1 --lead council --agreed-on 2026-05-11 --health", &Stub::ArrangeJoint);
  auto* act = wanted->request.mutable_act();
  TextOption(verb, "--with", "Another body that takes part", [act](const auto& id) {
    act->mutable_joint()->add_bodies(id);
  })->required();
  verb->add_option_function<std::vector<std::string>>(
      "--name",
      [act](const std::vector<std::string>& given) {
        for (const std::string& named : given) {
          const std::string::size_type end = named.find('=');
          if (end == std::string::npos || end == 0) {
            throw CLI::ValidationError("--name", "give the id, =, and the name");
          }
          (*act->mutable_joint()->mutable_names())[named.substr(0, end)] = named.substr(end + 1);
        }
      },
      "What a body is called, for the complainant: ID=NAME; repeat");
  TextOption(verb, "--lead", "The body that leads, or council", [act](const auto& id) {
    act->mutable_joint()->set_lead(id);
  })->required();
  DayOption(verb, "--agreed-on", "Day on which that was agreed", [act](const auto& day) {
    *act->mutable_joint()->mutable_agreed_on() = day;
  })->required();
  Flag(verb, "--health", "A body of the NHS takes part",
       [act] { act->mutable_joint()->set_health(true); });
  Flag(verb, "--consents", "The complainant consents to one joint reply",
       [act] { act->mutable_joint()->set_complainant_consents(true); });

  auto [ask, asked] =
      ActVerb(app, line, "ask-body", "Ask a body of a joint complaint for something",
              "--body nhs-trust-1 --text \"The discharge summary.\"", &Stub::RequestInformation);
  auto* request = asked->request.mutable_act();
  TextOption(ask, "--body", "The body that is asked", [request](const auto& id) {
    request->set_body(id);
  })->required();
  TextOption(ask, "--text", "What is asked", [request](const auto& text) {
    request->set_text(text);
  })->required();

  auto [got, received] = ActVerb(app, line, "body-answered", "Record that what was asked has come",
                                 "--request 1", &Stub::RecordInformation);
  auto* answer = received->request.mutable_act();
  NumberOption(got, "--request", "Number of the request", [answer](std::uint32_t id) {
    answer->set_request_id(id);
  })->required();
}

void AddProvider(CLI::App& app, CommandLine& line) {
  auto [ask, asked] = ActVerb(
      app, line, "ask-sharing", "Ask the complainant whether details may go to a provider (reg 11)",
      "--provider 1-101 --what \"The days of the late visits.\" --name-withheld",
      &Stub::AskProviderConsent);
  auto* act = asked->request.mutable_act();
  TextOption(ask, "--provider", "The provider's id", [act](const auto& id) {
    act->mutable_share()->set_provider(id);
  })->required();
  TextOption(ask, "--name", "The provider's name",
             [act](const auto& name) { act->mutable_share()->set_provider_name(name); });
  TextOption(ask, "--what", "Exactly what the provider would see", [act](const auto& text) {
    act->mutable_share()->set_what(text);
  })->required();
  Flag(ask, "--name-withheld", "The complainant's name is withheld",
       [act] { act->mutable_share()->set_name_withheld(true); });
  Flag(ask, "--reprisal-feared", "The complainant fears to be made to suffer for it",
       [act] { act->mutable_share()->set_reprisal_feared(true); });

  auto [send, sent] =
      ActVerb(app, line, "sent-to-provider", "Record that the details went to the provider",
              "--provider 1-101", &Stub::SendToProvider);
  auto* details = sent->request.mutable_act();
  TextOption(send, "--provider", "The provider's id", [details](const auto& id) {
    details->set_provider(id);
  })->required();
  InstantOption(send, "--at", "When; now when left out",
                [details](const auto& at) { *details->mutable_sent_at() = at; });
}

struct Link {
  Aim aim;
  std::vector<std::string> others;
  std::string kind = "duplicate";
};

int LinkAll(Session& session, const Link& from) {
  const auto kind =
      ParseEnum(*ledger::v1::LinkKind_descriptor(), "LINK_KIND_", "--kind", from.kind);
  if (!kind.ok()) return ShowReceipt(session, kind.status(), {});
  intake::v1::LinkCasesRequest request;
  request.mutable_act()->set_kind(static_cast<ledger::v1::LinkKind>(*kind));
  const auto stub = Cases(session);
  const absl::StatusOr<intake::v1::Target> target = TargetOf(session, from.aim);
  if (!target.ok()) return ShowReceipt(session, target.status(), {});
  for (const std::string& other : from.others) {
    intake::v1::GetRequest get;
    get.set_authority_id(target->authority_id());
    get.set_case_(other);
    intake::v1::GetResponse found;
    const absl::Status read = Call(session, *stub, &Stub::Get, get, found);
    if (!read.ok()) return ShowReceipt(session, read, {});
    request.mutable_act()->add_cases()->set_complaint_id(found.case_file().complaint_id());
  }
  return SendAct(session, from.aim, request, &Stub::LinkCases);
}

void AddLink(CLI::App& app, CommandLine& line) {
  auto from = std::make_shared<Link>();
  CLI::App* verb =
      Verb(app, "link", "Link cases; nothing else about them changes",
           "  candour link ASC-2026-000123-4 --with ASC-2026-000124-2 --kind duplicate");
  AddAim(verb, from->aim);
  verb->add_option("--with", from->others, "The other case; repeat")->required();
  verb->add_option("--kind", from->kind, "duplicate, related, follows");
  Runs(verb, line, [from](Session& session) { return LinkAll(session, *from); });
}

}  // namespace

void AddSharing(CLI::App& app, CommandLine& line) {
  AddTransfer(app, line);
  AddJoint(app, line);
  AddProvider(app, line);
  AddLink(app, line);
}

}  // namespace candour::cli
