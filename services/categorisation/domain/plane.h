// One separating plane between the texts of a theme and all others.
#ifndef CANDOUR_SERVICES_CATEGORISATION_DOMAIN_PLANE_H_
#define CANDOUR_SERVICES_CATEGORISATION_DOMAIN_PLANE_H_

#include <vector>

#include "services/categorisation/domain/vocabulary.h"

namespace candour::categorisation {

// What a mistake costs on either side.
struct Costs {
  double positive = 1;
  double negative = 1;
};

// Finds the plane; `positive[i]` says on which side text i lies. The result has one weight for each
// of `features`, then the intercept.
std::vector<float> FindPlane(const std::vector<SparseVector>& texts,
                             const std::vector<bool>& positive, std::size_t features,
                             const Costs& costs);

// The signed distance of a text from the plane, in units of its margin.
double Distance(const std::vector<float>& plane, const SparseVector& text);

}  // namespace candour::categorisation

#endif  // CANDOUR_SERVICES_CATEGORISATION_DOMAIN_PLANE_H_
