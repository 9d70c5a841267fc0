#include "services/common/day/london.h"

#include <cstdio>
#include <cstdlib>

namespace candour {
namespace {

absl::TimeZone LoadLondon() {
  absl::TimeZone london;
  if (!absl::LoadTimeZone("Europe/London", &london)) {
    std::fputs("the time zone Europe/London is not installed (package tzdata)\n", stderr);
    std::abort();
  }
  return london;
}

}  // namespace

absl::TimeZone London() {
  static const absl::TimeZone kLondon = LoadLondon();
  return kLondon;
}

absl::CivilDay LondonDay(absl::Time instant) { return absl::ToCivilDay(instant, London()); }

absl::Time EndOfDay(absl::CivilDay day) {
  return London().At(absl::CivilSecond(day.year(), day.month(), day.day(), 23, 59, 59)).pre;
}

absl::Time AtLocalHour(absl::CivilDay day, int hour, int minute) {
  const absl::TimeZone::TimeInfo found =
      London().At(absl::CivilSecond(day.year(), day.month(), day.day(), hour, minute, 0));
  return found.kind == absl::TimeZone::TimeInfo::SKIPPED ? found.trans : found.pre;
}

}  // namespace candour
