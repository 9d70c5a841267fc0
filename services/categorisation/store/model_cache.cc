#include "services/categorisation/store/model_cache.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/postgres/transact.h"

namespace candour::categorisation {

ModelCache::ModelCache(Lexicon lexicon, int lexicon_version)
    : lexicon_(std::move(lexicon)),
      lexicon_version_(lexicon_version),
      cues_{NameOf(0), std::make_shared<const Categoriser>(lexicon_)} {}

std::string ModelCache::NameOf(int version) const {
  const std::string cues = absl::StrCat("cues-", lexicon_version_);
  return version == 0 ? cues : absl::StrCat(cues, "/learnt-", version);
}

absl::StatusOr<CurrentModel> ModelCache::Newest(pqxx::transaction_base& tx,
                                                const std::string& authority_id) {
  const pqxx::result rows = Query(tx,
                                  "SELECT version, length(bytes) FROM categorisation.model "
                                  "WHERE authority_id = $1 ORDER BY version DESC LIMIT 1",
                                  authority_id);
  if (rows.empty() || rows.front()[1].as<int>() == 0) {
    const std::lock_guard lock(mutex_);
    newest_.erase(authority_id);
    return cues_;
  }
  const int version = rows.front()[0].as<int>();
  const std::string name = NameOf(version);
  {
    const std::lock_guard lock(mutex_);
    const auto known = newest_.find(authority_id);
    if (known != newest_.end() && known->second.name == name) return known->second;
  }
  const pqxx::result bytes = Query(tx,
                                   "SELECT bytes FROM categorisation.model "
                                   "WHERE authority_id = $1 AND version = $2",
                                   authority_id, version);
  absl::StatusOr<LinearModel> learnt = LinearModel::Parse(BytesFrom(bytes.front()[0]));
  if (!learnt.ok()) return learnt.status();
  const CurrentModel model{name, std::make_shared<const Categoriser>(lexicon_, *std::move(learnt))};
  const std::lock_guard lock(mutex_);
  newest_[authority_id] = model;
  return model;
}

}  // namespace candour::categorisation
