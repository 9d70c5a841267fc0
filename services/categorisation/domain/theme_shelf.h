// What categorisation keeps for each authority: its model and what the model may learn from.
#ifndef CANDOUR_SERVICES_CATEGORISATION_DOMAIN_THEME_SHELF_H_
#define CANDOUR_SERVICES_CATEGORISATION_DOMAIN_THEME_SHELF_H_

#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/categorisation/domain/categoriser.h"

namespace candour::categorisation {

// What an authority's texts are read with now. Safe to use from several threads.
struct CurrentModel {
  std::string name;  // such as "cues-1" or "cues-1/learnt-3"; a code
  std::shared_ptr<const Categoriser> categoriser;
};

// A model that was trained.
struct TrainedModel {
  std::string name;
  std::int64_t points = 0;  // confirmed points it learnt from
};

class ThemeShelf {
 public:
  virtual ~ThemeShelf() = default;

  virtual absl::StatusOr<CurrentModel> Current(const std::string& authority_id) = 0;

  // Trains a new version on what this authority confirmed, and on nothing of another (ruling G-20);
  // `now` is business time. Current gives it from then on. FailedPrecondition when nothing is
  // confirmed; Aborted when a text was erased meanwhile, or another training was faster: try again.
  virtual absl::StatusOr<TrainedModel> Retrain(const std::string& authority_id, absl::Time now) = 0;
};

}  // namespace candour::categorisation

#endif  // CANDOUR_SERVICES_CATEGORISATION_DOMAIN_THEME_SHELF_H_
