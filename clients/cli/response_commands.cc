#include "clients/cli/command.h"
#include "clients/cli/request.h"
#include "clients/cli/show.h"
#include "services/common/status/field_error.h"

namespace candour::cli {
namespace {

using intake::v1::CaseService;

struct Respond {
  Aim aim;
  std::string sent_at;
  std::string signed_by;
  std::vector<std::string> points;
  std::string considered;
  std::string conclusions;
  std::string action;
  bool ombudsman = false;
};

// "2=NUP" is point 2 not upheld; "UPH" alone is point 1.
absl::Status FillPoint(const std::string& text, ledger::v1::PointOutcome& point) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos) {
    point.set_point_id(1);
    point.set_outcome(text);
    return absl::OkStatus();
  }
  const std::string number = text.substr(0, equals);
  if (number.empty() || number.size() > 4 ||
      number.find_first_not_of("0123456789") != std::string::npos) {
    return FieldError("--point", "must be NUMBER=OUTCOME such as 2=NUP");
  }
  point.set_point_id(static_cast<unsigned>(std::stoul(number)));
  point.set_outcome(text.substr(equals + 1));
  return absl::OkStatus();
}

absl::Status Fill(const Respond& from, ledger::v1::Respond& act) {
  const auto considered = TextOrFile("--considered", from.considered);
  if (!considered.ok()) return considered.status();
  const auto conclusions = TextOrFile("--conclusions", from.conclusions);
  if (!conclusions.ok()) return conclusions.status();
  act.set_considered(*considered);
  act.set_conclusions(*conclusions);
  act.set_signed_by(from.signed_by);
  act.set_action(from.action);
  act.set_ombudsman_explained(from.ombudsman);
  for (const std::string& point : from.points) {
    const absl::Status filled = FillPoint(point, *act.add_points());
    if (!filled.ok()) return filled;
  }
  if (from.sent_at.empty()) return absl::OkStatus();
  const auto sent = ParseInstant("--sent-at", from.sent_at);
  if (!sent.ok()) return sent.status();
  *act.mutable_sent_at() = *sent;
  return absl::OkStatus();
}

void AddRespond(CLI::App& app, CommandLine& line) {
  auto from = std::make_shared<Respond>();
  CLI::App* verb = Verb(
      app, "respond", "Record that the signed response was sent (reg 14(2))",
      "  candour respond ASC-2026-000123-4 --signed-by \"H. Lowe, Director\" --point 1=UPH \\\n"
      "    --point 2=NUP --considered @how.txt --conclusions @what.txt --action taken \\\n"
      "    --ombudsman-explained");
  AddAim(verb, from->aim);
  verb->add_option("--sent-at", from->sent_at, "When it was sent; now if left out");
  verb->add_option("--signed-by", from->signed_by, "Name and role of who signed")->required();
  verb->add_option("--point", from->points, "NUMBER=OUTCOME; UPH, PUP, NUP, NOF, RES; repeat")
      ->required();
  verb->add_option("--considered", from->considered, "How it was considered; @FILE")->required();
  verb->add_option("--conclusions", from->conclusions, "The conclusions; @FILE")->required();
  verb->add_option("--action", from->action, "Action needed: none, taken, proposed")->required();
  verb->add_flag("--ombudsman-explained", from->ombudsman,
                 "The response explains the right to go to the Ombudsman");
  Runs(verb, line, [from](Session& session) {
    intake::v1::RespondRequest request;
    const absl::Status filled = Fill(*from, *request.mutable_act());
    if (!filled.ok()) return Complain(filled, session.options().json);
    return SendAct(session, from->aim, request, &CaseService::Stub::Respond);
  });
}

struct Note {
  Aim aim;
  std::string note;
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
  Runs(verb, line, [from](Session& session) {
    intake::v1::WithdrawRequest request;
    request.mutable_act()->set_note(from->note);
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
