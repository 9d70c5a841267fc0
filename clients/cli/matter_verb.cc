#include "clients/cli/matter_verb.h"

#include <utility>
#include <vector>

#include "absl/strings/numbers.h"

namespace candour::cli {
namespace {

constexpr int kPence = 100;
constexpr std::size_t kPenceDigits = 2;
constexpr std::size_t kMostDigits = 9;

template <typename Value>
Value OrRefuse(const std::string& name, absl::StatusOr<Value> value) {
  if (!value.ok()) throw CLI::ValidationError(name, std::string(value.status().message()));
  return *std::move(value);
}

std::int64_t Digits(const std::string& name, const std::string& text) {
  std::int64_t number = 0;
  const bool whole = !text.empty() && text.size() <= kMostDigits &&
                     text.find_first_not_of("0123456789") == std::string::npos &&
                     absl::SimpleAtoi(text, &number);
  if (!whole) throw CLI::ValidationError(name, "give pounds and pence, such as 412.50");
  return number;
}

std::int64_t Pence(const std::string& name, const std::string& text) {
  const std::size_t point = text.find('.');
  const std::int64_t pounds = Digits(name, text.substr(0, point));
  if (point == std::string::npos) return pounds * kPence;
  const std::string pence = text.substr(point + 1);
  if (pence.size() != kPenceDigits) {
    throw CLI::ValidationError(name, "give pounds and pence, such as 412.50");
  }
  return pounds * kPence + Digits(name, pence);
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
      name, [name, take = std::move(take)](const std::string& given) { take(Pence(name, given)); },
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
