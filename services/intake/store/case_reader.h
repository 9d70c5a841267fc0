// Reads case files of one authority at a time.
#ifndef CANDOUR_SERVICES_INTAKE_STORE_CASE_READER_H_
#define CANDOUR_SERVICES_INTAKE_STORE_CASE_READER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "candour/ledger/v1/event.pb.h"

namespace candour {
class Database;
}  // namespace candour

namespace candour::intake {

// What a list shows of a case.
struct CaseLine {
  std::string complaint_id;
  std::string reference;
  ledger::v1::RecordType record_type = ledger::v1::RECORD_TYPE_UNSPECIFIED;
  ledger::v1::Status status = ledger::v1::STATUS_UNSPECIFIED;
  absl::CivilDay received_on;
  std::string primary_theme;
  // The earliest day on which something open falls due; nothing is open when absent.
  std::optional<absl::CivilDay> next_due_by;
  std::int64_t version = 0;
  // Not everybody may know of it.
  bool restricted = false;
};

// Which cases a list shows.
struct ListQuery {
  // Only this status; all when unspecified.
  ledger::v1::Status status = ledger::v1::STATUS_UNSPECIFIED;
  // Only cases with something due on or before this day.
  std::optional<absl::CivilDay> due_by;
  // 1 to 500; 50 when zero.
  int page_size = 0;
  // next_page_token of the page before; empty for the first page.
  std::string page_token;
  // Only cases of which this subject may know; all when empty.
  std::string reader;
  // Only cases on which something fell due before this day, or a message is unread, and nothing
  // moved since the instant.
  struct Stuck {
    absl::CivilDay due_before;
    absl::Time not_moved_since;
  };
  std::optional<Stuck> stuck;
};

// One page of a list, newest receipt first.
struct CasePage {
  std::vector<CaseLine> lines;
  // Empty on the last page.
  std::string next_page_token;
};

// Every call is one transaction that sees the cases of `authority_id` only, and blocks until the
// database answers; Unavailable when it does not. A `case_key` is a complaint_id or a reference as
// a person types it: InvalidArgument (FieldError on "case") when it is neither, or when the
// reference's check digit is wrong.
//
// Thread-safe. `database` outlives the reader.
class CaseReader {
 public:
  explicit CaseReader(Database& database) : database_(database) {}

  // The case file. NotFound when the authority has no such case.
  absl::StatusOr<ledger::v1::CaseFile> Get(const std::string& authority_id,
                                           std::string_view case_key);

  // One page. Cases that arrive while pages are read do not shift later pages. InvalidArgument
  // (FieldError) for a page_size out of range or a page_token that is none of ours.
  absl::StatusOr<CasePage> List(const std::string& authority_id, const ListQuery& query);

  // The lines of these cases, in the order asked for; a case that is not there is left out.
  absl::StatusOr<std::vector<CaseLine>> Lines(const std::string& authority_id,
                                              const std::vector<std::string>& complaint_ids);

  // The events of one case, oldest first, with the personal parts that have not been erased.
  // NotFound as for Get.
  absl::StatusOr<std::vector<ledger::v1::RecordedEvent>> Timeline(const std::string& authority_id,
                                                                  std::string_view case_key);

 private:
  Database& database_;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_STORE_CASE_READER_H_
