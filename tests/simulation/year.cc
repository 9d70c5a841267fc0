#include "tests/simulation/year.h"

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/common/reference/reference.h"
#include "tests/intake/domain/a_case.h"
#include "tests/simulation/staff.h"
#include "tests/simulation/year_case.h"

namespace candour::simulation {
namespace {

namespace ref = reference::v1;
namespace v1 = ledger::v1;

constexpr const char* kEngland = "england-and-wales";
constexpr std::array<const char*, 2> kCouncils = {"milford", "ashby"};
const absl::CivilDay kFirst(2026, 1, 2);
constexpr int kDays = 363;

// The calendar with `day` as a holiday, which counts once it is adopted.
ref::Calendar WithHoliday(ref::Calendar calendar, absl::CivilDay day) {
  calendar.set_version(calendar.version() + 1);
  ref::Holiday added;
  *added.mutable_day() = ToMessage(day);
  added.set_name("Day of thanks");
  std::vector<ref::Holiday> all(calendar.holidays().begin(), calendar.holidays().end());
  all.push_back(added);
  std::sort(all.begin(), all.end(), [](const ref::Holiday& a, const ref::Holiday& b) {
    return *DayFrom(a.day()) < *DayFrom(b.day());
  });
  calendar.mutable_holidays()->Assign(all.begin(), all.end());
  *calendar.mutable_effective_on() = ToMessage(absl::CivilDay(2099, 1, 1));
  return calendar;
}

void AddNumbers(const std::map<std::string, std::int64_t>& numbers, std::string& words) {
  for (const auto& [name, number] : numbers) absl::StrAppend(&words, "  ", name, " ", number, "\n");
}

}  // namespace

YearWorld AYear() {
  const absl::CivilDay proclaimed(2026, 9, 30);
  Reference reference = intake::LoadedReference().Messages();
  const ref::Calendar* first = CalendarVersion(reference, kEngland, 1);
  reference.calendars.push_back(WithHoliday(*first, proclaimed));
  YearWorld world{*intake::ReferenceData::From(std::move(reference)), intake::AnAuthority(),
                  intake::AnAuthority(), absl::CivilDay(2026, 9, 14), proclaimed};
  v1::Adoption& adoption = *world.after.add_adoptions();
  adoption.set_kind(v1::REFERENCE_KIND_CALENDAR);
  adoption.set_id(kEngland);
  adoption.set_version(2);
  return world;
}

YearFigures RunYear(const YearSettings& settings, const YearWorld& world,
                    const notification::Rules& rules) {
  YearFigures figures;
  std::vector<MailServer> servers;
  for (std::size_t i = 0; i < kCouncils.size(); ++i)
    servers.emplace_back(settings.seed + i, kFirst);
  for (int i = 0; i < settings.cases; ++i) {
    const std::uint64_t seed = settings.seed * 1'000'003 + static_cast<std::uint64_t>(i);
    const auto council = static_cast<std::size_t>(i) % kCouncils.size();
    std::mt19937_64 random(seed);
    const absl::Time begins =
        AtLocalHour(kFirst + i * kDays / settings.cases, static_cast<int>(random() % 24));
    Fate fate(random());
    Handler handler(random());
    YearCase the_case(world, rules, servers[council], kCouncils.at(council), seed);
    the_case.Begin(fate.Complaint(), begins);
    the_case.Live(begins, handler, fate);
    the_case.AddTo(figures);
  }
  return figures;
}

std::string InWords(const YearFigures& figures) {
  std::string words = absl::StrCat(figures.cases, " cases, ", figures.acts, " acts\n",
                                   figures.promises, " promises made\n");
  for (const auto& [end, number] : figures.ends) {
    absl::StrAppend(&words, "  ", NameOf(end), " ", number, "\n");
  }
  absl::StrAppend(&words, "notices that left: ", figures.by_email, " by e-mail, ",
                  figures.by_letter, " by letter, ", figures.returned, " came back\n");
  AddNumbers(figures.notices, words);
  words += "duties that a person was asked to see to\n";
  AddNumbers(figures.with_people, words);
  for (const std::string& fault : figures.faults) absl::StrAppend(&words, "FAULT ", fault, "\n");
  return words;
}

}  // namespace candour::simulation
