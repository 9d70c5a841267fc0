// Messages as people read them, and as programs read them.
#ifndef CANDOUR_CLIENTS_CLI_SHOW_H_
#define CANDOUR_CLIENTS_CLI_SHOW_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "candour/ledger/v1/event.pb.h"
#include "candour/ledger/v1/receipt.pb.h"
#include "candour/type/v1/day.pb.h"
#include "google/protobuf/message.h"
#include "google/protobuf/timestamp.pb.h"

namespace candour::cli {

// `text` with a question mark for what a terminal must not interpret.
std::string Safe(const std::string& text);

// The name of an enum's value without its prefix, lower case: "PARTY_CARE_RECIPIENT" is
// "care_recipient" as a code and "care recipient" in words.
std::string EnumCode(const std::string& name, const std::string& prefix);
std::string EnumWords(const std::string& name, const std::string& prefix);

// One line of JSON, proto field names, also fields that are zero.
std::string Json(const google::protobuf::Message& message);

// "Wed 3 Feb 2027"; "-" for none.
std::string Show(const type::v1::Day& day);

// "Wed 3 Feb 2027 14:05", Europe/London; "-" for none.
std::string Show(const google::protobuf::Timestamp& instant);

// STATUS_RECEIVED is "received", RECORD_TYPE_CMP is "CMP", CHANNEL_IN_PERSON is "in person".
std::string Show(ledger::v1::Status status);
std::string Show(ledger::v1::RecordType type);
std::string Show(ledger::v1::Channel channel);

// The case file as a page.
std::string Show(const ledger::v1::CaseFile& file);

// One line of a timeline.
std::string Show(const ledger::v1::RecordedEvent& event);

// "ASC-2026-000123-4 is at version 3".
std::string Show(const ledger::v1::Receipt& receipt);

// Rows under a heading, columns aligned, two spaces apart.
std::string Table(const std::vector<std::string>& heading,
                  const std::vector<std::vector<std::string>>& rows);

// Prints `status` for people to standard error, or for programs to standard output, and gives its
// exit code.
int Complain(const absl::Status& status, bool json);

}  // namespace candour::cli

#endif  // CANDOUR_CLIENTS_CLI_SHOW_H_
