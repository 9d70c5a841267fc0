// Full-text search over the cases of one authority.
#ifndef CANDOUR_SERVICES_INTAKE_STORE_SEARCH_INDEX_H_
#define CANDOUR_SERVICES_INTAKE_STORE_SEARCH_INDEX_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/intake/store/case_reader.h"
#include "services/intake/store/event_reader.h"

namespace candour {
class Database;
}  // namespace candour

namespace candour::intake {

// intake.search, filled behind the write path from the ledger. Every call is one transaction that
// sees one authority only.
//
// Thread-safe; several processes may fill one index. `database` outlives the index.
class SearchIndex {
 public:
  explicit SearchIndex(Database& database) : database_(database), events_(database) {}

  // Cases whose texts, names, contacts or reference match every word of `query`, newest receipt
  // first, at most `limit` (1 to 200; 50 when zero) of the first 5,000 matches. Understands
  // "quoted phrases", or, and -without. A reference or a telephone number is found however it is
  // spaced. A query of nothing but stop words finds nothing.
  absl::StatusOr<std::vector<CaseLine>> Search(const std::string& authority_id,
                                               const std::string& query, int limit);

  // Takes the next batch of events in and moves the cursor in the same transaction. Answers with
  // where the index now stands. Changes nothing while another process is at it. FailedPrecondition
  // when the ledger does not contain the cursor: Rebuild is needed.
  absl::StatusOr<EventBatch> Advance(const std::string& authority_id);

  // Empties the index of this authority and sets its cursor back to the beginning; Advance fills it
  // again.
  absl::Status Clear(const std::string& authority_id);

  // Where the index stands.
  absl::StatusOr<Cursor> Position(const std::string& authority_id);

 private:
  Database& database_;
  EventReader events_;
};

// `query` with references and telephone numbers in the form in which the index keeps them.
std::string SearchWords(std::string_view query);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_STORE_SEARCH_INDEX_H_
