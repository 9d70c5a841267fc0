#include "clients/cli/command.h"
#include "clients/cli/request.h"
#include "clients/cli/show.h"
#include "services/common/digest/digest.h"

namespace candour::cli {
namespace {

using intake::v1::CaseService;

// The reason for which most of these verbs ask.
struct Reasoned {
  Aim aim;
  std::string reason;
};

struct Restriction {
  Aim aim;
  std::vector<std::string> only;
  std::vector<std::string> except;
  std::string reason;
};

void AddRestrict(CLI::App& app, CommandLine& line) {
  auto from = std::make_shared<Restriction>();
  CLI::App* verb = Verb(app, "restrict", "Keep a case to some people, or from some",
                        "  candour restrict ASC-2026-000123-4 --except handler-7 \\\n"
                        "    --reason \"The complaint is about this member of staff.\"\n"
                        "  candour restrict ASC-2026-000123-4 --only manager-1 --only lead-2 …");
  AddAim(verb, from->aim);
  verb->add_option("--only", from->only, "Who may know of it (their subject); may be repeated");
  verb->add_option("--except", from->except, "Whom it is kept from; may be repeated");
  verb->add_option("--reason", from->reason, "Why")->required();
  Runs(verb, line, [from](Session& session) {
    intake::v1::RestrictCaseRequest request;
    for (const std::string& each : from->only) request.mutable_act()->add_only(each);
    for (const std::string& each : from->except) request.mutable_act()->add_except(each);
    request.mutable_act()->set_reason(from->reason);
    return SendAct(session, from->aim, request, &CaseService::Stub::RestrictCase);
  });
}

void AddLift(CLI::App& app, CommandLine& line) {
  auto from = std::make_shared<Reasoned>();
  CLI::App* verb =
      Verb(app, "unrestrict", "Let everybody with a role see a restricted case again",
           "  candour unrestrict ASC-2026-000123-4 --reason \"The enquiry has ended.\"");
  AddAim(verb, from->aim);
  verb->add_option("--reason", from->reason, "Why")->required();
  Runs(verb, line, [from](Session& session) {
    intake::v1::LiftRestrictionRequest request;
    request.mutable_act()->set_reason(from->reason);
    return SendAct(session, from->aim, request, &CaseService::Stub::LiftRestriction);
  });
}

void AddEmergency(CLI::App& app, CommandLine& line) {
  auto from = std::make_shared<Reasoned>();
  CLI::App* verb =
      Verb(app, "emergency", "See a restricted case for an hour; the complaints manager is alerted",
           "  candour emergency ASC-2026-000123-4 --reason \"She is at risk now.\"");
  AddAim(verb, from->aim);
  verb->add_option("--reason", from->reason, "Why it cannot wait")->required();
  Runs(verb, line, [from](Session& session) {
    intake::v1::OpenRestrictedRequest request;
    request.mutable_act()->set_reason(from->reason);
    return SendAct(session, from->aim, request, &CaseService::Stub::OpenRestricted);
  });
}

struct Message {
  Aim aim;
  std::string way = "letter";
  std::string from;
  std::string subject;
  std::string body;
  std::string received_at;
};

int Receive(Session& session, const Message& from) {
  const bool json = session.Given().json;
  intake::v1::ReceiveMessageRequest request;
  const auto way =
      ParseEnum(*ledger::v1::MessageWay_descriptor(), "MESSAGE_WAY_", "--way", from.way);
  if (!way.ok()) return Complain(way.status(), json);
  const auto body = TextOrFile("--body", from.body);
  if (!body.ok()) return Complain(body.status(), json);
  auto& act = *request.mutable_act();
  if (!from.received_at.empty()) {
    const auto received = ParseInstant("--received-at", from.received_at);
    if (!received.ok()) return Complain(received.status(), json);
    *act.mutable_received_at() = *received;
  }
  act.set_message_id(RandomUuid());
  act.set_way(static_cast<ledger::v1::MessageWay>(*way));
  act.set_sender(from.from);
  act.set_subject(from.subject);
  act.set_body(*body);
  return SendAct(session, from.aim, request, &CaseService::Stub::ReceiveMessage);
}

void AddReceive(CLI::App& messages, CommandLine& line) {
  auto from = std::make_shared<Message>();
  CLI::App* verb =
      Verb(messages, "receive", "File scanned post, or a call that you wrote down, on a case",
           "  candour message receive ASC-2026-000123-4 --way letter --from \"Ruth Penny\" \\\n"
           "    --body @letter.txt");
  AddAim(verb, from->aim);
  verb->add_option("--way", from->way, "letter, phone, email");
  verb->add_option("--from", from->from, "From whom");
  verb->add_option("--subject", from->subject, "What it is headed");
  verb->add_option("--body", from->body, "What it says; @FILE reads a file")->required();
  verb->add_option("--received-at", from->received_at, "When it reached the council; now");
  Runs(verb, line, [from](Session& session) { return Receive(session, *from); });
}

struct OneMessage {
  Aim aim;
  std::string message_id;
  std::string reason;
};

void AddRead(CLI::App& messages, CommandLine& line) {
  auto from = std::make_shared<OneMessage>();
  CLI::App* verb = Verb(messages, "read", "Say that you read a message; notices go on",
                        "  candour message read ASC-2026-000123-4 MESSAGE");
  AddAim(verb, from->aim);
  verb->add_option("MESSAGE", from->message_id, "Id of the message, from `candour show`")
      ->required();
  Runs(verb, line, [from](Session& session) {
    intake::v1::MarkMessageReadRequest request;
    request.mutable_act()->set_message_id(from->message_id);
    return SendAct(session, from->aim, request, &CaseService::Stub::MarkMessageRead);
  });
}

void AddRemove(CLI::App& messages, CommandLine& line) {
  auto from = std::make_shared<OneMessage>();
  CLI::App* verb =
      Verb(messages, "remove", "Take a message out that was filed on the wrong case",
           "  candour message remove ASC-2026-000123-4 MESSAGE --reason \"Another person's.\"");
  AddAim(verb, from->aim);
  verb->add_option("MESSAGE", from->message_id, "Id of the message, from `candour show`")
      ->required();
  verb->add_option("--reason", from->reason, "Why it does not belong here")->required();
  Runs(verb, line, [from](Session& session) {
    intake::v1::RemoveMessageRequest request;
    request.mutable_act()->set_message_id(from->message_id);
    request.mutable_act()->set_reason(from->reason);
    return SendAct(session, from->aim, request, &CaseService::Stub::RemoveMessage);
  });
}

void AddHold(CLI::App& app, CommandLine& line) {
  auto from = std::make_shared<Reasoned>();
  CLI::App* verb = Verb(app, "hold", "Hold back the erasure of a case",
                        "  candour hold ASC-2026-000123-4 --reason ombudsman");
  AddAim(verb, from->aim);
  verb->add_option("--reason", from->reason, "ombudsman, litigation, insurance, inquiry")
      ->required();
  Runs(verb, line, [from](Session& session) {
    intake::v1::HoldErasureRequest request;
    request.mutable_act()->set_reason(from->reason);
    return SendAct(session, from->aim, request, &CaseService::Stub::HoldErasure);
  });
}

void AddRelease(CLI::App& app, CommandLine& line) {
  auto from = std::make_shared<Reasoned>();
  CLI::App* verb = Verb(app, "release-hold", "End the hold on a case's erasure",
                        "  candour release-hold ASC-2026-000123-4 --note \"Decided, no fault.\"");
  AddAim(verb, from->aim);
  verb->add_option("--note", from->reason, "Why it has ended")->required();
  Runs(verb, line, [from](Session& session) {
    intake::v1::ReleaseHoldRequest request;
    request.mutable_act()->set_note(from->reason);
    return SendAct(session, from->aim, request, &CaseService::Stub::ReleaseHold);
  });
}

struct Corrected {
  Aim aim;
  bool care_recipient = false;
  std::string name;
  std::string email;
  std::string phone;
  std::vector<std::string> address;
  std::string reason;
};

void AddCorrect(CLI::App& app, CommandLine& line) {
  auto from = std::make_shared<Corrected>();
  CLI::App* verb =
      Verb(app, "correct-person", "Correct what is recorded of a person, at their request",
           "  candour correct-person ASC-2026-000123-4 --name \"Ruth Pennie\" \\\n"
           "    --reason \"Spelt wrongly, as she says.\"");
  AddAim(verb, from->aim);
  verb->add_flag("--care-recipient", from->care_recipient,
                 "The person receiving care, not the complainant");
  verb->add_option("--name", from->name, "The name as it is right");
  verb->add_option("--email", from->email, "The e-mail address as it is right");
  verb->add_option("--phone", from->phone, "The telephone number as it is right");
  verb->add_option("--address", from->address, "The address as it is right, line by line");
  verb->add_option("--reason", from->reason, "What was wrong and who said so")->required();
  Runs(verb, line, [from](Session& session) {
    intake::v1::CorrectPersonalRequest request;
    auto& act = *request.mutable_act();
    act.set_part(from->care_recipient ? ledger::v1::CORRECTED_PART_CARE_RECIPIENT
                                      : ledger::v1::CORRECTED_PART_COMPLAINANT);
    act.set_name(from->name);
    act.set_email(from->email);
    act.set_phone(from->phone);
    for (const std::string& each : from->address) act.add_address_lines(each);
    act.set_reason(from->reason);
    return SendAct(session, from->aim, request, &CaseService::Stub::CorrectPersonal);
  });
}

}  // namespace

void AddCorrespondence(CLI::App& app, CommandLine& line) {
  AddRestrict(app, line);
  AddLift(app, line);
  AddEmergency(app, line);
  CLI::App* messages = app.add_subcommand("message", "Post, calls and mail on a case");
  messages->require_subcommand(1);
  AddReceive(*messages, line);
  AddRead(*messages, line);
  AddRemove(*messages, line);
  AddHold(app, line);
  AddRelease(app, line);
  AddCorrect(app, line);
  AddParcels(app, line);
}

}  // namespace candour::cli
