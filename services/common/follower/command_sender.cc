#include "services/common/follower/command_sender.h"

#include <algorithm>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/postgres/transact.h"

namespace candour::follower {
namespace {

// Answers after which the next command would fare no better.
bool IsAway(absl::StatusCode code) {
  return code == absl::StatusCode::kUnavailable || code == absl::StatusCode::kDeadlineExceeded ||
         code == absl::StatusCode::kResourceExhausted || code == absl::StatusCode::kUnauthenticated;
}

// Takes the first command of each case out of `commands`, but none of a case in `passed_over`.
std::vector<QueuedCommand> FirstOfEachCase(std::vector<QueuedCommand>& commands,
                                           const std::vector<std::string>& passed_over) {
  std::set<std::string> cases(passed_over.begin(), passed_over.end());
  std::vector<QueuedCommand> first;
  std::vector<QueuedCommand> rest;
  for (QueuedCommand& command : commands) {
    const bool is_first = cases.insert(command.act.complaint_id()).second;
    (is_first ? first : rest).push_back(std::move(command));
  }
  commands = std::move(rest);
  return first;
}

}  // namespace

Left CommandSender::Send(const std::string& authority_id) {
  std::vector<QueuedCommand> commands;
  const absl::Status read = TransactFor(database_, authority_id, [&](pqxx::work& tx) {
    commands = QueuedCommands(tx, settings_.schema, authority_id, at_a_time_);
    return absl::OkStatus();
  });
  if (!read.ok()) return Left::kLater;
  const bool more = static_cast<int>(commands.size()) == at_a_time_;
  std::vector<std::string> stuck;
  while (true) {
    const std::vector<QueuedCommand> together = FirstOfEachCase(commands, stuck);
    if (together.empty()) break;
    const Left left = SendTogether(authority_id, together, stuck);
    if (left != Left::kNothing) return left;
  }
  if (!stuck.empty()) return Left::kLater;
  return more ? Left::kMore : Left::kNothing;
}

Left CommandSender::SendTogether(const std::string& authority_id,
                                 const std::vector<QueuedCommand>& commands,
                                 std::vector<std::string>& stuck) {
  const std::vector<absl::Status> answers = intake_.SendAll(authority_id, commands);
  std::vector<bool> ended(commands.size());
  const absl::Status kept = TransactFor(database_, authority_id, [&](pqxx::work& tx) {
    for (std::size_t i = 0; i < commands.size(); ++i) {
      ended[i] =
          SettleCommand(tx, settings_.schema, authority_id, commands[i].request_id, answers[i]);
    }
    return absl::OkStatus();
  });
  if (!kept.ok()) return Left::kLater;
  Left left = Left::kNothing;
  for (std::size_t i = 0; i < commands.size(); ++i) {
    if (!ended[i]) stuck.push_back(commands[i].act.complaint_id());
    if (ended[i] && !answers[i].ok()) {
      settings_.alarm(authority_id,
                      absl::StrCat("intake refuses command ", commands[i].request_id, ": ",
                                   absl::StatusCodeToString(answers[i].code())));
    }
    if (IsAway(answers[i].code())) left = std::max(left, Left::kLater);
    if (absl::IsResourceExhausted(answers[i])) left = Left::kNoRoom;
  }
  return left;
}

}  // namespace candour::follower
