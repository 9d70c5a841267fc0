// The models in use, kept in memory.
#ifndef CANDOUR_SERVICES_CATEGORISATION_STORE_MODEL_CACHE_H_
#define CANDOUR_SERVICES_CATEGORISATION_STORE_MODEL_CACHE_H_

#include <map>
#include <mutex>
#include <pqxx/pqxx>
#include <string>

#include "absl/status/statusor.h"
#include "services/categorisation/domain/lexicon.h"
#include "services/categorisation/domain/theme_shelf.h"

namespace candour::categorisation {

// Reads each version of a model once. Thread-safe.
class ModelCache {
 public:
  ModelCache(Lexicon lexicon, int lexicon_version);

  // The newest model of the authority, as this transaction sees it; the cues alone when there is
  // none, or when it was emptied by an erasure and nothing has been trained since.
  absl::StatusOr<CurrentModel> Newest(pqxx::transaction_base& tx, const std::string& authority_id);

  // The name of that version; 0 names the cues alone.
  std::string NameOf(int version) const;

 private:
  const Lexicon lexicon_;
  const int lexicon_version_;
  const CurrentModel cues_;
  std::mutex mutex_;
  std::map<std::string, CurrentModel> newest_;  // by authority
};

}  // namespace candour::categorisation

#endif  // CANDOUR_SERVICES_CATEGORISATION_STORE_MODEL_CACHE_H_
