// The facts that fill a delay reason's placeholders, as typed.
#ifndef CANDOUR_CLIENTS_CLI_FACTS_H_
#define CANDOUR_CLIENTS_CLI_FACTS_H_

#include <string>
#include <vector>

#include "google/protobuf/map.h"

namespace candour::cli {

// Puts each "name=value" into `facts`; one without "=" is a name without a value.
void PutFacts(const std::vector<std::string>& typed,
              google::protobuf::Map<std::string, std::string>& facts);

}  // namespace candour::cli

#endif  // CANDOUR_CLIENTS_CLI_FACTS_H_
