#include "services/candourd/command_line.h"

namespace candour {

std::vector<Starter> Starters() {
  return {
      {ServiceName::kIntake, &StartIntake},
      {ServiceName::kCategorisation, &StartCategorisation},
      {ServiceName::kNotification, &StartNotification},
      {ServiceName::kAnalytics, &StartAnalytics},
  };
}

}  // namespace candour
