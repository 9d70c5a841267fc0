#include "services/common/follower/command.h"

#include <pqxx/pqxx>

#include "absl/strings/str_cat.h"
#include "services/common/postgres/transact.h"

namespace candour::follower {
namespace {

// The name of the act if it is one that followers may send, else empty.
std::string KindOf(const ledger::v1::Act& act) {
  switch (act.kind_case()) {
    case ledger::v1::Act::kSuggestThemes:
      return "suggest_themes";
    case ledger::v1::Act::kRecordNotice:
      return "record_notice";
    case ledger::v1::Act::kIssueLink:
      return "issue_link";
    case ledger::v1::Act::kReportNoticeFailed:
      return "report_notice_failed";
    case ledger::v1::Act::kRecordCall:
      return "record_call";
    case ledger::v1::Act::kConfirmErasure:
      return "confirm_erasure";
    default:
      return "";
  }
}

bool NeverApplies(absl::StatusCode code) {
  switch (code) {
    case absl::StatusCode::kInvalidArgument:
    case absl::StatusCode::kNotFound:
    case absl::StatusCode::kAlreadyExists:
    case absl::StatusCode::kFailedPrecondition:
    case absl::StatusCode::kOutOfRange:
    case absl::StatusCode::kUnimplemented:
      return true;
    default:
      return false;
  }
}

}  // namespace

absl::Status QueueCommand(Transaction& transaction, const std::string& schema,
                          const std::string& authority_id, const std::string& request_id,
                          const ledger::v1::Act& act) {
  const std::string kind = KindOf(act);
  if (kind.empty() || act.complaint_id().empty()) {
    return absl::InvalidArgumentError("a follower's command needs a case and a kind it may send");
  }
  const std::string sql = absl::StrCat("INSERT INTO ", schema,
                                       ".command (authority_id, request_id, kind, body) "
                                       "VALUES ($1, $2::uuid, $3, $4) ON CONFLICT DO NOTHING");
  const std::string body = act.SerializeAsString();
  Query(transaction, sql.c_str(), authority_id, request_id, kind, Bytes(body));
  return absl::OkStatus();
}

std::vector<QueuedCommand> QueuedCommands(Transaction& transaction, const std::string& schema,
                                          const std::string& authority_id, int most) {
  const std::string sql = absl::StrCat("SELECT request_id, body FROM ", schema,
                                       ".command WHERE authority_id = $1 AND state = 'queued' "
                                       "ORDER BY queued_at LIMIT $2");
  std::vector<QueuedCommand> commands;
  for (const pqxx::row& row : Query(transaction, sql.c_str(), authority_id, most)) {
    QueuedCommand command{row[0].as<std::string>(), {}};
    command.act.ParseFromString(BytesFrom(row[1]));
    commands.push_back(std::move(command));
  }
  return commands;
}

std::int64_t CountQueued(Transaction& transaction, const std::string& schema,
                         const std::string& authority_id) {
  const std::string sql = absl::StrCat("SELECT count(*) FROM ", schema,
                                       ".command WHERE authority_id = $1 AND state = 'queued'");
  return Query(transaction, sql.c_str(), authority_id).front()[0].as<std::int64_t>();
}

bool SettleCommand(Transaction& transaction, const std::string& schema,
                   const std::string& authority_id, const std::string& request_id,
                   const absl::Status& answer) {
  const bool ended = answer.ok() || NeverApplies(answer.code());
  const std::string state = answer.ok() ? "done" : ended ? "refused" : "queued";
  const std::string error = answer.ok() ? "" : answer.ToString();
  const std::string sql =
      absl::StrCat("UPDATE ", schema,
                   ".command SET state = $3, tries = tries + 1, last_error = $4, "
                   "body = CASE WHEN $3 = 'queued' THEN body ELSE ''::bytea END "
                   "WHERE authority_id = $1 AND request_id = $2::uuid AND state = 'queued'");
  Query(transaction, sql.c_str(), authority_id, request_id, state, error);
  return ended;
}

}  // namespace candour::follower
