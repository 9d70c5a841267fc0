#include "services/intake/domain/matter/severity.h"

#include <algorithm>
#include <string>

#include "services/intake/domain/matter/codes.h"

namespace candour::intake {
namespace {

constexpr uint32_t kModerate = 4;
constexpr uint32_t kHigh = 8;
constexpr uint32_t kExtreme = 15;
constexpr std::string_view kExtremeBand = "extreme";

}  // namespace

std::string_view BandOf(uint32_t consequence, uint32_t likelihood) {
  const uint32_t score = consequence * likelihood;
  if (score >= kExtreme) return kExtremeBand;
  if (score >= kHigh) return "high";
  return score >= kModerate ? "moderate" : "low";
}

bool IsForDirector(const ledger::v1::TriageResult& result) {
  return result.anyone_unsafe() || result.band() == kExtremeBand ||
         std::any_of(result.flags().begin(), result.flags().end(),
                     [](const std::string& flag) { return IsForDirector(std::string_view(flag)); });
}

}  // namespace candour::intake
