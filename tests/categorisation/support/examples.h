// A few confirmed texts from which a model can learn two themes.
#ifndef CANDOUR_TESTS_CATEGORISATION_SUPPORT_EXAMPLES_H_
#define CANDOUR_TESTS_CATEGORISATION_SUPPORT_EXAMPLES_H_

#include <vector>

#include "services/categorisation/domain/linear_model.h"

namespace candour::categorisation {

inline std::vector<Example> TwoThemes() {
  return {{"the marmalade was sour", "DAY-02"},    {"sour marmalade at lunch again", "DAY-02"},
          {"lunch was late and cold", "DAY-02"},   {"the ramp is too steep", "EQP-05"},
          {"a steep ramp, and no rail", "EQP-05"}, {"the rail came off the wall", "EQP-05"}};
}

}  // namespace candour::categorisation

#endif  // CANDOUR_TESTS_CATEGORISATION_SUPPORT_EXAMPLES_H_
