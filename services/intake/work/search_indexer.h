#ifndef CANDOUR_SERVICES_INTAKE_WORK_SEARCH_INDEXER_H_
#define CANDOUR_SERVICES_INTAKE_WORK_SEARCH_INDEXER_H_

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>

#include "absl/status/status.h"
#include "services/intake/store/event_reader.h"
#include "services/intake/store/search_index.h"

namespace candour::intake {

// Keeps the search index at the heads of the ledgers. One turn at a time, and a rebuild beside it;
// `index` and `events` outlive it.
class SearchIndexer {
 public:
  SearchIndexer(SearchIndex& index, EventReader& events) : index_(index), events_(events) {}

  // Brings every authority that is behind to its head. An authority that fails does not keep the
  // others back; the first error is the answer.
  absl::Status Turn();

  // Empties the index of `authority_id` and fills it again, calling `progress(seq, head_seq)` after
  // each batch; false ends with Cancelled, and later turns fill the rest.
  absl::Status Rebuild(const std::string& authority_id,
                       const std::function<bool(std::int64_t, std::int64_t)>& progress);

 private:
  absl::Status CatchUp(const Head& head);

  SearchIndex& index_;
  EventReader& events_;
  std::mutex mutex_;
  // The head at which each authority was left; saves looking at those where nothing happened.
  std::map<std::string, std::int64_t> done_;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_WORK_SEARCH_INDEXER_H_
