// Verbs whose options fill one act.
#ifndef CANDOUR_CLIENTS_CLI_MATTER_VERB_H_
#define CANDOUR_CLIENTS_CLI_MATTER_VERB_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "clients/cli/command.h"
#include "clients/cli/request.h"

namespace candour::cli {

// A request in the making, and the case that it is about.
template <typename Request>
struct Wanted {
  Aim aim;
  Request request;
};

// A verb that sends `rpc` with what its options put into the act. The act is there to be filled as
// long as the options are parsed.
template <typename Request, typename Response>
std::pair<CLI::App*, std::shared_ptr<Wanted<Request>>> ActVerb(
    CLI::App& app, CommandLine& line, const std::string& name, const std::string& what,
    const std::string& example,
    grpc::Status (intake::v1::CaseService::Stub::*rpc)(grpc::ClientContext*, const Request&,
                                                       Response*)) {
  auto wanted = std::make_shared<Wanted<Request>>();
  wanted->request.mutable_act();
  CLI::App* verb = Verb(app, name, what, "  candour " + name + " ASC-2026-000123-4 " + example);
  AddAim(verb, wanted->aim);
  Runs(verb, line, [wanted, rpc](Session& session) {
    return SendAct(session, wanted->aim, wanted->request, rpc);
  });
  return {verb, wanted};
}

// Options that hand on what was given. A text may be "@FILE". A day or an instant that is none ends
// the command with a sentence that names the option.
CLI::Option* TextOption(CLI::App* verb, const std::string& name, const std::string& help,
                        std::function<void(const std::string&)> take);
CLI::Option* DayOption(CLI::App* verb, const std::string& name, const std::string& help,
                       std::function<void(const type::v1::Day&)> take);
CLI::Option* InstantOption(CLI::App* verb, const std::string& name, const std::string& help,
                           std::function<void(const google::protobuf::Timestamp&)> take);
// Pounds and pence, such as 412.50; handed on in pence.
CLI::Option* MoneyOption(CLI::App* verb, const std::string& name, const std::string& help,
                         std::function<void(std::int64_t)> take);
// A number from 1; may be given several times.
CLI::Option* NumberOption(CLI::App* verb, const std::string& name, const std::string& help,
                          std::function<void(std::uint32_t)> take);
CLI::Option* Flag(CLI::App* verb, const std::string& name, const std::string& help,
                  std::function<void()> take);

}  // namespace candour::cli

#endif  // CANDOUR_CLIENTS_CLI_MATTER_VERB_H_
