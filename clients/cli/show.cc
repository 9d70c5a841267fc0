#include "clients/cli/show.h"

#include <algorithm>
#include <cmath>
#include <iostream>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/time/time.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/show_correspondence.h"
#include "clients/cli/show_inquiry.h"
#include "clients/cli/show_matter.h"
#include "clients/cli/show_people.h"
#include "google/protobuf/util/json_util.h"
#include "nlohmann/json.hpp"
#include "services/common/day/day.h"
#include "services/common/day/london.h"

namespace candour::cli {
namespace {

// Characters, not bytes: names and texts are UTF-8.
std::size_t Width(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

void AppendRow(const std::vector<std::string>& row, const std::vector<std::size_t>& widths,
               std::string& table) {
  std::string line;
  for (std::size_t i = 0; i < row.size(); ++i) {
    line += row[i];
    line.append(widths[i] - Width(row[i]) + 2, ' ');
  }
  absl::StrAppend(&table, absl::StripTrailingAsciiWhitespace(line), "\n");
}

void AppendObligations(const ledger::v1::CaseFile& file, std::string& page) {
  std::vector<std::vector<std::string>> rows;
  for (const ledger::v1::Obligation& duty : file.obligations()) {
    const std::string state =
        EnumCode(ledger::v1::ObligationState_Name(duty.state()), "OBLIGATION_STATE_");
    rows.push_back({duty.clock(), duty.notice(),
                    duty.has_due_by() ? Show(duty.due_by()) : duty.not_computable(), state,
                    duty.law()});
  }
  if (!rows.empty()) {
    absl::StrAppend(&page, "\n", Table({"Duty", "Notice", "By", "State", "Law"}, rows));
  }
}

void AppendPoints(const ledger::v1::CaseFile& file, std::string& page) {
  for (const ledger::v1::Point& point : file.points()) {
    absl::StrAppend(&page, "\nPoint ", point.point_id(), "  ",
                    point.theme().empty() ? "theme not yet confirmed" : point.theme());
    if (!point.outcome().empty()) absl::StrAppend(&page, "  outcome ", point.outcome());
    for (const ledger::v1::ThemeSuggestion& suggestion : point.suggestions()) {
      absl::StrAppend(&page, "\n  suggested ", suggestion.theme(), " (",
                      std::lround(suggestion.probability() * 100), "%)");
    }
    absl::StrAppend(&page, ShowPointMatter(point), "\n",
                    point.text().empty() ? "(text erased)" : Safe(point.text()), "\n");
  }
}

}  // namespace

std::string Safe(const std::string& text) {
  std::string safe = text;
  for (char& c : safe) {
    if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') c = '?';
  }
  return safe;
}

std::string EnumCode(const std::string& name, const std::string& prefix) {
  return absl::AsciiStrToLower(name.substr(prefix.size()));
}

std::string EnumWords(const std::string& name, const std::string& prefix) {
  return absl::StrReplaceAll(EnumCode(name, prefix), {{"_", " "}});
}

std::string Json(const google::protobuf::Message& message) {
  google::protobuf::util::JsonPrintOptions options;
  options.preserve_proto_field_names = true;
  options.always_print_primitive_fields = true;
  std::string json;
  // Our own messages hold no Any and no field mask, the only things that cannot be written.
  const bool written = google::protobuf::util::MessageToJsonString(message, &json, options).ok();
  return written ? json : "{}";
}

std::string Show(const type::v1::Day& day) {
  if (day.year() == 0) return "-";
  const absl::CivilDay civil(day.year(), day.month(), day.day());
  return absl::FormatTime("%a %-d %b %Y", absl::FromCivil(civil, absl::UTCTimeZone()),
                          absl::UTCTimeZone());
}

std::string Show(const google::protobuf::Timestamp& instant) {
  if (instant.seconds() == 0) return "-";
  return absl::FormatTime("%a %-d %b %Y %H:%M", absl::FromUnixSeconds(instant.seconds()), London());
}

std::string Show(ledger::v1::Status status) {
  return EnumCode(ledger::v1::Status_Name(status), "STATUS_");
}

std::string Show(ledger::v1::RecordType type) {
  return absl::AsciiStrToUpper(EnumCode(ledger::v1::RecordType_Name(type), "RECORD_TYPE_"));
}

std::string Show(ledger::v1::Channel channel) {
  return EnumWords(ledger::v1::Channel_Name(channel), "CHANNEL_");
}

std::string Show(const ledger::v1::CaseFile& file) {
  std::string page = ShowAlerts(file) + ShowFlags(file);
  absl::StrAppend(&page, file.reference(), "  ", Show(file.record_type()), "  ",
                  Show(file.status()), "  version ", file.version(), "\n", "Received      ",
                  Show(file.received_at()), " by ", Show(file.channel()),
                  file.historic() ? " (taken over as closed)" : "", "\n");
  if (!file.track_code().empty()) {
    absl::StrAppend(&page, "Look-up code  ", Safe(file.track_code()), "\n");
  }
  absl::StrAppend(&page, "Complainant   ",
                  file.anonymous()                    ? "anonymous"
                  : file.erased()                     ? "(erased)"
                  : file.complainant().name().empty() ? "-"
                                                      : Safe(file.complainant().name()),
                  "\n");
  page += ShowPeople(file) + ShowMatter(file);
  absl::StrAppend(&page, "Acknowledged  ", Show(file.acknowledged_at()), "\n");
  if (file.has_plan()) {
    absl::StrAppend(&page, "Response by   ", Show(file.plan().response_by()), " (first told ",
                    Show(file.plan().original_response_by()), ")\n");
  }
  for (const ledger::v1::Amendment& amendment : file.amendments()) {
    absl::StrAppend(&page, "Moved         ", Show(amendment.old_response_by()), " to ",
                    Show(amendment.new_response_by()), ", ", amendment.reason(), ", told ",
                    Show(amendment.told_at()), "\n");
  }
  absl::StrAppend(&page, "Responded     ", Show(file.responded_at()), "\n");
  if (!file.outcome().empty()) absl::StrAppend(&page, "Outcome       ", file.outcome(), "\n");
  page += ShowInquiry(file) + ShowCorrespondence(file);
  AppendPoints(file, page);
  AppendObligations(file, page);
  return page;
}

std::string Show(const ledger::v1::RecordedEvent& event) {
  const ledger::v1::NoticeRecord& sent = event.event().notice_sent().notice();
  const std::string what = sent.notice().empty() ? "" : absl::StrCat("  ", sent.notice());
  const std::string to =
      sent.recipient().empty() ? "" : absl::StrCat(" to ", Safe(sent.recipient()));
  return absl::StrCat(event.seq(), "  ", Show(event.occurred_at()), "  ", event.type(), "  ",
                      Safe(event.actor()), what, to,
                      event.personal_erased() ? "  (personal parts erased)" : "");
}

std::string Show(const ledger::v1::Receipt& receipt) {
  return absl::StrCat(receipt.reference(), " is at version ", receipt.version(),
                      receipt.repeated() ? " (done before, nothing was done again)" : "");
}

std::string Table(const std::vector<std::string>& heading,
                  const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths;
  for (const std::string& name : heading) widths.push_back(Width(name));
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], Width(row[i]));
  }
  std::string table;
  AppendRow(heading, widths, table);
  for (const auto& row : rows) AppendRow(row, widths, table);
  return table;
}

int Complain(const absl::Status& status, bool json) {
  if (json) {
    const nlohmann::json error = {{"error",
                                   {{"code", absl::StatusCodeToString(status.code())},
                                    {"message", std::string{status.message()}}}}};
    std::cout << error.dump() << "\n";
  } else {
    std::cerr << "candour: " << status.message() << "\n";
  }
  return ExitCodeOf(status);
}

}  // namespace candour::cli
