#include "clients/cli/request.h"

#include <fstream>
#include <iostream>
#include <sstream>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/show.h"
#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/common/digest/digest.h"
#include "services/common/status/field_error.h"

namespace candour::cli {
namespace {

constexpr int kNoon = 12;

std::string EnumCodes(const google::protobuf::EnumDescriptor& type, const std::string& prefix) {
  std::vector<std::string> names;
  for (int i = 1; i < type.value_count(); ++i) {
    names.push_back(EnumCode(type.value(i)->name(), prefix));
  }
  return absl::StrJoin(names, ", ");
}

}  // namespace

void AddAim(CLI::App* verb, Aim& aim) {
  verb->add_option("CASE", aim.of_case, "Reference or complaint id")->required();
  verb->add_option("--version", aim.version, "Act only when the case is at this version");
  verb->add_option("--request-id", aim.request_id, "UUID that makes repeating safe");
}

absl::StatusOr<intake::v1::Target> TargetOf(Session& session, const Aim& aim) {
  const absl::StatusOr<std::string> authority = session.Authority();
  if (!authority.ok()) return authority.status();
  intake::v1::Target target;
  target.set_authority_id(*authority);
  target.set_request_id(aim.request_id.empty() ? RandomUuid() : aim.request_id);
  target.set_case_(aim.of_case);
  target.set_expected_version(aim.version);
  return target;
}

absl::StatusOr<type::v1::Day> ParseDay(const std::string& field, const std::string& text) {
  absl::CivilDay day;
  if (!absl::ParseCivilTime(text, &day)) {
    return FieldError(field, "must be a day such as 2026-09-14");
  }
  return ToMessage(day);
}

absl::StatusOr<google::protobuf::Timestamp> ParseInstant(const std::string& field,
                                                         const std::string& text) {
  absl::Time instant;
  absl::CivilDay day;
  if (absl::ParseCivilTime(text, &day)) {
    instant = AtLocalHour(day, kNoon);
  } else if (!absl::ParseTime(absl::RFC3339_full, text, &instant, nullptr)) {
    return FieldError(field, "must be an instant such as 2026-09-14T10:00:00Z, or a day");
  }
  google::protobuf::Timestamp message;
  message.set_seconds(absl::ToUnixSeconds(instant));
  message.set_nanos(static_cast<int>(
      absl::ToInt64Nanoseconds(instant - absl::FromUnixSeconds(message.seconds()))));
  return message;
}

absl::StatusOr<int> ParseEnum(const google::protobuf::EnumDescriptor& type,
                              const std::string& prefix, const std::string& field,
                              const std::string& name) {
  const std::string full =
      prefix + absl::AsciiStrToUpper(absl::StrReplaceAll(name, {{"-", "_"}, {" ", "_"}}));
  const auto* value = type.FindValueByName(full);
  if (value == nullptr || value->number() == 0) {
    return FieldError(field, absl::StrCat("must be one of ", EnumCodes(type, prefix)));
  }
  return value->number();
}

absl::StatusOr<std::string> TextOrFile(const std::string& field, const std::string& text) {
  if (text.empty() || text[0] != '@') return text;
  std::ostringstream contents;
  if (text == "@-") {
    contents << std::cin.rdbuf();
    return contents.str();
  }
  std::ifstream file(text.substr(1), std::ios::binary);
  if (!file) return FieldError(field, absl::StrCat("cannot read the file ", text.substr(1)));
  contents << file.rdbuf();
  return contents.str();
}

std::unique_ptr<intake::v1::CaseService::Stub> Cases(Session& session) {
  return intake::v1::CaseService::NewStub(session.ChannelTo(session.Given().profile.intake));
}

int Fail(const Session& session, const absl::Status& status) {
  return Complain(status, session.Given().json);
}

int ShowReceipt(const Session& session, const absl::Status& status,
                const ledger::v1::Receipt& receipt) {
  if (!status.ok()) return Fail(session, status);
  std::cout << (session.Given().json ? Json(receipt) : Show(receipt)) << "\n";
  return kDone;
}

}  // namespace candour::cli
