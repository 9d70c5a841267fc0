#include "tests/simulation/decade.h"

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <queue>
#include <utility>

#include "absl/strings/str_cat.h"
#include "candour/type/v1/rules.pb.h"
#include "services/common/day/london.h"
#include "services/common/digest/digest.h"
#include "services/intake/domain/apply.h"
#include "services/intake/domain/reference.h"
#include "tests/support/rule_calendar.h"

namespace candour::simulation {
namespace {

const absl::CivilDay kFirst(2025, 1, 1);
const absl::CivilDay kLast(2034, 12, 31);
constexpr int kActsInALife = 50;
constexpr const char* kCases = "6d0c1a52-1b39-5c7e-8a44-90e2f1d3b5a7";

// A life under way; the earliest comes first.
struct UnderWay {
  absl::Time now;
  std::uint64_t seed;
  std::shared_ptr<Life> life;

  bool operator<(const UnderWay& other) const {
    return now != other.now ? now > other.now : seed > other.seed;
  }
};

Names NamesOf(std::uint64_t seed, absl::Time begins, int authorities) {
  Names names;
  names.authority_id = absl::StrCat("council-", seed % static_cast<std::uint64_t>(authorities));
  names.complaint_id = Uuid5(kCases, absl::StrCat(seed));
  names.reference = intake::FormatReference(static_cast<int>(LondonDay(begins).year()),
                                            static_cast<int>(seed % 1'000'000));
  return names;
}

bool IsDiligent(std::uint64_t seed) { return seed % 2 == 0; }

class Run {
 public:
  Run(const Settings& settings, const intake::ReferenceData& reference_data)
      : settings_(settings), reference_data_(reference_data), lives_(settings.acts / 25 + 1) {}

  Figures Lead() {
    while (!figures_.failure.has_value() && (begun_ < lives_ || !under_way_.empty())) {
      // Nobody's next act comes before the next case begins.
      if (begun_ < lives_ && (under_way_.empty() || BeginOf(begun_) <= under_way_.top().now)) {
        Begin();
      } else {
        Step();
      }
    }
    return std::move(figures_);
  }

 private:
  absl::Time BeginOf(std::int64_t life) const {
    const absl::Duration whole = AtLocalHour(kLast, 12) - AtLocalHour(kFirst, 12);
    return absl::FromUnixSeconds(
        absl::ToUnixSeconds(AtLocalHour(kFirst, 12) + whole * life / lives_));
  }

  void Begin() {
    const absl::Time begins = BeginOf(begun_);
    const std::uint64_t seed = settings_.seed * 1'000'003 + static_cast<std::uint64_t>(begun_++);
    ++figures_.lives;
    auto life =
        std::make_shared<Life>(seed, begins, IsDiligent(seed),
                               NamesOf(seed, begins, settings_.authorities), reference_data_);
    under_way_.push({begins, seed, std::move(life)});
  }

  void Step() {
    UnderWay next = under_way_.top();
    under_way_.pop();
    Life& life = *next.life;
    life.Step();
    const bool over =
        static_cast<int>(life.Script().size()) >= kActsInALife || life.TheSubject().Events() == 0;
    if (over) life.TheSubject().Replay();
    if (!life.TheSubject().Fault().empty()) {
      figures_.failure = {next.seed,
                          NamesOf(next.seed, life.Script().front().at, settings_.authorities),
                          IsDiligent(next.seed), life.TheSubject().Fault(), life.Script()};
    }
    if (over || figures_.failure.has_value()) return Count(life);
    next.now = life.Now();
    under_way_.push(std::move(next));
  }

  void Count(Life& life) {
    figures_.tried += static_cast<std::int64_t>(life.Script().size());
    figures_.done += life.TheSubject().Done();
    figures_.events += life.TheSubject().Events();
    for (const ledger::v1::Event& event : life.TheSubject().TheCase().Events()) {
      ++figures_.by_type[std::string(intake::TypeOf(event))];
    }
  }

  const Settings settings_;
  const intake::ReferenceData& reference_data_;
  // A life tries at least half of kActsInALife acts, but for the few contacts that are refused.
  const std::int64_t lives_;
  std::int64_t begun_ = 0;
  std::priority_queue<UnderWay> under_way_;
  Figures figures_;
};

}  // namespace

intake::ReferenceData DecadeReference() {
  absl::StatusOr<Reference> reference = LoadReference("db/reference");
  if (reference.ok()) {
    reference->calendars = {tests::RuleMadeCalendar(2020, 2045)};
    absl::StatusOr<intake::ReferenceData> data = intake::ReferenceData::From(*std::move(reference));
    if (data.ok()) return *std::move(data);
    reference = data.status();
  }
  std::fputs(reference.status().ToString().c_str(), stderr);
  std::abort();
}

Figures RunDecade(const Settings& settings, const intake::ReferenceData& reference_data) {
  return Run(settings, reference_data).Lead();
}

std::string PlayOn(const Failure& failure, const std::vector<Try>& script,
                   const intake::ReferenceData& reference_data) {
  Subject subject(failure.names, failure.diligent, reference_data);
  for (const Try& attempt : script) subject.Do(attempt);
  subject.Replay();
  return subject.Fault();
}

std::vector<Try> Shrink(std::vector<Try> script, const Play& play) {
  const std::string fault = play(script);
  if (fault.empty()) return script;
  for (std::size_t length = script.size() / 2; length > 0; length /= 2) {
    for (std::size_t from = 0; from + length <= script.size();) {
      std::vector<Try> shorter = script;
      const auto first = shorter.begin() + static_cast<std::ptrdiff_t>(from);
      shorter.erase(first, first + static_cast<std::ptrdiff_t>(length));
      if (play(shorter) == fault) {
        script = std::move(shorter);
      } else {
        from += length;
      }
    }
  }
  return script;
}

std::string InWords(const std::vector<Try>& script) {
  std::string words;
  for (const Try& attempt : script) {
    absl::StrAppend(&words, absl::FormatTime("%Y-%m-%d %H:%M", attempt.at, absl::UTCTimeZone()),
                    " ", attempt.subject, " (", type::v1::Role_Name(attempt.role), ") ",
                    attempt.request_id, "\n    ", attempt.act.ShortDebugString(), "\n");
  }
  return words;
}

}  // namespace candour::simulation
