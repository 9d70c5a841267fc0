#include "services/notification/channel/delivery.h"

#include <vector>

#include "absl/strings/str_split.h"

namespace candour::notification {

std::string AuthorityIn(const std::string& reference) {
  const std::vector<std::string> parts = absl::StrSplit(reference, '.');
  return parts.size() >= 3 && parts[0] == "notice" ? parts[1] : "";
}

}  // namespace candour::notification
