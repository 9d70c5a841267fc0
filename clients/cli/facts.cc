#include "clients/cli/facts.h"

namespace candour::cli {

void PutFacts(const std::vector<std::string>& typed,
              google::protobuf::Map<std::string, std::string>& facts) {
  for (const std::string& fact : typed) {
    const std::size_t equals = fact.find('=');
    facts[fact.substr(0, equals)] = equals == std::string::npos ? "" : fact.substr(equals + 1);
  }
}

}  // namespace candour::cli
