// Erasures that happened: their list, what is left of one, and doing them again.
#ifndef CANDOUR_SERVICES_INTAKE_STORE_ERASURE_SHELF_H_
#define CANDOUR_SERVICES_INTAKE_STORE_ERASURE_SHELF_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace candour {
class Database;
}  // namespace candour

namespace candour::intake {

// One erasure of the ledger.
struct ErasureLine {
  std::string complaint_id;
  std::string reference;
  std::string rule;
  absl::Time erased_at;
  std::int64_t seq = 0;
};

// What intake itself still holds of the people of an erased case, and where its last erasure
// stands.
struct ErasureRemains {
  std::int64_t seq = 0;
  std::string hash;
  // Bodies that went from the ledger, and those that should have.
  std::int64_t bodies_gone = 0;
  std::int64_t bodies_left = 0;
  std::int64_t attachments = 0;
  std::int64_t mails = 0;
  // Its document in the search index; the index has passed the erasure.
  std::int64_t search_documents = 0;
  bool search_passed = false;
};

// What had come back and went again.
struct RepeatedErasures {
  std::int64_t erasures = 0;
  std::int64_t bodies = 0;
  std::int64_t attachments = 0;
  std::int64_t search_documents = 0;
  std::int64_t case_files = 0;
};

// Thread-safe; blocks. Unavailable when the database does not answer. `database` outlives it.
class ErasureShelf {
 public:
  explicit ErasureShelf(Database& database) : database_(database) {}

  // At most 1000, those after `after_seq`, in the order of the ledger.
  absl::StatusOr<std::vector<ErasureLine>> List(const std::string& authority_id,
                                                std::int64_t after_seq);

  // Of the case's last erasure; NotFound when it has none.
  absl::StatusOr<ErasureRemains> RemainsOf(const std::string& authority_id,
                                           const std::string& complaint_id);

  // Removes again, in one transaction, what erasures and removals of the ledger took away. The
  // ledger is not written to: it says already that this is gone.
  absl::StatusOr<RepeatedErasures> Repeat(const std::string& authority_id);

 private:
  Database& database_;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_STORE_ERASURE_SHELF_H_
