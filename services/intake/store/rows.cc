#include "services/intake/store/rows.h"

#include <cstdint>
#include <stdexcept>

#include "absl/strings/str_cat.h"
#include "services/common/fields/personal.h"
#include "services/common/postgres/transact.h"
#include "services/intake/domain/instant.h"

namespace candour::intake {
namespace {

template <typename Message>
Message MessageFrom(const pqxx::field& field) {
  Message message;
  if (!message.ParseFromString(BytesFrom(field))) {
    throw std::domain_error(absl::StrCat(field.name(), " holds no ", message.GetTypeName()));
  }
  return message;
}

}  // namespace

absl::Time InstantFrom(const pqxx::field& microseconds) {
  return absl::FromUnixMicros(microseconds.as<std::int64_t>());
}

absl::CivilDay DayFrom(const pqxx::field& field) {
  absl::CivilDay day;
  if (!absl::ParseCivilTime(field.c_str(), &day)) {
    throw std::domain_error(absl::StrCat("not a day: ", field.c_str()));
  }
  return day;
}

CaseLine LineFrom(const pqxx::row& row) {
  CaseLine line;
  line.complaint_id = row["complaint_id"].as<std::string>();
  line.reference = row["reference"].as<std::string>();
  line.record_type = static_cast<ledger::v1::RecordType>(row["record_type"].as<int>());
  line.status = static_cast<ledger::v1::Status>(row["status"].as<int>());
  line.received_on = DayFrom(row["received_on"]);
  line.primary_theme = row["primary_theme"].as<std::string>();
  if (!row["next_due_by"].is_null()) line.next_due_by = DayFrom(row["next_due_by"]);
  line.version = row["version"].as<std::int64_t>();
  line.restricted = row["restricted"].as<bool>();
  return line;
}

ledger::v1::CaseFile FileFrom(const pqxx::field& field) {
  return MessageFrom<ledger::v1::CaseFile>(field);
}

ledger::v1::RecordedEvent EventFrom(const pqxx::row& row) {
  ledger::v1::RecordedEvent event;
  event.set_authority_id(row["authority_id"].as<std::string>());
  event.set_seq(row["seq"].as<std::int64_t>());
  event.set_complaint_id(row["complaint_id"].as<std::string>(""));
  event.set_case_version(row["case_version"].as<std::int64_t>());
  *event.mutable_occurred_at() = ToTimestamp(InstantFrom(row["occurred_at"]));
  *event.mutable_recorded_at() = ToTimestamp(InstantFrom(row["recorded_at"]));
  event.set_actor(row["actor"].as<std::string>());
  event.set_type(row["type"].as<std::string>());
  *event.mutable_event() = MessageFrom<ledger::v1::Event>(row["facts"]);
  if (!row["body"].is_null()) {
    JoinPersonal(*event.mutable_event(), MessageFrom<ledger::v1::Event>(row["body"]));
  }
  event.set_personal_erased(row["erased"].as<bool>());
  event.set_hash(BytesFrom(row["hash"]));
  return event;
}

std::optional<std::string> UnlessEmpty(const std::string& text) {
  if (text.empty()) return std::nullopt;
  return text;
}

}  // namespace candour::intake
