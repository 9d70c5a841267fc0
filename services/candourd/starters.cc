#include "services/candourd/command_line.h"

namespace candour {

std::vector<Starter> Starters() {
  return {
      {ServiceName::kIntake, &StartIntake},
  };
}

}  // namespace candour
