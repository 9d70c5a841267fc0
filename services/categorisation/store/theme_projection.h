// Texts and confirmations out of the ledger, suggestions back to it.
#ifndef CANDOUR_SERVICES_CATEGORISATION_STORE_THEME_PROJECTION_H_
#define CANDOUR_SERVICES_CATEGORISATION_STORE_THEME_PROJECTION_H_

#include <string>
#include <vector>

#include "services/categorisation/store/model_cache.h"
#include "services/common/follower/projection.h"

namespace candour::categorisation {

// Keeps each point's masked text and its confirmed theme in categorisation.point, and queues the
// command SuggestThemes for every case that comes in, historic ones too. A suggestion is queued
// once: a rebuild finds the command there. Erasure empties the texts and every model that may have
// learnt from them (ruling G-20); until the next training the cues decide alone.
class ThemeProjection : public follower::Projection {
 public:
  // `models` outlives the projection.
  explicit ThemeProjection(ModelCache& models) : models_(models) {}

  std::vector<std::string> Types() const override;
  absl::Status Handle(follower::Transaction& transaction, const ledger::v1::RecordedEvent& event,
                      absl::Time business_now) override;
  absl::Status Reset(follower::Transaction& transaction, const std::string& authority_id) override;

 private:
  absl::Status Suggest(follower::Transaction& transaction, const ledger::v1::RecordedEvent& event);

  ModelCache& models_;
};

}  // namespace candour::categorisation

#endif  // CANDOUR_SERVICES_CATEGORISATION_STORE_THEME_PROJECTION_H_
