#ifndef CANDOUR_SERVICES_INTAKE_WORK_ERASURE_BOOK_H_
#define CANDOUR_SERVICES_INTAKE_WORK_ERASURE_BOOK_H_

#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "absl/status/status.h"
#include "services/intake/store/erasure_shelf.h"
#include "services/intake/store/event_reader.h"

namespace candour::intake {

// Notes every erasure outside the database, so that it can be done again after a restore of a time
// before it: <authority_id>.erasures.jsonl, a line each in the form of
// candour.intake.v1.ErasureNote. Holds nothing personal. One turn at a time; `events` and
// `erasures` outlive it.
class ErasureBook {
 public:
  // `folder` must exist; best where a restore of the database does not reach.
  ErasureBook(EventReader& events, ErasureShelf& erasures, std::string folder);

  // Appends the erasures that are not noted yet, durable when it is OK. A ledger that was restored
  // may count its erasures anew: what tells them apart is the case and the instant. Fails as the
  // readers do, with Internal when a file cannot be written.
  absl::Status Turn();

 private:
  absl::Status Note(const std::string& authority_id);
  std::string PathOf(const std::string& authority_id) const;

  EventReader& events_;
  ErasureShelf& erasures_;
  const std::string folder_;
  // How far each ledger was looked through, and the lines that its file holds.
  std::map<std::string, std::int64_t> seen_;
  std::map<std::string, std::set<std::string>> noted_;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_WORK_ERASURE_BOOK_H_
