#include "services/intake/domain/matter/codes.h"

#include <algorithm>
#include <array>

namespace candour::intake {
namespace {

constexpr std::array<std::string_view, 8> kExclusions = {"X-a", "X-b", "X-c", "X-d",
                                                         "X-e", "X-f", "X-g", "X-h"};
constexpr std::array<std::string_view, 3> kWithEarlier = {"X-d", "X-e", "X-f"};
constexpr std::array<std::string_view, 3> kForDirector = {"safeguarding", "death", "public_report"};
constexpr std::array<std::string_view, 6> kOtherFlags = {
    "immediate_care_risk",    "legal_claim",        "media",
    "vulnerable_complainant", "repeat_complainant", "staff_named"};

template <std::size_t N>
bool Holds(const std::array<std::string_view, N>& codes, std::string_view code) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

}  // namespace

bool IsExclusion(std::string_view code) { return Holds(kExclusions, code); }
bool NeedsEarlier(std::string_view code) { return Holds(kWithEarlier, code); }
bool IsRiskFlag(std::string_view code) {
  return Holds(kForDirector, code) || Holds(kOtherFlags, code);
}
bool IsForDirector(std::string_view flag) { return Holds(kForDirector, flag); }

}  // namespace candour::intake
