#include "clients/cli/command.h"
#include "clients/cli/point_text.h"
#include "clients/cli/request.h"
#include "clients/cli/show.h"

namespace candour::cli {
namespace {

using intake::v1::CaseService;

struct Respond {
  Aim aim;
  std::string sent_at;
  std::string signed_by;
  google::protobuf::RepeatedPtrField<ledger::v1::PointOutcome> points;
  std::string considered;
  std::string conclusions;
  std::string action;
  google::protobuf::RepeatedPtrField<ledger::v1::NewAction> proposed;
  std::string delegation;
  bool ombudsman = false;
  bool health_ombudsman = false;
  bool by_hand = false;
  bool prejudice_considered = false;
};

absl::Status FillResponse(const Respond& from, ledger::v1::Respond& act) {
  const auto considered = TextOrFile("--considered", from.considered);
  if (!considered.ok()) return considered.status();
  const auto conclusions = TextOrFile("--conclusions", from.conclusions);
  if (!conclusions.ok()) return conclusions.status();
  act.set_considered(*considered);
  act.set_conclusions(*conclusions);
  act.set_signed_by(from.signed_by);
  act.set_action(from.action);
  act.set_ombudsman_explained(from.ombudsman);
  act.set_health_ombudsman_explained(from.health_ombudsman);
  act.set_delegation_id(from.delegation);
  act.set_sent_by_hand(from.by_hand);
  act.set_prejudice_considered(from.prejudice_considered);
  *act.mutable_points() = from.points;
  *act.mutable_actions() = from.proposed;
  if (from.sent_at.empty()) return absl::OkStatus();
  const auto sent = ParseInstant("--sent-at", from.sent_at);
  if (!sent.ok()) return sent.status();
  *act.mutable_sent_at() = *sent;
  return absl::OkStatus();
}

void AddRespond(CLI::App& app, CommandLine& line) {
  auto from = std::make_shared<Respond>();
  CLI::App* verb = Verb(
      app, "respond", "Send the signed answer, or record it in one go (reg 14(2))",
      "  candour respond ASC-2026-000123-4\n"
      "  candour respond ASC-2026-000123-4 --signed-by \"H. Lowe, Director\" --point 1=UPH \\\n"
      "    --point 2=NUP --considered @how.txt --conclusions @what.txt --action taken \\\n"
      "    --ombudsman-explained");
  AddAim(verb, from->aim);
  verb->add_option("--sent-at", from->sent_at, "When it was sent; now if left out");
  verb->add_option("--signed-by", from->signed_by, "Name and role of who signed");
  verb->add_option("--delegation", from->delegation, "The delegation, where the name does not say");
  verb->add_option_function<std::vector<std::string>>(
      "--point",
      [from](const std::vector<std::string>& points) {
        for (const std::string& each : points) FillPoint(each, *from->points.Add());
      },
      "NUMBER=OUTCOME; UPH, PUP, NUP, NOF, RES; repeat");
  verb->add_option("--considered", from->considered, "How it was considered; @FILE");
  verb->add_option("--conclusions", from->conclusions, "The conclusions; @FILE");
  verb->add_option("--action", from->action, "Action needed: none, taken, proposed");
  verb->add_option_function<std::vector<std::string>>(
      "--propose",
      [from](const std::vector<std::string>& actions) {
        for (const std::string& each : actions) FillAction(each, *from->proposed.Add());
      },
      "DAY:WHAT is proposed; repeat");
  verb->add_flag("--health-ombudsman-explained", from->health_ombudsman,
                 "It explains the right to go to the PHSO (joint complaints)");
  verb->add_flag("--by-hand", from->by_hand, "A person posted it or handed it over");
  verb->add_flag("--prejudice-considered", from->prejudice_considered,
                 "A legal claim is intimated, and answering does not prejudice it");
  verb->add_flag("--ombudsman-explained", from->ombudsman,
                 "The response explains the right to go to the Ombudsman");
  Runs(verb, line, [from](Session& session) {
    intake::v1::RespondRequest request;
    const absl::Status filled = FillResponse(*from, *request.mutable_act());
    if (!filled.ok()) return Complain(filled, session.Given().json);
    return SendAct(session, from->aim, request, &CaseService::Stub::Respond);
  });
}

struct Note {
  Aim aim;
  std::string note;
  ledger::v1::NewAction carry_on;
};

void AddClose(CLI::App& app, CommandLine& line) {
  auto from = std::make_shared<Note>();
  CLI::App* verb =
      Verb(app, "close", "Close a case that was responded to", "  candour close ASC-2026-000123-4");
  AddAim(verb, from->aim);
  verb->add_option("--note", from->note, "Why, for whoever reads the file");
  Runs(verb, line, [from](Session& session) {
    intake::v1::CloseRequest request;
    request.mutable_act()->set_note(from->note);
    return SendAct(session, from->aim, request, &CaseService::Stub::Close);
  });
}

void AddWithdraw(CLI::App& app, CommandLine& line) {
  auto from = std::make_shared<Note>();
  CLI::App* verb = Verb(app, "withdraw", "Record that the complainant withdrew",
                        "  candour withdraw ASC-2026-000123-4 --note \"by phone, it is settled\"");
  AddAim(verb, from->aim);
  verb->add_option("--note", from->note, "How and why, in their words");
  verb->add_option_function<std::string>(
      "--carry-on", [from](const std::string& text) { FillAction(text, from->carry_on); },
      "DAY:WHAT the council looks into all the same, because of a risk");
  Runs(verb, line, [from](Session& session) {
    intake::v1::WithdrawRequest request;
    request.mutable_act()->set_note(from->note);
    if (!from->carry_on.words().empty()) {
      *request.mutable_act()->mutable_carry_on() = from->carry_on;
    }
    return SendAct(session, from->aim, request, &CaseService::Stub::Withdraw);
  });
}

}  // namespace

void AddResponse(CLI::App& app, CommandLine& line) {
  AddRespond(app, line);
  AddClose(app, line);
  AddWithdraw(app, line);
}

}  // namespace candour::cli
