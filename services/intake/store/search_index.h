// Full-text search over the cases of one authority.
#ifndef CANDOUR_SERVICES_INTAKE_STORE_SEARCH_INDEX_H_
#define CANDOUR_SERVICES_INTAKE_STORE_SEARCH_INDEX_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/intake/store/case_reader.h"

namespace candour {
class Database;
}  // namespace candour

namespace candour::intake {

// How far a step brought the index of one authority.
struct IndexStep {
  std::int64_t seq = 0;
  // The ledger's head; seq == head_seq: the index is complete.
  std::int64_t head_seq = 0;
};

struct FoundCases {
  std::vector<CaseLine> lines;
  // Older cases that match may be missing, because the search was ended before it met them.
  bool partial = false;
};

// intake.search, filled behind the write path from the ledger. Every call is one transaction that
// sees one authority only.
//
// Thread-safe; several processes may fill one index. `database` outlives the index.
class SearchIndex {
 public:
  explicit SearchIndex(Database& database) : database_(database) {}

  // Cases whose texts, names, contacts or reference match every word of `query`, newest receipt
  // first, at most `limit` (1 to 200; 50 when zero). Understands "quoted phrases", or, and
  // -without. A reference, a telephone number or a postcode is found however it is spaced. A query
  // of nothing but stop words finds nothing. The work is bounded: a phrase is looked for among the
  // newest few thousand cases that have its words, and an older one may be missed. A case of which
  // the subject `reader` may not know is not found; an empty reader, one of Candour's own services,
  // may know of all.
  absl::StatusOr<FoundCases> Search(const std::string& authority_id, const std::string& query,
                                    int limit, const std::string& reader = "");

  // Takes the next events in and moves the cursor in the same transaction; waits while another
  // process does. FailedPrecondition when the ledger does not contain the cursor: Clear is needed.
  absl::StatusOr<IndexStep> Advance(const std::string& authority_id);

  // Empties the index of this authority and sets its cursor back to the beginning; Advance fills it
  // again.
  absl::Status Clear(const std::string& authority_id);

 private:
  Database& database_;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_STORE_SEARCH_INDEX_H_
