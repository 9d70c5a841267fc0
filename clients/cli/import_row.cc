#include "clients/cli/import_row.h"

#include "absl/strings/str_cat.h"
#include "clients/cli/request.h"
#include "nlohmann/json.hpp"
#include "services/common/status/field_error.h"

namespace candour::cli {
namespace {

std::string Said(const ImportRow& row, const std::string& key) {
  const auto found = row.find(key);
  return found == row.end() ? "" : found->second;
}

void TakeText(const nlohmann::json& json, const char* from, const char* to, ImportRow& row) {
  const auto found = json.find(from);
  if (found != json.end() && found->is_string()) row[to] = found->get<std::string>();
}

absl::Status FillReceipt(const ImportRow& row, const ImportDefaults& defaults,
                         ledger::v1::Submit& act) {
  const std::string at = Said(row, "received_at");
  const std::string on =
      Said(row, "received_on").empty() ? defaults.received_on : Said(row, "received_on");
  if (at.empty() && on.empty()) {
    return FieldError("received_on", "the row has no date; say --received-on for such rows");
  }
  const auto received =
      at.empty() ? ParseInstant("received_on", on) : ParseInstant("received_at", at);
  if (!received.ok()) return received.status();
  *act.mutable_received_at() = *received;
  // An instant has a time of day, a day has none.
  act.mutable_source()->set_hour_unknown((at.empty() ? on : at).find('T') == std::string::npos);
  return absl::OkStatus();
}

absl::Status FillKind(const ImportRow& row, ledger::v1::Submit& act) {
  act.set_record_type(ledger::v1::RECORD_TYPE_CMP);
  act.set_channel(ledger::v1::CHANNEL_IMPORT);
  if (!Said(row, "record_type").empty()) {
    const auto type = ParseEnum(*ledger::v1::RecordType_descriptor(), "RECORD_TYPE_", "record_type",
                                Said(row, "record_type"));
    if (!type.ok()) return type.status();
    act.set_record_type(static_cast<ledger::v1::RecordType>(*type));
  }
  if (!Said(row, "channel").empty()) {
    const auto channel =
        ParseEnum(*ledger::v1::Channel_descriptor(), "CHANNEL_", "channel", Said(row, "channel"));
    if (!channel.ok()) return channel.status();
    act.set_channel(static_cast<ledger::v1::Channel>(*channel));
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<ImportRow> RowFromJson(const std::string& line) {
  const nlohmann::json json = nlohmann::json::parse(line, nullptr, /*allow_exceptions=*/false);
  if (!json.is_object()) return FieldError("line", "is not a JSON object in valid UTF-8");
  ImportRow row;
  TakeText(json, "id", "id", row);
  TakeText(json, "text", "text", row);
  TakeText(json, "date", "received_on", row);
  TakeText(json, "record_type", "record_type", row);
  TakeText(json, "channel", "channel", row);
  const auto labels = json.find("labels");
  if (labels != json.end() && labels->is_array() && !labels->empty() && labels->at(0).is_string()) {
    row["category"] = labels->at(0).get<std::string>();
  }
  TakeText(json, "primary", "category", row);
  return row;
}

absl::StatusOr<ledger::v1::Submit> SubmitFrom(const ImportRow& row,
                                              const ImportDefaults& defaults) {
  ledger::v1::Submit act;
  if (Said(row, "id").empty()) return FieldError("id", "the row has no id of its own");
  act.mutable_source()->set_system(defaults.system);
  act.mutable_source()->set_id(Said(row, "id"));
  act.mutable_source()->set_category(Said(row, "category"));
  const absl::Status receipt = FillReceipt(row, defaults, act);
  if (!receipt.ok()) return receipt;
  const absl::Status kind = FillKind(row, act);
  if (!kind.ok()) return kind;
  act.add_points()->set_text(Said(row, "text"));
  act.set_anonymous(true);
  act.mutable_historic()->set_outcome(Said(row, "outcome").empty() ? defaults.outcome
                                                                   : Said(row, "outcome"));
  return act;
}

}  // namespace candour::cli
