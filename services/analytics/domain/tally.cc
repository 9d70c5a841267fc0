#include "services/analytics/domain/tally.h"

#include <algorithm>
#include <set>

namespace candour::analytics {
namespace {

constexpr std::array<int, 3> kBandEnds = {15, 30, 60};  // working days
constexpr std::size_t kLongBand = 3;
constexpr std::size_t kOverSixMonths = 4;

bool IsComplaint(const ComplaintFact& fact) { return fact.record_type == "CMP"; }

bool HappenedBy(const std::optional<absl::CivilDay>& day, absl::CivilDay limit) {
  return day.has_value() && *day <= limit;
}

// The day on which the council's answer stands: an imported case has no answer, only its end.
std::optional<absl::CivilDay> AnsweredOn(const ComplaintFact& fact) {
  return fact.historic && !fact.responded_on ? fact.closed_on : fact.responded_on;
}

// A case that ended without an answer being owed any longer.
bool ReleasedBy(const ComplaintFact& fact, absl::CivilDay due) {
  const bool without_answer =
      fact.outcome == "WDN" || fact.outcome == "EXC" || fact.outcome == "TRF";
  return without_answer && !fact.responded_on && HappenedBy(fact.closed_on, due);
}

// Counts one duty: done on `done`, due on `due`.
void CountDuty(const ComplaintFact& fact, const Frame& frame, std::optional<absl::CivilDay> due,
               std::optional<absl::CivilDay> done, Share& share) {
  if (!due.has_value() || ReleasedBy(fact, *due)) return;
  const bool in_cohort = Contains(frame.period, *due);
  if (*due > frame.data_as_at) {
    if (in_cohort || Contains(frame.period, fact.received_on)) ++share.not_yet_due;
    return;
  }
  if (!in_cohort) return;
  ++share.denominator;
  if (HappenedBy(done, *due)) ++share.numerator;
}

// The promised date in force on `day`: the latest that the person had been told of.
std::optional<absl::CivilDay> PromiseInForce(const ComplaintFact& fact, absl::CivilDay day) {
  std::optional<absl::CivilDay> promise = fact.original_response_by;
  for (const Amendment& amendment : fact.amendments) {
    if (HappenedBy(amendment.told_on, day)) promise = amendment.new_by;
  }
  return promise;
}

void CountAmendments(const ComplaintFact& fact, const Frame& frame, Tally& tally) {
  for (const Amendment& amendment : fact.amendments) {
    if (!Contains(frame.period, amendment.old_by)) continue;
    const bool told_before = HappenedBy(amendment.told_on, amendment.old_by);
    if (amendment.old_by > frame.data_as_at) {
      ++tally.told_before.not_yet_due;
      continue;
    }
    ++tally.told_before.denominator;
    if (told_before) ++tally.told_before.numerator;
  }
}

bool HeardBy(const ComplaintFact& fact, absl::CivilDay promised) {
  const auto told_of = [promised](const Amendment& amendment) {
    return amendment.old_by == promised && HappenedBy(amendment.told_on, promised);
  };
  const auto held = [promised](absl::CivilDay day) { return day <= promised; };
  return HappenedBy(fact.responded_on, promised) || HappenedBy(fact.closed_on, promised) ||
         std::any_of(fact.amendments.begin(), fact.amendments.end(), told_of) ||
         std::any_of(fact.holding_notices_on.begin(), fact.holding_notices_on.end(), held);
}

// Every date that was ever promised to the person and has passed must have brought an answer or
// a word of why not.
void CountSilence(const ComplaintFact& fact, const Frame& frame, Tally& tally) {
  std::set<absl::CivilDay> promises;
  if (fact.original_response_by) promises.insert(*fact.original_response_by);
  for (const Amendment& amendment : fact.amendments) {
    if (HappenedBy(amendment.told_on, frame.data_as_at)) promises.insert(amendment.new_by);
  }
  for (const absl::CivilDay promised : promises) {
    const bool passed = Contains(frame.period, promised) && promised <= frame.data_as_at;
    if (passed && !HeardBy(fact, promised)) ++tally.passed_in_silence;
  }
}

void CountTimeliness(const ComplaintFact& fact, const Frame& frame, Tally& tally) {
  const absl::CivilDay known_until =
      HappenedBy(fact.responded_on, frame.data_as_at) ? *fact.responded_on : frame.data_as_at;
  CountDuty(fact, frame, fact.ack_due, fact.acknowledged_on, tally.acknowledged);
  CountDuty(fact, frame, fact.original_response_by, fact.responded_on, tally.within_first_told);
  CountDuty(fact, frame, PromiseInForce(fact, known_until), fact.responded_on,
            tally.within_amended);
  CountDuty(fact, frame, fact.relevant_period_last_day, fact.responded_on, tally.within_relevant);
  CountAmendments(fact, frame, tally);
  CountSilence(fact, frame, tally);
  for (const absl::CivilDay day : fact.holding_notices_on) {
    if (Contains(frame.period, day) && day <= frame.data_as_at) ++tally.holding_notices;
  }
}

void CountThemes(const ComplaintFact& fact, Tally& tally) {
  const std::string primary = LevelOne(fact.primary_theme);
  ++tally.level_one[primary].cases;
  if (fact.primary_theme != primary) ++tally.level_two[fact.primary_theme].cases;
  if (fact.theme_confirmed) ++tally.themes_confirmed;
  for (const PointFact& point : fact.points) {
    if (point.theme.empty()) continue;
    ++tally.level_one[LevelOne(point.theme)].points;
    ++tally.level_two[point.theme].points;
  }
}

void CountWaiting(const ComplaintFact& fact, const Frame& frame, Tally& tally) {
  if (fact.historic) return;
  const bool answered = HappenedBy(fact.responded_on, frame.data_as_at);
  const bool closed = HappenedBy(fact.closed_on, frame.data_as_at);
  const absl::CivilDay until = answered ? *fact.responded_on
                               : closed ? *fact.closed_on
                                        : frame.data_as_at;
  const int days = frame.working_days_between(fact.received_on, until);
  ++(answered ? tally.answered_after : tally.unanswered_after)[days];
}

void CountReceived(const ComplaintFact& fact, const Frame& frame, Tally& tally) {
  if (!Contains(frame.period, fact.received_on)) return;
  ++tally.received[fact.record_type];
  if (!IsComplaint(fact)) return;
  if (fact.historic) ++tally.historic;
  ++tally.channels[fact.channel];
  CountThemes(fact, tally);
  CountWaiting(fact, frame, tally);
}

void CountAnswered(const ComplaintFact& fact, const Frame& frame, Tally& tally) {
  const std::optional<absl::CivilDay> answered = AnsweredOn(fact);
  if (!HappenedBy(answered, frame.data_as_at) || !Contains(frame.period, *answered)) return;
  if (!fact.historic) {
    ++tally.response_days[frame.working_days_between(fact.received_on, *answered)];
  }
  if (!fact.outcome.empty()) ++tally.case_outcomes[fact.outcome];
  for (const PointFact& point : fact.points) {
    if (!point.outcome.empty()) ++tally.point_outcomes[point.outcome];
  }
}

std::size_t AgeBand(const ComplaintFact& fact, absl::CivilDay day, int working_days) {
  const absl::CivilDay six_months =
      absl::CivilDay(absl::CivilMonth(fact.received_on) + 6) + (fact.received_on.day() - 1);
  if (day >= six_months) return kOverSixMonths;
  const auto* const end = std::find_if(kBandEnds.begin(), kBandEnds.end(),
                                       [working_days](int last) { return working_days <= last; });
  return end == kBandEnds.end() ? kLongBand : static_cast<std::size_t>(end - kBandEnds.begin());
}

void CountOpen(const ComplaintFact& fact, const Frame& frame, Tally& tally) {
  const absl::CivilDay day = std::min(LastDay(frame.period), frame.data_as_at);
  if (fact.historic || fact.received_on > day) return;
  if (HappenedBy(fact.responded_on, day) || HappenedBy(fact.closed_on, day)) return;
  const int age = frame.working_days_between(fact.received_on, day);
  ++tally.open.at(AgeBand(fact, day, age));
}

template <typename Key>
void MergeCounts(const std::map<Key, std::int64_t>& part, std::map<Key, std::int64_t>& whole) {
  for (const auto& [key, count] : part) whole[key] += count;
}

void MergeThemes(const std::map<std::string, ThemeTally>& part,
                 std::map<std::string, ThemeTally>& whole) {
  for (const auto& [code, theme] : part) {
    whole[code].cases += theme.cases;
    whole[code].points += theme.points;
  }
}

void MergeShare(const Share& part, Share& whole) {
  whole.numerator += part.numerator;
  whole.denominator += part.denominator;
  whole.not_yet_due += part.not_yet_due;
}

}  // namespace

std::string LevelOne(const std::string& theme) { return theme.substr(0, theme.find('-')); }

void Count(const ComplaintFact& fact, const Frame& frame, Tally& tally) {
  if (fact.logged_on > frame.data_as_at) return;
  CountReceived(fact, frame, tally);
  if (!IsComplaint(fact)) return;
  CountTimeliness(fact, frame, tally);
  CountAnswered(fact, frame, tally);
  CountOpen(fact, frame, tally);
}

Tally CountAll(const std::vector<ComplaintFact>& facts, const Frame& frame) {
  Tally tally;
  for (const ComplaintFact& fact : facts) Count(fact, frame, tally);
  return tally;
}

void Merge(const Tally& part, Tally& whole) {
  MergeCounts(part.received, whole.received);
  MergeCounts(part.channels, whole.channels);
  MergeThemes(part.level_one, whole.level_one);
  MergeThemes(part.level_two, whole.level_two);
  MergeCounts(part.answered_after, whole.answered_after);
  MergeCounts(part.unanswered_after, whole.unanswered_after);
  MergeCounts(part.response_days, whole.response_days);
  MergeCounts(part.case_outcomes, whole.case_outcomes);
  MergeCounts(part.point_outcomes, whole.point_outcomes);
  MergeShare(part.acknowledged, whole.acknowledged);
  MergeShare(part.within_first_told, whole.within_first_told);
  MergeShare(part.within_amended, whole.within_amended);
  MergeShare(part.within_relevant, whole.within_relevant);
  MergeShare(part.told_before, whole.told_before);
  whole.historic += part.historic;
  whole.themes_confirmed += part.themes_confirmed;
  whole.passed_in_silence += part.passed_in_silence;
  whole.holding_notices += part.holding_notices;
  for (std::size_t band = 0; band < kAgeBands; ++band) whole.open.at(band) += part.open.at(band);
}

}  // namespace candour::analytics
