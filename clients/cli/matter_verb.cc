#include "clients/cli/matter_verb.h"

#include <utility>
#include <vector>

#include "clients/cli/money.h"

namespace candour::cli {
namespace {

template <typename Value>
Value OrRefuse(const std::string& name, absl::StatusOr<Value> value) {
  if (!value.ok()) throw CLI::ValidationError(name, std::string(value.status().message()));
  return *std::move(value);
}

}  // namespace

CLI::Option* TextOption(CLI::App* verb, const std::string& name, const std::string& help,
                        std::function<void(const std::string&)> take) {
  return verb->add_option_function<std::string>(
      name,
      [name, take = std::move(take)](const std::string& given) {
        take(OrRefuse(name, TextOrFile(name, given)));
      },
      help);
}

CLI::Option* DayOption(CLI::App* verb, const std::string& name, const std::string& help,
                       std::function<void(const type::v1::Day&)> take) {
  return verb->add_option_function<std::string>(
      name,
      [name, take = std::move(take)](const std::string& given) {
        take(OrRefuse(name, ParseDay(name, given)));
      },
      help);
}

CLI::Option* InstantOption(CLI::App* verb, const std::string& name, const std::string& help,
                           std::function<void(const google::protobuf::Timestamp&)> take) {
  return verb->add_option_function<std::string>(
      name,
      [name, take = std::move(take)](const std::string& given) {
        take(OrRefuse(name, ParseInstant(name, given)));
      },
      help);
}

CLI::Option* MoneyOption(CLI::App* verb, const std::string& name, const std::string& help,
                         std::function<void(std::int64_t)> take) {
  return verb->add_option_function<std::string>(
      name,
      [name, take = std::move(take)](const std::string& given) {
        take(OrRefuse(name, ParsePounds(given)));
      },
      help);
}

CLI::Option* NumberOption(CLI::App* verb, const std::string& name, const std::string& help,
                          std::function<void(std::uint32_t)> take) {
  return verb->add_option_function<std::vector<std::uint32_t>>(
      name,
      [take = std::move(take)](const std::vector<std::uint32_t>& given) {
        for (const std::uint32_t number : given) take(number);
      },
      help);
}

CLI::Option* Flag(CLI::App* verb, const std::string& name, const std::string& help,
                  std::function<void()> take) {
  return verb->add_flag_callback(name, std::move(take), help);
}

}  // namespace candour::cli
