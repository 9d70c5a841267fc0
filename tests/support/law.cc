#include "tests/support/law.h"

#include <cstdio>
#include <cstdlib>
#include <set>

namespace candour::tests {
namespace {

// The tests run in the root of the source tree.
Reference LoadLaw() {
  absl::StatusOr<Reference> law = LoadReference("db/reference");
  if (law.ok()) return *std::move(law);
  std::fputs(law.status().ToString().c_str(), stderr);
  std::abort();
}

}  // namespace

const Reference& Law() {
  static const Reference kLaw = LoadLaw();
  return kLaw;
}

const Calendar& England() {
  static const Calendar kEngland =
      Calendar::From(*CalendarVersion(Law(), "england-and-wales", 1)).value();
  return kEngland;
}

const reference::v1::Procedure& Procedure(const std::string& id) {
  return *ProcedureOn(Law(), id, absl::CivilDay(2026, 11, 21));
}

std::vector<const reference::v1::Procedure*> InForce() {
  std::set<const reference::v1::Procedure*> found;
  for (const reference::v1::Procedure& each : Law().procedures) found.insert(&Procedure(each.id()));
  return {found.begin(), found.end()};
}

absl::CivilDay Day(const std::string& text) {
  absl::CivilDay day;
  if (absl::ParseCivilTime(text, &day)) return day;
  std::fputs(("not a day: " + text).c_str(), stderr);
  std::abort();
}

std::optional<absl::CivilDay> FirstDay(absl::CivilDay first, absl::CivilDay last,
                                       const std::function<bool(absl::CivilDay)>& fails) {
  for (absl::CivilDay day = first; day <= last; ++day) {
    if (fails(day)) return day;
  }
  return std::nullopt;
}

}  // namespace candour::tests
