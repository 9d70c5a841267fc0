#include "services/intake/domain/matter/codes.h"

#include <algorithm>
#include <array>

namespace candour::intake {
namespace {

constexpr std::array<std::string_view, 14> kRootCauses = {"RC1",  "RC2",  "RC3",  "RC4", "RC5",
                                                          "RC6",  "RC7",  "RC8",  "RC9", "RC10",
                                                          "RC11", "RC12", "RC13", "RC14"};
constexpr std::array<std::string_view, 5> kMoney = {"REM-REF", "REM-WOF", "REM-QFL", "REM-SYM",
                                                    "REM-TT"};
constexpr std::array<std::string_view, 11> kDeeds = {"REM-APO", "REM-EXP", "REM-ACT", "REM-REA",
                                                     "REM-DEC", "REM-REC", "REM-STF", "REM-PRO",
                                                     "REM-SVC", "REM-ADV", "REM-NON"};
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

bool IsRootCause(std::string_view code) { return Holds(kRootCauses, code); }
bool IsRemedy(std::string_view code) { return Holds(kMoney, code) || Holds(kDeeds, code); }
bool IsMoney(std::string_view code) { return Holds(kMoney, code); }
bool IsExclusion(std::string_view code) { return Holds(kExclusions, code); }
bool NeedsEarlier(std::string_view code) { return Holds(kWithEarlier, code); }
bool IsRiskFlag(std::string_view code) {
  return Holds(kForDirector, code) || Holds(kOtherFlags, code);
}
bool IsForDirector(std::string_view flag) { return Holds(kForDirector, flag); }

}  // namespace candour::intake
